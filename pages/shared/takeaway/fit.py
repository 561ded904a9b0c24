"""How much room text takes on a slide, before an office program has laid it out."""

from __future__ import annotations

from textwrap import wrap

from pptx.util import Inches, Pt

LETTER = 0.53  # of Arial: the width of a usual letter, in parts of its size
LINE = 1.2
INSETS = Inches(0.2), Inches(0.1)  # of a text box, both sides together


def height(text: str, size: int, width: int) -> int:
    """The height of a text box of that width for text of that size in points; widths in the units of a slide."""
    return int(lines(text, size, width) * Pt(size) * LINE) + INSETS[1]


def lines(text: str, size: int, width: int) -> int:
    """How many lines text takes."""
    return max(1, len(wrap(text, max(1, int((width - INSETS[0]) / (Pt(size) * LETTER))))))
