"""Share of spend with small and medium-sized firms, by kind of buyer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Name the groups with the highest and the lowest share by value."""
    compared = [row for row in rows.records() if row["sme_value_percent"] is not None]
    spend, sme = sum(rows.column("spend_gbp")), sum(rows.column("sme_spend_gbp"))
    lot = f" (lot: {choice.words['lot_id']})" if "lot_id" in choice.words else ""
    return Finding(
        heading=_heading(compared),
        measure=f"Spend with SMEs{lot}, up to the last final month: {wording.money(sme)} of {wording.money(spend)}",
        sentence="By value counts pounds, by volume invoice lines. Suppliers are labelled as in that publication.",
        alt="",
    )


def _heading(compared: list[dict[str, Any]]) -> str:
    if not compared:
        return "Too few invoice lines for a share of SMEs"
    lowest, highest = (_at_end(pick, compared) for pick in (min, max))
    if len(lowest) == len(compared):
        group = f" of {_named(compared)}" if len(compared) == 1 else ""
        return f"SMEs had {_percent(compared[0])} of spend{group or ' in every group'}"
    return f"SMEs: from {_percent(lowest[0])} ({_named(lowest)}) to {_percent(highest[0])} ({_named(highest)})"


def _at_end(pick: Callable[..., float], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    end = pick(row["sme_value_percent"] for row in rows)
    return [row for row in rows if row["sme_value_percent"] == end]


def _named(rows: list[dict[str, Any]]) -> str:
    return str(rows[0]["buyer_group"]).lower() if len(rows) == 1 else f"{len(rows)} tied"


def _percent(row: dict[str, Any]) -> str:
    return wording.percent(row["sme_value_percent"])
