"""Buyers new and gone."""

from __future__ import annotations

from collections import Counter

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the buyers."""
    kinds = Counter(rows.column("change_kind"))
    new, gone = kinds["Buyer new"], kinds["Buyer gone"]
    return Finding(
        heading=f"{wording.count(new, 'buyer')} new, {gone:,} gone" if len(rows) else "No buyer is new or gone",
        measure=f"{wording.count(new + gone, 'body', 'bodies')} with a purchase in one of the two snapshots only",
        sentence="A buyer can be new because a later file has it, or because a name was matched to it.",
        alt="",
    )
