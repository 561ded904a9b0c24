"""A council among its peers that bought: bands of cumulative spend per head, by financial year."""

from __future__ import annotations

from html import escape
from typing import Any

from pages.shared import charts, wording
from pages.shared.charts import peers as peer_charts
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MONTHS_OF_A_YEAR = 12


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say how many peers the last band rests on, or that there are too few for any."""
    shown = rows.records()
    if not shown:
        return Finding(
            "No band of peers to draw",
            "0 peers",
            "It needs a council that was on the register and whose population is known.",
            "",
        )
    last = shown[-1]
    month = wording.month(last["held_to_month"])
    heading = _heading(last, month)
    first = wording.month(shown[0]["held_from_month"])
    return Finding(
        heading=heading,
        measure=f"Spend per head added up from {first} to each financial year's end, £{choice.sales()}, to {month}",
        sentence=f"{_band(shown)} {last['comparison_note']}",
        alt=f"Bands of peers that had bought by financial year, with one council as a line. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Two bands a year, their median, and the council as a strong line; nothing where no year has a band."""
    banded = [row for row in rows.records() if row["band_50_gbp"] is not None]
    if not banded:
        return {"data": [], "layout": {}}
    years = [
        peer_charts.Year(
            _label(row),
            _is_whole(row),
            [row[f"band_{part}_gbp"] for part in (10, 25, 50, 75, 90)],
            row["spend_per_head_gbp"],
        )
        for row in banded
    ]
    return peer_charts.bands(theme, years, escape(banded[0]["buyer_name"]))


def _heading(last: dict[str, Any], month: str) -> str:
    peers = wording.count(last["peer_bought_count"], "peer")
    if last["band_50_gbp"] is None:
        return f"{peers} had bought by {month}, too few for bands"
    return f"{peers} had bought by {month}, half at £{last['band_50_gbp']:,.2f} a head or less"


def _band(rows: list[dict[str, Any]]) -> str:
    if all(row["band_50_gbp"] is None for row in rows):
        return "A band needs 10 peers that have bought [low base]. Other peers can be chosen above."
    told = ["The darker band holds the middle half of the peers that had bought by then, both together the middle 80%."]
    bare = [wording.financial_year(row["financial_year"]) for row in rows if row["band_50_gbp"] is None]
    part = [_words(row) for row in rows if not _is_whole(row)]
    if bare:
        told.append(f"No band for {wording.listed(bare)}: fewer than 10 peers had bought by then.")
    if part:
        told.append(f"Not a full year, so not joined to one: {wording.listed(part)}.")
    return " ".join(told)


def _is_whole(row: dict[str, Any]) -> bool:
    return bool(row["month_count"] == MONTHS_OF_A_YEAR)


def _words(row: dict[str, Any]) -> str:
    months = wording.period(row["held_from_month"], row["held_to_month"])
    return f"{wording.financial_year(row['financial_year'])} ({months})"


def _label(row: dict[str, Any]) -> str:
    """A year below its band; one that is not whole with the months that it has."""
    year = wording.financial_year(row["financial_year"])
    first, last = row["held_from_month"], row["held_to_month"]
    if _is_whole(row):
        return year
    return f"{year}<br>{first:%b} to {last:%b} only" if first != last else f"{year}<br>{first:%b} only"
