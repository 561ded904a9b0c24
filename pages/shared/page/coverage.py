"""Which months of sales a page covers, and how much of their spend is matched to a body."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.shared import queries, wording
from pages.shared.page import reading
from pages.shared.store import Store

ADD_A_FILE = "python -m pipelines add g_cloud_sales FILE --published DATE"


def read(store: Store) -> dict[str, Any]:
    """The first and the newest month and what else is told of them. Raises SnapshotError where it is not held."""
    return reading.read(store, queries.load("coverage")).records()[0]


def months(cover: dict[str, Any]) -> str:
    """From which month to which, why they end there, and how to add more."""
    published = f", published {wording.day(cover['published_date'])}" if cover["published_date"] else ""
    return (
        f"Sales that suppliers reported for **{wording.period(cover['first_month'], cover['newest_month'])}**. "
        f"They stop there because that is the latest sales file held{published}; "
        f"{wording.month(cover['newest_month'])} is provisional. "
        f"Add a later file with `{ADD_A_FILE}`, then `python -m pipelines build`."
    )


def stop_without_final_month(store: Store) -> None:
    """Say that there is nothing final to show, and end the page."""
    st.warning(
        f"This snapshot ({store.name}) holds fewer than two months of sales, so there is nothing final to "
        f"show. Add a file with `{ADD_A_FILE}`, then `python -m pipelines build`."
    )
    st.stop()


def matched(cover: dict[str, Any] | None) -> str:
    """How much of the spend is matched, for the foot of a page."""
    if cover is None or cover["matched_percent"] is None:
        return "too few invoice lines to say what share of spend is matched"
    return f"{wording.percent(cover['matched_percent'], 1)} of spend is matched to a named body"
