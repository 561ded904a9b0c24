"""Which snapshot a page shows: opened from the address, picked by the reader, and said where it is not the newest."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import streamlit as st

from pages.shared import filters, snapshots, wording
from pages.shared.filters import Choice
from pages.shared.page import address, reading
from pages.shared.queries import Query
from pages.shared.snapshots import PARAMETER
from pages.shared.store import NotHeldError, SnapshotError, Store

NEWEST = ""  # the value of the picker that follows the newest snapshot
KEY = "picked_snapshot"


def open_chosen() -> Store:
    """The snapshot that the address asks for, or the newest; a sentence where the one asked for is not held.

    Stops the page with a plain message where there is no snapshot at all.
    """
    asked = address.asked(PARAMETER).get(PARAMETER)
    try:
        if asked:
            try:
                store = reading.named_store(asked)
                address.keep(PARAMETER, asked)
                return store
            except NotHeldError as error:
                address.forget(PARAMETER)
                st.warning(wording.as_plain_text(f"{error} This page shows the newest, whose numbers may differ."))
        return reading.newest_store()
    except SnapshotError as error:
        st.error(wording.as_plain_text(str(error)))
        st.stop()


def newest_but(store: Store) -> Store | None:
    """The newest snapshot where another is shown; None where it is the one shown, or has just gone."""
    try:
        newest = reading.newest_store()
    except SnapshotError:
        return None
    return None if newest.name == store.name else newest


def banner(store: Store, newest: Store) -> None:
    """Say that this is not the newest snapshot, and lead there."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(
            f"You see the snapshot of **{wording.minute(store.name)}**, not the newest, of "
            f"{wording.minute(newest.name)}.",
            width="stretch",
        )
        st.button("Show the newest", icon=":material/update:", on_click=address.forget, args=(PARAMETER,))


def picker(store: Store) -> None:
    """A small menu of the snapshots that are held; nothing where there is only one."""
    held = snapshots.published(snapshots.data_dir())
    if len(held) < 2:
        return
    st.session_state[KEY] = NEWEST if store.name == held[0] else store.name
    with st.popover(f"Snapshot of {wording.minute(store.name)}", icon=":material/history:", type="tertiary"):
        st.selectbox(
            "Snapshot",
            [NEWEST, *held[1:]],
            format_func=lambda name: wording.minute(name) if name else f"Newest, {wording.minute(held[0])}",
            key=KEY,
            on_change=_follow,
        )


def today(query: Query, newest: Store, choice: Choice) -> None:
    """In one line, what the newest snapshot says under the same filters, and a link to it."""
    link = address.view(choice.address(), query.name)
    told = wording.as_plain_text(_told(query, newest, choice.values))
    said = f"In the newest snapshot, of {wording.minute(newest.name)}: {told} " + (f"[See it]({link})" if link else "")
    st.markdown(wording.small_print(said))


def _told(query: Query, newest: Store, chosen: Mapping[str, str | None]) -> str:
    asked = {name: value for name, value in chosen.items() if value is not None and name in query.parameters}
    choice, problems = filters.choose(asked, tuple(chosen), newest)
    if problems:
        return "no data for these filters."
    module = import_module(f"pages.shared.figures.{query.name}")
    try:
        rows = reading.read(newest, query, choice)
    except SnapshotError as error:
        return str(error)
    if hasattr(module, "finding"):
        return f"{module.finding(rows, choice).heading}."
    return f"{wording.listed([f'{number.label} {number.value}' for number in module.numbers(rows, choice)])}."


def _follow() -> None:
    if name := st.session_state[KEY]:
        address.keep(PARAMETER, name)
    else:
        address.forget(PARAMETER)
