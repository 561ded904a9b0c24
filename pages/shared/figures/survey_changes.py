"""Whether changes between editions exceed sampling noise."""

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

MEASURE = "Pairs of neighbouring editions with the same question, % of all asked, techUK's surveys 2015 to 2022"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many changes are clear, how many are not, and for how many nobody can tell."""
    shown = rows.records()
    if not shown:
        return Finding("No question was asked twice in this snapshot", MEASURE, "There is nothing to compare.", "")
    tested = [row for row in shown if row["direction"] != "cannot be said"]
    clear = [row for row in tested if row["direction"] in ("up", "down")]
    return Finding(
        heading=_heading(len(clear), len(tested)),
        measure=MEASURE,
        sentence=(
            f"{len(shown) - len(tested)} of {wording.count(len(shown), 'change')} cannot be tested, because a number "
            "asked is not published as a number: they stand in the table. "
            + "".join(f"{_change(row)}. " for row in tested)
            + "This takes each survey for a simple random sample, which neither is."
        ),
        alt=f"Pairs of bars, {wording.count(len(tested), 'pair')}. {_heading(len(clear), len(tested))}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """Two bars a change that can be tested: the earlier edition in grey, the later in the colour of those asked."""
    tested = [row for row in rows.records() if row["direction"] != "cannot be said"]
    return questions(theme, [_question(row, theme) for row in tested])


def _question(row: dict[str, Any], theme: Theme) -> Question:
    before, after = row["answer_before_percent"], row["answer_percent"]
    said = f"{row['respondents']}. {row['question']}: {row['answer']} ({row['direction']})"
    return Question(
        said,
        (
            Bar(float(before), None, f"{percent(before)} ({row['edition_before']})", theme.context),
            Bar(float(after), None, f"{percent(after)} ({row['edition_name']})", theme.groups[row["respondents"]]),
        ),
    )


def _heading(clear: int, tested: int) -> str:
    if tested == 0:
        return "No change between editions can be tested"
    if clear == 0:
        return f"None of {wording.count(tested, 'testable change')} exceeds sampling noise"
    verb = "exceeds" if clear == 1 else "exceed"
    return f"{clear} of {wording.count(tested, 'testable change')} {verb} sampling noise"


def _change(row: dict[str, Any]) -> str:
    return (
        f"{row['question']} ({row['answer']}), {row['edition_before']} to {row['edition_name']}: "
        f"{percent(row['answer_before_percent'])} to {percent(row['answer_percent'])}, {row['direction']} "
        f"(95% interval of the difference: {row['change_low']:.1f} to {row['change_high']:.1f} points)"
    )
