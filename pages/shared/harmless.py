"""Text that a spreadsheet would run as a formula, made harmless: the one place that knows how.

Workbooks and slides type their cells, and typed text never runs, so it stays as it is. A CSV has no types, so there
an apostrophe goes in front, which says "text" to a spreadsheet.
"""

from __future__ import annotations

import re
from typing import Any

WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # = + - @ as East Asian keyboards write them: they run too
RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *WIDE)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What XlsxWriter would otherwise make of text: formulas, links and numbers.
TYPED_CELLS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def untyped(value: Any) -> Any:
    """A value for a file without types; text that would run gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS_AS_FORMULA) else value


def printable(text: str) -> str:
    """Text without the control characters that no workbook or slide can hold."""
    return NOT_IN_XML.sub("", text)
