"""Median and quartiles of the value of an invoice line, by kind of buyer."""

from __future__ import annotations

from pages.shared import charts
from pages.shared.charts.theme import Theme
from pages.shared.figures import invoice_line_values
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The highest and the lowest median."""
    return invoice_line_values.finding(rows, choice, "buyer_group", "kind of buyer")


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One range a kind of buyer."""
    return invoice_line_values.chart(rows, theme, "buyer_group")
