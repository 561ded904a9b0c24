"""Small multiples of upright bars: one panel a group, two bars a financial year, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared.charts import parts
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme

# A panel, in pixels: all of it, the room for its label above it, and for its years below.
PANEL_HEIGHT, LABEL_ABOVE, YEARS_BELOW = 278, 66, 68
LEGEND_ABOVE = 36


@dataclass(frozen=True)
class Panel:
    """A group's bars: the years, both values of each (None where there is no share), and a level with its label."""

    label: str
    years: Sequence[str]
    first: Sequence[float | None]
    second: Sequence[float | None]
    level: float | None = None
    level_label: str = ""


def pairs(theme: Theme, panels: Sequence[Panel], names: tuple[str, str]) -> Chart:
    """Panels two abreast, from 0 to 100%; `names` are those of the first and the second bar."""
    if not panels:
        return {"data": [], "layout": {}}
    rows = -(-len(panels) // 2)
    layout = parts.frame(theme, height=PANEL_HEIGHT * rows + LEGEND_ABOVE)
    layout |= {"barmode": "group", "bargap": 0.3, "showlegend": True, "annotations": [], "shapes": []}
    layout["meta"] = [panel.label for panel in panels]  # for a slide, whose charts are one a panel
    layout["margin"] = {"l": 40, "r": 8, "t": LEGEND_ABOVE, "b": 0}
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
    traces: list[Chart] = []
    for index, panel in enumerate(panels):
        traces += _panel(theme, layout, panel, index, rows, names)
    return {"data": traces, "layout": layout}


def _panel(theme: Theme, layout: Chart, panel: Panel, index: int, rows: int, names: tuple[str, str]) -> list[Chart]:
    """Put a panel's axes, label and level into the layout; give its bars."""
    row, side = divmod(index, 2)
    pixel = 1 / (PANEL_HEIGHT * rows)
    upper, left = 1 - row / rows, 0.58 * side
    axis = "" if index == 0 else str(index + 1)
    layout[f"xaxis{axis}"] = layout["xaxis"] | {
        "anchor": f"y{axis}",
        "domain": [left, left + 0.42],
        "type": "category",
        "automargin": False,
        "tickangle": 0,
        "tickfont": {"color": theme.text, "size": 12},
    }
    layout[f"yaxis{axis}"] = layout["yaxis"] | {
        "anchor": f"x{axis}",
        "domain": [upper - 1 / rows + YEARS_BELOW * pixel, upper - LABEL_ABOVE * pixel],
        "range": [0, 100],
        "ticksuffix": "%",
        "nticks": 3,
        "automargin": False,
    }
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    below = f"<br>{panel.level_label}" if panel.level is not None else ""
    layout["annotations"].append(
        parts.label(
            f"<b>{parts.wrapped(panel.label, 20)}</b>{below}",
            left,
            upper - (LABEL_ABOVE - 4) * pixel,
            theme.text,
            **place,
        )
    )
    if panel.level is not None:
        _level(theme, layout, panel, axis)
    bars = zip(names, (panel.first, panel.second), (theme.strong, theme.context), strict=True)
    return [
        {
            "type": "bar",
            "name": name,
            "legendgroup": name,
            "showlegend": index == 0,
            "x": list(panel.years),
            "y": list(values),
            "marker": {"color": colour},
            "xaxis": f"x{axis}",
            "yaxis": f"y{axis}",
            "hovertemplate": f"{name}, %{{x}}: %{{y:.1f}}%<extra></extra>",
        }
        for name, values, colour in bars
    ]


def _level(theme: Theme, layout: Chart, panel: Panel, axis: str) -> None:
    """A dashed line across the panel, on a ground of its own so that it shows before the bars."""
    across = {"type": "line", "xref": f"x{axis} domain", "yref": f"y{axis}", "x0": 0, "x1": 1}
    for line in ({"color": theme.background, "width": 5}, {"color": theme.text, "width": 2, "dash": "dash"}):
        layout["shapes"].append(across | {"y0": panel.level, "y1": panel.level, "line": line})
