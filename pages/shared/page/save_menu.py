"""What a reader can take away from a figure: to their briefing, picture, slide, data, two links, and a citation."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import extracts, wording
from pages.shared.briefing.model import MOST_ENTRIES, Entry
from pages.shared.filters import EVERYTHING, Choice
from pages.shared.page import address, briefing_kept, reading
from pages.shared.queries import Query
from pages.shared.store import Store
from pages.shared.takeaway import described, files

NO_ADDRESS = "open the page in a browser to see its address"
PICTURES = {"For a slide": "slide", "For print": "print"}


def draw(query: Query, store: Store, choice: Choice, row: DeltaGenerator) -> None:
    """The menu, the same on every figure, in the row of its heading."""
    menu = row.popover("Save", icon=":material/download:", key=f"save-{query.name}", on_change="rerun")
    if menu.open:
        with menu:
            _contents(query, store, choice)


@st.fragment(parallel=True)  # the page does not wait for the files
def _contents(query: Query, store: Store, choice: Choice) -> None:
    """Files are made, and their sizes told, when the menu is opened."""
    with st.spinner("Making the files"):
        if not st.context.is_embedded:
            _briefing(query, store, choice)
        st.markdown("  \n".join([*_pictures(query, store, choice), *_slide(query, store, choice)]))
        st.markdown("  \n".join(["**Data**", *_data(query, store, choice)]))
        _links(query, store, choice)


def _briefing(query: Query, store: Store, choice: Choice) -> None:
    """Add the figure with its filters to the reader's briefing, and lead there."""
    briefing = briefing_kept.current()
    entry = Entry(query.name, tuple(sorted(parse_qsl(choice.address(query.parameters)))))
    places = [str(place) for place, held in enumerate(briefing.entries, start=1) if held.is_same_figure(entry)]
    if briefing.is_full:
        st.markdown(f"Your briefing holds {MOST_ENTRIES} figures, which is as many as it can.")
    elif not places:
        st.button("Add to briefing", icon=":material/playlist_add:", on_click=_add, args=(entry, store.name))
    else:
        st.markdown(f"**In your briefing**, as figure {wording.listed(places)} of {len(briefing.entries)}.")
        if briefing.snapshot != store.name:
            st.markdown(f"There with the numbers of its own snapshot, of {wording.minute(briefing.snapshot)}.")
    if briefing.entries:
        st.page_link("pages/briefing.py", label="Open your briefing", icon=":material/list_alt:")
        st.markdown(wording.small_print("It lasts as long as this tab is open; the address of its page keeps it."))


def _add(entry: Entry, snapshot: str) -> None:
    """The first figure of a briefing says from which snapshot all of them are."""
    briefing = briefing_kept.current()
    briefing_kept.keep((briefing if briefing.entries else briefing.of(snapshot)).added(entry))


def _pictures(query: Query, store: Store, choice: Choice) -> list[str]:
    """A line a size, for a figure that is a chart."""
    if not hasattr(import_module(f"pages.shared.figures.{query.name}"), "chart"):
        return []
    lines = [
        f"{label}: {' · '.join(_picture(query, store, choice, kind, size) for kind in ('png', 'svg'))}"
        for label, size in PICTURES.items()
    ]
    return ["**Picture** with heading, source and date", *lines]


def _slide(query: Query, store: Store, choice: Choice) -> list[str]:
    return [f"**Slide** to edit, with its numbers inside: {_sized(query, store, choice, 'pptx')}"]


def _picture(query: Query, store: Store, choice: Choice, picture_format: str, size: str) -> str:
    asked = extracts.address(query, choice, "picture", store.name).replace(".picture?", "/picture?")
    return f"[{picture_format.upper()}]({asked}&format={picture_format}&size={size})"


def _data(query: Query, store: Store, choice: Choice) -> list[str]:
    """The rows shown; and all rows as a second choice where filters leave some out."""
    shown, whole = (choice.for_query(query.parameters), EVERYTHING.for_query(query.parameters))
    if shown == whole:
        return [_rows("All rows", query, store, EVERYTHING)]
    return [_rows("Rows shown", query, store, choice), _rows("All rows, without filters", query, store, EVERYTHING)]


def _rows(label: str, query: Query, store: Store, choice: Choice) -> str:
    count = len(reading.read(store, query, choice))
    kinds = [_sized(query, store, choice, ending) for ending in files.DATA]
    package = f"[CSV with description (ZIP)]({extracts.address(query, choice, 'zip', store.name)})"
    return f"{label}, {count:,}: {' · '.join([*kinds, package])}"


def _sized(query: Query, store: Store, choice: Choice, ending: str) -> str:
    size = wording.file_size(len(reading.file(store, query, choice, ending, base())))
    return f"[{files.KINDS[ending].label}, {size}]({extracts.address(query, choice, ending, store.name)})"


def _links(query: Query, store: Store, choice: Choice) -> None:
    fixed = address.view(choice.address(), query.name, store.name) or NO_ADDRESS
    latest = address.view(choice.address(), query.name) or NO_ADDRESS
    _copied("Link to these numbers, for a paper: they stay", fixed)
    _copied("Link to the latest: follows each new snapshot", latest)
    sources, today = extracts.sources_of(query, store), datetime.now(UTC).date()
    _copied("Citation, short", described.short_citation(query, store))
    _copied("Citation, full", extracts.citation(query.title, fixed, sources, store, today))
    alone = base().rstrip("/") + described.view_alone(query, choice, None)
    _copied("This figure alone, to embed in a page", alone)


def _copied(label: str, text: str) -> None:
    st.markdown(label)
    st.code(text, language=None, wrap_lines=True)


def base() -> str:
    """The dashboard's own address, as its routes see it."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}/"
