"""One module a figure, with the name of its query: the finding in words, and the chart."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from pages.shared import queries


def names() -> list[str]:
    """Every figure that is drawn with its finding in words, in alphabetical order."""
    return [name for name in queries.names() if is_figure(name)]


@cache
def is_figure(name: str) -> bool:
    """Whether there is such a figure."""
    path = f"{__name__}.{name}"
    return name in queries.names() and find_spec(path) is not None and hasattr(import_module(path), "finding")
