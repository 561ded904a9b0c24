"""Bodies that joined or left the register, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

NOUNS = {
    "Local authorities": ("council", None),
    "Agencies": ("agency", "agencies"),
    "Departments": ("department", None),
}


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count what joined and what left, and the kinds among them."""
    changes = rows.column("register_change")
    joined, left = changes.count("joined"), changes.count("left")
    groups = rows.column("buyer_group")
    kinds = wording.listed([wording.count(groups.count(group), *NOUNS[group]) for group in NOUNS])
    return Finding(
        heading=(
            f"{wording.count(joined, 'body', 'bodies')} joined the register, {left:,} left it"
            if changes
            else "No body joined or left the register"
        ),
        measure=f"Changes of the register in the months of the data, in order of time: {kinds}",
        sentence=(
            "A purchase of a body that is gone counts for those that followed it. Where no body is named beside it, "
            "none is known to have followed, or to have gone before."
        ),
        alt="",
    )
