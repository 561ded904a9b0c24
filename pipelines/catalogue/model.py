"""What a table and a column say of themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A column: its heading, its meaning, its SQL type, its unit, and what may stand in it.

    `choices` lists the only values that it takes (empty: any). `code_of` names
    the table that explains its codes. A share or a direction names in `base` the
    column with its base: invoice lines, bodies or respondents. One that
    `is_published` stands as somebody else published it: its base is given in
    their words, or not known, and the rule of small bases does not touch it.
    `empty` is what an empty value says, where that is more than not available.
    """

    title: str
    description: str
    type: str = "VARCHAR"
    unit: str = ""
    choices: tuple[str, ...] = ()
    code_of: str = ""
    base: str = ""
    is_published: bool = False
    empty: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the snapshot: one row per `grain`, sorted by `sort`.

    `key` names the columns that are unique together (empty: rows may repeat).
    `nullable` names the columns that may be empty, and nothing else may be.
    From one snapshot to the next, neither the rows nor the sums of `totals` fall
    unless somebody accepts it, or the table `may_shrink` by its nature.
    """

    title: str
    grain: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    nullable: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    may_shrink: bool = False
    only_names: bool = False


MONEY = "DECIMAL(18,4)"
