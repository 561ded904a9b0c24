"""Published names matched or decided anew."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.figures.change_counts import counted
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the names and their spend."""
    spend = sum(row["spend_gbp"] or 0 for row in rows.records() if row["change_kind"] == "Name matched")
    return Finding(
        heading=counted(rows, "name", ("matched", "decided anew")) or "No name was matched or decided anew",
        measure=f"Published names with another body than before; {wording.money(spend)} newly matched",
        sentence="Names that came with a new file are not counted here.",
        alt="",
    )
