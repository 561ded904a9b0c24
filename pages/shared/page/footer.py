"""The foot of every page: sources with licence and dates, the snapshot, the match rate, and who keeps it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages.shared import extracts, queries, wording
from pages.shared.page.reading import read
from pages.shared.queries import Query
from pages.shared.store import SnapshotError, Store
from pipelines.provenance import Release, Source


def draw(used: Iterable[Query], store: Store, matched: str) -> None:
    """Cite what the page's queries read. `matched` says what matching covers, empty where nothing depends on it."""
    st.divider()
    told = (
        f"Snapshot {store.name}{' · ' if matched else ''}{matched} · "
        "Not official statistics, and not a government service · "
        "Kept by the contributors to this project, who want to hear of errors: open an issue where you got it · "
        f"Corrections so far: {_corrected(_corrections(store))}"
    )
    st.markdown("\n\n".join(map(wording.small_print, [*_sources(list(used), store), told])))


def _corrections(store: Store) -> int | None:
    """How many corrections a snapshot lists; None where it does not say."""
    try:
        return len(read(store, queries.load("corrections")))
    except SnapshotError:
        return None


def _sources(used: list[Query], store: Store) -> list[str]:
    sources = {source.name: source for query in used for source in extracts.sources_of(query, store)}
    releases = {item.release_id: item for query in used for item in extracts.releases_of(query, store)}
    return [
        f"**{source.title}**, {source.publisher}, "
        + _dated(source, [item for item in releases.values() if item.source == source.name])
        + f" · [{source.licence}]({source.licence_address}) · {source.attribution}"
        for source in sources.values()
    ]


def _corrected(corrections: int | None) -> str:
    if corrections is None:
        return "this snapshot does not hold them"
    return f"{corrections:,}, listed on the page [Data](/data#corrections)" if corrections else "none"


def _dated(source: Source, releases: list[Release]) -> str:
    published = wording.listed([wording.day(release.published) for release in releases if release.published])
    retrieved = wording.listed(
        sorted({wording.day(release.retrieved) for release in releases if not release.published})
    )
    if source.is_kept_here:
        return f"as it stood on {retrieved}"
    told = [f"published {published}"] if published else []
    return wording.listed([*told, f"held since {retrieved}, publication date not stated"] if retrieved else told)
