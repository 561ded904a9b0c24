"""A briefing's entries opened in a snapshot: each with its figure described, or the sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pages.shared import chart_choices, filters, queries, wording
from pages.shared.briefing.model import Briefing, Entry
from pages.shared.filters import Choice
from pages.shared.page import reading
from pages.shared.queries import Query
from pages.shared.store import SnapshotError, Store
from pages.shared.takeaway.described import Described, describe


@dataclass(frozen=True)
class Opened:
    """An entry in one snapshot. `figure` is None where it cannot be had: `problem` then says why, else it is empty."""

    entry: Entry
    query: Query
    choice: Choice
    figure: Described | None
    problem: str

    @property
    def heading(self) -> str:
        """The reader's title; without one the finding, or what the figure measures where there is none."""
        return self.entry.title or (self.figure.words.heading if self.figure else self.query.title)

    @property
    def finding(self) -> str:
        """The finding where the heading is the reader's own; empty where it says the finding already."""
        return self.figure.words.heading if self.figure and self.figure.words.heading != self.heading else ""


def store_of(briefing: Briefing) -> Store:
    """The briefing's own snapshot, or the newest. Raises NotHeldError with a sentence where it is not held."""
    return reading.store_of(briefing.snapshot)


def opened(entry: Entry, store: Store, base: str, today: date) -> Opened:
    """An entry with its figure from a snapshot; `base` is the dashboard's own address, for links in citations.

    Numbers for another choice never stand in for those asked: where a filter's value is not in the snapshot there is
    no figure, and a sentence.
    """
    query = queries.load(entry.figure)
    names = tuple(name for name in filters.NAMES if name in query.parameters)
    choice, problems = filters.choose(dict(entry.filters), names, store)
    known = query.parameters | chart_choices.offered(query.name).keys()
    if unknown := [name for name, _ in entry.filters if name not in known]:
        told = f"This figure is not shown: it has no filter {wording.listed(unknown)}."
        return Opened(entry, query, choice, None, told)
    if problems:
        return Opened(entry, query, choice, None, _not_as_chosen(entry, choice, store))
    try:
        rows = reading.read(store, query, choice)
    except SnapshotError as error:
        return Opened(entry, query, choice, None, str(error))
    shown, problems = chart_choices.choose(dict(entry.filters), query.name, rows)
    if problems:
        return Opened(entry, query, choice, None, f"This figure is not shown. {' '.join(problems)}")
    choice = replace(choice, shown=shown)
    return Opened(entry, query, choice, describe(query, rows, choice, store, base, today), "")


def _not_as_chosen(entry: Entry, choice: Choice, store: Store) -> str:
    missing = [
        f"{name.replace('_', ' ')} “{value[:60]}”"
        for name, value in entry.filters
        if name in choice.values and choice.values[name] != value
    ]
    return f"This figure is not shown: snapshot {store.name} has no data for {wording.listed(missing)}."
