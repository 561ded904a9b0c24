"""Spend, buyers, councils, agencies and departments: the numbers at the top of the overview."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Number
from pages.shared.store import Rows


def numbers(rows: Rows, choice: Choice) -> list[Number]:
    """Five numbers up to the last final month of the selection."""
    row = rows.records()[0]
    span = wording.period(row["first_month"], row["as_at_month"]) if row["first_month"] else "no final month"
    councils, register = row["council_bought_count"], row["council_register_count"]
    return [
        Number("Spend", wording.money(row["spend_gbp"]), f"{span}{choice.sales()}"),
        Number("Buyers", f"{row['buyer_count']:,}", f"from {wording.count(row['supplier_count'], 'supplier')}"),
        Number(
            "Councils",
            f"{councils:,} of {register:,}",
            f"have bought: {wording.share_of(councils, register)} of the register",
        ),
        _central("Agencies", row["agency_bought_count"], row["agency_register_count"]),
        _central("Departments", row["department_bought_count"], row["department_register_count"]),
    ]


def _central(label: str, bought: int, register: int | None) -> Number:
    """Both numbers where the register is complete that day, otherwise the first alone."""
    if register is None:
        return Number(label, f"{bought:,}", "have bought; how many there were that day is not known, so no share")
    share = wording.share_of(bought, register)
    return Number(label, f"{bought:,} of {register:,}", f"have bought: {share} of the register")
