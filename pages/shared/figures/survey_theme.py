"""What civil servants and suppliers say on one theme, side by side: what the figures by theme share."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.charts.answers import Bar, Question, questions
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import percent
from pages.shared.store import Rows

ASKED = ("Civil servants", "Suppliers")


def finding(rows: Rows, choice: Choice, theme_name: str) -> Finding:
    """The most given answer of each side, or that one side was not asked."""
    shown = rows.records()
    measure = f"Latest answer to each question on {theme_name}, % of all asked, techUK's surveys 2015 to 2022"
    if not shown:
        return Finding(f"No survey answers on {theme_name} in this snapshot", measure, "There is nothing to draw.", "")
    most = _most_given(shown)
    heading = "Most given answers: " + wording.listed(
        [f"{percent(row['answer_percent'])} of {row['respondents'].lower()}" for row in most]
    )
    silent = [asked.lower() for asked in ASKED if not any(row["respondents"] == asked for row in shown)]
    unknown = sum(row["interval_low"] is None for row in shown)
    return Finding(
        heading=heading,
        measure=measure,
        sentence=(
            "".join(f"{row['respondents']}: {row['question']} ({row['answer']}). " for row in most)
            + "The two were asked different questions, so their percentages are not subtracted. "
            + (f"Nothing was published that {silent[0]} were asked on this. " if silent else "")
            + f"{_without_interval(unknown, len(shown))}."
        ),
        alt=f"Bars of {wording.count(len(shown), 'answer')} on {theme_name}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """A bar an answer, civil servants first."""
    shown = rows.records()
    asked: list[Question] = []
    for side in ASKED:
        theirs = [row for row in shown if row["respondents"] == side]
        asked.append(Question(side if theirs else f"{side}: nothing published", ()))
        asked += [Question(f"{row['question']}: {row['answer']}", (_bar(row, theme),)) for row in theirs]
    return questions(theme, asked)


def _bar(row: dict[str, Any], theme: Theme) -> Bar:
    interval = None if row["interval_low"] is None else (row["interval_low"], row["interval_high"])
    words = f"{percent(row['answer_percent'])} ({row['edition_name']})"
    return Bar(float(row["answer_percent"]), interval, words, theme.groups[row["respondents"]])


def _most_given(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The row with the highest percentage of each side that was asked; the first of those that tie."""
    sides = [[row for row in shown if row["respondents"] == asked] for asked in ASKED]
    return [max(side, key=lambda row: row["answer_percent"]) for side in sides if side]


def _without_interval(unknown: int, shown: int) -> str:
    if unknown == 0:
        return "Thin lines are 95% intervals"
    if unknown == shown:
        return "No interval is drawn, because the number asked is not published as a number"
    return (
        f"Thin lines are 95% intervals; {unknown} of {shown} answers have none, because the number asked is not "
        "published as a number"
    )
