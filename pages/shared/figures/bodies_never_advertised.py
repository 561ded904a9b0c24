"""Councils, agencies and departments that have not published an opportunity, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.figures.bodies_that_advertised import NOUNS
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count each kind, and apart from them those that may not have existed."""
    known = [row["buyer_group"] for row in rows.records() if row["is_known"]]
    counted = [wording.count(known.count(group), *NOUNS[group]) for group in NOUNS if group in known]
    unknown = [row["buyer_name"] for row in rows.records() if not row["is_known"]]
    heading = f"Never: {wording.listed(counted)}" if counted else "No council, agency or department is left"
    return Finding(
        heading=heading,
        measure=f"Bodies on the register without an opportunity, {len(known):,} in all; alphabetical",
        sentence=(
            "Not having published one is not the same as not having bought: bodies buy through other frameworks too."
            + (f" Whether they existed that day is not known of {wording.listed(unknown)}." if unknown else "")
        ),
        alt="",
    )
