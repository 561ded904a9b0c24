"""A council among its peers that bought: bands of cumulative spend per head, month by month."""

from __future__ import annotations

from html import escape
from typing import Any

from pages.shared import charts, wording
from pages.shared.charts import peers as peer_charts
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


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
    month = wording.month(last["month"])
    banded = [row for row in shown if row["band_50_gbp"] is not None]
    heading = _heading(last, month)
    return Finding(
        heading=heading,
        measure=f"Spend per head added up from {wording.month(shown[0]['month'])}, £{choice.sales()}, to {month}",
        sentence=f"{_band(banded)} {last['comparison_note']}",
        alt=f"Line of one council over bands of its peers that had bought. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Two bands, their median, and the council as a strong line; nothing where no month has a band."""
    banded = [row for row in rows.records() if row["band_50_gbp"] is not None]
    if not banded:
        return {"data": [], "layout": {}}
    return peer_charts.bands(
        theme,
        [row["month"] for row in banded],
        [[row[f"band_{part}_gbp"] for part in (10, 25, 50, 75, 90)] for row in banded],
        escape(banded[0]["buyer_name"]),
        [row["spend_per_head_gbp"] for row in banded],
    )


def _heading(last: dict[str, Any], month: str) -> str:
    peers = wording.count(last["peer_bought_count"], "peer")
    if last["band_50_gbp"] is None:
        return f"{peers} had bought by {month}, too few for bands"
    return f"{peers} had bought by {month}, half at £{last['band_50_gbp']:,.2f} a head or less"


def _band(banded: list[dict[str, Any]]) -> str:
    if not banded:
        return "A band needs 10 peers that have bought [low base]. Other peers can be chosen above."
    return (
        "The darker band holds the middle half of the peers that had bought by then, both bands together the middle "
        f"80%; there is none before {wording.month(banded[0]['month'])}, when 10 peers first had bought."
    )
