"""The Atom feeds of a snapshot: files beside its tables."""

from __future__ import annotations

from dataclasses import dataclass

ENDING = ".atom"
MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True)
class Feed:
    """A feed: its title, and how the kinds of the changes that it holds begin (empty: all of them)."""

    title: str
    kinds: str


FEEDS: dict[str, Feed] = {
    "changes": Feed("All changes", ""),
    "months": Feed("Months", "month_"),
    "names": Feed("Names", "name_"),
    "buyers": Feed("Buyers", "buyer_"),
    "methods": Feed("Methods", "method_"),
}


def file_name(name: str) -> str:
    """The file of a feed in the folder of a snapshot."""
    return f"{name}{ENDING}"
