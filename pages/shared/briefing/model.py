"""A briefing as a value: title, snapshot, entries in order. Every change gives a new one, so undoing is going back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pages.shared import harmless

LONGEST_LINE = 200  # letters of a title or a comment
MOST_ENTRIES = 50
NO_TITLE = "Briefing"

# Letters that end a line, and those that turn the direction of the text around them.
ACTS_ON_TEXT = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

Filters = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """A figure, by the name of its query, with what was chosen for it, the reader's own title and a comment.

    `filters` are pairs of filter and value as in a page's address, sorted. An empty `title` stands for the finding.
    """

    figure: str
    filters: Filters = ()
    title: str = ""
    comment: str = ""

    def is_same_figure(self, other: Entry) -> bool:
        """Whether it shows the same numbers, whatever the words."""
        return (self.figure, self.filters) == (other.figure, other.filters)

    def told(self, *, title: str, comment: str) -> Entry:
        """The same figure with other words, each made one line that every file can hold."""
        return replace(self, title=one_line(title), comment=one_line(comment))


@dataclass(frozen=True)
class Briefing:
    """Entries in order, under a title, all from one snapshot; an empty `snapshot` stands for the newest."""

    title: str = ""
    snapshot: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def heading(self) -> str:
        """The title, or what stands for one that was not given."""
        return self.title or NO_TITLE

    def titled(self, title: str) -> Briefing:
        """The same entries under another title."""
        return replace(self, title=one_line(title))

    def of(self, snapshot: str) -> Briefing:
        """The same entries from another snapshot."""
        return replace(self, snapshot=snapshot)

    def added(self, entry: Entry) -> Briefing:
        """With one more entry at the end; unchanged where there are as many as a briefing holds."""
        return self if self.is_full else replace(self, entries=(*self.entries, entry))

    def changed(self, place: int, entry: Entry) -> Briefing:
        """With another entry at a place."""
        return replace(self, entries=(*self.entries[:place], entry, *self.entries[place + 1 :]))

    def without(self, place: int) -> Briefing:
        """Without the entry at a place."""
        return replace(self, entries=(*self.entries[:place], *self.entries[place + 1 :]))

    def moved(self, place: int, to: int) -> Briefing:
        """With the entry from one place at another; those between move up or down by one."""
        rest = self.without(place)
        return replace(rest, entries=(*rest.entries[:to], self.entries[place], *rest.entries[to:]))

    @property
    def is_full(self) -> bool:
        """Whether it holds as many entries as it may."""
        return len(self.entries) >= MOST_ENTRIES


def one_line(text: str) -> str:
    """A reader's words on one line, cut to what a slide bears, without letters that act or that no file can hold."""
    return " ".join(ACTS_ON_TEXT.sub(" ", harmless.printable(text)).split())[:LONGEST_LINE].rstrip()
