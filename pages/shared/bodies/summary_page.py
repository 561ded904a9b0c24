"""The one-page summary of a body at its own address, as HTML and as tagged PDF."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.shared import extracts, wording
from pages.shared.bodies import summary
from pages.shared.bodies.summary import Summary
from pages.shared.page import reading
from pages.shared.paper import drawing, typeset
from pages.shared.server.problems import in_words
from pages.shared.snapshots import PARAMETER
from pages.shared.takeaway.plots import Plot, Series

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
LINE = "#12436d"
# Where the line of the chart is drawn, in the units of templates/spend.svg.
LEFT, RIGHT, TOP, BOTTOM = 70.0, 700.0, 14.0, 146.0


@in_words
def body_summary(request: Request) -> Response:
    """One body's summary as `/summaries/<buyer>.html` or `.pdf`; `snapshot` fixes the snapshot.

    404 with a sentence for an unknown body, ending or snapshot; 503 where there is no snapshot, or a file of it is
    damaged.
    """
    buyer, ending = request.path_params["buyer"], request.path_params["ending"]
    if ending not in ("html", "pdf"):
        return PlainTextResponse(f"A summary ends in .html or .pdf, not .{ending}.", 404)
    try:
        store = reading.store_of(request.query_params.get(PARAMETER, ""))
        told = summary.of(buyer, store, datetime.now(UTC).date())
    except KeyError:
        return PlainTextResponse(f"There is no public body with the code {buyer} in this snapshot.", 404)
    if ending == "html":
        return HTMLResponse(html(told))
    name = f'inline; filename="{"".join(filter(str.isascii, buyer))}_{store.name}.pdf"'
    return Response(pdf(told), media_type="application/pdf", headers={"Content-Disposition": name})


ROUTE = Route("/summaries/{buyer}.{ending}", body_summary)


def links(buyer_id: str, snapshot: str) -> str:
    """Where the summary is, as Markdown."""
    asked = urlencode({PARAMETER: snapshot})
    found = [f"[{ending.upper()}](/summaries/{quote(buyer_id)}.{ending}?{asked})" for ending in ("html", "pdf")]
    return f"One page to print, of all lots and months: {' · '.join(found)}"


def html(told: Summary) -> str:
    """The page as HTML; the chart is in it, so that it stands alone."""
    drawing = TEMPLATES.get_template("spend.svg").render(drawn=_drawn(told.months))
    chart = f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
    return TEMPLATES.get_template("summary.html").render(summary=told, chart=chart)


def pdf(told: Summary) -> bytes:
    """The page as tagged PDF (PDF/UA-1)."""
    said = {**asdict(told), "months": None}  # they are drawn
    return typeset.pdf(
        "summary", {"summary": said, "plots": [drawing.of(_plot(told.months))], "author": extracts.TITLE}
    )


def _plot(months: Sequence[tuple[date, float, bool]]) -> Plot:
    """One line of spend added up, its provisional part dotted and joined to the rest."""
    final = sum(not provisional for _, _, provisional in months)
    values = [value for _, value, _ in months]
    dotted: list[float | None] = [value if at >= final - 1 else None for at, value in enumerate(values)]
    parts = [("Spend", tuple(values[:final]) + (None,) * (len(values) - final), False)]
    parts += [("Provisional", tuple(dotted), True)] if final < len(values) else []
    series = tuple(Series(name, held, (LINE,), (), (), is_provisional, False) for name, held, is_provisional in parts)
    return Plot("line", False, tuple(month for month, _, _ in months), series, "£", "", "", None, "", "")


def _drawn(months: Sequence[tuple[date, float, bool]]) -> dict[str, Any]:
    """The line's path, grid and labels."""
    high = max(0.0, *(value for _, value, _ in months)) or 1.0
    low = min(0.0, *(value for _, value, _ in months))
    step = (RIGHT - LEFT) / max(1, len(months) - 1)
    points = [
        (LEFT + place * step, BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP))
        for place, (_, value, _) in enumerate(months)
    ]
    final = sum(not provisional for _, _, provisional in months)
    zero = BOTTOM + low / (high - low) * (BOTTOM - TOP)
    provisional = ", provisional" if final < len(months) else ""
    return {
        "path": _path(points[:final]),
        "dotted": _path(points[final - 1 :]) if 0 < final < len(points) else "",
        "grid": [{"y": round(zero, 1), "text": "£0"}, {"y": TOP, "text": wording.money_short(high)}],
        "first": wording.month(months[0][0]),
        "last": f"{wording.month(months[-1][0])}{provisional}",
    }


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if place else 'M'}{x:.1f} {y:.1f}" for place, (x, y) in enumerate(points))
