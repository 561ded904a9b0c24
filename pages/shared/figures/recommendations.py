"""The recommendations of the report as the press gave them."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.listing import link
from pages.shared.store import Rows

MEASURE = "Recommendations of Procuring the Smarter State, techUK, 30 January 2018; in our summary"


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the recommendations, and say which are known in part."""
    if len(rows) == 0:
        return Finding("No recommendations in this snapshot", MEASURE, "There is nothing to list.", "")
    parts = [row["recommendation_id"] for row in rows.records() if row["known"] != "complete"]
    partly = f", {wording.listed(parts)} in part" if parts else ""
    return Finding(
        heading=f"{wording.count(len(rows), 'recommendation')} known from the press{partly}",
        measure=MEASURE,
        sentence="The report itself was not at hand. The quotations are a few of its words, as the press gave them.",
        alt="",
    )


def listing(rows: Rows) -> str:
    """Each recommendation with its words and where they were read."""
    return "\n\n".join(
        f"**{row['recommendation_id']}. {wording.as_plain_text(row['recommendation_title'])}** "
        f"({wording.as_plain_text(row['known'])})  \n"
        f"{wording.as_plain_text(row['summary'])}  \n"
        f"“{wording.as_plain_text(row['quotation'])}”: {link(row['published_in'], row['address'])}"
        for row in rows.records()
    )
