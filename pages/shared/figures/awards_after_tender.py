"""Awards that had been advertised as a tender."""

from __future__ import annotations

from pages.shared import charts, notice_words, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

MEASURE = "Notices with an award, and those among them with a tender notice, by kind of buyer"


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many awards had been advertised, all kinds of buyer together."""
    if len(rows) == 0:
        return Finding("No award of a matched buyer", MEASURE, notice_words.NONE, "")
    awarded, advertised = sum(rows.column("awarded_notice_count")), sum(rows.column("tender_notice_count"))
    heading = f"A tender notice is known for {advertised:,} of {wording.count(awarded, 'awarded notice')}"
    shares = [
        f"{row['buyer_group']} {wording.percent(row['tender_notice_percent'])}"
        for row in rows.records()
        if row["tender_notice_percent"] is not None
    ]
    sample = notice_words.SAMPLE if not any(rows.column("window_awarded_count")) else ""
    said = f"Share with a tender notice: {wording.listed(shares)}." if shares else sample
    calls = sum(rows.column("call_off_count"))
    return Finding(
        heading=heading,
        measure=MEASURE,
        sentence=f"{calls:,} of the {awarded:,} are call-offs, which need none of their own. {said}".strip(),
        alt=f"Bars of awarded notices by kind of buyer. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars of awarded notices, each with how many were advertised."""
    shown = rows.records()
    return charts.bars(
        theme,
        [row["buyer_group"] for row in shown],
        [row["awarded_notice_count"] for row in shown],
        [theme.strong] * len(shown),
        [f"{row['tender_notice_count']:,} of {row['awarded_notice_count']:,}" for row in shown],
    )
