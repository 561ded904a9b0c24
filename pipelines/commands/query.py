"""A figure's numbers; its filters are given as --parameter value."""

from __future__ import annotations

import argparse
import sys

from pipelines import query, snapshots


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The figure and the format; its filters are whatever else is given."""
    parser.add_argument("name", metavar="NAME", help="name of a file in pages/queries, without .sql")
    parser.add_argument("--format", choices=query.FORMATS, default="csv", help="default: csv")


def run(options: argparse.Namespace) -> int:
    """Write the figure's rows to standard output."""
    newest = snapshots.newest(options.data)
    rows = query.run(newest, options.name, options.rest)
    if options.format == "parquet" and sys.stdout.isatty():
        raise query.UsageError("Parquet is not text: send it to a file, as in … --format parquet > figure.parquet")
    sys.stdout.buffer.write(query.as_bytes(rows, options.format))
    sys.stdout.flush()
    return 0
