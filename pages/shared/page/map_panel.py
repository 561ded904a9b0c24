"""The map of councils with its controls: month, colours, a council, and a button that plays the months.

Plotly's own controls and points take no keyboard focus, so these are Streamlit's, beside the chart. A click on a
hexagon opens the council's page; by keyboard the box that finds a council leads there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from pages.shared import filters, wording
from pages.shared.charts import hexagons
from pages.shared.council_classes import COLOURINGS, Row
from pages.shared.figures import council_map
from pages.shared.filters import Choice
from pages.shared.page import address, body_links, figure, filter_bar, reading
from pages.shared.queries import Query
from pages.shared.store import SnapshotError, Store

SECONDS_A_MONTH = 1.5
MONTH, PLAYING, COUNCIL = "map_month", "map_playing", "map_council"
COLOUR, CODES = "map_colour", "map_codes"


def draw(query: Query, store: Store, choice: Choice, newest: Store | None) -> None:
    """Draw the controls and the map. While months play only this part of the page runs again."""
    months = filters.options("month", choice.values, store)
    # Nothing moves before the reader has asked for it here.
    playing = bool(st.session_state.get(PLAYING)) and not st.session_state.get("arrived") and len(months) > 1
    st.session_state[PLAYING] = playing
    run = st.fragment(_panel, run_every=SECONDS_A_MONTH if playing else None)
    run(query, store, choice, newest, months, playing)


def _panel(query: Query, store: Store, choice: Choice, newest: Store | None, months: list[str], playing: bool) -> None:
    if playing and not _next_month(months):
        st.session_state[PLAYING] = False
    if st.session_state[PLAYING] != playing:
        st.rerun()  # the whole page: only that starts and stops the clock of this part
    choice = filter_bar.add_one("month", choice, store)  # none stands for the last final month
    councils = _councils(query, store, choice)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _month_controls(months, councils, playing)
    _as_asked()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        colour_by = st.selectbox("Colour by", list(COLOURINGS), key=COLOUR, width=250)
        council = _find_council(councils)
        codes = st.toggle("Codes on the map", key=CODES, help="For a wide window; the table has them too.")
    if council:
        row = councils[council]
        told = [f"{row['buyer_name']} ({council}), {row['region']}, {row['authority_type']}", *council_map.about(row)]
        page = f"[What this council buys]({body_links.address(council)})"
        st.markdown(f"{wording.as_plain_text('. '.join(told))}. {page}")
    else:
        st.caption("Click a hexagon to open the council's page, or find a council by its name.")
    chosen = {"colour_by": "" if colour_by == council_map.BY_STATE else colour_by, "council": council}
    choice = replace(choice, shown=_kept(chosen | {"codes": "yes" if codes else ""}))
    figure.draw(query, store, choice, newest, partial(_open, councils))


def _as_asked() -> None:
    """Set the controls to what the address asks for, before they are drawn for the first time."""
    asked = address.asked("colour_by", "council", "codes")
    if COLOUR not in st.session_state and asked.get("colour_by") in COLOURINGS:
        st.session_state[COLOUR] = asked["colour_by"]
    if COUNCIL not in st.session_state:
        st.session_state[COUNCIL] = asked.get("council")
    if CODES not in st.session_state:
        st.session_state[CODES] = "codes" in asked


def _kept(chosen: dict[str, str]) -> dict[str, str]:
    """What was chosen of the map, also in the address, so that links and files show the same map."""
    for name, value in chosen.items():
        if value:
            address.keep(name, value)
        else:
            address.forget(name)
    return {name: value for name, value in chosen.items() if value}


def _open(councils: dict[str, Row], points: Sequence[Mapping[str, Any]]) -> None:
    """Open the page of the council whose hexagon was clicked."""
    for code in map(hexagons.code_of, points):
        if code in councils:
            st.switch_page(body_links.PAGE, query_params={"buyer": code})


def _councils(query: Query, store: Store, choice: Choice) -> dict[str, Row]:
    """Every council of the map by its code; none where the snapshot cannot give them, which the figure says."""
    try:
        rows = reading.read(store, query, choice)
    except SnapshotError:
        return {}
    return {row["buyer_id"]: row for row in rows.records()}


def _month_controls(months: list[str], councils: dict[str, Row], playing: bool) -> None:
    if len(months) < 2 or not councils:
        return
    label, icon = ("Stop", ":material/stop:") if playing else ("Play", ":material/play_arrow:")
    st.button(label, icon=icon, key="map_play", on_click=_play, args=(not playing, months), width=110)
    st.session_state[MONTH] = f"{next(iter(councils.values()))['month']:%Y-%m}"
    # While months play the browser may still send the month before: that is no move of the reader's.
    moved = None if playing else _moved
    st.select_slider("Month", months, key=MONTH, format_func=_month, on_change=moved, disabled=playing, width="stretch")


def _find_council(councils: dict[str, Row]) -> str:
    """The code of the council that the reader chose; empty where none is."""
    if st.session_state.get(COUNCIL) not in councils:
        st.session_state[COUNCIL] = None
    code = st.selectbox(
        "Find a council",
        list(councils),
        format_func=lambda code: f"{councils[code]['buyer_name']} ({code})",
        index=None,
        key=COUNCIL,
        placeholder="Choose a council",
        width=340,
    )
    return code or ""


def _next_month(months: list[str]) -> bool:
    """Move to the next month; False where there is none."""
    at = address.asked("month").get("month")
    place = months.index(at) + 1 if at in months else 0
    if place == len(months):
        return False
    address.keep("month", months[place])
    return True


def _play(start: bool, months: list[str]) -> None:
    """Start or stop; from the last month the months play from the first."""
    st.session_state[PLAYING] = start
    if start and address.asked("month").get("month") in (None, months[-1]):
        address.forget("month")


def _moved() -> None:
    """The reader moved the slider: its month goes into the address, from which the map is drawn."""
    address.keep("month", st.session_state[MONTH])


def _month(month: str) -> str:
    return wording.month(date.fromisoformat(f"{month}-01"))
