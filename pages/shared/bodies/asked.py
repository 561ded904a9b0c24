"""Public bodies that an address asks for: up to six side by side, and with which peers a council is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pages.shared import queries, wording
from pages.shared.store import SnapshotError, Store

NAMES = ("buyer", "peers", "own", "own_name")
MOST_BODIES = 6  # side by side
MOST_PEERS = 50  # in a reader's own list
LONGEST_NAME = 60

SIMILAR, SAME_TYPE, SAME_COUNTY, OWN = "similar", "type", "county", "own"
PEERS = {
    SIMILAR: "20 most similar",
    SAME_TYPE: "Same type and nation",
    SAME_COUNTY: "Same county",
    OWN: "Your own list",
}

Words = dict[str, str]
Values = dict[str, str | None]


@dataclass(frozen=True)
class Name:
    """One name of a body; `alias` is empty for the official one."""

    buyer_id: str
    official: str
    alias: str
    is_council: bool
    has_county: bool

    @property
    def shown(self) -> str:
        """As the reader searches it: an alias with the body that it stands for."""
        return f"{self.alias} → {self.official}" if self.alias else self.official


@lru_cache(maxsize=4)  # two thousand names, asked at every run of a page, and a snapshot never changes
def names(store: Store) -> tuple[Name, ...]:
    """Every name of every body, alphabetical; none where the snapshot cannot say."""
    try:
        rows = store.answer(queries.load("bodies_to_pick")).records()
    except SnapshotError:
        return ()
    return tuple(
        Name(
            row["buyer_id"],
            row["buyer_name"] + (f" (until {row['end_date']:%Y})" if row["end_date"] else ""),
            row["alias_name"] or "",
            row["buyer_type"] == "local_authority",
            row["county_buyer_id"] is not None,
        )
        for row in rows
    )


@lru_cache(maxsize=4)
def officials(store: Store) -> dict[str, Name]:
    """The official name of each body, by its code."""
    return {name.buyer_id: name for name in names(store) if not name.alias}


def codes(value: str | None) -> list[str]:
    """The codes of bodies in a value of an address."""
    return list(dict.fromkeys(code.strip() for code in (value or "").split(",") if code.strip()))


def choose(asked: Mapping[str, str], store: Store) -> tuple[Values, Words, list[str]]:
    """What an address asks for as values and words, and a sentence for each part that cannot be had."""
    values: Values = dict.fromkeys(asked)
    words: Words = {}
    problems: list[str] = []
    for name in [name for name in asked if asked[name]]:
        if name in ("buyer", "own"):
            values[name], told = _listed(name, asked[name], store)
        elif name == "peers":
            values[name], told = _peers(asked[name])
        else:
            values[name], told = _title(asked[name])
        problems += told
    if values.get("buyer"):
        words["buyer"] = wording.listed([officials(store)[code].official for code in codes(values["buyer"])])
    if values.get("own_name"):
        words["own_name"] = str(values["own_name"])
    return values, words, problems


def _listed(name: str, value: str, store: Store) -> tuple[str | None, list[str]]:
    known, most = officials(store), MOST_BODIES if name == "buyer" else MOST_PEERS
    kind = "public body" if name == "buyer" else "council"
    found = [code for code in codes(value) if code in known and (name == "buyer" or known[code].is_council)]
    unknown = [code for code in codes(value) if code not in found]
    problems = []
    if unknown:
        told = wording.listed([f"“{code[:40]}”" for code in unknown[:5]])
        problems.append(f"No {kind} in this snapshot has the code {told}, so it is left out.")
    if len(found) > most:
        problems.append(f"Only the first {most} are shown of the {len(found):,} that the address asks for.")
    return ",".join(found[:most]) or None, problems


def _peers(value: str) -> tuple[str | None, list[str]]:
    if value not in PEERS:
        known = wording.listed(list(PEERS))
        return None, [f"Peers “{value[:40]}” are none of {known}, so these are the 20 most similar councils."]
    return (None if value == SIMILAR else value), []


def _title(value: str) -> tuple[str | None, list[str]]:
    """A reader's name for the own list, on one line, as long as a heading bears."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())
    return plain[:LONGEST_NAME] or None, []
