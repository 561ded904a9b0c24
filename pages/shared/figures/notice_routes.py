"""Routes by which contracts are let."""

from __future__ import annotations

from pages.shared import charts, notice_words, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Notices on Contracts Finder and Find a Tender, by the procedure that the buyer states"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The most used route that is stated."""
    if len(rows) == 0:
        return Finding("No notice of a matched buyer", MEASURE, notice_words.NONE, "")
    count = {row["notice_route"]: row["notice_count"] for row in rows.records()}
    total, unknown = sum(count.values()), count.pop("Not stated", 0)
    if not count:
        heading = f"{wording.count(total, 'notice')}, and no route is stated"
    else:
        top = max(count.values())
        named = wording.listed([route for route in count if count[route] == top])
        each = " each" if list(count.values()).count(top) > 1 else ""
        heading = f"{named}: {top:,}{each} of {wording.count(total, 'notice')}"
    sample = f" {notice_words.SAMPLE}" if not any(rows.column("window_notice_count")) else ""
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=f"{unknown:,} of {total:,} do not state a route.{sample}",
        alt=f"Bars of notices by route. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars by number."""
    return notice_words.bars(rows, theme, "notice_count", "notice_route")
