"""The reader's briefing while they go from page to page, and the briefings before it, for undoing."""

from __future__ import annotations

import streamlit as st

from pages.shared import snapshots
from pages.shared.briefing import address
from pages.shared.briefing.model import Briefing

NOW, BEFORE = "briefing", "briefings_before"
MOST_BEFORE = 100
NAMES = (address.VERSION_NAME, snapshots.PARAMETER, address.TITLE, address.FIGURE, address.PACKED)


def current() -> Briefing:
    """The briefing as it stands; an empty one where nothing was added yet."""
    return st.session_state.get(NOW, Briefing())  # type: ignore[no-any-return]


def keep(briefing: Briefing) -> None:
    """Take a changed briefing; the one before can be had back."""
    if briefing != current():
        st.session_state[BEFORE] = [*_before(), current()][-MOST_BEFORE:]
        st.session_state[NOW] = briefing


def can_undo() -> bool:
    """Whether there is a briefing before this one."""
    return bool(_before())


def undo() -> None:
    """Go back to the briefing before, on the briefing's own page."""
    *st.session_state[BEFORE], st.session_state[NOW] = _before()
    write_address()


def change(briefing: Briefing) -> None:
    """Take a changed briefing on the briefing's own page, whose address holds the whole of it."""
    keep(briefing)
    write_address()


def from_address() -> list[str]:
    """Take the briefing that the page's address asks for; a sentence for each part of it that cannot be had."""
    asked = [(name, value) for name in NAMES if name in st.query_params for value in st.query_params.get_all(name)]
    if not asked:
        if current() != Briefing():
            write_address()
        return []
    briefing, problems = address.read(asked)
    if NOW in st.session_state:
        keep(briefing)
    else:
        st.session_state[NOW] = briefing  # there was none before to go back to
    return problems


def write_address() -> None:
    """Write the briefing into the address of its page."""
    names: dict[str, list[str]] = {}
    for name, value in address.pairs(current()):
        names.setdefault(name, []).append(value)
    st.query_params.from_dict(names)


def _before() -> list[Briefing]:
    return st.session_state.get(BEFORE, [])  # type: ignore[no-any-return]
