"""Build a new snapshot from all that was added, and publish it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from pipelines.build import build
from pipelines.catalogue import TABLES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The tables that may be smaller than in the snapshot before."""
    parser.add_argument("--accept", choices=sorted(TABLES), nargs="+", action="extend", default=[], metavar="TABLE",
                        help="publish although these tables have fewer rows or less in total than before; "
                        "the snapshot says so")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Publish a snapshot named for this minute."""
    snapshot = build(options.data, datetime.now(UTC).replace(microsecond=0), options.accept)
    print(f"Published {snapshot}")
    return 0
