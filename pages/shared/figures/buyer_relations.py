"""What each chosen body came from, gave way to, and belongs with, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count predecessors, successors and bodies of the group."""
    relations = rows.column("relation")
    before, after = relations.count("predecessor"), relations.count("successor")
    group = len(relations) - before - after
    total = wording.money(sum(rows.column("spend_gbp")))
    related = wording.count(len(rows), "related body", "related bodies") if len(rows) else "No related body"
    return Finding(
        heading=f"{related} on the registers held",
        measure=(
            f"{wording.count(before, 'predecessor')}, {wording.count(after, 'successor')} and "
            f"{wording.count(group, 'body', 'bodies')} of the group{choice.sales()}; {total} together"
        ),
        sentence="A district and the county council of its area are councils of their own for the same people.",
        alt="",
    )
