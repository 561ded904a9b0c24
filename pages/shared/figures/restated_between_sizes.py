"""What moved between small and large suppliers from one publication to the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pages.shared import charts, wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows
from pages.shared.theme import Theme


def finding(rows: Rows, choice: Choice) -> Finding:
    """The net of all moves, and in how many months."""
    moves = rows.column("moved_gbp")
    to_large = sum((-move for move in moves if move < 0), Decimal(0))
    to_sme = sum((move for move in moves if move > 0), Decimal(0))
    net = to_sme - to_large
    if not moves:
        heading = "Nothing moved between SMEs and large suppliers"
    elif net == 0:
        heading = f"As much moved to SMEs as to large suppliers: {wording.money(to_sme)}"
    else:
        heading = f"{wording.money(abs(net))} net moved to {'SMEs' if net > 0 else 'large suppliers'}"
    return Finding(
        heading=heading,
        measure=(
            f"Spend that changed size between publications, £: {wording.money(to_large)} from SMEs to large suppliers, "
            f"{wording.money(to_sme)} the other way"
        ),
        sentence=(
            f"{wording.count(len(moves), 'month, sector and lot', 'months, sectors and lots')} in which one size lost "
            "what the other gained, in whole or in part."
        ),
        alt=f"Bar chart of what moved between supplier sizes, by month. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a month: above zero towards SMEs."""
    by_month: dict[date, Decimal] = {}
    for row in rows.records():
        by_month[row["month"]] = by_month.get(row["month"], Decimal(0)) + row["moved_gbp"]
    return charts.bars(
        theme,
        [wording.month(month) for month in by_month],
        [float(moved) for moved in by_month.values()],
        [theme.strong] * len(by_month),
        [wording.money_short(moved) for moved in by_month.values()],
    )
