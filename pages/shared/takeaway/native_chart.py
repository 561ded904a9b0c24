"""A plot as a chart that PowerPoint and LibreOffice draw themselves, with its numbers in a workbook inside."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from pages.shared import harmless
from pages.shared.takeaway.plots import Plot, Series

KINDS = {
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("line", False): XL_CHART_TYPE.LINE,
    ("line", True): XL_CHART_TYPE.LINE,
}
FONT_SIZE, PANEL_FONT_SIZE = Pt(12), Pt(9)
FEWEST_DATES, MOST_DATES = 2, 6  # labels on an axis of months


def add(slide: Any, plot: Plot, place: Sequence[int], alt: str) -> None:
    """Put a plot on a slide at left, top, width and height, with its text alternative."""
    data = CategoryChartData(number_format=plot.number_format)
    data.categories = list(plot.categories)
    for series in plot.series:
        data.add_series(series.name, series.values)
    frame = slide.shapes.add_chart(KINDS[plot.kind, plot.is_stacked], *place, data)
    frame._element._nvXxPr.cNvPr.set("descr", alt[:220])
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(plot))
    size = PANEL_FONT_SIZE if plot.title else FONT_SIZE
    chart.font.size, chart.font.name = size, "Arial"
    chart.has_title = bool(plot.title)
    if plot.title:
        chart.chart_title.text_frame.text = plot.title
        chart.chart_title.text_frame.paragraphs[0].font.size = size
    chart.has_legend = len(plot.series) > 1 and not plot.title
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(chart, plot)
    for drawn, series in zip(chart.plots[0].series, plot.series, strict=True):
        (_line if plot.kind == "line" else _bars)(drawn, series)


def _axes(chart: Any, plot: Plot) -> None:
    values = [value for series in plot.series for value in series.values if value is not None]
    axis = chart.value_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = plot.number_format, False
    axis.has_major_gridlines = plot.kind != "bar"
    if values and min(values) >= 0:
        axis.minimum_scale = 0
    if plot.top is not None:
        axis.maximum_scale = plot.top
    if plot.kind == "bar":
        chart.category_axis.reverse_order = True
        axis.visible = False
    if isinstance(plot.categories[0], date):
        chart.category_axis.tick_labels.number_format = "mmm yyyy"
        chart.category_axis.tick_labels.number_format_is_linked = False
        _label_few_months(chart.category_axis, len(plot.categories), FEWEST_DATES if plot.title else MOST_DATES)
    if plot.kind != "line":
        chart.plots[0].gap_width = 40
        if not plot.is_stacked and not any(series.words for series in plot.series):
            chart.plots[0].has_data_labels = True
            labels = chart.plots[0].data_labels
            labels.number_format, labels.number_format_is_linked = plot.number_format, False


def _label_few_months(axis: Any, months: int, labels: int) -> None:
    """python-pptx has no word for the months between two labels; the elements stand last but for `extLst`."""
    for name, value in (("baseTimeUnit", "months"), ("majorUnit", max(1, months // labels)),
                        ("majorTimeUnit", "months")):  # fmt: skip
        element = OxmlElement(f"c:{name}")
        element.set("val", str(value))
        axis._element.append(element)


def _bars(drawn: Any, series: Series) -> None:
    """Fill each bar; words at a bar's end are those of the page."""
    drawn.invert_if_negative = False
    if len(series.colours) == 1:
        _fill(drawn.format.fill, series.colours[0])
    else:
        for place, colour in enumerate(series.colours):
            _fill(drawn.points[place].format.fill, colour)
    for place, words in enumerate(series.words):
        if words:
            drawn.points[place].data_label.text_frame.text = words


def _line(drawn: Any, series: Series) -> None:
    drawn.smooth = False
    colour = next((found for found in series.colours if found), "")
    drawn.format.line.width = Pt(2.5)
    if colour.startswith("#"):
        drawn.format.line.color.rgb = RGBColor.from_string(colour[1:].upper())
    if series.is_provisional:
        drawn.format.line.dash_style = MSO_LINE.ROUND_DOT


def _fill(fill: Any, colour: str) -> None:
    if colour.startswith("#"):
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(colour[1:].upper())


def _workbook(plot: Plot) -> bytes:
    """The numbers where python-pptx has the chart look for them: its own workbook would run text as formulas."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, harmless.TYPED_CELLS)
    page = book.add_worksheet("Sheet1")
    days, numbers = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": plot.number_format})
    for down, category in enumerate(plot.categories, start=1):
        if isinstance(category, date):
            page.write_datetime(down, 0, category, days)
        else:
            page.write_string(down, 0, category)
    for across, series in enumerate(plot.series, start=1):
        page.write_string(0, across, series.name)
        for down, value in enumerate(series.values, start=1):
            if value is not None:
                page.write_number(down, across, value, numbers)
    book.close()
    return content.getvalue()
