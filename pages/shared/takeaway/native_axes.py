"""The axes of a native chart: round steps from zero, units, and few enough months to read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil, floor, log10
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.oxml.xmlchemy import OxmlElement

from pages.shared.takeaway.plots import Plot

GRID = RGBColor.from_string("D5D9DC")
FEWEST_DATES, MOST_DATES = 2, 6  # labels on an axis of months
STEPS, PANEL_STEPS = 5, 3  # between the lines of an axis of amounts


def amounts(axis: Any, plot: Plot) -> None:
    """Set up the axis of amounts; that of lying bars is not drawn, since each bar has its number."""
    found = values(plot)
    axis.has_major_gridlines = plot.kind != "bar"
    axis.format.line.fill.background()
    if plot.kind == "bar":
        axis.visible = False
        axis.minimum_scale = None if min(found, default=0) < 0 else 0
        return
    axis.major_gridlines.format.line.color.rgb = GRID
    lowest, highest = min([0, *found]), _highest(plot)
    step = _step((highest - lowest) / (PANEL_STEPS if plot.title else STEPS))
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = (
        step * floor(lowest / step),
        step * ceil(highest / step),
        step,
    )
    labels = axis.tick_labels
    labels.number_format, labels.number_format_is_linked = number_format(plot, [step]), False
    if plot.unit:
        axis.axis_title.text_frame.text = plot.unit
        axis.axis_title.text_frame.paragraphs[0].font.bold = False


def _highest(plot: Plot) -> float:
    if plot.is_stacked:
        return max(
            sum(value or 0 for value in stacked) for stacked in zip(*(s.values for s in plot.series), strict=True)
        )
    return max([plot.top / 1.1] if plot.top else [*values(plot), 0])


def _step(least: float) -> float:
    """A round step of 1, 2, 2.5 or 5 and noughts that is not below the least."""
    if least <= 0:
        return 1
    power = 10 ** floor(log10(least))
    return float(next(times * power for times in (1, 2, 2.5, 5, 10) if times * power >= least * 0.999))


def categories(axis: Any, plot: Plot) -> None:
    """Set up the axis of categories or months; its labels stand beside the chart, not among bars below zero."""
    axis.format.line.color.rgb = GRID
    if min(values(plot), default=0) < 0:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if plot.kind == "bar":
        axis.reverse_order = True
    if isinstance(plot.categories[0], date):
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "mmm yyyy", False
        days = [day for day in plot.categories if isinstance(day, date)]
        span = (max(days).year - min(days).year) * 12 + max(days).month - min(days).month
        _label_few_months(axis, span, FEWEST_DATES if plot.title else MOST_DATES)


def _label_few_months(axis: Any, months: int, labels: int) -> None:
    """python-pptx has no word for the months between two labels; the elements stand last but for `extLst`."""
    for name, value in (("baseTimeUnit", "months"), ("majorUnit", max(1, ceil(months / labels))),
                        ("majorTimeUnit", "months")):  # fmt: skip
        element = OxmlElement(f"c:{name}")
        element.set("val", str(value))
        axis._element.append(element)


def values(plot: Plot) -> list[float]:
    """All numbers of a plot."""
    return [value for series in plot.series for value in series.values if value is not None]


def number_format(plot: Plot, numbers: Sequence[float]) -> str:
    """Excel's format for such numbers, with the axis's unit: "£"#,##0.0"m", or #,##0"%"."""
    digits = "#,##0" if all(float(value).is_integer() for value in numbers) else "#,##0.0"
    return "".join([f'"{plot.before}"' if plot.before else "", digits, f'"{plot.behind}"' if plot.behind else ""])
