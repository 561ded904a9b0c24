"""Bodies that bought for the first time."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the bodies, and the councils among them."""
    councils = sum(group == "Local authorities" for group in rows.column("buyer_group"))
    year = choice.words.get("financial_year")
    bodies = wording.count(len(rows), "body", "bodies") if len(rows) else "No body"
    return Finding(
        heading=f"{bodies} bought for the first time{choice.place()}{f' in {year}' if year else ''}",
        measure=f"{wording.count(councils, 'council')} among them{choice.sales()}; alphabetical",
        sentence="The data begin with the first framework, so in their first year every buyer is new.",
        alt="",
    )
