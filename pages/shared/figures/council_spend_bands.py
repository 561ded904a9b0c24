"""Councils that have bought, by how much each spent."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Name the band with most councils, or say that none bought."""
    shown = rows.records()
    total = sum(row["council_count"] for row in shown)
    most = max(row["council_count"] for row in shown)
    bands = [row["spend_band"] for row in shown if row["council_count"] == most]
    region = choice.values.get("region")
    where = f"{region}: " if region else ""
    if total == 0:
        heading = f"No council{choice.place()} had bought in this selection"
    elif len(bands) > 1:
        heading = f"{where}{len(bands)} bands of spend tie, with {most:,} of {wording.count(total, 'council')} each"
    else:
        heading = f"{where}{most:,} of {wording.count(total, 'council')} that bought spent {_lower(bands[0])}"
    spend = wording.money(sum(row["spend_gbp"] for row in shown))
    return Finding(
        heading=heading,
        measure=f"Councils{choice.place()} that have bought by their own spend{choice.sales()}: {spend} together",
        sentence="Each band is ten times as wide as the one before; a council stands in one band.",
        alt=f"Bar chart of councils that have bought by bands of their own spend. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars in the order of the bands."""
    counts = rows.column("council_count")
    return charts.bars(
        theme,
        rows.column("spend_band"),
        counts,
        [theme.groups["Local authorities"]] * len(counts),
        [f"{number:,}" for number in counts],
    )


def _lower(band: str) -> str:
    return band[0].lower() + band[1:]
