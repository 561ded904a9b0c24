"""What a reader can take away from a figure: its data, two links, and a citation."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from pages.shared import address, extracts, wording
from pages.shared.filters import Choice
from pages.shared.queries import Query
from pages.shared.reading import read
from pages.shared.store import Store

NO_ADDRESS = "open the page in a browser to see its address"


def draw(query: Query, store: Store, choice: Choice) -> None:
    """Data as shown, a link fixed to this snapshot, one that follows the newest, and a citation of the fixed one."""
    asked = tuple(choice.for_query(query.parameters).items())
    size = wording.file_size(_csv_size(str(store.snapshot), query.name, asked))
    fixed = address.view(choice.address(), query.name, store.name) or NO_ADDRESS
    latest = address.view(choice.address(), query.name) or NO_ADDRESS
    with st.popover("Save", icon=":material/download:"):
        st.link_button(
            f"Data as shown (CSV, {size})", extracts.address(query, choice, "csv", store.name), key=f"csv-{query.name}"
        )
        st.link_button(
            "Data with its data package (ZIP)",
            extracts.address(query, choice, "zip", store.name),
            key=f"zip-{query.name}",
        )
        _copied("Link to these numbers, for a paper: they stay", fixed)
        _copied("Link to the latest: follows each new snapshot", latest)
        today = datetime.now(UTC).date()
        _copied("Citation", extracts.citation(query.title, fixed, extracts.sources_of(query, store), store, today))


def _copied(label: str, text: str) -> None:
    st.markdown(label)
    st.code(text, language=None, wrap_lines=True)


@st.cache_data(max_entries=500, show_spinner=False)
def _csv_size(snapshot: str, name: str, asked: tuple[tuple[str, str | None], ...]) -> int:
    return len(extracts.as_csv(read(snapshot, name, asked)))
