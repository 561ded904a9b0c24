"""All changes, newest snapshot first."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the changes and the snapshots that brought them."""
    snapshots = len(set(rows.column("snapshot_name")))
    return Finding(
        heading=(
            f"{wording.count(len(rows), 'change')} in {wording.count(snapshots, 'snapshot')} so far"
            if len(rows)
            else "No changes are on record yet"
        ),
        measure=f"{wording.count(len(rows), 'change')}, newest snapshot first",
        sentence="Each snapshot keeps what the ones before it recorded. Choose Save for the whole record.",
        alt="",
    )
