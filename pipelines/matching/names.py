"""Which body does a published name mean? Decided from the name alone, or not at all: a wrong match is worse than none.

A name is *exact* where it is a body's official name but for case, punctuation,
spaces and the word "and". It is a *variant* where a register lists it, where it
is a form in which councils' names are written, or where it names a unit together
with its body (unit_names.py). What fits two bodies alive at the time fits none;
departments.py has what holds of departments and agencies alone.
A long name with one slip of a key, a letter too many, missing, wrong or swapped
with its neighbour, is a variant of the one name that is so near. More similar
spelling never decides: it only proposes, in the command review.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

import duckdb
import pyarrow as pa
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from pipelines.matching import council_names, departments, unit_names
from pipelines.matching.spelling import initials, key, plain, words

# Letters of a name that is long enough to be known by all but one of them.
LONG_NAME = 15

log = logging.getLogger(__name__)

MATCHED_SCHEMA = pa.schema(
    [
        (column, pa.string())
        for column in ("source", "buyer_name_published", "buyer_id", "match_method", "note", "evidence")
    ]
)


@dataclass(frozen=True)
class Body:
    """A body with its life; `held` is false for one that GOV.UK names but the table `buyer` does not have."""

    buyer_id: str
    buyer_type: str
    parent_buyer_id: str
    start: date
    end: date
    held: bool


@dataclass(frozen=True)
class Match:
    """The body that a name means, the kind of name, how it was found, why, where that can be checked, and the name."""

    body: Body
    kind: str
    method: str
    note: str
    evidence: str
    name: str  # of the body, by which it was found


class Known:
    """The names of bodies, ready to be looked up."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Reads the tables known_name and reference_buyer_successions of staging, once."""
        self.bodies: dict[str, Body] = {}
        self.children: dict[str, list[Match]] = defaultdict(list)
        # Every spelling of bodies that are held, for searching.
        self.spellings: dict[str, set[str]] = defaultdict(set)
        self.initials: dict[str, set[str]] = defaultdict(set)
        # Of each body, its official name; and the bodies that followed it.
        self.official: dict[str, Match] = {}
        self.followers: dict[str, set[str]] = defaultdict(set)
        self._exact: dict[str, dict[str, Match]] = defaultdict(dict)
        self._written_out: dict[str, dict[str, Match]] = defaultdict(dict)
        self._listed: dict[tuple[str, ...], dict[str, Match]] = defaultdict(dict)
        self._form: dict[tuple[str, ...], dict[str, Match]] = defaultdict(dict)
        councils: dict[str, list[str]] = defaultdict(list)
        order = "CASE name_kind WHEN 'official' THEN 0 WHEN 'name' THEN 1 ELSE 2 END, body_key, known_name, evidence"
        rows = connection.table("known_name").order(order).fetchall()
        for body_key, buyer_id, buyer_type, parent, start, end, name, kind, evidence in rows:
            body = Body(body_key, buyer_type or "", parent or "", start or date.min, end or date.max, bool(buyer_id))
            body = self.bodies.setdefault(body_key, body)
            if body.held:
                self.spellings[name].add(body_key)
            if body.buyer_type == "local_authority":
                councils[body_key].append(name)
            # An everyday name is a place alone, which decides nothing; councils' forms are made from it below.
            if kind != "everyday":
                self._claim(body, name, kind, evidence)
        self._claim_forms(councils)
        steps = connection.table("reference_buyer_successions").select("buyer_id", "successor_buyer_id")
        for buyer_id, successor in steps.fetchall():
            self.followers[buyer_id].add(successor)

    def _claim_forms(self, councils: dict[str, list[str]]) -> None:
        places = {council_names.place_of(name) for names in councils.values() for name in names}
        longer = frozenset(place[:size] for place in places for size in range(1, len(place)))
        for buyer_id, (official, *others) in councils.items():
            note = f"A form in which the name of {official} is written."
            evidence = f"Register of local authorities: {official}"
            match = Match(self.bodies[buyer_id], "form", "variant", note, evidence, official)
            for form in council_names.forms(official, others, longer):
                self._form[form][buyer_id] = match

    def _claim(self, body: Body, name: str, kind: str, evidence: str) -> None:
        if kind == "official":
            self.official[body.buyer_id] = Match(body, kind, "exact", "", evidence, name)
            self._exact[plain(name)][body.buyer_id] = self.official[body.buyer_id]
        if kind != "unit":
            self.initials[body.buyer_id].add(initials(name))
        said = {"official": "Another spelling of", "unit": "A unit of this body:"}.get(kind, "Listed by a register:")
        match = Match(body, kind, "variant", f"{said} {name}.", evidence, name)
        if kind == "official":
            self._written_out[plain(" ".join(word.text for word in words(name)))][body.buyer_id] = match
        if kind == "official" and body.parent_buyer_id:
            self.children[body.parent_buyer_id].append(match)
        spellings = {name}
        # Governments of two nations have departments of one name: without its nation such a name is neither's.
        if name.endswith("(Northern Ireland)"):
            spellings.add(name.removesuffix("(Northern Ireland)"))
        for spelling in spellings:
            found = key([word.text for word in words(spelling)])
            # Abbreviations of two letters are too many things.
            if found and len("".join(found)) > 2:
                self._listed[found].setdefault(body.buyer_id, match)

    def whole(self, name: str, first: date | None = None, last: date | None = None) -> list[Match]:
        """Every body that the whole of `name` fits between `first` and `last`: one means decided."""
        texts = [word.text for word in words(name)]
        spelling = key(texts)
        # A name that a register gives goes before a form that could be made of another body's name.
        written_out = self._written_out.get(plain(" ".join(texts)))
        for found in (self._exact.get(plain(name)), written_out, self._listed.get(spelling), self._form.get(spelling)):
            alive = _alive(found or {}, first, last)
            if alive:
                return alive
        return []

    def match(self, name: str, first: date | None = None, last: date | None = None) -> Match | None:
        """The one body that `name` means, or None. The days say when the name was used, where that is known."""
        whole = self.whole(name, first, last)
        found = (
            (whole if first or last else departments.latest(whole, self))
            or _alive({match.body.buyer_id: match for match in departments.by_initials(name, self)}, first, last)
            or [
                replace(match, method="variant", note="A unit, named together with its body.")
                for match in unit_names.bodies(name, self, first, last)
            ]
            or self._slip(name, first, last)
        )
        return found[0] if len(found) == 1 and found[0].body.held else None

    def _slip(self, name: str, first: date | None, last: date | None) -> list[Match]:
        """The bodies whose official name differs from a long `name` by one letter, or by two that are swapped."""
        text = plain(name)
        if len(text) < LONG_NAME:
            return []
        near = process.extract(text, list(self._exact), scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None)
        # Of the bodies of all names that are so near, not of those alive alone: which was meant is not known otherwise.
        bodies = {match.body.buyer_id: match for spelling, _, _ in near for match in self._exact[spelling].values()}
        if len({spelling for spelling, _, _ in near}) > 1:
            return []
        return [
            replace(match, method="variant", note="One slip of a key from the official name.")
            for match in _alive(bodies, first, last)
        ]


def _alive(found: dict[str, Match], first: date | None, last: date | None) -> list[Match]:
    """Those begun by `last`; of several, those not ended by `first`: late invoices name bodies that have ended."""
    begun = [match for match in found.values() if last is None or match.body.start <= last]
    lasting = [match for match in begun if first is None or match.body.end >= first]
    return begun if len(begun) == 1 else lasting


def matched(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """The names of the table published_name that no reviewer has decided, with the bodies that rules found."""
    known = Known(connection)
    decided = set(connection.table("reference_buyer_names").select("source", "buyer_name_published").fetchall())
    rows = []
    for source, name, first, last, _ in connection.table("published_name").order("ALL").fetchall():
        match = None if (source, name) in decided else known.match(name, first, last)
        if match:
            cells = (source, name, match.body.buyer_id, match.method, match.note, match.evidence)
            rows.append(dict(zip(MATCHED_SCHEMA.names, cells, strict=True)))
    log.info("  names of buyers: %d decided by reviewers, %d matched by rule", len(decided), len(rows))
    return pa.Table.from_pylist(rows, MATCHED_SCHEMA)
