"""Pick an extract on a page: table, columns, rows, period; see its first rows and size; take it as a file."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pandas as pd
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
    column = store.relation(table).select(ColumnExpression(PERIOD)).distinct()
    months = sorted(row[0] for row in column.fetchall() if row[0])
    if len(months) < 2:
        return None, None
    first, last = st.select_slider(
        "Months", months, (months[0], months[-1]), format_func=wording.month, key=f"extract-months-{table}"
    )
    return (first if first > months[0] else None), (last if last < months[-1] else None)


def _values(table: str, name: str, store: Store) -> list[str]:
    """The values of a column, as many as can be picked from."""
    column = store.relation(table).select(ColumnExpression(name)).distinct()
    return sorted(row[0] for row in column.limit(MOST_VALUES).fetchall() if row[0])


def _offer(wanted: Extract, store: Store) -> None:
    relation = wanted.relation(store)
    number = route.rows_in(relation)
    if number == 0:
        st.markdown("No rows fit what you picked. Pick more values or a longer period.")
        return
    first = relation.limit(FIRST_ROWS).fetchall()
    shown = [[str(value) for value in row] for row in sheets.values(wanted.columns, first)]
    st.dataframe(pd.DataFrame(shown, columns=sheets.headings(wanted.columns)), hide_index=True, alt="The first rows")
    measured = sum(map(len, streams.as_csv(relation.limit(MEASURED_ROWS))))
    size = wording.file_size(round(measured * number / min(number, MEASURED_ROWS)))
    about = "" if number <= MEASURED_ROWS else "about "
    links = " · ".join(
        f"[{label}]({wanted.address(ending, store.name)})"
        for ending, label in FILES.items()
        if ending not in route.SHEETS or number <= route.MOST_ROWS
    )
    st.markdown(f"**{wording.count(number, 'row')}**, {about}{size} as CSV: {links}")
    if number > route.MOST_ROWS:
        st.markdown(
            f"More than {route.MOST_ROWS:,} rows do not fit a sheet: take CSV or Parquet, or choose fewer rows."
        )
    here = urlsplit(st.context.url or "")
    st.markdown("The same extract again, from a command line:")
    st.code(route.command(wanted, store.name, f"{here.scheme}://{here.netloc}"), language=None, wrap_lines=True)


def _title(name: str) -> str:
    return f"{FIELDS[name].title} ({name})"
