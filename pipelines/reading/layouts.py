"""What is known of how a publisher has written a dataset."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """The columns of a file that a publisher has used.

    `columns` are the published headings, each with our name for it, or None
    where it is in `dropped`, which gives the reason for not keeping it; a file
    may lack those. Files match by their headings, in any order, whatever case
    and spacing. Where `by_position` is set, the headings are not known: they
    are ours, in the order of the columns, the last `optional` of which a file
    may lack, and the contents have to prove that a file is in this layout.
    """

    name: str
    columns: tuple[tuple[str, str | None], ...]
    dropped: dict[str, str]
    by_position: bool = False
    optional: int = 0

    @property
    def header(self) -> list[str]:
        return [heading for heading, _ in self.columns]

    @property
    def kept(self) -> set[str]:
        return {name for _, name in self.columns if name}
