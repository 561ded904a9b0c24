"""Under which names each chosen body was published, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the spellings."""
    lines = sum(rows.column("invoice_count"))
    published = wording.count(len(rows), "published spelling") if len(rows) else "No published spelling"
    return Finding(
        heading=f"{published} in the files held",
        measure=f"{wording.count(lines, 'invoice line')} in all months, the provisional one too",
        sentence="Each was decided to the body by rule or by a reviewer. No filter counts here.",
        alt="",
    )
