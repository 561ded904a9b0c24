"""The filters on the page: drawn in one row, written into the address, remembered from page to page."""

from __future__ import annotations

import streamlit as st

from pages.shared import filters, wording
from pages.shared.filters import FILTERS, Choice
from pages.shared.page import address
from pages.shared.store import Store

EVERYTHING = ""  # the value of a filter that lets everything through


def draw(names: tuple[str, ...], store: Store) -> Choice:
    """Draw the filters and what is chosen, in words; a sentence for each value of the address that cannot be had."""
    choice, problems = filters.choose(address.asked(*names), names, store)
    for problem in problems:
        st.warning(wording.as_plain_text(problem))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in names:
            _draw_one(name, choice, store)
        if any(choice.values.values()):
            st.button("Clear filters", icon=":material/close:", on_click=address.forget, args=names)
    _write_address(choice)
    shown = [f"{filters.label(name)}: {words}" for name, words in choice.words.items()]
    st.caption(
        wording.as_plain_text(f"Showing {wording.listed(shown)}.") if shown else "Showing everything: no filter is set."
    )
    return choice


def add_one(name: str, choice: Choice, store: Store) -> Choice:
    """The choice with one more value that the address asks for, whose control the caller draws.

    A sentence where that value cannot be had, which then leaves the address.
    """
    asked = {name: value for name, value in (choice.values | address.asked(name)).items() if value}
    chosen, problems = filters.choose(asked, tuple(dict.fromkeys([*choice.values, name])), store)
    for problem in problems:
        st.warning(wording.as_plain_text(problem))
        address.forget(name)
    return chosen


def _draw_one(name: str, choice: Choice, store: Store) -> None:
    entry = FILTERS[name]
    values = filters.options(name, choice.values, store)
    if len(values) < 2 and choice.values[name] is None:
        return
    st.session_state[name] = choice.values[name] or EVERYTHING
    st.selectbox(
        entry.label,
        [EVERYTHING, *values],
        format_func=lambda value: entry.described(value, store) if value else entry.everything,
        key=name,
        on_change=_follow,
        args=(name,),
        width=230,
    )


def _follow(name: str) -> None:
    """The reader picked a value: it goes into the address, from which the page is drawn."""
    value = st.session_state[name]
    if value == EVERYTHING:
        address.forget(name)
    else:
        address.keep(name, value)


def _write_address(choice: Choice) -> None:
    for name, value in choice.values.items():
        if value is None:
            address.forget(name)
        else:
            address.keep(name, value)
