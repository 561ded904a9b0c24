"""Buyers that have not bought for a year."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the bodies, and the councils among them."""
    councils = sum(group == "Local authorities" for group in rows.column("buyer_group"))
    bodies = wording.count(len(rows), "buyer has", "buyers have") if len(rows) else "No buyer has"
    return Finding(
        heading=f"{bodies} lapsed{choice.place()}",
        measure=(
            f"Bought before, and not in the 12 months up to the last final month{choice.sales()}; "
            f"{wording.count(councils, 'council')} among them; alphabetical"
        ),
        sentence="Not buying here is not the same as not using the cloud: bodies buy in other ways too.",
        alt="",
    )
