"""What changed between the last two publications of opportunities, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

ABSENT = "not in the file"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count what is new, what changed its status and what is gone."""
    shown = rows.records()
    new = sum(row["opportunity_count"] for row in shown if row["status_before"] == ABSENT)
    gone = sum(row["opportunity_count"] for row in shown if row["status_now"] == ABSENT)
    changed = sum(row["opportunity_count"] for row in shown) - new - gone
    if not shown:
        measure = "Opportunities by status before and now: 0 changes"
        return Finding("No change between two publications", measure, "Or this snapshot holds only one.", "")
    days = [shown[0][column] for column in ("published_before", "published_date")]
    between = f", {wording.day(days[0])} and {wording.day(days[1])}" if all(days) else ""
    return Finding(
        heading=f"{new:,} new, {changed:,} with another status, {gone:,} gone",
        measure=f"Opportunities by status in the last 2 publications{between}",
        sentence="Outcomes are published late: closed opportunities become awarded, cancelled or unsuccessful.",
        alt="",
    )
