"""Councils that have bought, as a share of the register, month by month."""

from __future__ import annotations

from typing import Any

from pages.shared import charts, rules, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say what part of the register had bought by the last final month."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding("No final month in this selection", "Councils that have bought", "There is nothing to draw.", "")
    first, last = final[0], final[-1]
    bought, register = last["bought_count"], last["register_count"]
    share = wording.n_of_m(bought, register)
    start = wording.n_of_m(first["bought_count"], first["register_count"])
    return Finding(
        heading=f"{wording.one_in(bought, register)}{choice.place()} had bought by {wording.month(last['month'])}",
        measure=(
            f"{share} of the councils on the register had bought at least once{choice.sales()}, "
            f"{wording.period(first['month'], last['month'])}"
        ),
        sentence=(
            f"{_direction(last)} Low use of the frameworks is not low use of the cloud: councils buy in other ways too."
        ),
        alt=(
            f"Line chart of the share of councils{choice.place()} that have bought at least once: "
            f"{start} at the start, {share} at the end."
        ),
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One line, in per cent of the register."""
    shown = rows.records()
    provisional = bool(shown) and shown[-1]["is_provisional"] and len(shown) > 1
    end = shown[-2] if provisional else shown[-1]
    line = charts.Line(
        f"{end['bought_count']:,} of {end['register_count']:,} in {end['month']:%B %Y}",
        rows.column("month"),
        rows.column("adoption_percent"),
        theme.groups["Local authorities"],
        len(shown) - 1 if provisional else None,
    )
    return charts.one_line(theme, line, unit="%", hover="%{y:.1f}%")


def _direction(last: dict[str, Any]) -> str:
    """Buying in the last 12 final months against the 12 before: the numbers, and the direction where it can be said."""
    now, before = (
        (last["active_count"], last["register_count"]),
        (last["active_before_count"], last["register_before_count"]),
    )
    month = wording.month(last["month"])
    if now[0] is None:
        return f"No direction can be said: there are fewer than 12 months of data to {month}."
    if before[0] is None:
        return f"No direction can be said: there are fewer than 24 months of data to {month}."
    counts = f"{wording.n_of_m(*now)} bought in the 12 months to {month}, {wording.n_of_m(*before)} in the 12 before"
    said = rules.direction_of_share(*now, *before)
    if said == rules.CANNOT_BE_SAID:
        return f"No direction can be said of so few councils: {counts}."
    return f"Direction of buying: {said}. {counts}."
