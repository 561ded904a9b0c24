"""Two rules for departments and executive agencies alone: their initials, and one name that they bore twice.

A council that another one follows under its name is a new council with another
area. A department that comes back under a name is the department of that name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.matching.spelling import initials

if TYPE_CHECKING:
    from pipelines.matching.names import Known, Match

KINDS = frozenset({"ministerial_department", "non_ministerial_department", "executive_agency"})
# Three letters are too many things.
INITIALS = re.compile(r"[A-Z]{4,}")


def by_initials(name: str, known: Known) -> list[Match]:
    """The department or agency of which `name` is the initials, if no other body, held or not, has them."""
    text = name.strip()
    if not INITIALS.fullmatch(text):
        return []
    bodies = [buyer_id for buyer_id, some in known.initials.items() if text.casefold() in some]
    if len(bodies) != 1 or known.bodies[bodies[0]].buyer_type not in KINDS:
        return []
    official = known.official[bodies[0]]
    if initials(official.name) != text.casefold():
        return []
    return [replace(official, method="variant", note=f"The initials of {official.name}, which no other body has.")]


def latest(found: list[Match], known: Known) -> list[Match]:
    """Of departments that followed each other under one official name, one life after the other, the latest; else all.

    Only for a name without a day: a day tells them apart.
    """
    one_name = all(match.kind == "official" and match.body.buyer_type in KINDS for match in found)
    lives = sorted(found, key=lambda match: match.body.start)
    return lives[-1:] if one_name and all(_followed(*pair, known) for pair in pairwise(lives)) else found


def _followed(before: Match, after: Match, known: Known) -> bool:
    """Whether the second body followed the first, at once or by way of others, and began when that one was over."""
    followers: set[str] = set()
    ahead = {before.body.buyer_id}
    while ahead:
        ahead = set().union(*(known.followers[buyer_id] for buyer_id in ahead)) - followers
        followers |= ahead
    return before.body.end < after.body.start and after.body.buyer_id in followers
