"""What stands beside a figure whatever it shows: how far a provisional month can move, and what low use is not."""

from __future__ import annotations

from pages.shared import queries
from pages.shared.figures import usual_revision
from pages.shared.finding import Finding
from pages.shared.page.reading import read
from pages.shared.queries import Query
from pages.shared.store import Rows, SnapshotError, Store

# A query that compares buyers has this in its caveats, so that it is in every download too.
LOW_USE = "Low use of the frameworks is not low use of the cloud"
BUY_OTHERWISE = f"{LOW_USE}: bodies buy in other ways too."


def sentences(query: Query, rows: Rows, finding: Finding, store: Store) -> str:
    """The figure's own sentence, then what its rows and its caveats ask for."""
    said = [finding.sentence]
    if "is_provisional" in rows.columns and any(rows.column("is_provisional")):
        said.append(_revision(store))
    if LOW_USE in query.sections["Caveats"] and LOW_USE not in finding.sentence:
        said.append(BUY_OTHERWISE)
    return " ".join(part for part in said if part)


def _revision(store: Store) -> str:
    try:
        return usual_revision.said(read(store, queries.load("usual_revision")))
    except SnapshotError:
        return ""
