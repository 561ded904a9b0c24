"""How many changes of each kind, in words: what the figures of the changes page share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pages.shared import wording
from pages.shared.store import Rows


def counted(rows: Rows, noun: str, outcomes: Sequence[str]) -> str:
    """`3 months added, 8 restated`: each outcome there is, the noun before the first; empty where there is none."""
    kinds = Counter(rows.column("change_kind"))
    numbers = {outcome: kinds[f"{noun.capitalize()} {outcome}"] for outcome in outcomes}
    shown = [(number, outcome) for outcome, number in numbers.items() if number]
    first = [f"{wording.count(number, noun)} {outcome}" for number, outcome in shown[:1]]
    return ", ".join([*first, *(f"{number:,} {outcome}" for number, outcome in shown[1:])])
