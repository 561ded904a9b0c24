"""What changed since the snapshot before, by kind."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the changes, or say that there is nothing to compare with."""
    total = sum(rows.column("change_count"))
    before = rows.column("snapshot_before")[0]
    kinds = sum(number > 0 for number in rows.column("change_count"))
    if before is None:
        return Finding(
            heading="This is the first snapshot, so nothing has changed",
            measure="0 changes: there is no snapshot before it to compare with",
            sentence="The next snapshot will be compared with this one.",
            alt="",
        )
    return Finding(
        heading=f"{wording.count(total, 'change')} since the snapshot before" if total else "Nothing has changed",
        measure=f"{wording.count(total, 'change')} of {wording.count(kinds, 'kind')} since snapshot {before}",
        sentence="Each is listed below.",
        alt="",
    )
