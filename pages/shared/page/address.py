"""What a page's address asks for, what follows the reader from page to page, and links to a view."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.shared import snapshots
from pages.shared.page import alternatives

HOME = "overview"  # the page at the dashboard's own address


def arrive() -> None:
    """Note, once a run, whether the reader comes from another page: what was chosen there then counts here too."""
    page = _page()
    st.session_state["arrived"] = st.session_state.get("page") != page
    st.session_state["page"] = page


def asked(*names: str) -> dict[str, str]:
    """What the address asks for; on arrival from another page also what was chosen there."""
    here = {name: st.query_params[name] for name in names if name in st.query_params}
    followed = _remembered() if st.session_state.get("arrived") else {}
    return {**{name: followed[name] for name in names if name in followed}, **here}


def keep(name: str, value: str) -> None:
    """Write a value into the address and remember it for the next page."""
    _remembered()[name] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def forget(*names: str) -> None:
    """Take values out of the address and out of memory."""
    for name in names:
        _remembered().pop(name, None)
        st.query_params.pop(name, None)


def view(choice: str, figure: str, snapshot: str | None = None) -> str:
    """The address of a figure on this page under a choice: fixed to a snapshot, or following the newest.

    Empty where the page does not know its own address, as in a test without a browser.
    """
    fixed = urlencode({snapshots.PARAMETER: snapshot}) if snapshot else ""
    picked = urlencode({alternatives.PARAMETER: figure}) if figure in alternatives.asked() else ""
    asked = "&".join(part for part in (fixed, choice, picked) if part)
    place = f"#{figure.replace('_', '-')}"
    return f"{_page()}?{asked}{place}" if asked and _page() else f"{_page()}{place}" if _page() else ""


def on_stage(choice: str, snapshot: str) -> str:
    """Where this page is shown one figure a screen, under a choice: fixed to the snapshot that is shown."""
    page = urlsplit(_page()).path.rpartition("/")[2] or HOME
    asked = urlencode({"page": page, snapshots.PARAMETER: snapshot})
    return f"/stage?{asked}{'&' if choice else ''}{choice}"


def _page() -> str:
    return (st.context.url or "").split("?")[0].split("#")[0]


def _remembered() -> dict[str, str]:
    remembered: dict[str, str] = st.session_state.setdefault("chosen", {})
    return remembered
