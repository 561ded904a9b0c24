"""Snapshots and query results as pages read them: opened once, kept in bounded caches.

Both caches also know each file's size and time as a run of a page finds them, so that damage, or its repair, shows at
the next run. A key is one text, since Streamlit works through every part of it at each look.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import streamlit as st

from pages.shared import filters, snapshots
from pages.shared.filters import EVERYTHING, Choice
from pages.shared.queries import Query
from pages.shared.store import Rows, SnapshotError, Store
from pages.shared.takeaway import described, files

_AHEAD = ThreadPoolExecutor(os.cpu_count(), "read-ahead")

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


def read(store: Store, query: Query, choice: Choice = EVERYTHING) -> Rows:
    """A query's rows under a choice. Raises SnapshotError with a sentence where the snapshot cannot give them."""
    asked = choice.for_query(query.parameters)
    return _rows(key=f"{store.stamp} {query.name} {asked}", _store=store, _query=query, _asked=asked)


def read_ahead(store: Store, wanted: Sequence[Query], choice: Choice) -> None:
    """Have queries answered while the page is drawn, the last first, since the page begins with the first."""
    _AHEAD.submit(_read_all, store, list(reversed(wanted)), choice)


def _read_all(store: Store, wanted: list[Query], choice: Choice) -> None:
    for query in wanted:
        with suppress(SnapshotError):  # the page comes to it too, and says so
            read(store, query, choice)


def file(store: Store, query: Query, choice: Choice, ending: str, base: str) -> bytes:
    """A figure under a choice as a file of `files.KINDS`; `base` is the dashboard's own address.

    Raises SnapshotError with a sentence where the snapshot cannot give the figure.
    """
    today, asked = datetime.now(UTC).date(), choice.for_query(query.parameters)
    key = f"{store.stamp} {query.name} {asked} {choice.shown} {ending} {base} {today}"
    return _file(key=key, _store=store, _query=query, _choice=choice, _ending=ending, _base=base, _today=today)


def open_ahead() -> None:
    """Open the newest snapshot before the first reader comes; whatever is wrong, that reader is told."""
    with suppress(SnapshotError):
        newest_store()


@lru_cache(maxsize=4)  # not Streamlit's: a reader who clears its caches wants new results, not the files opened again
def _opened(snapshot: str, stamp: str) -> Store:
    return Store(Path(snapshot))


@st.cache_resource(max_entries=500, show_spinner=False)  # rows cannot be changed, so all readers share them
def _rows(*, key: str, _store: Store, _query: Query, _asked: dict[str, str | None]) -> Rows:
    return _store.answer(_query, _asked)


@st.cache_data(max_entries=300, show_spinner=False)
def _file(*, key: str, _store: Store, _query: Query, _choice: Choice, _ending: str, _base: str, _today: date) -> bytes:
    """With the words of what the query itself takes, whatever else the page offers."""
    asked = {name: value for name in sorted(_query.parameters) if (value := _choice.values.get(name)) is not None}
    choice, _ = filters.choose(asked, tuple(sorted(_query.parameters)), _store)
    choice = replace(choice, shown=_choice.shown)
    figure = described.describe(_query, read(_store, _query, choice), choice, _store, _base, _today)
    return files.KINDS[_ending].make(figure)
