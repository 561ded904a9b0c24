"""What was measured. Light to import, so that no side's memory holds another side's libraries."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True)
class PageTimes:
    """Milliseconds of one page: the first run of a new server, runs after its caches were cleared, and warm reruns."""

    page: str
    first: float
    cold: list[float]
    warm: list[float]


@dataclass(frozen=True)
class FigureTimes:
    """Median milliseconds of each query, what it answered, and how long the tables took to open or load."""

    opening: float
    figures: dict[str, float]
    answers: dict[str, list[Record]]


@dataclass(frozen=True)
class Total:
    """What a side made of the file of sales, to see that both did the same."""

    rows: int
    spend_gbp: Decimal
    grouped_rows: int


@dataclass(frozen=True)
class Compiled:
    """How many records, awards and suppliers of awards the releases of notices became."""

    notices: int
    awards: int
    suppliers: int


@dataclass(frozen=True)
class Deck:
    """How many figures a deck has, and its size in bytes."""

    figures: int
    size: int


@dataclass(frozen=True)
class FileTime:
    """A file's address and ending, the milliseconds of processors that it took, and its size in bytes."""

    address: str
    ending: str
    milliseconds: float
    size: int
