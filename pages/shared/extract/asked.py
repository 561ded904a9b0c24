"""What an extract asks for, read out of an address: every name is checked against the dictionary, values are bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyRelation

from pages.shared import snapshots
from pages.shared.store import Store
from pipelines.catalogue import FIELDS, TABLES

COLUMNS, SINCE, UNTIL = "columns", "from", "to"  # in addresses, beside the names of columns
PERIOD = "month"  # the column of a table's period


class CannotBeAskedError(Exception):
    """An extract that cannot be had; the message is for the reader."""


@dataclass(frozen=True)
class Extract:
    """A table, its columns in order, values kept of text columns, and the first and last month."""

    table: str
    columns: tuple[str, ...]
    kept: Mapping[str, Sequence[str]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None

    def address(self, ending: str, snapshot: str | None) -> str:
        """Where it is served: fixed to a snapshot, or following the newest."""
        asked: list[tuple[str, str]] = [(snapshots.PARAMETER, snapshot)] if snapshot else []
        if self.columns != TABLES[self.table].columns:
            asked.append((COLUMNS, ",".join(self.columns)))
        asked += [(name, value) for name, values in self.kept.items() for value in values]
        asked += [(name, f"{day:%Y-%m}") for name, day in ((SINCE, self.since), (UNTIL, self.until)) if day]
        return f"/extracts/{self.table}.{ending}" + (f"?{urlencode(asked)}" if asked else "")

    def relation(self, store: Store) -> DuckDBPyRelation:
        """Its rows, in the order of the table. Raises SnapshotError where the snapshot does not hold them."""
        relation = store.relation(self.table)
        for name, values in self.kept.items():
            relation = relation.filter(ColumnExpression(name).isin(*map(ConstantExpression, values)))
        if self.since:
            relation = relation.filter(ColumnExpression(PERIOD) >= ConstantExpression(self.since))
        if self.until:
            relation = relation.filter(ColumnExpression(PERIOD) <= ConstantExpression(self.until))
        return relation.select(*map(ColumnExpression, self.columns))


def read(table: str, asked: Sequence[tuple[str, str]]) -> Extract:
    """The extract that an address asks for. Raises CannotBeAskedError with a sentence."""
    if table not in TABLES:
        raise CannotBeAskedError(f"There is no table {table}. Tables: {', '.join(TABLES)}.")
    known = TABLES[table].columns
    values = dict(asked)
    columns = tuple(values.pop(COLUMNS, "").split(",")) if values.get(COLUMNS) else known
    since, until = (_month(values.pop(name, ""), name) for name in (SINCE, UNTIL))
    if unknown := sorted({*columns, *values} - set(known)):
        raise CannotBeAskedError(f"{table} has no column {', '.join(unknown)}. It has: {', '.join(known)}.")
    if len(set(columns)) < len(columns):
        raise CannotBeAskedError("Each column can be asked for once.")
    if not_text := sorted(name for name in values if FIELDS[name].type != "VARCHAR"):
        raise CannotBeAskedError(f"Only columns of text can be filtered by value, not {', '.join(not_text)}.")
    if (since or until) and PERIOD not in known:
        raise CannotBeAskedError(f"{table} has no months, so no period can be chosen.")
    kept = {name: tuple(value for key, value in asked if key == name) for name in values}
    return Extract(table, columns, kept, since, until)


def _month(text: str, name: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise CannotBeAskedError(f"“{text}” is no month for “{name}”: a month reads like 2014-05.") from error
