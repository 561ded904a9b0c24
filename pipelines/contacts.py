"""E-mail addresses and telephone numbers inside published text, masked before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyarrow as pa

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# As numbers are written in the United Kingdom: 0 or +44 (0), then nine to eleven digits, spaced anyhow. A registered
# charity's or company's number has seven or eight digits, and a date is no telephone number.
TELEPHONE = re.compile(r"(?<![\w.-])(?:\+\s?44|0044|\(?0)(?:[\s().-]*\d){9,11}(?!\d)")


def mask(text: str) -> str:
    """The text without e-mail addresses and telephone numbers."""
    return TELEPHONE.sub("[telephone number]", EMAIL.sub("[e-mail address]", text))


def masked(rows: pa.Table, columns: Iterable[str]) -> pa.Table:
    """The rows, with the text of those columns masked."""
    for name in columns:
        texts = [text and mask(text) for text in rows.column(name).to_pylist()]
        rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(texts, pa.string()))
    return rows
