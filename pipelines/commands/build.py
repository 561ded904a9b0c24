"""Build a new snapshot from all that was added, and publish it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from pipelines.build import build


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Publish a snapshot named for this minute."""
    snapshot = build(options.data, datetime.now(UTC).replace(microsecond=0))
    print(f"Published {snapshot}")
    return 0
