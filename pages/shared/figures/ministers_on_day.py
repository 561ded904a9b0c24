"""The ministers and posts of each department on one day."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Ministers and their posts in each ministerial department"
MARK = "[technology]"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many departments had a minister whose title names technology, and who these were."""
    shown = rows.records()
    if not shown:
        nothing = f"{MEASURE}, from May 2010 on"
        return Finding("No ministers of that day in this snapshot", nothing, "There is nothing to list.", "")
    named = [row for row in shown if row["title_kind"] == "technology"]
    departments, with_such = ({row["department_name"] for row in part} for part in (shown, named))
    who = wording.listed([f"{row['minister_name']} ({row['department_name']})" for row in named])
    return Finding(
        heading=(
            f"{len(with_such)} of {wording.count(len(departments), 'department')} had a minister whose title names "
            "technology"
        ),
        measure=f"{MEASURE} on {wording.day(shown[0]['as_at_date'])}",
        sentence=(
            f"{f'Held by {who}. ' if who else ''}{MARK} marks a title that names technology, digital or data. "
            "A title is not a responsibility."
        ),
        alt="",
    )


def listing(rows: Rows) -> str:
    """A line for each department: its ministers with their posts, in bold where the title names technology."""
    grouped = groupby(rows.records(), key=lambda row: str(row["department_name"]))
    return "\n".join(_line(department, list(posts)) for department, posts in grouped)


def _line(department: str, posts: list[dict[str, Any]]) -> str:
    held = "; ".join(_post(row) for row in posts if row["post_name"]) or "no minister that day"
    return f"- **{wording.as_plain_text(department)}**: {held}."


def _post(row: dict[str, Any]) -> str:
    words = wording.as_plain_text(f"{row['minister_name']}, {row['post_name']}")
    return f"**{words}** {wording.as_plain_text(MARK)}" if row["title_kind"] == "technology" else words
