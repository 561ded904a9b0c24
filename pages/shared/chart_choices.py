"""What a reader chooses of a chart alone, as the colours of a map: its figure's module names it in `choices`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pages.shared.store import Rows

NO_ROWS = Rows((), ())


def offered(name: str, rows: Rows = NO_ROWS) -> Mapping[str, Sequence[str]]:
    """The choices of a figure with the values that its rows allow; most figures have none."""
    path = f"pages.shared.figures.{name}"
    module: Any = import_module(path) if find_spec(path) else None
    found: Mapping[str, Sequence[str]] = module.choices(rows) if hasattr(module, "choices") else {}
    return found


def choose(asked: Mapping[str, str], name: str, rows: Rows) -> tuple[dict[str, str], list[str]]:
    """What an address asks for of a figure's choices, and a sentence for each value that there is not."""
    values = {choice: found for choice, found in offered(name, rows).items() if asked.get(choice)}
    wrong = [choice for choice, found in values.items() if asked[choice] not in found]
    problems = [f"{choice.replace('_', ' ').capitalize()} “{asked[choice]}” is not in this figure." for choice in wrong]
    return {choice: asked[choice] for choice in values if choice not in wrong}, problems
