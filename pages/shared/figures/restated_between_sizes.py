"""What moved between small and large suppliers from one publication to the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pages.shared import wording
from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MILLION = 10**6


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
            "what the other gained, in whole or in part. Bars below zero: from SMEs to large suppliers."
        ),
        alt=f"Bar chart of what moved between supplier sizes, by month. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """An upright bar a month: above zero towards SMEs, below zero towards large suppliers."""
    by_month: dict[date, Decimal] = {}
    for row in rows.records():
        by_month[row["month"]] = by_month.get(row["month"], Decimal(0)) + row["moved_gbp"]
    months = sorted(by_month)
    layout = parts.frame(theme, height=340)
    layout["xaxis"] |= parts.month_axis(months)
    layout["yaxis"] |= {"title": {"text": "£ million", "font": {"size": 14}}}
    trace = {
        "type": "bar",
        "x": months,
        "y": [float(by_month[month]) / MILLION for month in months],
        "customdata": [wording.money(by_month[month]) for month in months],
        "marker": {"color": theme.strong},
        "hovertemplate": "%{x|%B %Y}: %{customdata}<extra></extra>",
    }
    return {"data": [trace], "layout": layout}
