"""Propose bodies for undecided buyers' names, as CSV to review."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from pipelines import names


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The source of the names."""
    parser.add_argument("source", choices=["g_cloud_sales"], metavar="SOURCE", help="g_cloud_sales")


def run(options: argparse.Namespace) -> int:
    """Write proposals to standard output, and how many names they are for beside it."""
    count = names.propose(options.source, options.data, datetime.now(UTC).date(), sys.stdout)
    print(f"{count} names are undecided. Decide each, and add the row to buyer_names.csv.", file=sys.stderr)
    return 0
