"""Share of spend by kind of buyer."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

REPORT_FOCUS = ("Agencies", "Local authorities")
IN_A_SENTENCE = {
    "Rest of the wider public sector": "the rest of the wider public sector",
    "Not matched": "buyers that are not matched",
}


def finding(rows: Rows, choice: Choice) -> Finding:
    """State what agencies and councils make up, each on its own."""
    share = {row["buyer_group"]: row["share_percent"] for row in rows.records()}
    spend = {row["buyer_group"]: row["spend_gbp"] for row in rows.records()}
    if not share:
        return Finding("No final month of spend in this selection", "Share of spend", "There is nothing to draw.", "")
    if sum(spend.values()) <= 0:
        heading = "Credit notes cancel all spend, so there are no shares"
    elif any(value is None for value in share.values()):
        heading = "Too few invoice lines to give shares of spend"
    else:
        agencies, councils = (_share(share.get(group, 0)) for group in REPORT_FOCUS)
        heading = f"Agencies made {agencies} of spend, councils {councils}"
    amounts = wording.listed([f"{group.lower()} {wording.money(spend.get(group, 0))}" for group in REPORT_FOCUS])
    largest = wording.listed([_named(group) for group in spend if spend[group] == max(spend.values())])
    return Finding(
        heading=heading,
        measure=f"Share of spend by kind of buyer up to the last final month{choice.sales()}: {amounts}",
        sentence=(
            f"{largest[0].upper()}{largest[1:]} spent most. The bars add up to all spend; the sector column of the "
            "published file sorts buyers differently."
        ),
        alt=f"Bar chart of shares of spend by kind of buyer; largest: {largest}. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars by value; the two groups that the report names in their colours, the others as context."""
    shown = rows.records()
    return charts.bars(
        theme,
        [row["buyer_group"] for row in shown],
        [row["share_percent"] or 0 for row in shown],
        [theme.groups[row["buyer_group"]] if row["buyer_group"] in REPORT_FOCUS else theme.context for row in shown],
        ["[low base]" if row["share_percent"] is None else wording.percent(row["share_percent"], 1) for row in shown],
    )


def _named(group: str) -> str:
    return IN_A_SENTENCE.get(group, group.lower())


def _share(percent: float) -> str:
    """A share in the heading; never 0% for some."""
    return "less than 1%" if 0 < percent < 0.5 else wording.percent(percent)
