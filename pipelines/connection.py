"""A database in memory, as every step of the pipelines opens one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import uuid4

import duckdb

# Tables and sorts beyond it go to the disk: a build of a million notices shares 2 GB with Python and Arrow.
MEMORY_LIMIT = "1GB"


def in_memory() -> duckdb.DuckDBPyConnection:
    """An empty database without a bar of progress, which would end up in logs and between a command's own lines.

    What does not fit into MEMORY_LIMIT goes to a folder in the system's folder of
    temporary files (TMPDIR), which is made when it is needed and goes with the database.
    """
    connection = duckdb.connect(
        config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(Path(tempfile.gettempdir()) / f"duckdb-{uuid4()}")}
    )
    connection.execute("SET enable_progress_bar = false")
    return connection
