"""Values of a row in words, the same in a table of a page, in a workbook, on a slide and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pages.shared import rules, wording
from pages.shared.bodies import peers
from pipelines.catalogue import FIELDS

# In the files, and in words or on the map.
HIDDEN_COLUMNS = (
    "buyer_id", "spend_direction", "direction_invoice_count", "hexagon_column", "hexagon_row", *peers.SAID_OF_ALL,
    "sales_covered", "opportunities_covered", "notices_covered",
)  # fmt: skip
SHORTHAND = {
    "[x]": "not available",
    "[low base]": "fewer than 10, so no share",
    "[p]": "provisional",
    "[z]": "not applicable",
}


def heading(column: str) -> str:
    """A column's heading with its unit."""
    field = FIELDS[column]
    return f"{field.title} ({field.unit})" if field.unit in ("£", "%") else field.title


def said(column: str, row: Mapping[str, Any]) -> str:
    """What stands for a value that is none, or that is yes or no; empty for a number, a day or a text."""
    value = row[column]
    if column == "is_provisional":
        return "[p]" if value else "final"
    if value is None or value == "":
        return "[low base]" if rules.lacks_base(column, row) else FIELDS[column].empty or wording.NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ""


def text(column: str, row: Mapping[str, Any]) -> str:
    """A value as text; never empty."""
    value = row[column]
    if words := said(column, row):
        return words
    if isinstance(value, date):
        return wording.month(value) if column == "month" or column.endswith("_month") else wording.day(value)
    if column.endswith("_percent"):
        return f"{value:.1f}"
    if column.endswith("sha256"):  # in two parts: one word as long does not fit into a column
        return f"{value[:32]} {value[32:]}".rstrip()
    if isinstance(value, Decimal):
        return f"{value:,.0f}"
    if isinstance(value, float) and FIELDS[column].unit == "£":
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
