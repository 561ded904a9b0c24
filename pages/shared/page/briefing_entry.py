"""One figure of a briefing: its place, the reader's title and comment, and the figure itself at a glance."""

from __future__ import annotations

import streamlit as st

from pages.shared import wording
from pages.shared.briefing.model import LONGEST_LINE, Briefing
from pages.shared.briefing.opened import Opened
from pages.shared.page import briefing_kept, figure
from pages.shared.store import Store

SHOWN_OPEN = 3  # figures of a longer briefing are drawn when they are opened


def draw(place: int, found: Opened, briefing: Briefing, store: Store) -> None:
    """Draw the entry at a place, counted from 0, with what moves and removes it."""
    last = len(briefing.entries) - 1
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="top"):
            st.header(
                wording.as_plain_text(f"{place + 1}. {found.heading}"), width="stretch", anchor=f"figure-{place + 1}"
            )
            with st.container(horizontal=True, width="content"):
                _moves("Up", ":material/arrow_upward:", place, place - 1, place == 0)
                _moves("Down", ":material/arrow_downward:", place, place + 1, place == last)
                st.button("Remove", icon=":material/delete:", key=f"remove-{place}", on_click=_removed, args=(place,))
        if found.problem:
            st.warning(wording.as_plain_text(found.problem))
        else:
            said = [found.finding, found.figure.words.measure, found.figure.filters] if found.figure else []
            st.caption(wording.as_plain_text(" · ".join(part for part in said if part)))
        _words(place, found)
        # A switch and no box around the chart, which would leave it too little of a telephone's width.
        if found.figure and st.toggle("Show the figure", value=place < SHOWN_OPEN, key=f"glance-{place}"):
            figure.glance(found.query, store, found.choice, f"figure-of-briefing-{place}")


def _moves(label: str, icon: str, place: int, to: int, disabled: bool) -> None:
    st.button(label, icon=icon, key=f"{label}-{place}", disabled=disabled, on_click=_moved, args=(place, to))


def _moved(place: int, to: int) -> None:
    briefing_kept.change(briefing_kept.current().moved(place, to))


def _removed(place: int) -> None:
    briefing_kept.change(briefing_kept.current().without(place))


def _words(place: int, found: Opened) -> None:
    """The reader's title and comment: what is typed goes into the address."""
    title, comment = f"title-{place}", f"comment-{place}"
    st.session_state[title], st.session_state[comment] = found.entry.title, found.entry.comment
    finding = found.figure.words.heading if found.figure else found.query.title
    fields = (("Your title", title, finding), ("Your comment, one line", comment, None))
    for column, (label, key, empty) in zip(st.columns(2), fields, strict=True):
        with column:
            st.text_input(label, key=key, max_chars=LONGEST_LINE, placeholder=empty, on_change=_written, args=(place,))


def _written(place: int) -> None:
    now = briefing_kept.current()
    told = now.entries[place].told(
        title=st.session_state[f"title-{place}"], comment=st.session_state[f"comment-{place}"]
    )
    briefing_kept.change(now.changed(place, told))
