"""Councils that have bought, as a list."""

from __future__ import annotations

from collections import Counter

from pages.shared import rules, wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

WENT = {rules.UP: "went up", rules.DOWN: "went down", rules.NO_CLEAR_CHANGE: "did not clearly change"}


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the councils and their spend."""
    total = wording.money(sum(rows.column("spend_gbp")))
    bought = "No council has" if len(rows) == 0 else f"{wording.count(len(rows), 'council has', 'councils have')}"
    return Finding(
        heading=f"{bought} bought{choice.place()}",
        measure=f"Own spend of each in the selection{choice.sales()}, {total} together; alphabetical",
        sentence=f"{_directions(rows)} First month counts a predecessor's purchase too.",
        alt="",
    )


def _directions(rows: Rows) -> str:
    """How many councils' spend goes which way; a direction needs 10 invoice lines in both years."""
    counted = Counter(rows.column("spend_direction"))
    said = [f"{words} at {counted[direction]:,}" for direction, words in WENT.items() if counted[direction]]
    if not said:
        return "A direction of spend can be said of none: none has 10 invoice lines in both of the last two years."
    unsaid = counted[rules.CANNOT_BE_SAID]
    rest = f"; it cannot be said of {unsaid:,}, on too few invoice lines" if unsaid else ""
    return f"Over the last two years spend {wording.listed(said)}{rest}."
