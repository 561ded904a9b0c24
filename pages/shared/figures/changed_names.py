"""Published names matched or decided anew."""

from __future__ import annotations

from collections import Counter

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the names and their spend."""
    kinds = Counter(rows.column("change_kind"))
    matched, anew = kinds["Name newly matched"], kinds["Name decided anew"]
    spend = sum(row["spend_gbp"] or 0 for row in rows.records() if row["change_kind"] == "Name newly matched")
    return Finding(
        heading=(
            f"{wording.count(matched, 'name')} newly matched, {anew:,} decided anew"
            if len(rows)
            else "No name was matched or decided anew"
        ),
        measure=f"Published names with another body than before; {wording.money(spend)} newly matched",
        sentence="Names that came with a new file are not counted here.",
        alt="",
    )
