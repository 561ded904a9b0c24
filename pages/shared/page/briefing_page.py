"""The page of a briefing: its figures in order with the reader's words, where to send it, and what to take away."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from pages.shared import extracts, wording
from pages.shared.briefing.model import LONGEST_LINE, MOST_ENTRIES, Briefing
from pages.shared.briefing.opened import Opened, opened
from pages.shared.page import address as page_address
from pages.shared.page import briefing_entry, briefing_kept, briefing_takeaway, footer, reading
from pages.shared.store import NotHeldError, SnapshotError, Store

TITLE = "briefing-title"
STARTS = {"": "Overview", "adoption": "Adoption", "local_authorities": "Local authorities", "surveys": "Surveys"}


def draw(question: str) -> None:
    """Draw the whole page. Stops with a plain message where there is no snapshot."""
    st.set_page_config(page_title=f"{question} · {extracts.TITLE}", layout="wide")
    st.title(question, anchor=False)
    page_address.arrive()
    for problem in briefing_kept.from_address():
        st.warning(wording.as_plain_text(problem))
    briefing = briefing_kept.current()
    store = _store(briefing)
    if briefing.entries:
        found = [opened(entry, store, "", datetime.now(UTC).date()) for entry in briefing.entries]
        _head(briefing, found, store)
        for place, item in enumerate(found):
            briefing_entry.draw(place, item, briefing, store)
    else:
        _empty()
    footer.draw([item.query for item in found] if briefing.entries else [], store, "")


def _store(briefing: Briefing) -> Store:
    try:
        if briefing.snapshot:
            try:
                return reading.named_store(briefing.snapshot)
            except NotHeldError as error:
                told = f"{error} This page shows the newest, whose numbers may differ from what was written about them."
                st.warning(wording.as_plain_text(told))
        return reading.newest_store()
    except SnapshotError as error:
        st.error(wording.as_plain_text(str(error)))
        st.stop()


def _empty() -> None:
    """What a briefing is for, and where figures are; a removed figure can be had back here too."""
    st.markdown(
        "Nothing is in your briefing yet. Open **Save** on any figure and choose **Add to briefing**: the figure comes "
        f"here with the filters that you chose, up to {MOST_ENTRIES} of them. Give each a title and a line of your "
        "own, put them in order, and take them away as slides, as a handout, or as pictures and data."
    )
    st.markdown("Figures to start with: " + " · ".join(f"[{label}](/{page})" for page, label in STARTS.items()))
    if briefing_kept.can_undo():
        st.button("Undo", icon=":material/undo:", on_click=briefing_kept.undo)


def _head(briefing: Briefing, found: list[Opened], store: Store) -> None:
    st.session_state[TITLE] = briefing.title
    st.text_input(
        "Title of the briefing", key=TITLE, max_chars=LONGEST_LINE, placeholder=briefing.heading, on_change=_titled
    )
    _snapshot(briefing, found, store)
    briefing_takeaway.draw(briefing.of(store.name), store)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{wording.count(len(found), 'figure')}**, in this order", width="stretch")
        undo = briefing_kept.can_undo()
        st.button("Undo", icon=":material/undo:", on_click=briefing_kept.undo, disabled=not undo)
        st.button("Remove all", icon=":material/delete_sweep:", on_click=briefing_kept.change, args=(Briefing(),))


def _titled() -> None:
    briefing_kept.change(briefing_kept.current().titled(st.session_state[TITLE]))


def _snapshot(briefing: Briefing, found: list[Opened], store: Store) -> None:
    """From which snapshot the numbers are; where there is a newer one, what reads differently in it."""
    newest = reading.newest_store()
    st.caption(f"Numbers of the snapshot of {wording.minute(store.name)}: the briefing's address keeps them.")
    if briefing.snapshot in ("", newest.name):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"There is a newer snapshot, of {wording.minute(newest.name)}. {_differences(found, newest)}",
            width="stretch",
        )
        st.button(
            "Use the newest", icon=":material/update:", on_click=briefing_kept.change, args=(briefing.of(newest.name),)
        )


def _differences(found: list[Opened], newest: Store) -> str:
    today = datetime.now(UTC).date()
    there = [opened(item.entry, newest, "", today) for item in found]
    changed = [
        str(place)
        for place, (old, new) in enumerate(zip(found, there, strict=True), start=1)
        if (old.figure and old.figure.words) != (new.figure and new.figure.words)
    ]
    if not changed:
        return "Every figure says the same in it."
    return f"{'Figure' if len(changed) == 1 else 'Figures'} {wording.listed(changed)} would say something else in it."
