"""Snapshots and query results as pages read them: opened once, kept in bounded caches.

Both caches also know each file's size and time, so that damage, or its repair, shows at the next look.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shared import queries, snapshots
from pages.shared.store import Rows, Store

# Reads .streamlit/config.toml, which sets what is logged: the server loads this outside any reader's session, and
# Streamlit would warn of that.
st.get_option("logger.level")

Stamp = tuple[tuple[str, int, int], ...]


def open_store(snapshot: str) -> Store:
    """The store of a snapshot's folder, shared by all readers. Raises NotHeldError where there is no such folder."""
    return _opened(snapshot, snapshots.stamp(Path(snapshot)))


def newest_store() -> Store:
    """The store of the newest snapshot. Raises SnapshotError where there is none."""
    return open_store(str(snapshots.newest_snapshot(snapshots.data_dir())))


def named_store(name: str) -> Store:
    """The store of the snapshot `name`. Raises NotHeldError with a sentence where it is not held."""
    return open_store(str(snapshots.named_snapshot(snapshots.data_dir(), name)))


def read(snapshot: str, query: str, parameters: tuple[tuple[str, str | None], ...]) -> Rows:
    """A query's rows from one snapshot. Raises SnapshotError with a sentence where it cannot give them."""
    return _rows(snapshot, snapshots.stamp(Path(snapshot)), query, parameters)


@st.cache_resource(max_entries=4, show_spinner=False)
def _opened(snapshot: str, stamp: Stamp) -> Store:
    return Store(Path(snapshot))


@st.cache_resource(max_entries=500, show_spinner=False)  # rows cannot be changed, so all readers share them
def _rows(snapshot: str, stamp: Stamp, query: str, parameters: tuple[tuple[str, str | None], ...]) -> Rows:
    return _opened(snapshot, stamp).answer(queries.load(query), dict(parameters))
