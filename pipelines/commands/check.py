"""Check the lookups and the newest snapshot."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from pipelines import check, lookups, raw, snapshots, transform
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Raise ProblemError with every sentence about what is wrong."""
    today = datetime.now(UTC).date()
    if all(raw.releases(dataset, options.data) for dataset in DATASETS.values()):
        transform.stage(options.data, today)
    else:
        # A fresh checkout has lookups and a snapshot, but not the publishers' files.
        lookups.load(options.data / "reference", today)
    newest = snapshots.newest(options.data)
    problems = check.problems(newest)
    if problems:
        raise ProblemError(*problems)
    print(f"The lookups and snapshot {newest.name} are in order.")
    return 0
