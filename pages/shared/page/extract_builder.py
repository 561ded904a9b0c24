"""Pick an extract on a page: table, columns, rows, period; see its first rows and size; take it as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa
import streamlit as st
from duckdb import ColumnExpression

from pages.shared import wording
from pages.shared.extract import route, streams
from pages.shared.extract.asked import PERIOD, Extract
from pages.shared.store import SnapshotError, Store
from pages.shared.takeaway import sheets
from pipelines.catalogue import FIELDS, TABLES

FIRST_TABLE = "spend"
FIRST_ROWS, MEASURED_ROWS, MOST_VALUES = 10, 1_000, 500
FILES = {"csv": "CSV", "parquet": "Parquet", "ods": "ODS", "xlsx": "XLSX", "json": "what it holds (JSON)"}


@st.fragment
def draw(store: Store) -> None:
    """The whole builder; only itself runs again when something is picked."""
    st.header("Build your own extract", anchor="extract")
    with st.container(border=True):
        if not store.lineage:
            st.warning("This snapshot holds no table that can be read.")
            return
        tables = sorted(store.lineage, key=lambda name: (name != FIRST_TABLE, TABLES[name].title))
        table = st.selectbox("Table", tables, format_func=lambda name: TABLES[name].title)
        try:
            wanted = _picked(table, store)
            _offer(wanted, store)
        except SnapshotError as error:
            st.warning(wording.as_plain_text(str(error)))


def _picked(table: str, store: Store) -> Extract:
    known = TABLES[table].columns
    columns = st.pills(
        "Columns", known, selection_mode="multi", default=known, format_func=_title, key=f"extract-columns-{table}"
    )
    texts = [name for name in known if FIELDS[name].type == "VARCHAR"]
    filtered = st.multiselect("Only some values of", texts, format_func=_title, key=f"extract-filters-{table}")
    kept = {}
    for name in filtered:
        values = st.multiselect(_title(name), _values(table, name, store), key=f"extract-{table}-{name}")
        if values:
            kept[name] = tuple(values)
    since, until = _period(table, store) if PERIOD in known else (None, None)
    return Extract(table, tuple(columns) or known, kept, since, until)


def _period(table: str, store: Store) -> tuple[date | None, date | None]:
    months = _values(table, PERIOD, store)
    if len(months) < 2:
        return None, None
    first, last = st.select_slider(
        "Months", months, (months[0], months[-1]), format_func=wording.month, key=f"extract-months-{table}"
    )
    return (first if first > months[0] else None), (last if last < months[-1] else None)


def _offer(wanted: Extract, store: Store) -> None:
    offer = _offered(key=f"{store.stamp} {wanted}", _wanted=wanted, _store=store)
    if offer is None:
        st.markdown("No rows fit what you picked. Pick more values or a longer period.")
        return
    st.dataframe(offer.first, hide_index=True, alt="The first rows")
    links = " · ".join(
        f"[{label}]({wanted.address(ending, store.name)})"
        for ending, label in FILES.items()
        if ending not in route.SHEETS or offer.number <= route.MOST_ROWS
    )
    st.markdown(f"**{wording.count(offer.number, 'row')}**, {offer.size} as CSV: {links}")
    if offer.number > route.MOST_ROWS:
        st.markdown(
            f"More than {route.MOST_ROWS:,} rows do not fit a sheet: take CSV or Parquet, or choose fewer rows."
        )
    here = urlsplit(st.context.url or "")
    st.markdown("The same extract again, from a command line:")
    st.code(route.command(wanted, store.name, f"{here.scheme}://{here.netloc}"), language=None, wrap_lines=True)


@dataclass(frozen=True)
class Offer:
    """What an extract holds: how many rows, its size as CSV in words, and the first rows as text."""

    number: int
    size: str
    first: pa.Table


@st.cache_resource(max_entries=100, show_spinner=False)
def _offered(*, key: str, _wanted: Extract, _store: Store) -> Offer | None:
    """The same for all readers; None where no row fits."""
    relation = _wanted.relation(_store)
    number = route.rows_in(relation)
    if number == 0:
        return None
    rows = sheets.values(_wanted.columns, relation.limit(FIRST_ROWS).fetchall())
    columns = [list(map(str, column)) for column in zip(*rows, strict=True)]
    measured = sum(map(len, streams.as_csv(relation.limit(MEASURED_ROWS))))
    about = "" if number <= MEASURED_ROWS else "about "
    size = about + wording.file_size(round(measured * number / min(number, MEASURED_ROWS)))
    return Offer(number, size, pa.table(columns, names=sheets.headings(_wanted.columns)))


def _values(table: str, column: str, store: Store) -> tuple[Any, ...]:
    """The first values of a column in order, as many as can be picked from."""
    return _distinct(key=f"{store.stamp} {table} {column}", _table=table, _column=column, _store=store)


@st.cache_resource(max_entries=100, show_spinner=False)
def _distinct(*, key: str, _table: str, _column: str, _store: Store) -> tuple[Any, ...]:
    column = ColumnExpression(_column)
    values = _store.relation(_table).select(column).distinct().sort(column).limit(MOST_VALUES).fetchall()
    return tuple(value for (value,) in values if value)


def _title(name: str) -> str:
    return f"{FIELDS[name].title} ({name})"
