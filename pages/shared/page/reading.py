"""Snapshots and query results as pages read them: opened once, kept in bounded caches.

Both caches also know each file's size and time, so that damage, or its repair, shows at the next look.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import streamlit as st

from pages.shared import filters, queries, snapshots
from pages.shared.filters import Choice
from pages.shared.store import Rows, SnapshotError, Store
from pages.shared.takeaway import described, files

# Reads .streamlit/config.toml, which sets what is logged: the server loads this outside any reader's session, and
# Streamlit would warn of that.
st.get_option("logger.level")


def open_store(snapshot: str) -> Store:
    """The store of a snapshot's folder, shared by all readers. Raises NotHeldError where there is no such folder."""
    return _opened(snapshot, snapshots.stamp(Path(snapshot)))


def newest_store() -> Store:
    """The store of the newest snapshot. Raises SnapshotError where there is none."""
    return open_store(str(snapshots.newest_snapshot(snapshots.data_dir())))


def named_store(name: str) -> Store:
    """The store of the snapshot `name`. Raises NotHeldError with a sentence where it is not held."""
    return open_store(str(snapshots.named_snapshot(snapshots.data_dir(), name)))


def store_of(name: str) -> Store:
    """The store of the snapshot that an address names, or of the newest where it names none."""
    return named_store(name) if name else newest_store()


def read(snapshot: str, query: str, parameters: tuple[tuple[str, str | None], ...]) -> Rows:
    """A query's rows from one snapshot. Raises SnapshotError with a sentence where it cannot give them."""
    return _rows(snapshot, snapshots.stamp(Path(snapshot)), query, parameters)


def file(snapshot: str, query: str, choice: Choice, ending: str, base: str) -> bytes:
    """A figure under a choice as a file of `files.KINDS`; `base` is the dashboard's own address.

    Raises SnapshotError with a sentence where the snapshot cannot give the figure.
    """
    chosen = tuple(choice.for_query(queries.load(query).parameters).items())
    shown, today = tuple(choice.shown.items()), datetime.now(UTC).date()
    return _file(snapshot, snapshots.stamp(Path(snapshot)), query, chosen, shown, ending, base, today)


def open_ahead() -> None:
    """Open the newest snapshot before the first reader comes; whatever is wrong, that reader is told."""
    with suppress(SnapshotError):
        newest_store()


@lru_cache(maxsize=4)  # not Streamlit's: a reader who clears its caches wants new results, not the files opened again
def _opened(snapshot: str, stamp: str) -> Store:
    return Store(Path(snapshot))


@st.cache_resource(max_entries=500, show_spinner=False)  # rows cannot be changed, so all readers share them
def _rows(snapshot: str, stamp: str, query: str, parameters: tuple[tuple[str, str | None], ...]) -> Rows:
    return _opened(snapshot, stamp).answer(queries.load(query), dict(parameters))


@st.cache_data(max_entries=300, show_spinner=False)
def _file(
    snapshot: str,
    stamp: str,
    query: str,
    parameters: tuple[tuple[str, str | None], ...],
    shown: tuple[tuple[str, str], ...],
    ending: str,
    base: str,
    today: date,
) -> bytes:
    store, loaded = _opened(snapshot, stamp), queries.load(query)
    asked = {name: value for name, value in parameters if value is not None}
    choice, _ = filters.choose(asked, tuple(name for name, _ in parameters), store)
    choice = replace(choice, shown=dict(shown))
    figure = described.describe(loaded, _rows(snapshot, stamp, query, parameters), choice, store, base, today)
    return files.KINDS[ending].make(figure)
