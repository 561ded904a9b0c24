"""How a figure is worked out, as its query's leading comment tells it."""

from __future__ import annotations

import streamlit as st

from pages.shared.queries import Query


def draw(query: Query) -> None:
    """Why it matters, how to read it, method, exclusions, caveats, and the query itself."""
    st.markdown("\n\n".join(f"**{title}.** {text}" for title, text in query.sections.items()))
    with st.expander("The query"):
        st.code(query.sql, language=None)  # the colours of Streamlit's highlighting are too pale to read
