"""Lines, labels, bars and panels: what is drawn where."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared import charts
from pages.shared.charts import parts as chart_parts
from pages.shared.charts.theme import theme

LOOK = theme(False)
MONTHS = [date(2012 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(30)]


def line(values: list[float], provisional: bool = False, label: str = "A") -> charts.Line:
    return charts.Line(label, MONTHS[: len(values)], values, "#12436D", len(values) - 1 if provisional else None)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_labels_never_collide_and_never_leave_the_chart(ends: list[float]) -> None:
    placed = chart_parts.spread([(line([end]), end) for end in ends], 100)
    heights = [height for _, height in placed]
    assert all(upper - lower >= 10 - 1e-9 for lower, upper in pairwise(heights))
    assert max(heights) <= 100


def test_the_provisional_month_is_dotted_and_joined() -> None:
    solid, dotted = chart_parts.line_traces(line([1, 2, 3], provisional=True), "%{y}")
    assert (solid["y"], solid["line"]["dash"]) == ([1, 2], "solid")
    assert (dotted["y"], dotted["line"]["dash"]) == ([2, 3], "dot")


def test_without_a_provisional_month_nothing_is_dotted_or_said() -> None:
    chart = charts.lines(LOOK, [line([1, 2])], unit="", hover="%{y}")
    assert [trace["line"]["dash"] for trace in chart["data"]] == ["solid"]
    assert [note["text"] for note in chart["layout"]["annotations"]] == ["A"]


def test_a_line_without_months_is_left_out() -> None:
    assert charts.lines(LOOK, [line([])], unit="", hover="%{y}")["data"] == []
    assert len(charts.lines(LOOK, [line([]), line([1.0])], unit="", hover="%{y}")["data"]) == 1


@pytest.mark.parametrize("months", [1, 2, 13, 27, 30])
def test_an_axis_of_months_has_few_labels_within_the_data(months: int) -> None:
    labels = chart_parts.month_axis(MONTHS[:months])["tickvals"]
    assert 1 <= len(labels) <= 4
    assert set(labels) <= set(MONTHS[:months])


def test_bars_start_at_zero_and_keep_their_order() -> None:
    chart = charts.bars(LOOK, ["b", "a"], [3, 1], ["#12436D"] * 2, ["3", "1"])
    assert chart["layout"]["xaxis"]["range"][0] == 0
    assert chart["data"][0]["y"] == ["b", "a"]
    assert chart["layout"]["yaxis"]["autorange"] == "reversed"


def test_panels_stand_two_abreast_on_one_scale_and_do_not_overlap() -> None:
    layout = charts.panels(LOOK, [line([1, 2], label=str(n)) for n in range(5)], top=50)["layout"]
    heights = [layout[f"yaxis{axis}"] for axis in ("", 2, 3, 4, 5)]
    assert {tuple(axis["range"]) for axis in heights} == {(0, 50)}
    assert heights[0]["domain"] == heights[1]["domain"]
    assert heights[2]["domain"][1] < heights[0]["domain"][0]
    assert layout["xaxis"]["domain"][1] < layout["xaxis2"]["domain"][0]


def test_long_labels_are_broken_at_a_space() -> None:
    assert chart_parts.wrapped("Rest of the wider public sector") == "Rest of the wider<br>public sector"
    assert chart_parts.wrapped("Departments") == "Departments"
    assert chart_parts.wrapped("Unbreakableverylong") == "Unbreakableverylong"


def test_a_line_below_zero_and_its_label_stay_inside_the_chart() -> None:
    ends = [-40.0, -39.0, 10.0]
    layout = charts.lines(LOOK, [line([1, end], label=f"{end}") for end in ends], unit="£m", hover="%{y}")["layout"]
    low, high = layout["yaxis"]["range"]
    heights = [note["y"] for note in layout["annotations"]]
    assert low <= -40 and high >= 10
    assert all(low <= height <= high for height in heights)
    assert all(upper - lower >= 5 - 1e-9 for lower, upper in pairwise(heights))


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_one_line_without_a_value_is_no_chart(values: list[float]) -> None:
    assert charts.one_line(LOOK, line(values), unit="%", hover="%{y}")["data"] == []


@pytest.mark.parametrize(
    ("values", "span"),
    [
        # A quarter of the range beyond the longest bar, and none before zero.
        ([], (0, 0.25)),
        ([0], (0, 0.25)),
        ([40, 60], (0, 75)),
        # Half of it at both ends as soon as one bar is below zero.
        ([-10, 110], (-70, 170)),
        ([-40, -10], (-60, 20)),
    ],
)
def test_bars_have_room_for_their_numbers(values: list[float], span: tuple[float, float]) -> None:
    names = [str(value) for value in values]
    chart = charts.bars(LOOK, names, values, ["#12436D"] * len(values), names)
    assert tuple(chart["layout"]["xaxis"]["range"]) == span
    assert chart["data"][0]["text"] == names


def test_hover_texts_say_which_line_which_month_and_how_much() -> None:
    (trace,) = charts.one_line(LOOK, line([1, 2], label="Councils"), unit="%", hover="%{y:.1f}%")["data"]
    assert trace["hovertemplate"] == "Councils, %{x|%B %Y}: %{y:.1f}%<extra></extra>"
    points = charts.points(LOOK, MONTHS[:1], [2.85], ["£2.85 billion"], 0, "the report")
    assert points["data"][0]["customdata"] == ["£2.85 billion"]
    assert points["layout"]["annotations"][0]["text"] == "the report"
