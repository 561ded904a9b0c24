"""Every answer of the two surveys, as a list."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import link, percent
from pages.shared.store import Rows

THEME_NAMES = {
    "access": "Access for small firms",
    "barriers": "Barriers",
    "contracts finder": "Contracts Finder",
    "engagement": "Engagement with the market",
    "marketplace": "The Marketplace",
    "skills": "Skills and understanding",
    "target": "The target for small firms",
    "technology": "Technology at work",
}
MEASURE = "Answers as published, % of all asked, techUK's surveys 2015 to 2022"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count answers and editions."""
    if len(rows) == 0:
        return Finding("No survey answers in this snapshot", MEASURE, "There is nothing to list.", "")
    editions = len({(row["survey"], row["edition_name"]) for row in rows.records()})
    return Finding(
        heading=f"{wording.count(len(rows), 'answer')} from {wording.count(editions, 'edition')} could be read",
        measure=MEASURE,
        sentence="The number asked in 2017 was not found. Each percentage leads to the page it was read on.",
        alt="",
    )


def listing(rows: Rows) -> str:
    """Each question with its percentages by edition, each of which leads to where it was published."""
    parts = []
    for (survey, theme), group in groupby(rows.records(), lambda row: (row["survey"], row["theme"])):
        asked = groupby(group, lambda row: (row["question"], row["answer"]))
        lines = [_line(question, answer, list(editions)) for (question, answer), editions in asked]
        name = f"{wording.as_plain_text(survey)}: **{wording.as_plain_text(THEME_NAMES.get(theme, theme))}**"
        parts.append("\n".join([name, "", *lines]))
    return "\n\n".join(parts)


def _line(question: str, answer: str, editions: list[dict[str, Any]]) -> str:
    numbers = [link(f"{percent(row['answer_percent'])} ({row['edition_name']})", row["address"]) for row in editions]
    return f"- {wording.as_plain_text(f'{question}: {answer}')}: {'; '.join(numbers)}"
