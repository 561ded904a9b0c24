"""What each chosen body bought, in numbers."""

from __future__ import annotations

from typing import Any

from pages.shared import rules, wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding, Number
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Say what the chosen bodies spent together."""
    total = wording.money(sum(rows.column("spend_gbp")))
    return Finding(
        heading=_heading(rows.records(), total),
        measure=f"Own spend of {wording.count(len(rows), 'body', 'bodies')}{choice.sales()}, {total} together",
        sentence=f"In the order chosen. {' '.join(map(_direction_of, rows.records()))}".strip(),
        alt="",
    )


def numbers(rows: Rows, choice: Choice) -> list[Number]:
    """Headline numbers of one body, each with what it rests on."""
    if len(rows) == 0:
        return []
    row = rows.records()[0]
    return [
        Number("Spend", wording.money(row["spend_gbp"]), direction(row)),
        Number("Invoice lines", f"{row['invoice_count']:,}", _months(row)),
        Number("Suppliers", f"{row['supplier_count']:,}", "suppliers with reported sales to this body"),
        _sme(row),
        _first(row),
    ]


def direction(row: dict[str, Any]) -> str:
    """Where spend goes by the rule, or why that cannot be said."""
    if row["spend_direction"] == rules.CANNOT_BE_SAID:
        return "direction cannot be said: fewer than 10 invoice lines in one of the last two years"
    month = wording.month(row["as_at_month"])
    return f"direction: {row['spend_direction']}, 12 months to {month} against the 12 before"


def _heading(rows: list[dict[str, Any]], total: str) -> str:
    if not rows:
        return "No public body is chosen"
    return f"{rows[0]['buyer_name']} spent {total}" if len(rows) == 1 else f"{len(rows)} bodies spent {total} together"


def _direction_of(row: dict[str, Any]) -> str:
    return f"{row['buyer_name']}: {direction(row)}."


def _months(row: dict[str, Any]) -> str:
    return f"in {wording.count(row['months_bought_count'], 'month')} with spend above zero"


def _sme(row: dict[str, Any]) -> Number:
    if row["sme_value_percent"] is None:
        return Number(
            "SME share", "[low base]", "no share on fewer than 10 invoice lines, or where spend is not above £0"
        )
    volume = wording.percent(row["sme_volume_percent"])
    return Number("SME share", wording.percent(row["sme_value_percent"]), f"of spend; {volume} of invoice lines")


def _first(row: dict[str, Any]) -> Number:
    if row["first_purchase_month"] is None:
        return Number("First purchase", "none", "no month with spend above zero in this selection")
    last = wording.month(row["last_purchase_month"])
    return Number("First purchase", wording.month(row["first_purchase_month"]), f"last: {last}")
