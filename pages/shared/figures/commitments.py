"""What government committed to, and what the law asks."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import link, percent
from pages.shared.store import Rows

MEASURE = "Commitments on procurement and small firms, and duties to advertise, 2010 to 2025"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many could be traced to words on a page."""
    if len(rows) == 0:
        return Finding("No commitments in this snapshot", MEASURE, "There is nothing to list.", "")
    sourced = sum(row["status"] == "sourced" for row in rows.records())
    return Finding(
        heading=f"Sourced: {sourced} of {wording.count(len(rows), 'commitment or duty', 'commitments and duties')}",
        measure=MEASURE,
        sentence="Where the words were not found there is no date, no owner and no figure.",
        alt="",
    )


def listing(rows: Rows) -> str:
    """Each commitment with its words, and those not yet sourced as such."""
    return "\n".join(f"- {_commitment(row)}" for row in rows.records())


def _commitment(row: dict[str, Any]) -> str:
    name = f"**{wording.as_plain_text(row['commitment'])}**"
    note = f" {wording.as_plain_text(row['note'])}" if row["note"] else ""
    if row["status"] != "sourced":
        return f"{name}: not yet sourced.{note}"
    told = [
        *([f"target {percent(row['target_percent'])}"] if row["target_percent"] is not None else []),
        *([f"made in {row['made_on']}"] if row["made_on"] else []),
        *([f"due {row['due_year']}"] if row["due_year"] else []),
        *([f"in force from {wording.day(row['in_force_from'])}"] if row["in_force_from"] else []),
        f"owner: {row['owner'] or wording.NOTHING}",
    ]
    source = link(row["published_in"], row["address"])
    words = wording.as_plain_text(f"“{row['quotation']}”")
    return f"{name}: {wording.as_plain_text('; '.join(told))}. {words}: {source}.{note}"
