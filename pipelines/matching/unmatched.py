"""Names that neither a reviewer nor a rule has given a body, most spend first, and the bodies that they look like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb
from rapidfuzz import fuzz, process, utils

from pipelines.matching.names import Body, Known, Match

# Below this score, trying on the real names, hardly a proposal is right.
LEAST_SCORE = 80


@dataclass(frozen=True)
class Published:
    """A spelling in a source: first and last day of use, and its spend in the newest publication, in pounds."""

    source: str
    name: str
    first: date
    last: date
    spend_gbp: Decimal


class Names:
    """The published names and the known bodies, as `transform.stage` read them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Reads published_name, known_name, matched_name and the reviewed decisions."""
        self.known = Known(connection)
        self.published = [Published(*row) for row in connection.table("published_name").fetchall()]
        done = set()
        for table in ("reference_buyer_names", "matched_name"):
            done |= set(connection.table(table).select("source", "buyer_name_published").fetchall())
        open_names = (one for one in self.published if (one.source, one.name) not in done)
        self.unmatched = sorted(open_names, key=lambda one: (-one.spend_gbp, one.source, one.name))

    def match(self, one: Published) -> Match | None:
        """What the rules make of a name, whoever has decided it."""
        return self.known.match(one.name, one.first, one.last)

    def like(self, text: str, limit: int = 5) -> list[tuple[Body, str, int]]:
        """Bodies with a name like `text`: body, that name, and how like of 100; the likest first."""
        best = process.extract(
            text, list(self.known.spellings), scorer=fuzz.token_sort_ratio, processor=utils.default_process,
            score_cutoff=LEAST_SCORE, limit=None,
        )  # fmt: skip
        return self._bodies([(spelling, score) for spelling, score, _ in best], limit)

    def search(self, text: str, limit: int = 9) -> list[tuple[Body, str, int]]:
        """Bodies with a name that holds `text`, else those like it."""
        held = [
            (spelling, 100.0) for spelling in sorted(self.known.spellings, key=len) if text.lower() in spelling.lower()
        ]
        return self._bodies(held, limit) or self.like(text, limit)

    def _bodies(self, spellings: list[tuple[str, float]], limit: int) -> list[tuple[Body, str, int]]:
        found: dict[str, tuple[Body, str, int]] = {}
        for spelling, score in spellings:
            for buyer_id in sorted(self.known.spellings[spelling]):
                found.setdefault(buyer_id, (self.known.bodies[buyer_id], spelling, round(score)))
        return list(found.values())[:limit]
