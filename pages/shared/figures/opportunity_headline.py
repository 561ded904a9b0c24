"""Opportunities, the award rate, applications, and councils that published one."""

from __future__ import annotations

from pages.shared import rules, wording
from pages.shared.filters import Choice
from pages.shared.finding import Number
from pages.shared.store import Rows


def numbers(rows: Rows, choice: Choice) -> list[Number]:
    """Four numbers, each with what it is of."""
    if len(rows) == 0:
        return [Number("Opportunities", wording.NOTHING, "this snapshot holds no opportunities")]
    row = rows.records()[0]
    unknown = f"{row['no_outcome_count']:,} more have no published outcome"
    if rules.has_base(row["opportunity_count"]):
        low, high = (wording.percent(row[column]) for column in ("award_low_percent", "award_high_percent"))
        unknown += f", so between {low} and {high} of all"
    few = not rules.has_base(row["known_count"])
    return [
        Number(
            "Opportunities",
            f"{row['opportunity_count']:,}",
            f"published {wording.day(row['first_date'])} to {wording.day(row['as_at_date'])}",
        ),
        Number(
            "Awarded",
            f"{row['awarded_count']:,} of {row['outcome_count']:,}",
            f"with a published outcome: {wording.share_of(row['awarded_count'], row['outcome_count'])}; {unknown}",
        ),
        Number(
            "Applications",
            "low base" if few else f"{row['application_median']:,.1f}".removesuffix(".0"),
            f"median of {wording.count(row['known_count'], 'opportunity', 'opportunities')} with a published total",
        ),
        Number(
            "Councils",
            f"{row['advertised_count']:,} of {row['register_count']:,}",
            f"have one: {wording.share_of(row['advertised_count'], row['register_count'])} of the register on "
            f"{wording.day(row['as_at_date'])}",
        ),
    ]
