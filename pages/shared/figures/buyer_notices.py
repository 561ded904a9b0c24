"""Notices of each chosen body: by which route, for whom, and with what award."""

from __future__ import annotations

from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Notices on Contracts Finder and Find a Tender by route"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many notices, how many marked for SMEs and awarded; who has none, and who is not scored."""
    shown = rows.records()
    if not shown:
        return Finding("No notices to show", f"{MEASURE}: 0", "Notices are an optional source.", "")
    names = {row["buyer_id"]: row["buyer_name"] for row in shown}
    scored = [row for row in shown if row["is_scored"]]
    total, marked, suitable, awarded, awards = (
        sum(row[column] or 0 for row in scored)
        for column in (
            "notice_count", "sme_marked_count", "sme_suitable_count", "awarded_notice_count", "award_count"
        )
    )  # fmt: skip
    who = next(iter(names.values())) if len(names) == 1 else f"{len(names)} bodies"
    held = f"{wording.count(total, 'notice')}, {suitable:,} marked for SMEs" if total else "no scored notice held"
    heading = f"{who}: {held}"
    return Finding(
        heading=heading,
        measure=(
            f"{MEASURE}; saying whether they suit SMEs: {marked:,}; with an award: {awarded:,}; "
            f"awards in them: {awards:,}"
        ),
        sentence=" ".join([*_told(shown), f"Held of all buyers: {shown[0]['notices_covered'] or 'none'}."]),
        alt=f"Bars of notices by route. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a route of each body, of what is scored."""
    shown = [row for row in rows.records() if row["is_scored"] and row["notice_count"]]
    if not shown:
        return {"data": [], "layout": {}}
    several = len({row["buyer_id"] for row in rows.records()}) > 1
    return charts.bars(
        theme,
        [_label(row, several) for row in shown],
        [row["notice_count"] for row in shown],
        [theme.strong] * len(shown),
        [f"{row['notice_count']:,}" for row in shown],
    )


def _label(row: dict[str, Any], several: bool) -> str:
    where = f"{row['notice_route']} ({row['notice_service']})"
    return f"{row['buyer_name']}: {where}" if several else where


def _told(rows: list[dict[str, Any]]) -> list[str]:
    """Sentences on bodies without a notice, on bodies that Contracts Finder does not cover, and on other notices."""
    none = [row["buyer_name"] for row in rows if not row["notice_count"]]  # such a body has no other row
    uncovered = {row["buyer_id"]: row["buyer_name"] for row in rows if not row["is_on_service"]}
    elsewhere = sum(row["notice_count"] for row in rows if not row["is_scored"])
    told = []
    if none:
        told.append(f"Without a notice among those held, which says little: {wording.listed(none)}.")
    if uncovered:
        told.append(
            f"Never scored on Contracts Finder, which is for England and bodies not devolved: "
            f"{wording.listed(list(uncovered.values()))}."
        )
    if elsewhere:
        told.append(f"In the table alone, not scored: {wording.count(elsewhere, 'notice')}.")
    return told
