"""Names of bodies in tables as links to their own pages, wherever a row has the body's code."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import streamlit as st

from pages.shared import wording
from pages.shared.store import Rows

PAGE = "pages/buyer.py"  # as the router knows it
# Which column names the body whose code stands in the row: the first of these that the rows have.
NAMED = ("related_name", "buyer_name", "department_name")
# A list of more rows than a table may have shows the part of the address behind the #.
CONFIGURED = st.column_config.LinkColumn(display_text=r"#(.*)$")


def column(rows: Rows) -> str | None:
    """The column of names that lead to a body's page; None where rows have no code of a body."""
    found = [name for name in NAMED if name in rows.columns]
    return found[0] if found and "buyer_id" in rows.columns else None


def address(buyer_id: str) -> str:
    """Where the page of one body is."""
    return f"/buyer?{urlencode({'buyer': buyer_id})}"


def markdown(rows: Rows, name: str) -> list[str]:
    """Each name as a Markdown link in which nothing else acts; the plain name where the body has no code."""
    return [
        f"[{wording.as_plain_text(row[name])}]({address(row['buyer_id'])})"
        if row["buyer_id"] and row[name]
        else wording.as_plain_text(row[name] or wording.NOTHING)
        for row in rows.records()
    ]


def addresses(rows: Rows, name: str) -> list[str | None]:
    """Each body's address with its name behind the #; None where it has no code."""
    return [
        f"{address(row['buyer_id'])}#{quote(row[name])}" if row["buyer_id"] and row[name] else None
        for row in rows.records()
    ]
