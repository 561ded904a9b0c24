"""What a figure says in words: the finding, its measure, a sentence, a text alternative, and headline numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """The words around a chart.

    `heading` is the finding in about ten words, computed for the chosen filters; `measure` what is measured, in
    which unit, over which time; `sentence` what the chart shows; `alt` the chart's text alternative (at most 220
    characters).
    """

    heading: str
    measure: str
    sentence: str
    alt: str


@dataclass(frozen=True)
class Number:
    """A headline number: its label, the number, and what to know beside it."""

    label: str
    value: str
    note: str
