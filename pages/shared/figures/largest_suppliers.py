"""The suppliers with most spend."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

DRAWN = 10


def finding(rows: Rows, choice: Choice) -> Finding:
    """The largest, and what the ten largest have together."""
    shown = rows.records()
    if not shown:
        return Finding("No supplier has sales in this selection", "0 suppliers, £", "There is nothing to draw.", "")
    most = shown[0]["spend_gbp"]
    tied = [row for row in shown if row["spend_gbp"] == most]
    ten = shown[:DRAWN]
    labelled_sme = sum(row["supplier_sizes"] == "SME" for row in ten)
    if len(tied) > 1:
        heading = f"{len(tied)} suppliers tie as the largest, with {wording.money(most)} each"
    elif shown[0]["share_percent"] is None:
        heading = f"The largest supplier had {wording.money(most)}"
    else:
        heading = f"The largest supplier had {_share(shown[0]['share_percent'])} of spend"
    return Finding(
        heading=heading,
        measure=f"Spend by supplier{choice.sales()}, £, up to the last final month; the {len(shown)} largest",
        sentence=f"Of the {len(ten)} largest, labelled SME: {labelled_sme}. Direct sales alone are reported.",
        alt=f"Bar chart of the {len(ten)} largest suppliers by spend. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """The ten largest, SMEs in the strong colour; its label says the size too."""
    ten = rows.records()[:DRAWN]
    return charts.bars(
        theme,
        [f"{row['supplier_name']} ({row['supplier_sizes']})" for row in ten],
        [float(row["spend_gbp"]) for row in ten],
        [theme.strong if row["supplier_sizes"] == "SME" else theme.context for row in ten],
        [wording.money_short(row["spend_gbp"]) for row in ten],
    )


def _share(value: float) -> str:
    return "less than 1%" if value < 0.5 else wording.percent(value)
