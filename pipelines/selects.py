"""The SELECTs of a folder: each SQL file's text, and the tables that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipelines.connection import in_memory

HERE = Path(__file__).parent


@cache  # a build asks a thousand times
def texts(folder: str) -> Mapping[str, str]:
    """Every SELECT in `folder`, by its name, in the order of names."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / folder).glob("*.sql"))}


@cache
def reads(sql: str) -> frozenset[str]:
    """The tables behind a SELECT. An empty database parses it: one with the inputs would try to open their files."""
    return frozenset(in_memory().get_table_names(sql))
