"""How many suppliers a buyer uses."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many of all buyers have one supplier only, and how many of the councils."""
    buyers, councils = rows.column("buyer_count"), rows.column("council_count")
    total = sum(buyers)
    if total == 0:
        heading = "No buyer has bought in this selection"
    else:
        heading = (
            f"One supplier only: {buyers[0]:,} of {wording.count(total, 'buyer')} "
            f"({wording.share_of(buyers[0], total)})"
        )
    return Finding(
        heading=heading,
        measure=f"Buyers by how many suppliers they bought from{choice.sales()}; {wording.count(total, 'buyer')}",
        sentence=(
            f"Of {wording.count(sum(councils), 'council')}, {councils[0]:,} bought from one supplier only. "
            "Few suppliers are no fault where little is bought."
        ),
        alt=f"Bar chart of buyers by the number of suppliers they used. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One bar a band; nothing where nobody bought."""
    counts = rows.column("buyer_count")
    if sum(counts) == 0:
        return {"data": [], "layout": {}}
    colours = [theme.strong] + [theme.context] * (len(counts) - 1)
    return charts.bars(theme, rows.column("supplier_band"), counts, colours, [f"{count:,}" for count in counts])
