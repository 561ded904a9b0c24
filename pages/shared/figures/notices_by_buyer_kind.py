"""Notices by kind of buyer."""

from __future__ import annotations

from pages.shared import charts, notice_words, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Notices on Contracts Finder and Find a Tender, by kind of buyer"


def finding(rows: Rows, choice: Choice) -> Finding:
    """The kinds with most notices; marks for SMEs with their base, where there is one."""
    if len(rows) == 0:
        return Finding("No notice of a matched buyer", MEASURE, notice_words.NONE, "")
    total, marked = sum(rows.column("notice_count")), sum(rows.column("sme_suitable_count"))
    top, highest = notice_words.most(rows, "notice_count", "buyer_group"), max(rows.column("notice_count"))
    each = " each" if rows.column("notice_count").count(highest) > 1 else ""
    heading = f"{top}: {highest:,}{each} of {wording.count(total, 'notice')}"
    shares = [
        f"{row['buyer_group']} {wording.percent(row['sme_suitable_percent'])}"
        for row in rows.records()
        if row["sme_suitable_percent"] is not None
    ]
    sample = notice_words.SAMPLE if not any(rows.column("window_marked_count")) else ""
    said = f"Share marked suitable for SMEs: {wording.listed(shares)}." if shares else sample
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=f"{marked:,} of {total:,} are marked suitable for SMEs by their buyers. {said}".strip(),
        alt=f"Bars of notices by kind of buyer. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars by number."""
    return notice_words.bars(rows, theme, "notice_count", "buyer_group")
