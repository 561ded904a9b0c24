"""Snapshots and query results as pages read them: opened once, kept in bounded caches."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shared import queries, store
from pages.shared.store import Rows, Store

# Reads .streamlit/config.toml, which sets what is logged: the server loads this outside any reader's session, and
# Streamlit would warn of that.
st.get_option("logger.level")


@st.cache_resource(max_entries=4, show_spinner=False)
def open_store(snapshot: str) -> Store:
    """The store of a snapshot's folder, shared by all readers."""
    return Store(Path(snapshot))


def newest_store() -> Store:
    """The store of the newest snapshot. Raises SnapshotError where none can be opened."""
    return open_store(str(store.newest_snapshot(store.data_dir())))


@st.cache_data(max_entries=500, show_spinner=False)
def read(snapshot: str, query: str, parameters: tuple[tuple[str, str | None], ...]) -> Rows:
    """A query's rows from one snapshot."""
    return open_store(snapshot).rows(queries.load(query).sql, dict(parameters))
