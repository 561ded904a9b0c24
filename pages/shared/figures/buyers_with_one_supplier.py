"""Bodies that have one supplier only."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count those on 10 invoice lines or more, and say how many there are on fewer."""
    said = [row for row in rows.records() if row["dependence"] == "depends on one"]
    few = len(rows) - len(said)
    bodies = wording.count(len(said), "body depends", "bodies depend") if said else "No body depends"
    return Finding(
        heading=f"{bodies} on one supplier{choice.sales()}",
        measure=f"Their spend {wording.money(sum(row['spend_gbp'] for row in said))}, up to the last final month",
        sentence=(
            f"{wording.count(few, 'more has', 'more have')} one supplier but fewer than 10 invoice lines, "
            "so dependence cannot be said. Alphabetical."
        ),
        alt="",
    )
