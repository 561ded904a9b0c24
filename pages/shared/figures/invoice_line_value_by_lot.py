"""Median and quartiles of the value of an invoice line, by lot."""

from __future__ import annotations

from pages.shared import charts
from pages.shared.charts.theme import Theme
from pages.shared.figures import invoice_line_values
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """The highest and the lowest median."""
    return invoice_line_values.finding(rows, choice, "lot_name", "lot")


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """One range a lot."""
    return invoice_line_values.chart(rows, theme, "lot_name")
