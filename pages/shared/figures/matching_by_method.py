"""How published names were matched, and what each way covers."""

from __future__ import annotations

from decimal import Decimal

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

WITHOUT_BODY = ("Kind only", "Not matched")


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say what share of spend is matched to a body."""
    shown = {row["match_group"]: row for row in rows.records()}
    spend = sum(row["spend_gbp"] for row in shown.values())
    names = sum(row["buyer_name_count"] for row in shown.values())
    apart = [shown[group] for group in WITHOUT_BODY if group in shown]
    left = sum(row["spend_gbp"] for row in apart)
    matched = names - sum(row["buyer_name_count"] for row in apart)
    if not shown:
        return Finding("No published names in this snapshot", "0 names", "There is nothing to match.", "")
    if spend <= 0 or any(row["share_percent"] is None for row in shown.values()):
        heading = f"{matched:,} of {wording.count(names, 'name')} are matched to a body"
    elif left == 0:
        heading = "All spend is matched to a body"
    else:
        heading = f"{_share(spend - left, spend)} is matched to a body"
    return Finding(
        heading=heading,
        measure=f"{matched:,} of {wording.count(names, 'published name')}; {wording.money(left)} without a body",
        sentence="Spend without a body is shown as its own group, never spread over the others.",
        alt=f"Bar chart of the share of spend by how its buyer's name was matched. {heading}.",
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One bar a way of matching, strictest first."""
    shown = rows.records()
    shares = [row["share_percent"] for row in shown]
    return charts.bars(
        theme,
        rows.column("match_group"),
        [share or 0 for share in shares],
        [theme.context if row["match_group"] in WITHOUT_BODY else theme.strong for row in shown],
        ["[low base]" if share is None else _bar_text(share) for share in shares],
    )


def _share(part: Decimal, whole: Decimal) -> str:
    """A share of spend; never 100% for not all."""
    share = 100 * part / whole
    return "Nearly all spend" if Decimal("99.95") <= share < 100 else f"{wording.percent(float(share), 1)} of spend"


def _bar_text(share: float) -> str:
    return "less than 0.1%" if 0 < share < 0.05 else wording.percent(share, 1)
