"""A figure's rows as Parquet, with exact types and what the columns mean."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from pages.shared.takeaway.described import Described
from pipelines.catalogue import FIELDS

TYPES = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
    "BIGINT": pa.int64(),
    "SMALLINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "DECIMAL(18,4)": pa.decimal128(18, 4),
}


def write(figure: Described) -> bytes:
    """The rows with the dictionary's types, which keep every digit; title, citation and snapshot go with them."""
    columns = {name: figure.rows.column(name) for name in figure.rows.columns}
    schema = pa.schema(
        [
            pa.field(name, _type(name, found), metadata={"description": FIELDS[name].description})
            for name, found in columns.items()
        ],
        metadata={
            "title": figure.query.title,
            "snapshot": figure.snapshot,
            "citation": figure.full_citation,
            "method": json.dumps(figure.query.sections, ensure_ascii=False),
        },
    )
    content = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), content, compression="zstd")
    return content.getvalue()


def _type(name: str, found: list[object]) -> pa.DataType:
    """The dictionary's type; of whole pounds that a query rounded to a float, what was found."""
    return pa.float64() if any(isinstance(value, float) for value in found) else TYPES[FIELDS[name].type]
