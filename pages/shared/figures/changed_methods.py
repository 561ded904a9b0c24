"""Methods changed."""

from __future__ import annotations

from collections import Counter

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the methods."""
    kinds = Counter(rows.column("change_kind"))
    changed, new, gone = (kinds[f"Method {what}"] for what in ("changed", "new", "gone"))
    return Finding(
        heading=(
            f"{wording.count(changed, 'method')} changed, {new:,} new, {gone:,} gone"
            if len(rows)
            else "No method has changed"
        ),
        measure=f"{wording.count(len(rows), 'SQL file')} with another text than before",
        sentence="A change of wording counts as well: it need not change any number.",
        alt="",
    )
