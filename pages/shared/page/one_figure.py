"""One figure alone, to embed in another page: no navigation, no filters to pick, with its source.

`?embed=true&figure=<query>` follows the newest snapshot, `&snapshot=` fixes it; filters are as in a page's address.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from pages.shared import chart_choices, extracts, figures, filters, queries, wording
from pages.shared.page import address, figure, reading, snapshot_bar
from pages.shared.store import SnapshotError
from pages.shared.takeaway import described

PARAMETER = "figure"


def is_asked() -> bool:
    """Whether the address asks for one figure to embed."""
    return bool(st.context.is_embedded) and PARAMETER in st.query_params


def draw() -> None:
    """The figure that the address asks for; a sentence where there is none of that name."""
    name = st.query_params[PARAMETER]
    st.set_page_config(page_title=extracts.TITLE, layout="wide")
    if not figures.is_figure(name):
        st.error(wording.as_plain_text(f"There is no figure {name}. Figures: {', '.join(figures.names())}."))
        return
    query = queries.load(name)
    address.arrive()
    store = snapshot_bar.open_chosen()
    names = tuple(name for name in filters.FILTERS if name in query.parameters)
    choice, problems = filters.choose(address.asked(*names), names, store)
    for problem in problems:
        st.warning(wording.as_plain_text(problem))
    try:
        rows = reading.read(store, query, choice)
    except SnapshotError:
        figure.draw(query, store, choice, snapshot_bar.newest_but(store))
        return  # the figure said so itself
    shown, wrong = chart_choices.choose(st.query_params.to_dict(), name, rows)
    for problem in wrong:
        st.warning(wording.as_plain_text(problem))
    choice = replace(choice, shown=shown)
    figure.draw(query, store, choice, snapshot_bar.newest_but(store))
    told = described.describe(query, rows, choice, store, "", datetime.now(UTC).date())
    st.caption(wording.as_plain_text(f"{told.filters} {told.source_line}{told.dated_line}"))
