"""A database in memory, as every step of the pipelines opens one."""

from __future__ import annotations

import duckdb


def in_memory() -> duckdb.DuckDBPyConnection:
    """An empty database without a bar of progress, which would end up in logs and between a command's own lines."""
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    return connection
