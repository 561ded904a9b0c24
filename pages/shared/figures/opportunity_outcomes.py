"""What became of opportunities, by kind of buyer."""

from __future__ import annotations

from typing import Any

from pages.shared import rules, wording
from pages.shared.charts.parts import Chart
from pages.shared.charts.split_bars import Part, split_bars
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The award rate, how many have no outcome, and the range that leaves open."""
    shown = rows.records()
    if not shown:
        return Finding("No opportunities in this snapshot", "Opportunities: 0", "The source is optional.", "")
    awarded, known, unknown, total = (
        sum(row[column] for row in shown)
        for column in ("awarded_count", "outcome_count", "no_outcome_count", "opportunity_count")
    )
    heading = f"Awarded: {wording.n_of_m(awarded, known)} with a published outcome"
    if known == 0:
        heading = "No outcome was published"
    spread = ""
    if rules.has_base(total):
        low, high = (wording.percent(100 * part / total) for part in (awarded, awarded + unknown))
        spread = f" Of all, {low} were awarded if none of those were, {high} if all were."
    return Finding(
        heading=heading,
        measure=(
            f"Outcomes of {wording.count(total, 'opportunity', 'opportunities')} by kind of buyer; "
            f"{unknown:,} closed without a published outcome"
        ),
        sentence=f"{wording.n_of_m(unknown, total)} have no published outcome.{spread}",
        alt=f"Stacked bars of outcomes by kind of buyer. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """A bar a kind of buyer, in per cent of its opportunities where it has 10."""
    shown = [row for row in rows.records() if row["award_low_percent"] is not None]
    labels = [row["buyer_group"] for row in shown]
    split = [
        _part("Awarded", shown, ("awarded_count",), theme.strong),
        _part("Cancelled or unsuccessful", shown, ("cancelled_count", "unsuccessful_count"), theme.groups["Agencies"]),
        _part("No outcome published", shown, ("no_outcome_count",), theme.context),
    ]
    return split_bars(theme, labels, split, stacked=True) if shown else {"data": [], "layout": {}}


def _part(name: str, rows: list[dict[str, Any]], columns: tuple[str, ...], colour: str) -> Part:
    counts = [sum(row[column] for column in columns) for row in rows]
    shares = [100 * count / row["opportunity_count"] for count, row in zip(counts, rows, strict=True)]
    texts = [wording.percent(share) for share in shares]
    words = [f"{count:,} ({text})" for count, text in zip(counts, texts, strict=True)]
    return Part(name, shares, texts, colour, words)
