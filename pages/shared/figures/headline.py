"""Spend, buyers, councils and agencies: the numbers at the top of the overview."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Number
from pages.shared.store import Rows


def numbers(rows: Rows, choice: Choice) -> list[Number]:
    """Four numbers up to the last final month of the selection."""
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
        Number("Agencies", f"{row['agency_bought_count']:,}", "have bought; no full register, so no share"),
    ]
