"""Published names that are not matched to a body."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the names and their spend."""
    total = wording.money(sum(rows.column("spend_gbp")))
    kinds = sum(row["buyer_type"] is not None for row in rows.records())
    undecided = len(rows) - kinds
    heading = f"{wording.count(len(rows), 'name is', 'names are')} matched to no body, with {total}"
    return Finding(
        heading=heading if len(rows) else "Every published name is matched to a body",
        measure=f"{kinds:,} decided to a kind of body, {undecided:,} undecided; spend of all months, {total}",
        sentence="Know one of them? Open an issue where you got this project.",
        alt="",
    )
