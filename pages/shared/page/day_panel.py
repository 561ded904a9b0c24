"""The ministers of one day, with a calendar whose day is kept in the address."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.shared import filters, wording
from pages.shared.filters import Choice
from pages.shared.page import address, figure, filter_bar
from pages.shared.queries import Query
from pages.shared.store import Store

DAY = "picked_day"
REPORT_DAY = date(2018, 1, 30)


def draw(query: Query, store: Store, choice: Choice, newest: Store | None) -> None:
    """Draw the calendar and the figure of the day that it shows; without a chosen day, of the newest day held."""
    choice = filter_bar.add_one("day", choice, store)
    if held := filters.days(store):
        _calendar(choice.values["day"], *held)
    figure.draw(query, store, choice, newest)


def _calendar(chosen: str | None, first: date, last: date) -> None:
    st.session_state[DAY] = date.fromisoformat(chosen) if chosen else last
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            "Day", key=DAY, min_value=first, max_value=last, format="DD/MM/YYYY", on_change=_follow, width=160
        )
        if first <= REPORT_DAY <= last:
            label = f"{wording.day(REPORT_DAY)}, the day of the report"
            st.button(label, key="report_day", on_click=address.keep, args=("day", REPORT_DAY.isoformat()))
        st.button(f"Newest day held, {wording.day(last)}", key="newest_day", on_click=address.forget, args=("day",))


def _follow() -> None:
    """The reader picked a day: it goes into the address, from which the figure is drawn."""
    address.keep("day", st.session_state[DAY].isoformat())
