"""What each chosen body bought and advertised, year by year, as a table."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NOTHING = "Choose a public body above, of which files hold anything."


def finding(rows: Rows, choice: Choice) -> Finding:
    """Spend, opportunities and notices of the chosen bodies together, and of what time each is."""
    shown = rows.records()
    if not shown:
        return Finding("No year of any file to show", "0 bodies", NOTHING, "")
    spent = wording.money(_sum(shown, "spend_gbp"))
    opportunities = wording.count(_sum(shown, "opportunity_count"), "opportunity", "opportunities")
    notices = wording.count(_sum(shown, "notice_count"), "notice")
    names = {row["buyer_id"]: row["buyer_name"] for row in shown}
    who = f"{shown[0]['buyer_name']}: " if len(names) == 1 else f"{len(names)} bodies: "
    return Finding(
        heading=f"{who}{spent} of spend, {opportunities}, {notices}",
        measure="Own spend, £, opportunities and notices by financial year, whatever the filters",
        sentence=f"{_covered(shown[0])} A year that no such file covers is [x].",
        alt="",
    )


def _sum(rows: list[dict[str, Any]], column: str) -> Any:
    return sum(row[column] or 0 for row in rows)


def _covered(row: dict[str, Any]) -> str:
    """What the files hold of all bodies."""
    sales, opportunities, notices = (
        row[column] or "none" for column in ("sales_covered", "opportunities_covered", "notices_covered")
    )
    return f"Held of all bodies: sales, {sales}; opportunities, {opportunities}; notices, {notices}."
