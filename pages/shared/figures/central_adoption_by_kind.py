"""Departments, agencies and other central bodies that have bought."""

from __future__ import annotations

from typing import Any

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

COLOURS = {
    "Ministerial departments": "Departments",
    "Non-ministerial departments": "Departments",
    "Agencies": "Agencies",
    "Other central bodies": "Other central bodies",
}
IN_A_SENTENCE = {name: name[0].lower() + name[1:] for name in COLOURS}


def finding(rows: Rows, choice: Choice) -> Finding:
    """Both numbers of departments, and the kinds of which only one number is known."""
    shown = rows.records()
    if not shown:
        return Finding("No central body on the register that month", "Bodies that have bought", "Nothing to draw.", "")
    month = wording.month(shown[0]["as_at_month"])
    told = [f"{IN_A_SENTENCE[row['buyer_kind']]} {_counted(row)}" for row in shown]
    unknown = [IN_A_SENTENCE[row["buyer_kind"]] for row in shown if row["register_count"] is None]
    return Finding(
        heading=_heading(shown, month),
        measure=f"Bodies that have bought by {month}{choice.sales()}: {'; '.join(told)}",
        sentence=(
            f"How many {wording.listed(unknown)} there were that day is not known, so they have no share."
            if unknown
            else "Each kind is counted against its register of that day."
        ),
        alt=f"Bar chart of central bodies that have bought by {month}: {'; '.join(told)}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """A bar a kind, with both numbers where both are known."""
    shown = rows.records()
    return charts.bars(
        theme,
        [row["buyer_kind"] for row in shown],
        [row["bought_count"] for row in shown],
        [theme.groups[COLOURS[row["buyer_kind"]]] for row in shown],
        [_counted(row) for row in shown],
    )


def _heading(shown: list[dict[str, Any]], month: str) -> str:
    departments = [row for row in shown if COLOURS[row["buyer_kind"]] == "Departments"]
    bought = sum(row["bought_count"] for row in departments)
    registers = [row["register_count"] for row in departments]
    if not departments:
        return f"No department on the register in {month}"
    if None in registers:
        return f"{wording.count(bought, 'department')} had bought by {month}"
    if bought in (0, sum(registers)):
        return f"{'No' if bought == 0 else 'Every'} department had bought by {month}"
    return f"{bought:,} of {wording.count(sum(registers), 'department')} had bought by {month}"


def _counted(row: dict[str, Any]) -> str:
    if row["register_count"] is None:
        return f"{row['bought_count']:,}"
    return wording.n_of_m(row["bought_count"], row["register_count"])
