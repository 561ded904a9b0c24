"""What each recommendation asks, and where it stands."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import link, table
from pages.shared.store import Rows

MEASURE = "Asks of Procuring the Smarter State, at 30 January 2018 and at the latest date published"
DIRECTIONS = ("up", "down", "no clear change", "cannot be said")
NUMBER = 10**6
HEADINGS = ("Measured by", "At the report or the nearest before; latest", "Direction, and how sure")


def finding(rows: Rows, choice: Choice) -> Finding:
    """For how many asks any indicator can be compared with the report's day."""
    shown = rows.records()
    if not shown:
        return Finding("No recommendations in this snapshot", MEASURE, "There is nothing to list.", "")
    asks = {row["ask_id"] for row in shown}
    followed = {row["ask_id"] for row in shown if row["direction"] != "cannot be said"}
    many = Counter(row["direction"] for row in shown)
    said = wording.listed([f"{many[direction]} {direction}" for direction in DIRECTIONS if many[direction]])
    return Finding(
        heading=f"{len(followed)} of {wording.count(len(asks), 'ask')} can be compared with the report's day",
        measure=MEASURE,
        sentence=f"Of {wording.count(len(shown), 'indicator')}: {said}. None of these is good or bad by itself.",
        alt="",
    )


def listing(rows: Rows) -> str:
    """Each ask with a table of its indicators; values lead to where they were published."""
    parts = []
    for _, group in groupby(rows.records(), lambda row: row["ask_id"]):
        indicators = list(group)
        first = indicators[0]
        parts.append(
            f"**{wording.as_plain_text(first['ask_id'])}. {wording.as_plain_text(first['ask'])}.** "
            f"Asked of: {wording.as_plain_text(first['addressee'])}\n\n"
            + table(HEADINGS, [_indicator(row) for row in indicators])
        )
    return "\n\n".join(parts)


def _indicator(row: dict[str, Any]) -> tuple[str, str, str]:
    name = wording.as_plain_text(row["indicator_name"])
    if row["latest_value"] is None:
        would = f"; would measure it: {wording.as_plain_text(row['would_measure'])}" if row["would_measure"] else ""
        return name, f"nothing published{would}", "**cannot be said**"
    before = _value(row["baseline_value"], row["unit"], row["baseline_period"], row, "baseline_")
    after = _value(row["latest_value"], row["unit"], row["latest_period"], row, "")
    values = f"{before}; latest: {after if after != before else 'nothing later'}"
    reason = f": {wording.as_plain_text(row['direction_reason'])}" if row["direction_reason"] else ""
    certainty = wording.as_plain_text(row["certainty"][0].lower() + row["certainty"][1:])
    return name, values, f"**{row['direction']}**{reason}. How sure: {certainty}"


def _value(value: str | None, unit: str, period: str | None, row: dict[str, Any], which: str) -> str:
    if value is None:
        return "nothing"
    words = f"{_number(value, unit)} ({period})"
    publication = row[f"{which}published_in"]
    if publication is None:
        return f"{wording.as_plain_text(words)}, worked out from what this snapshot holds"
    return f"{link(words, row[f'{which}address'])}, {wording.as_plain_text(publication)}"


def _number(value: str, unit: str) -> str:
    if unit == "£ million":
        return wording.money(float(value) * NUMBER)
    return f"{value}%" if unit == "%" else f"{value} {unit}"
