"""Where the work of opportunities is done."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NOWHERE = ("London", "Offsite")


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many are for work outside London, and how many of these for no place."""
    counts = {row["work_location"]: row["opportunity_count"] for row in rows.records()}
    total = sum(counts.values())
    elsewhere = sum(number for place, number in counts.items() if place not in NOWHERE)
    every_one = wording.count(total, "opportunity", "opportunities")
    heading = f"Outside London: {elsewhere:,} of {every_one}, and {counts.get('Offsite', 0):,} offsite"
    if total == 0:
        heading = "No opportunity with a place of work"
    return Finding(
        heading=heading,
        measure=f"Opportunities by the place of work, {total:,} with a published place",
        sentence=(
            f"London: {wording.n_of_m(counts.get('London', 0), total)}. "
            "Offsite is at the supplier's own place, wherever that is."
        ),
        alt=f"Bar chart of opportunities by place of work. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a place, largest first, offsite in grey."""
    shown = rows.records()
    return charts.bars(
        theme,
        [row["work_location"] for row in shown],
        [row["opportunity_count"] for row in shown],
        [theme.context if row["work_location"] == "Offsite" else theme.strong for row in shown],
        [_text(row["opportunity_count"], row["place_percent"]) for row in shown],
    )


def _text(number: int, share: float | None) -> str:
    return f"{number:,}" if share is None else wording.percent(share)
