"""A page as a briefing: all figures that it declares, with the filters of its address."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pages.shared import filters, queries
from pages.shared.briefing.model import Briefing, Entry
from pages.shared.snapshots import PARAMETER

PAGES = Path(__file__).parents[3]


def named() -> tuple[str, ...]:
    """The pages that can be shown, as they are called in addresses."""
    return tuple(sorted(path.stem for path in PAGES.glob("*.py") if _declared(path)))


def briefing(page: str, asked: Mapping[str, str]) -> Briefing:
    """The figures of a page in the order declared, its question as title. Raises KeyError for a page that is not."""
    if page not in named():
        raise KeyError(page)
    path = PAGES / f"{page}.py"
    question = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or page
    chosen = tuple(sorted((name, value) for name, value in asked.items() if name in filters.NAMES and value))
    entries = tuple(
        Entry(name, tuple(pair for pair in chosen if pair[0] in queries.load(name).parameters))
        for name in _declared(path)
    )
    return Briefing(question, asked.get(PARAMETER, ""), entries)


@cache
def _declared(path: Path) -> tuple[str, ...]:
    """The queries that a page's `Page(…, declared=…)` names, read from its source: running it needs a reader."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    given = [keyword.value for node in ast.walk(tree) if isinstance(node, ast.Call) for keyword in node.keywords
             if keyword.arg == "declared"]  # fmt: skip
    names = [text for node in given for text in _texts(node, constants)]
    return tuple(dict.fromkeys(name for name in names if name in queries.names()))


def _texts(node: ast.AST, constants: Mapping[str, ast.expr]) -> Iterator[str]:
    """Every text in an expression, in order, also behind the names of the page's constants."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.Name) and node.id in constants:
        yield from _texts(constants[node.id], constants)
    for child in ast.iter_child_nodes(node):
        yield from _texts(child, constants)
