"""What departments and their bodies buy, by lot."""

from __future__ import annotations

from decimal import Decimal

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

SMALL_BASE = 10


def finding(rows: Rows, choice: Choice) -> Finding:
    """Name the lot with the most spend and its share, on a base that allows it."""
    spend = _by_lot(rows)
    total = sum(spend.values(), Decimal(0))
    if not spend:
        return Finding("No spend of departments in this selection", "Spend by lot", "There is nothing to draw.", "")
    most = [lot for lot, amount in spend.items() if amount == max(spend.values())]
    named = wording.listed(most)
    if total <= 0 or sum(rows.column("invoice_count")) < SMALL_BASE:
        heading = f"Departments and their bodies spent {wording.money(total)}"
    elif len(spend) == 1:
        heading = f"Departments and their bodies spent {wording.money(total)} on {named}"
    elif len(most) > 1:
        heading = f"{named} tie, with {wording.money(spend[most[0]])} each"
    else:
        share = wording.percent(100 * float(spend[most[0]] / total))
        heading = f"{named} took {share} of the spend of departments and their bodies"
    amounts = "; ".join(f"{lot} {wording.money(amount)}" for lot, amount in spend.items())
    return Finding(
        heading=heading,
        measure=f"Spend of departments with their bodies by lot{choice.sales()}, £ without VAT: {amounts}",
        sentence="Each department stands in the table. Suppliers choose the lot under which they report.",
        alt=f"Bar chart of spend by lot: {amounts}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a lot, largest first."""
    ordered = sorted(_by_lot(rows).items(), key=lambda item: -item[1])
    return charts.bars(
        theme,
        [lot for lot, _ in ordered],
        [float(amount) for _, amount in ordered],
        [theme.groups["Departments"]] * len(ordered),
        [wording.money_short(amount) for _, amount in ordered],
    )


def _by_lot(rows: Rows) -> dict[str, Decimal]:
    """Spend of each lot, all departments together."""
    totals: dict[str, Decimal] = {}
    for row in rows.records():
        totals[row["lot_name"]] = totals.get(row["lot_name"], Decimal(0)) + row["spend_gbp"]
    return totals
