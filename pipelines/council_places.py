"""A hexagon for each council on each register, made from the table council_register of staging."""

from __future__ import annotations

import logging

import duckdb
import pyarrow as pa

from pipelines import hexagons

log = logging.getLogger(__name__)

SCHEMA = pa.schema(
    [
        ("register_date", pa.date32()),
        ("council_map", pa.string()),
        ("buyer_id", pa.string()),
        ("hexagon_column", pa.int16()),
        ("hexagon_row", pa.int16()),
    ]
)


def placed(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """One row a register, map and council. Columns and rows count from 0 at the map's south-west corner."""
    register = connection.table("council_register")
    maps = register.select("register_date, council_map").distinct().order("register_date, council_map").fetchall()
    rows: list[dict[str, object]] = []
    for day, name in maps:
        log.info("  map of %s from %s", name, day)
        chosen = register.filter(
            (duckdb.ColumnExpression("register_date") == duckdb.ConstantExpression(day))
            & (duckdb.ColumnExpression("council_map") == duckdb.ConstantExpression(name))
        )
        codes, latitudes, longitudes = zip(
            *chosen.order("buyer_id").select("buyer_id", "latitude", "longitude").fetchall(), strict=True
        )
        places = _from_corner(hexagons.layout(latitudes, longitudes))
        rows += [
            {"register_date": day, "council_map": name, "buyer_id": code, "hexagon_column": column, "hexagon_row": row}
            for code, (column, row) in zip(codes, places, strict=True)
        ]
    return pa.Table.from_pylist(rows, SCHEMA)


def _from_corner(places: list[hexagons.Hexagon]) -> list[hexagons.Hexagon]:
    """The same map without negative numbers; rows move by an even number, since every other one is shifted."""
    left, bottom = min(column for column, _ in places), min(row for _, row in places)
    bottom -= bottom % 2
    return [(column - left, row - bottom) for column, row in places]
