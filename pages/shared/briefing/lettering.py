"""How much room text takes on a slide, reckoned without a font: widths of letters in parts of the type size.

Generous by design: a line too many leaves a gap, a line too few runs over what stands below.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

POINT = 12_700  # English Metric Units, in which slides are measured
LINE = 1.2  # of the type size
BROKEN = 1.3  # an address or a long word leaves gaps where it is broken
INSET = 91_440  # of a text box, on each side
NARROW, WIDE = frozenset("ijltfrI.,;:'!|()[] "), frozenset("mwMW%@—")


def lines(text: str, size: float, width: int, *, bold: bool = False) -> int:
    """How many lines of `size` points a text takes in a box of `width`; words longer than a line are broken."""
    room = (width - 2 * INSET) / POINT / size * (0.93 if bold else 1)
    taken, count = 0.0, 1
    for word in text.split(" "):
        across = sum(map(_across, word)) + _across(" ")
        if taken and taken + across > room:
            count, taken = count + 1, 0.0
        breaks = int(BROKEN * across // room) if across > room else 0
        count, taken = count + breaks, taken + (across if breaks == 0 else room / 2)
    return count


def height(text: str, size: float, width: int, *, bold: bool = False) -> int:
    """How high a text box must be for a text."""
    return int(lines(text, size, width, bold=bold) * size * LINE * POINT) + INSET


def size(text: str, sizes: Sequence[float], width: int, high: int) -> float:
    """The first of falling type sizes in which a bold text fits; the last where none is small enough."""
    return next((found for found in sizes if height(text, found, width, bold=True) <= high), sizes[-1])


def _across(letter: str) -> float:
    if letter in NARROW:
        return 0.3
    if letter in WIDE:
        return 0.95
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.3
    return 0.7 if letter.isupper() else 0.53
