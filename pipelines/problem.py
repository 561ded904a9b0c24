"""What is wrong, said to the person at the command line."""

from __future__ import annotations

from collections.abc import Sequence


class ProblemError(Exception):
    """One or more problems, each a plain sentence: what, where, and what to do next."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems: Sequence[str] = problems
