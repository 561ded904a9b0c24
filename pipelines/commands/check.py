"""Check the lookups and the newest snapshot."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from pipelines import check, snapshots
from pipelines.problem import ProblemError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Raise ProblemError with every sentence about what is wrong."""
    problems = check.input_problems(options.data, datetime.now(UTC).date())
    if problems:
        raise ProblemError(*problems)
    newest = snapshots.newest(options.data)
    problems = check.problems(newest)
    if problems:
        raise ProblemError(*problems)
    print(f"The lookups and snapshot {newest.name} are in order.")
    return 0
