"""One module a figure, with the name of its query: the finding in words, and the chart."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from pages.shared import queries


@cache
def names() -> tuple[str, ...]:
    """Every figure that is drawn with its finding in words, in alphabetical order."""
    return tuple(name for name in queries.names() if _has_finding(name))


def is_figure(name: str) -> bool:
    """Whether there is such a figure."""
    return name in names()


def _has_finding(name: str) -> bool:
    path = f"{__name__}.{name}"
    return find_spec(path) is not None and hasattr(import_module(path), "finding")
