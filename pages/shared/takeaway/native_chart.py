"""A plot as a chart that PowerPoint and LibreOffice draw themselves, with its numbers in a workbook inside."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from pages.shared import harmless
from pages.shared.charts import parts
from pages.shared.charts.theme import theme
from pages.shared.takeaway import native_axes
from pages.shared.takeaway.plots import Plot, Series

KINDS = {
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("line", True): XL_CHART_TYPE.LINE_MARKERS,
}
LIGHT = theme(False)
FONT_SIZE, PANEL_FONT_SIZE = Pt(14), Pt(12)
MOST_NUMBERED = 12  # columns with a number each; more are read from the axis


def add(slide: Any, plot: Plot, place: Sequence[int], alt: str) -> None:
    """Put a plot on a slide at left, top, width and height, with its text alternative."""
    data = CategoryChartData(number_format=native_axes.number_format(plot, native_axes.values(plot)))
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
        chart.chart_title.include_in_layout = False
    _legend(chart, plot)
    native_axes.amounts(chart.value_axis, plot)
    native_axes.categories(chart.category_axis, plot)
    if plot.kind != "line":
        _numbers(chart.plots[0], plot)
    for drawn, series in zip(chart.plots[0].series, plot.series, strict=True):
        if plot.kind == "line":
            _line(drawn, series)
        else:
            _bars(drawn, series, plot.is_stacked)
    if len(set(plot.categories)) < len(plot.categories):  # a day with two figures would break the lines of others
        chart._chartSpace.chart.find(f"{{{chart._chartSpace.nsmap['c']}}}dispBlanksAs").set("val", "span")


def _legend(chart: Any, plot: Plot) -> None:
    """Names of the series, without the provisional part of each: a note says how that is drawn."""
    chart.has_legend = sum(bool(series.name) and not series.is_provisional for series in plot.series) > 1
    if not chart.has_legend:
        return
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for place, series in enumerate(plot.series):
        if series.is_provisional:  # python-pptx has no word for leaving one out
            entry, index, gone = (OxmlElement(f"c:{name}") for name in ("legendEntry", "idx", "delete"))
            index.set("val", str(place))
            gone.set("val", "1")
            entry.extend([index, gone])
            chart.legend._element.find(f"{{{chart.legend._element.nsmap['c']}}}legendPos").addnext(entry)


def _numbers(drawn: Any, plot: Plot) -> None:
    """How thick bars are, and the number at each where they are few and no words stand there."""
    drawn.gap_width = 40
    if plot.kind == "column" and len(plot.series) > 1 and not plot.is_stacked:
        drawn.overlap = 0
    many = plot.kind == "column" and len(plot.categories) * len(plot.series) > MOST_NUMBERED
    if not plot.is_stacked and not many and not any(series.words for series in plot.series):
        drawn.has_data_labels = True
        labels = drawn.data_labels
        labels.number_format, labels.number_format_is_linked = (
            native_axes.number_format(plot, native_axes.values(plot)),
            False,
        )


def _bars(drawn: Any, series: Series, inside: bool) -> None:
    """Fill each bar; words at a bar's end, or inside it, are those of the page."""
    drawn.invert_if_negative = False
    looks = list(zip(_all(series.colours, series), _all(series.outlines, series), strict=True))
    usual = Counter(looks).most_common(1)[0][0]
    _fill(drawn.format, *usual)
    for place, look in enumerate(looks):
        if look != usual:
            _fill(drawn.points[place].format, *look)
    for place, words in enumerate(series.words):
        if words:
            frame = drawn.points[place].data_label.text_frame
            frame.text = words
            if inside:
                frame.paragraphs[0].runs[0].font.color.rgb = _rgb(parts.on(LIGHT, usual[0]))


def _all(one_or_each: tuple[str, ...], series: Series) -> tuple[str, ...]:
    return one_or_each if len(one_or_each) > 1 else one_or_each * len(series.values)


def _line(drawn: Any, series: Series) -> None:
    """A line, dotted where it is provisional; or marks alone."""
    drawn.smooth = False
    colour = next((found for found in series.colours if found), "")
    drawn.format.line.width = Pt(2.5)
    drawn.marker.style = XL_MARKER_STYLE.NONE
    if series.is_points:
        drawn.format.line.fill.background()
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 10
        outline = next((found for found in series.outlines if found), colour)
        _fill(drawn.marker.format, outline, outline)  # LibreOffice draws no ring
    elif colour.startswith("#"):
        drawn.format.line.color.rgb = _rgb(colour)
    if series.is_provisional:
        drawn.format.line.dash_style = MSO_LINE.ROUND_DOT


def _fill(look: Any, colour: str, outline: str) -> None:
    if colour.startswith("#"):
        look.fill.solid()
        look.fill.fore_color.rgb = _rgb(colour)
    if outline.startswith("#"):
        look.line.color.rgb, look.line.width = _rgb(outline), Pt(1.5)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))


def _workbook(plot: Plot) -> bytes:
    """The numbers where python-pptx has the chart look for them: its own workbook would run text as formulas."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, harmless.TYPED_CELLS)
    page = book.add_worksheet("Sheet1")
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    numbers = book.add_format({"num_format": native_axes.number_format(plot, native_axes.values(plot))})
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
