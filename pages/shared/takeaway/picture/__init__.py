"""A figure as a picture, drawn in the reader's browser: what to draw, and the page that draws it.

The page `/figures/<query>/picture` loads plotly from this server, draws the chart, puts heading, source and date
around it, and saves it at once as SVG or PNG. `size` is `slide` (16:9, 1,920 by 1,080 pixels) or `print` (170 mm wide
at 300 dots an inch).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import plotly
from plotly.utils import PlotlyJSONEncoder
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.shared import queries
from pages.shared.charts.theme import theme
from pages.shared.takeaway.described import Described

STATIC = Path(__file__).parent / "static"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def parts(figure: Described) -> dict[str, Any]:
    """The chart, the words around it and their colours, as plain JSON; no chart where the figure is a list."""
    colours = theme(False)
    chart = json.loads(json.dumps(figure.chart, cls=PlotlyJSONEncoder)) if figure.chart else None
    return {
        "chart": chart,
        "heading": figure.words.heading,
        "measure": figure.words.measure,
        "foot": [line for line in (figure.source_line.strip(), figure.dated_line) if line],
        "alt": figure.words.alt,
        "name": f"{figure.query.name}_{figure.snapshot}",
        "colours": {"background": colours.background, "text": colours.text},
    }


def page(request: Request) -> Response:
    """The page that draws and saves a figure's picture; 404 with a sentence for a figure that there is not."""
    name = request.path_params["name"]
    if name not in queries.names():
        return PlainTextResponse(f"There is no figure {name}. Figures: {', '.join(queries.names())}.", 404)
    return FileResponse(STATIC / "picture.html")


def _plotly(request: Request) -> Response:
    return FileResponse(PLOTLY, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})


ROUTES = [
    Route("/figures/{name}/picture", page),
    Route("/picture/plotly.js", _plotly),
    Mount("/picture", StaticFiles(directory=STATIC)),
]
