"""Buyers new and gone."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.figures.change_counts import counted
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the buyers."""
    return Finding(
        heading=counted(rows, "buyer", ("new", "gone")) or "No buyer is new or gone",
        measure=f"{wording.count(len(rows), 'body', 'bodies')} with a purchase in one of the two snapshots only",
        sentence="A buyer can be new because a later file has it, or because a name was matched to it.",
        alt="",
    )
