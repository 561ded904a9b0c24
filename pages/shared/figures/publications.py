"""Files behind the snapshot."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the files, their rows, and what became of them."""
    used, rejected = sum(rows.column("used_count")), sum(rows.column("rejected_count"))
    lost = wording.count(rejected, "row") if rejected else "no row"
    return Finding(
        heading=f"{wording.count(len(rows), 'file')} went into this snapshot, {lost} rejected",
        measure=f"{wording.count(used, 'row')} used, {rejected:,} rejected; each file with its dates and checksum",
        sentence="The checksum proves that a copy is the file that was used.",
        alt="",
    )
