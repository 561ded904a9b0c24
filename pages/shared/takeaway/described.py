"""Everything that is said of a figure wherever it is taken: words, rows, chart, sources, citation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pages.shared import extracts, filters, snapshots, wording
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.queries import Query
from pages.shared.store import Rows, Store
from pipelines.provenance import Source

DISCLAIMER = "Not official statistics, and not a government service."


@dataclass(frozen=True)
class Described:
    """A figure under a choice. `chart` is in the colours of a light page; None where a figure is a list."""

    query: Query
    rows: Rows
    snapshot: str
    words: Finding
    chart: Chart | None
    sources: tuple[Source, ...]
    filters: str
    link: str
    full_citation: str

    @property
    def source_line(self) -> str:
        """Publishers, licences, snapshot: what every picture and slide carries."""
        by_licence: dict[str, list[str]] = {}
        for source in self.sources:
            by_licence.setdefault(source.licence, []).append(f"{source.title}, {source.publisher}")
        named = [f"{'; '.join(titles)} ({licence})" for licence, titles in by_licence.items()]
        return f"Source: {'; '.join(named)}. " if named else ""

    @property
    def dated_line(self) -> str:
        """From which snapshot, and what the figure is not."""
        return f"{extracts.TITLE}, snapshot of {wording.minute(self.snapshot)}. {DISCLAIMER}"


def describe(query: Query, rows: Rows, choice: Choice, store: Store, base: str, accessed: date) -> Described:
    """A figure and all its words; `base` is the dashboard's own address, for the link in citations."""
    sources = tuple(extracts.sources_of(query, store))
    link = base.rstrip("/") + view_alone(query, choice, store.name)
    words, chart = _drawn(query, rows, choice)
    chosen = {name: value for name, value in choice.words.items() if name in query.parameters} | choice.shown
    shown = [f"{filters.label(name)}: {value}" for name, value in chosen.items()]
    return Described(
        query=query,
        rows=rows,
        snapshot=store.name,
        words=words,
        chart=chart,
        sources=sources,
        filters=f"Filters: {wording.listed(shown)}." if shown else "No filter is set.",
        link=link,
        full_citation=extracts.citation(query.title, link, sources, store, accessed),
    )


def short_citation(query: Query, store: Store) -> str:
    """A citation for below a chart."""
    return f"{extracts.TITLE}: {query.title}, snapshot {store.name}"


def view_alone(query: Query, choice: Choice, snapshot: str | None) -> str:
    """The figure alone, without navigation: fixed to a snapshot, or following the newest."""
    asked = [("embed", "true"), ("figure", query.name), *([(snapshots.PARAMETER, snapshot)] if snapshot else [])]
    return f"/?{urlencode(asked + parse_qsl(choice.address(query.parameters)))}"


def _drawn(query: Query, rows: Rows, choice: Choice) -> tuple[Finding, Chart | None]:
    """What the figure's module says and draws; the query's title where there is no such module."""
    name = f"pages.shared.figures.{query.name}"
    module: Any = import_module(name) if find_spec(name) else None
    if not hasattr(module, "finding"):
        return Finding(query.title, query.title, query.sections["How to read it"], ""), None
    chart: Chart | None = (
        module.chart(rows, theme(False), **choice.shown) if hasattr(module, "chart") and len(rows) else None
    )
    return module.finding(rows, choice, **choice.shown), chart if chart and chart["data"] else None
