"""The reader's filters: offered only where they leave something, kept in the address, carried from page to page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from pages.shared import queries, wording
from pages.shared.bodies import asked as bodies
from pages.shared.store import SnapshotError, Store

OTHER_TABLES = ("region", "month", "day")  # filters whose values are not those of sales: each goes with any of these
NATIONS = ("England", "Northern Ireland", "Scotland", "Wales")


@dataclass(frozen=True)
class Filter:
    """A filter: its label, what it is called when nothing is chosen, and how a value reads."""

    label: str
    everything: str
    described: Callable[[str, Store], str]


def _lot_name(lot_id: str, store: Store) -> str:
    names = {row["lot_id"]: row["lot_name"] for row in _combinations(store)}
    return str(names.get(lot_id, lot_id))


FILTERS: dict[str, Filter] = {
    "financial_year": Filter("Financial year", "All years", lambda code, store: wording.financial_year(code)),
    "lot_id": Filter("Lot", "All lots", _lot_name),
    "supplier_size": Filter("Supplier size", "All sizes", lambda size, store: size),
    "region": Filter("Nation or region", "United Kingdom", lambda place, store: place),
    # The map's own: a slider in place of a box, and no value stands for the last final month.
    "month": Filter("Month", "Last final month", lambda month, store: wording.month(date.fromisoformat(f"{month}-01"))),
    # The ministers' own: a field to write a day into.
    "day": Filter("Day", "The newest day held", lambda day, store: wording.day(date.fromisoformat(day))),
}


NAMES = (*FILTERS, *bodies.NAMES)  # everything that an address can ask a figure for


@dataclass(frozen=True)
class Choice:
    """What the reader chose; None means everything. `words` are the chosen values as text.

    `shown` is what was chosen of one figure's chart alone, for its finding and chart by name.
    """

    values: dict[str, str | None]
    words: dict[str, str]
    shown: dict[str, str] = field(default_factory=dict)

    def for_query(self, parameters: frozenset[str]) -> dict[str, str | None]:
        """The values that a query takes, empty where the page does not offer the filter."""
        return {name: self.values.get(name) for name in sorted(parameters)}

    def address(self, parameters: frozenset[str] | None = None) -> str:
        """The chosen values as the part of an address behind the question mark."""
        chosen = {
            name: value
            for name, value in self.values.items()
            if value is not None and (parameters is None or name in parameters)
        }
        return urlencode(chosen | self.shown)

    def with_more(self, other: Choice) -> Choice:
        """What was chosen here, and what another choice adds to it."""
        return Choice({**self.values, **other.values}, {**self.words, **other.words})

    def place(self) -> str:
        """Where, for a sentence: empty, ` in Scotland`, or ` in the North East`."""
        region = self.values.get("region") or ""
        article = "the " if region.startswith(("East ", "North ", "South ", "West ")) else ""
        return f" in {article}{region}" if region else ""

    def sales(self) -> str:
        """What was bought, for a sentence: empty, or ` (lot: Software as a Service)`."""
        parts = [self.words[name] for name in ("lot_id", "supplier_size") if name in self.words]
        return f" ({', '.join(parts)})" if parts else ""


EVERYTHING = Choice({}, {})


def label(name: str) -> str:
    """What a filter, or a choice of a chart or of bodies, is called within a sentence."""
    return FILTERS[name].label.lower() if name in FILTERS else name.replace("_", " ")


def choose(asked: Mapping[str, str], names: tuple[str, ...], store: Store) -> tuple[Choice, list[str]]:
    """Turn what an address asks for into a choice, and a sentence for each value that cannot be had."""
    values: dict[str, str | None] = dict.fromkeys(names)
    problems = []
    for name in names:
        value = asked.get(name)
        if not value or name not in FILTERS:
            continue
        if value in options(name, values, store):
            values[name] = value
        else:
            problems.append(_problem(name, value, values, store))
    words = {
        name: FILTERS[name].described(value, store)
        for name, value in values.items()
        if value is not None and name in FILTERS
    }
    picked, told, more = bodies.choose({name: asked.get(name, "") for name in names if name in bodies.NAMES}, store)
    return Choice(values | picked, words | told), problems + more


def options(name: str, others: Mapping[str, str | None], store: Store) -> list[str]:
    """Values of a filter that leave something under the other filters, in their natural order."""
    if name == "region":
        return _places(store)
    if name == "month":
        return _months(others.get("financial_year"), store)
    if name == "day":
        first, last = days(store) or (date.max, date.min)
        return [(first + timedelta(number)).isoformat() for number in range((last - first).days + 1)]
    kept = [
        row[name]
        for row in _combinations(store)
        if all(
            value is None or other in (name, *OTHER_TABLES) or row[other] == value for other, value in others.items()
        )
    ]
    return list(dict.fromkeys(kept)) if name != "financial_year" else sorted(set(kept))


@lru_cache(maxsize=4)
def days(store: Store) -> tuple[date, date] | None:
    """The first and the last day of which ministers are known; None where the snapshot knows of none."""
    rows = _choices("day_choices", store)
    return (rows[0]["first_day"], rows[0]["last_day"]) if rows else None


def _problem(name: str, value: str, chosen: Mapping[str, str | None], store: Store) -> str:
    entry = FILTERS[name]
    if name == "day" and (known_days := days(store)):
        return _no_such_day(value, *known_days)
    known = value in options(name, {}, store)
    where = "together with the other filters" if known else "in this snapshot"
    return f"{entry.label} “{value}” has no data {where}, so this page shows: {entry.everything.lower()}."


def _no_such_day(value: str, first: date, last: date) -> str:
    try:
        asked = datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        return f"“{value}” is no day: a day reads like 2018-01-30. This page shows the newest day held."
    side = f"before the first day held, {wording.day(first)}" if asked < first else "after the last day held"
    return f"{wording.day(asked)} is {side}. This page shows the newest day held, {wording.day(last)}."


@lru_cache(maxsize=4)  # asked a dozen times a page, and a snapshot never changes
def _combinations(store: Store) -> list[dict[str, Any]]:
    return _choices("filter_choices", store)


@lru_cache(maxsize=4)
def _places(store: Store) -> list[str]:
    rows = _choices("region_choices", store)
    nations = [nation for nation in NATIONS if any(row["nation"] == nation for row in rows)]
    return nations + sorted({row["region"] for row in rows} - set(nations))


@lru_cache(maxsize=8)
def _months(year: str | None, store: Store) -> list[str]:
    rows = _choices("month_choices", store)
    return [f"{row['month']:%Y-%m}" for row in rows if year in (None, row["financial_year"])]


def _choices(name: str, store: Store) -> list[dict[str, Any]]:
    """Nothing is offered where the snapshot cannot say what there is: its figures say why."""
    try:
        return store.answer(queries.load(name)).records()
    except SnapshotError:
        return []
