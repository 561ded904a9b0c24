"""Sales files whose header is not known: their rows have to prove the order of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipelines.problem import ProblemError
from pipelines.reading import trial
from pipelines.reading.headers import Header
from pipelines.reading.layouts import Layout

# The sales files of 2017 and later: the order of their columns is reported, their headings are not. The file of
# Digital Outcomes lacks the framework.
IN_ORDER = Layout(
    name="in this order, whatever the header",
    columns=(
        ("sector", "sector"),
        ("lot", "lot"),
        ("month", "month"),
        ("spend", "spend"),
        ("status", "supplier_size"),
        ("supplier", "supplier"),
        ("customer", "buyer"),
        ("framework", "framework"),
    ),
    dropped={},
    by_position=True,
    optional=1,
)

HERE = Path(__file__).parent

MOST_UNFIT = 0.01
# No row can prove which of two names is the supplier's, but a heading can contradict.
CONTRADICTIONS = {"supplier": ("customer", "buyer"), "buyer": ("supplier", "vendor")}


def header(layouts: Sequence[Layout], rows: Sequence[Sequence[str]]) -> tuple[Header, int] | None:
    """A header by its number of cells, and how many of `rows` are above the data; None where no row has as many.

    A file without a header line has its data from the first row on.
    """
    for layout in layouts:
        if not layout.by_position:
            continue
        names = [name for _, name in layout.columns]
        for above, cells in enumerate(rows):
            width = _width(cells)
            if len(names) - layout.optional <= width <= len(names):
                columns = (*names[:width], *[None] * (len(cells) - width))
                is_data = cells[names.index("supplier_size")].strip().lower() in ("sme", "large")
                return Header(layout, columns, tuple(range(width, len(cells)))), above + (not is_data)
    return None


def prove(database: duckdb.DuckDBPyConnection, headings: Sequence[str], place: str) -> None:
    """Raise ProblemError for the first column whose rows, typed in `database`, do not fit what it should be."""
    rows = database.table("published")
    for position, column, meaning, count, line in database.sql(_sql("contents")).fetchall():
        if count > MOST_UNFIT * len(rows):
            heading = "".join(headings[position - 1 : position])[:60]
            raise ProblemError(
                f"{place}: the header is not known, so the contents decide, and column {position} "
                f"(“{heading}”) does not fit: it should be {meaning}, and {count:,} of "
                f"{len(rows):,} rows have none, first row {line:,}: {trial.value(rows, column, line)}. "
                "Expected are seven or eight columns: sector, lot, month, spend, status, supplier, customer, framework."
            )


def refuse_contradictions(header: Header, headings: Sequence[str], place: str) -> None:
    """Raise ProblemError where a heading says that a column is another than its position says."""
    # The line above the first row of data may be a title, and of another width.
    for column, heading in zip(header.columns, headings, strict=False):
        for word in CONTRADICTIONS.get(column or "", ()):
            if word in heading.lower():
                raise ProblemError(
                    f"{place}: the header is not known, and “{heading[:60]}” stands where the {column} is expected. "
                    "Expected are seven or eight columns: sector, lot, month, spend, status, supplier, customer, "
                    "framework. Put them in this order in a copy."
                )


def unknown_sectors(database: duckdb.DuckDBPyConnection) -> list[str]:
    """Notes on sectors that no earlier file had."""
    rows = database.table("published")
    return [
        f"The sector {trial.value(rows, 'sector', line)}, in {trial.counted(count)}, is in no earlier file. "
        "It is kept as published."
        for count, line in database.sql(_sql("unknown_sectors")).fetchall()
    ]


def _width(cells: Sequence[str]) -> int:
    """How many cells there are without the empty ones at the end."""
    return max((position for position, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
