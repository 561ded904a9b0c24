"""The commands of `python -m pipelines`, in the order in which a newcomer needs them.

Each is a module: its docstring is the command's line in the help, `add_arguments`
says what it takes besides `--data`, and `run` does it and returns the exit status.
"""

from __future__ import annotations

import argparse
from typing import Protocol

from pipelines.commands import add, build, check, doctor, fetch, query, review
from pipelines.commands import list as list_


class Command(Protocol):
    """What __main__ needs of a module in this folder."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


COMMANDS: dict[str, Command] = {
    "list": list_,
    "add": add,
    "fetch": fetch,
    "build": build,
    "check": check,
    "query": query,
    "review": review,
    "doctor": doctor,
}
