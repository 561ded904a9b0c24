"""When the next publication of each source is expected."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say of which sources none is expected, or that nobody says when."""
    dated = [row["source_title"] for row in rows.records() if not _none_expected(row["next_expected"])]
    stopped = [row["source_title"] for row in rows.records() if _stopped(row["next_expected"])]
    if dated:
        heading = f"Next publication expected: {wording.listed(dated)}"
    elif stopped:
        heading = f"No further publication of {wording.listed(stopped)} is expected"
    else:
        heading = "No source says when it publishes next"
    return Finding(
        heading=heading,
        measure=f"{wording.count(len(rows), 'source')}, as far as each publisher says when it publishes next",
        sentence="Where a publisher gives no date, none is given here.",
        alt="",
    )


def _stopped(expected: str | None) -> bool:
    return expected is not None and expected.startswith("None")


def _none_expected(expected: str | None) -> bool:
    return expected is None or _stopped(expected)
