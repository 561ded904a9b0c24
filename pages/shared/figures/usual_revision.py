"""By how much a newest month moved in the publication after it."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The change of the newest month of the one earlier publication, or the middle of several."""
    newest = [row for row in rows.records() if row["month_position"] == "newest"]
    return Finding(
        heading=_heading(newest),
        measure=f"Newest months that a later publication changed, £ and %: {_observations(newest)}",
        sentence=said(rows) or "No publication held here is followed by another, so nothing is known of revisions.",
        alt="",
    )


def said(rows: Rows) -> str:
    """What to say beside a provisional month: in pounds and per cent, with the base; empty where nothing is known."""
    newest = [row for row in rows.records() if row["month_position"] == "newest"]
    if not newest:
        return ""
    known = "the only revision known" if len(newest) == 1 else f"the latest of {_observations(newest)}"
    return f"The newest month is provisional: {_moved(newest[-1])} in the next publication, {known}."


def _heading(newest: list[dict[str, Any]]) -> str:
    if not newest:
        return "No revision of a newest month is known"
    changes = sorted(abs(row["difference_gbp"]) for row in newest)
    if len(newest) == 1:
        return f"Newest month changed by {wording.money(changes[0])} in the next publication"
    if changes[0] == changes[-1]:
        return f"Newest months changed by {wording.money(changes[0])} each in the next publication"
    return f"Newest months changed by {wording.money(changes[0])} to {wording.money(changes[-1])}"


def _moved(row: dict[str, Any]) -> str:
    amounts = f"from {wording.money(row['spend_before_gbp'])} to {wording.money(row['spend_gbp'])}"
    return f"{wording.month(row['month'])} went {amounts} ({_change(row)})"


def _change(row: dict[str, Any]) -> str:
    if row["difference_gbp"] == 0:
        return "no change"
    pounds = f"{'up' if row['difference_gbp'] > 0 else 'down'} {wording.money(abs(row['difference_gbp']))}"
    share = row["revision_percent"]
    return pounds if share is None else f"{pounds}, {wording.percent(abs(share), 1)}"


def _observations(newest: list[dict[str, Any]]) -> str:
    return wording.count(len(newest), "observation")
