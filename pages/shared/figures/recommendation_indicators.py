"""What each recommendation asks, and where it stands."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import link
from pages.shared.store import Rows

MEASURE = "Asks of Procuring the Smarter State, at 30 January 2018 and at the latest date published"
DIRECTIONS = ("up", "down", "no clear change", "cannot be said")
NUMBER = 10**6


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
    """Each ask with a line an indicator; values lead to where they were published. Columns would not fit a phone."""
    parts = []
    for _, group in groupby(rows.records(), lambda row: row["ask_id"]):
        indicators = list(group)
        first = indicators[0]
        parts.append(
            f"**{wording.as_plain_text(first['ask_id'])}. {wording.as_plain_text(first['ask'])}.** "
            f"Asked of: {wording.as_plain_text(first['addressee'])}\n\n"
            + "\n".join(f"- {_indicator(row)}" for row in indicators)
        )
    return "\n\n".join(parts)


def _indicator(row: dict[str, Any]) -> str:
    """What is measured, which way it went, then the numbers at the report or the nearest before, and the latest."""
    name = wording.as_plain_text(row["indicator_name"])
    if row["latest_value"] is None:
        would = f" Would measure it: {wording.as_plain_text(row['would_measure'])}." if row["would_measure"] else ""
        return f"{name}: **cannot be said**, nothing is published.{would}"
    before = _value(row["baseline_value"], row["unit"], row["baseline_period"], row, "baseline_")
    after = _value(row["latest_value"], row["unit"], row["latest_period"], row, "")
    reason = f" ({wording.as_plain_text(row['direction_reason'])})" if row["direction_reason"] else ""
    level, _, why = row["certainty"].partition(": ")
    certainty = wording.as_plain_text(f"{level.lower()}{f' ({why})' if why else ''}")
    return (
        f"{name}: **{row['direction']}**{reason}. At the report or the nearest before: {before}; "
        f"latest: {after if after != before else 'nothing later'}. How sure: {certainty}."
    )


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
