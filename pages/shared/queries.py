"""A figure's query: one SELECT in pages/queries, with its method in the leading comment."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb

from pipelines.catalogue import TABLES

FOLDER = Path(__file__).parents[1] / "queries"
MACROS = FOLDER / "macros"
ONE_SOURCE = re.compile(r"\bsource = '(\w+)'")
SECTIONS = ("Why it matters", "How to read it", "Method", "Excludes", "Caveats")


@dataclass(frozen=True)
class Query:
    """A SELECT, what it measures and how, and the tables that it reads.

    `sources` are those whose rows alone it takes of tables with a column `source`; none where it takes all.
    """

    name: str
    title: str
    sections: dict[str, str]
    sql: str
    parameters: frozenset[str]
    tables: frozenset[str]
    sources: frozenset[str]


def names() -> list[str]:
    """Every query that there is, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


@cache
def load(name: str) -> Query:
    """Read a query. Raises KeyError for an unknown name, ValueError for an incomplete leading comment."""
    if name not in names():
        raise KeyError(name)
    sql = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    title, sections = _leading_comment(name, sql)
    (statement,) = duckdb.extract_statements(sql)
    parameters, tables = frozenset(statement.named_parameters), frozenset(_tables_read(sql))
    return Query(name, title, sections, sql, parameters, tables, frozenset(ONE_SOURCE.findall(sql)))


def _leading_comment(name: str, sql: str) -> tuple[str, dict[str, str]]:
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    paragraphs = [" ".join(part.split()) for part in "\n".join(lines).split("\n\n")]
    title, *rest = paragraphs
    sections = dict(part.split(": ", 1) for part in rest if ": " in part)
    if tuple(sections) != SECTIONS:
        raise ValueError(f"{name}.sql: the leading comment needs a title and then {', '.join(SECTIONS)}")
    return title, sections


@cache
def macros() -> tuple[str, ...]:
    """The names of all macros, those that others call first."""
    uses = {path.stem: _macro_references(path.stem) for path in MACROS.glob("*.sql")}
    return tuple(TopologicalSorter({name: used & set(uses) for name, used in uses.items()}).static_order())


@lru_cache(maxsize=1000)  # every query of every page, and what tests ask
def macros_behind(sql: str) -> tuple[str, ...]:
    """The names of the macros that a SELECT needs, those that others call first; none for what is no SELECT."""
    try:
        asked = _references(_syntax_tree(sql))
    except ValueError:
        return ()
    needed: set[str] = set()
    for name in reversed(macros()):
        if name in asked:
            needed.add(name)
            asked |= _macro_references(name)
    return tuple(name for name in macros() if name in needed)


@cache
def macro(name: str) -> str:
    """The statement that makes a macro, or a table of few rows that no choice changes, worked out once."""
    return (MACROS / f"{name}.sql").read_text(encoding="utf-8")


def _tables_read(sql: str) -> set[str]:
    """The snapshot's tables behind a SELECT, macros followed into their own text."""
    references = _references(_syntax_tree(sql))
    read = references & set(TABLES)
    for macro in references & set(macros()):
        read |= _tables_read(_macro_body(macro))
    return read


@cache
def _macro_references(name: str) -> set[str]:
    return _references(_syntax_tree(_macro_body(name)))


def _macro_body(name: str) -> str:
    """What a macro computes, as a SELECT that stands alone."""
    statement = macro(name)
    for begun in (" AS TABLE\n", f"CREATE TABLE {name} AS\n"):
        if begun in statement:
            return statement.split(begun, 1)[1]
    return "SELECT" + statement.split(") AS", 1)[1]


def _syntax_tree(sql: str) -> Any:
    row = _parser().cursor().execute("SELECT json_serialize_sql($sql)", {"sql": sql}).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree["error"]:
        raise ValueError(f"not a SELECT that DuckDB can describe: {tree.get('error_message', '')}")
    return tree


@cache  # opening one takes longer than all that it is asked
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def _references(node: Any) -> set[str]:
    """Names that a SELECT uses: tables, table macros, and functions, among which macros that give one value."""
    if isinstance(node, list):
        return set().union(*map(_references, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    found = set().union(*map(_references, node.values())) if node else set()
    if node.get("type") == "BASE_TABLE":
        found.add(node["table_name"])
    if node.get("type") == "FUNCTION":
        found.add(node["function_name"])
    if node.get("type") == "TABLE_FUNCTION":
        found.add(node["function"]["function_name"])
    # A part of the SELECT that is named like a table hides it, unless that part itself reads the table.
    parts = {part["key"]: _references(part["value"]) for part in node.get("cte_map", {}).get("map", [])}
    return found - {name for name, read in parts.items() if name not in read}
