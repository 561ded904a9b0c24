"""The search for public bodies by any published name, and with whom a council is compared; kept in the address."""

from __future__ import annotations

import streamlit as st

from pages.shared import filters, wording
from pages.shared.bodies import asked as bodies
from pages.shared.bodies.asked import MOST_BODIES, MOST_PEERS, OWN, PEERS, SAME_COUNTY, SIMILAR, Name
from pages.shared.filters import Choice
from pages.shared.page import address
from pages.shared.store import Store

SEARCH, PEERS_KEY, OWN_KEY, OWN_NAME_KEY = "picked_bodies", "picked_peers", "picked_own", "picked_own_name"


def draw(store: Store) -> Choice:
    """Draw the search and, for a council, its peers; a sentence for each part of the address that cannot be had."""
    choice, problems = filters.choose(_asked(), bodies.NAMES, store)
    for problem in problems:
        st.warning(wording.as_plain_text(problem))
    for name, value in choice.values.items():
        _write(name, value)
    chosen = bodies.codes(choice.values["buyer"])
    _search(chosen, store)
    first = bodies.officials(store)[chosen[0]] if chosen else None
    if first and first.is_council:
        _peers(first, choice, store)
    return choice


def _asked() -> dict[str, str]:
    """A repeated parameter counts as often as it stands there."""
    here = {name: ",".join(st.query_params.get_all(name)) for name in bodies.NAMES if name in st.query_params}
    return address.asked(*bodies.NAMES) | here


def _search(chosen: list[str], store: Store) -> None:
    official = bodies.officials(store)
    st.session_state[SEARCH] = [official[code] for code in chosen]
    st.multiselect(
        f"Public bodies, by any name that was ever published; up to {MOST_BODIES} side by side",
        bodies.names(store),
        format_func=lambda name: name.shown,
        key=SEARCH,
        max_selections=MOST_BODIES,
        select_all=False,  # Enter takes the first match, not all of them
        placeholder="Type a part of a name: Leeds, Home Office, DVLA",
        on_change=_follow,
        args=("buyer", SEARCH),
    )


def _peers(council: Name, choice: Choice, store: Store) -> None:
    """With whom the first council is compared; a county only where it lies in one."""
    kinds = [kind for kind in PEERS if kind != SAME_COUNTY or council.has_county]
    picked = choice.values["peers"] or SIMILAR
    st.session_state[PEERS_KEY] = picked if picked in kinds else SIMILAR
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            f"Compare {council.official} with",
            kinds,
            format_func=PEERS.__getitem__,
            key=PEERS_KEY,
            required=True,
            on_change=_follow_one,
            args=("peers", PEERS_KEY),
        )
        if picked == OWN:
            _own_list(choice, store)


def _own_list(choice: Choice, store: Store) -> None:
    councils = [name for name in bodies.officials(store).values() if name.is_council]
    official = bodies.officials(store)
    st.session_state[OWN_KEY] = [official[code] for code in bodies.codes(choice.values["own"])]
    st.session_state[OWN_NAME_KEY] = choice.values["own_name"] or ""
    st.multiselect(
        f"Councils of your list, up to {MOST_PEERS}",
        councils,
        format_func=lambda name: name.shown,
        key=OWN_KEY,
        max_selections=MOST_PEERS,
        select_all=False,
        on_change=_follow,
        args=("own", OWN_KEY),
    )
    st.text_input(
        "Name of your list",
        key=OWN_NAME_KEY,
        max_chars=bodies.LONGEST_NAME,
        on_change=_follow_one,
        args=("own_name", OWN_NAME_KEY),
    )


def _follow(name: str, key: str) -> None:
    """The reader picked bodies: their codes go into the address, each once."""
    _write(name, ",".join(dict.fromkeys(picked.buyer_id for picked in st.session_state[key])))


def _follow_one(name: str, key: str) -> None:
    _write(name, st.session_state[key])


def _write(name: str, value: str | None) -> None:
    if value:
        address.keep(name, value)
    else:
        address.forget(name)
