"""Parquet files that appear whole or not at all, and that say where they come from."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.problem import ProblemError

# A file before it is whole; readers ignore it.
PART = ".{}.part"
# As many as DuckDB puts into one of its own.
ROWS_IN_GROUP = 122_880


def write(rows: pa.Table | pa.RecordBatchReader, path: Path, metadata: dict[str, str]) -> None:
    """Write `rows` to `path` with key-value metadata, by way of a file beside it.

    A reader never sees half a file, and a full disk leaves nothing behind. Of
    batches one is held at a time, and each becomes a group of rows.
    """
    part = path.with_name(PART.format(path.name))
    try:
        with pq.ParquetWriter(
            part,
            rows.schema.with_metadata(metadata),
            compression="zstd",
            data_page_version="2.0",
            write_page_checksum=True,
            # As integers, exact money takes a third of the space that fixed-length bytes take.
            store_decimal_as_integer=True,
        ) as writer:
            for some in [rows] if isinstance(rows, pa.Table) else rows:
                writer.write(some)
        sync(part)
        part.chmod(0o444)
        part.replace(path)
    except OSError as error:
        raise ProblemError(f"{path} could not be written: {error.strerror or error}. Nothing was changed.") from error
    finally:
        part.unlink(missing_ok=True)


def metadata(path: Path) -> dict[str, str]:
    """The key-value metadata of a Parquet file. Raises ProblemError where it is not one."""
    try:
        pairs = pq.read_metadata(path).metadata or {}
        return {key.decode(): value.decode() for key, value in pairs.items()}
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        raise ProblemError(f"{path} is missing or is not a readable Parquet file.") from error


def verify(path: Path) -> None:
    """Read a Parquet file whole, against its checksums. Raises ProblemError where it is not as it was written."""
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            for _ in file.iter_batches():
                pass
    except (OSError, pa.ArrowException) as error:
        raise ProblemError(f"{path} is damaged ({str(error).splitlines()[0]}).") from error


def sync(path: Path) -> None:
    """Have the disk hold a file or folder, so that a power cut after publishing loses nothing."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
