"""Pairs of choices that the filters offer, and whether a figure has nothing to say of one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import combinations
from pathlib import Path

from pages.shared import filters, queries
from pages.shared.queries import Query
from pages.shared.store import Store

ROOT = Path(__file__).parents[1]
# Without those of one figure alone: test_map.py, test_ministers.py.
NAMES = tuple(name for name in filters.FILTERS if name not in ("month", "day"))
FIGURES = [name for name in queries.names() if (ROOT / "pages" / "shared" / "figures" / f"{name}.py").is_file()]

Pair = dict[str, str]


def pairs(store: Store) -> Iterator[Pair]:
    """Every two values of two filters of which the second is offered beside the first."""
    for first, second in combinations(NAMES, 2):
        for one in filters.options(first, {}, store):
            for two in filters.options(second, {first: one}, store):
                yield {first: one, second: two}


def taking(pair: Pair) -> list[Query]:
    """The figures that take both filters."""
    return [query for query in map(queries.load, FIGURES) if pair.keys() <= query.parameters]


def left_nothing(store: Store, query: Query, pair: Pair) -> list[str]:
    """What is wrong with a figure under a pair that was offered: no row where a chart needs one, or so it says."""
    choice, problems = filters.choose(pair, NAMES, store)
    if problems or any(choice.values[name] != value for name, value in pair.items()):
        return [f"{pair} was offered and is refused: {problems}"]
    rows = store.answer(query, choice.for_query(query.parameters))
    module, found = import_module(f"pages.shared.figures.{query.name}"), []
    if hasattr(module, "chart") and "buyer" not in query.parameters and len(rows) == 0:  # an empty list is an answer
        found.append(f"{query.name} has no rows for {pair}")
    heading = module.finding(rows, choice).heading if hasattr(module, "finding") else ""
    if "No final month" in heading or "Nothing" in heading:
        found.append(f"{query.name} says “{heading}” of {pair}")
    return found
