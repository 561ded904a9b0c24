"""The first rows of a figure as a screen or a sheet of paper shows them, in the words of the page's own table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pages.shared import cells, wording
from pages.shared.store import Rows


@dataclass(frozen=True)
class FirstRows:
    """Headings with units, rows of text, which columns hold numbers, and how many rows and columns there are in all."""

    headings: list[str]
    rows: list[list[str]]
    numeric: list[bool]
    of: dict[str, int]

    @property
    def told(self) -> str:
        """What is left out; empty where this is the whole."""
        shown = {"row": len(self.rows), "column": len(self.headings)}
        cut = [
            f"{shown[kind]:,} of {wording.count(self.of[f'{kind}s'], kind)}"
            for kind in shown
            if shown[kind] < self.of[f"{kind}s"]
        ]
        return f"The first {wording.listed(cut)}; the data hold all." if cut else ""


def of(rows: Rows, most: int, across: int) -> FirstRows:
    """At most `most` rows of at most `across` columns."""
    names = [name for name in rows.columns if name not in cells.HIDDEN_COLUMNS]
    shown, records = names[:across], rows.records()[:most]
    return FirstRows(
        headings=[cells.heading(name) for name in shown],
        rows=[[cells.text(name, row) for name in shown] for row in records],
        numeric=[any(isinstance(row[name], (int, float, Decimal)) for row in records) for name in shown],
        of={"rows": len(rows), "columns": len(names)},
    )
