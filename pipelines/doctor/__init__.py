"""What is wrong with an installation or a data folder, and how to mend it, a line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it is in order, and what it is; of a problem, how to mend it too."""

    is_ok: bool
    text: str


def report(findings: Iterable[Finding]) -> int:
    """Print each finding on a line as it comes; returns the exit status, 1 where there is a problem."""
    status = 0
    for finding in findings:
        print(f"{'ok     ' if finding.is_ok else 'problem'}  {finding.text}", flush=True)
        status = status if finding.is_ok else 1
    return status
