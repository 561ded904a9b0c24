"""Which notices are held: said first on the page, so that a sample is not taken for the market."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Contracting processes held, by the service that published them"
FETCH = "python -m pipelines fetch contracts_finder_notices find_a_tender_notices"
MORE = f"Bring all notices of the last twelve months with `{FETCH}`, then `python -m pipelines build`."
ADD = "`python -m pipelines add contracts_finder_notices FILE.jsonl --published DATE` adds a file of releases."


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many notices there are, and whether they are a sample."""
    total, whole = sum(rows.column("notice_count")), sum(rows.column("window_notice_count"))
    if total == 0:
        return Finding("No notice is held yet", MEASURE, "The two sources of notices are optional.", "")
    counted = wording.count(total, "notice")
    if whole == 0:
        heading = f"A sample of the schema, not of the market: {counted}"
        sentence = "They come from a file by itself, so no share is worked out from them."
    elif whole == total:
        heading = f"{counted} from whole windows of time"
        sentence = "Everything that the interfaces gave for those windows is held."
    else:
        heading = f"{whole:,} of {counted} from whole windows of time"
        sentence = "Shares rest on those alone; the others come from files by themselves."
    return Finding(heading, MEASURE, sentence, f"List of services with their notices. {heading}."[:220])


def listing(rows: Rows) -> str:
    """A line a service, then how to bring more."""
    lines = [
        f"- **{wording.as_plain_text(row['notice_service'])}**: {wording.count(row['notice_count'], 'notice')} from "
        f"{wording.day(row['first_notice_date'])} to {wording.day(row['last_notice_date'])}; the buyer of "
        f"{row['matched_notice_count']:,} is matched to a body, and {_scored(row['scored_notice_count'])}."
        for row in rows.records()
    ]
    return "\n".join([*lines, "", f"{MORE} {ADD}"])


def _scored(count: int) -> str:
    if count == 0:
        return "none is judged below"
    return f"{count:,} {'is' if count == 1 else 'are'} in the figures below"
