"""Responsibilities for technology that were read elsewhere, as a list."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import link
from pages.shared.store import Rows

MEASURE = "Ministers' responsibilities for technology as read on a page, 2018 to 2024"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count what was read."""
    if len(rows) == 0:
        return Finding("No responsibilities read elsewhere in this snapshot", MEASURE, "There is nothing to list.", "")
    return Finding(
        heading=f"{wording.count(len(rows), 'responsibility', 'responsibilities')} known from elsewhere",
        measure=MEASURE,
        sentence="The list is not complete: it holds what was read on an opened page.",
        alt="",
    )


def listing(rows: Rows) -> str:
    """Each responsibility with where it was read."""
    return "\n".join(f"- {_line(row)}" for row in rows.records())


def _line(row: dict[str, Any]) -> str:
    words = wording.as_plain_text(f"{row['department_name']}, {row['minister_name']}: {row['responsibility']}")
    note = f" {wording.as_plain_text(row['note'])}" if row["note"] else ""
    return f"{words}. {link(row['published_in'], row['address'])}.{note}"
