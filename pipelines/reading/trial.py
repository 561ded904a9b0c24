"""A file's rows, typed by the very SELECT that a build types them with, to see at once which cannot be used."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines import selects
from pipelines.connection import in_memory
from pipelines.problem import ProblemError
from pipelines.reference import LOOKUPS

HERE = Path(__file__).parent

# What the SELECTs of this folder tell of: the names, which take the most room, are not typed.
TOLD = ("line", "month", "spend_gbp", "supplier_size", "sector_published", "is_known_sector", "reason")
# Above this share of rows, the file is not what it was taken for, or has been damaged.
MOST_REJECTED = 0.01


def typed(source: str, staging: str, rows: pa.Table) -> duckdb.DuckDBPyConnection:
    """A database with `published` (the rows) and `outcome` (the rows as the SELECT `staging` types them).

    Other sources, and lookups, are empty: whether a row can be used depends on neither.
    """
    connection = in_memory()
    sql = selects.texts("staging")[staging]
    connection.register("published", rows)
    for name in selects.reads(sql):
        if name == f"raw_{source}":
            connection.register(name, rows)
        elif name.startswith("raw_"):
            connection.register(name, rows.schema.empty_table())
        else:
            columns = LOOKUPS[name.removeprefix("reference_")].columns
            connection.register(name, pa.table({column: pa.array([], pa.string()) for column in columns}))
    typed_rows = connection.sql(sql)
    typed_rows.select(*(column for column in typed_rows.columns if column in TOLD)).create("outcome")
    return connection


def refuse_or_tell(database: duckdb.DuckDBPyConnection, place: str, accept_rejected: bool) -> list[str]:
    """Notes on the rows that cannot be used. Raises ProblemError where they are more than may be, unaccepted."""
    rows = database.table("published")
    found = database.sql((HERE / "rejections.sql").read_text(encoding="utf-8")).fetchall()
    rejected = sum(count for _, count, _ in found)
    notes = [f"{counted(count)}: {reason}{_cell(rows, reason, line)}, first in row {line:,}"
             for reason, count, line in found[:10]]  # fmt: skip
    if rejected > MOST_REJECTED * len(rows) and not accept_rejected:
        raise ProblemError(
            f"{place}: {rejected:,} of {len(rows):,} rows cannot be used, which is more than 1%.",
            *notes,
            "Nothing was changed. If the file is of another source, name that one. If the values are right, teach "
            "pipelines/staging what they mean; --accept-rejected adds the file without those rows.",
        )
    return [f"{counted(rejected)} cannot be used:", *notes] if notes else []


def counted(rows: int) -> str:
    """A number of rows, in words."""
    return "1 row" if rows == 1 else f"{rows:,} rows"


def _cell(rows: duckdb.DuckDBPyRelation, reason: str, line: int) -> str:
    """The text that a reason such as “The supplier size is neither …” speaks of."""
    subject = reason.removeprefix("The ").replace(" ", "_")
    columns = [column for column in rows.columns if subject.startswith(f"{column}_")]
    return f" ({value(rows, max(columns, key=len), line)})" if columns else ""


def value(rows: duckdb.DuckDBPyRelation, column: str, line: int) -> str:
    """A cell as published, shortened, between quotation marks, with nothing in it that a terminal would obey."""
    row = rows.filter(duckdb.ColumnExpression("line") == duckdb.ConstantExpression(line))
    ((text,),) = row.select(column).fetchall()
    printable = "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text or ""
    )
    return f"“{printable[:60]}”"
