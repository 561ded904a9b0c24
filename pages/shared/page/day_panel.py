"""The ministers of one day, with a field for the day, which is kept in the address.

A field for text: the parts of Streamlit's calendar field are too small to be hit safely.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import streamlit as st

from pages.shared import filters, wording
from pages.shared.filters import Choice
from pages.shared.page import address, figure, filter_bar
from pages.shared.queries import Query
from pages.shared.store import Store

DAY = "picked_day"
REPORT_DAY = date(2018, 1, 30)
WRITTEN = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")  # as a day may be written


def draw(query: Query, store: Store, choice: Choice, newest: Store | None) -> None:
    """Draw the field and the figure of the day that it names; without a chosen day, of the newest day held."""
    choice = filter_bar.add_one("day", choice, store)
    if held := filters.days(store):
        _controls(choice.values["day"], *held)
    figure.draw(query, store, choice, newest)


def _controls(chosen: str | None, first: date, last: date) -> None:
    st.session_state[DAY] = wording.day(date.fromisoformat(chosen) if chosen else last)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Day, such as 5 July 2024 or 5/7/2024", key=DAY, max_chars=30, on_change=_follow, width=260)
        if first <= REPORT_DAY <= last:
            label = f"{wording.day(REPORT_DAY)}, the day of the report"
            st.button(label, key="report_day", on_click=address.keep, args=("day", REPORT_DAY.isoformat()))
        st.button(f"Newest day held, {wording.day(last)}", key="newest_day", on_click=address.forget, args=("day",))


def _follow() -> None:
    """The reader wrote a day: it goes into the address, from which the figure is drawn or what is no day is told."""
    written = st.session_state[DAY].strip()
    for form in WRITTEN:
        with suppress(ValueError):
            address.keep("day", datetime.strptime(written, form).date().isoformat())
            return
    address.keep("day", written)
