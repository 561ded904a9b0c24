"""Names of a unit together with its body: Home Office - Border Force, Office of the Public Guardian (MoJ).

The body decides, if one alone is named; of a body and its parent, the body. Any
sign of something else (a company, a fund, another nation, a second buyer) and
nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipelines.matching.spelling import SMALL, Word, words
from pipelines.matching.unit_words import (
    FOR_OTHERS,
    FOREIGN,
    INSIDE,
    JOINING,
    LONGEST,
    NATIONS,
    REGIONS,
    SHORT,
    UNIT,
    UNNAMED,
    WITH_PARTS,
)  # fmt: skip

if TYPE_CHECKING:
    from pipelines.matching.names import Known, Match


@dataclass(frozen=True)
class Mention:
    """Bodies that the words from `start` to before `end` may name."""

    start: int
    end: int
    matches: tuple[Match, ...]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(match.body.buyer_id for match in self.matches)


def bodies(name: str, known: Known, first: date | None, last: date | None) -> list[Match]:
    """The body whose unit `name` is, as a list of one; else an empty list."""
    found = words(FOR_OTHERS.split(name)[0])
    mentions = list(_mentions(found, known, first, last))
    mentions += _children(found, mentions, known)
    if not mentions or _is_foreign(found, mentions) or any(_is_joined(found, one, mentions) for one in mentions):
        return []
    certain = {match.body.buyer_id: match for one in mentions for match in one.matches if len(one.matches) == 1}
    if not all(one.ids & certain.keys() for one in mentions):
        return []
    parents = {match.body.parent_buyer_id for match in certain.values()}
    lowest = [match for buyer_id, match in certain.items() if buyer_id not in parents]
    return lowest if len(lowest) == 1 else []


def _mentions(found: list[Word], known: Known, first: date | None, last: date | None) -> Iterator[Mention]:
    at, before = 0, None
    while at < len(found):
        mention = None
        # A body's name begins the whole, follows a break or another name, or is what something is a part of.
        if (before and before.end == at) or _may_begin(found, at):
            mention = _longest(found, at, known, first, last)
        if mention and not (before and _is_own_abbreviation(found, before, mention, known)):
            yield mention
        before = mention or before
        at = mention.end if mention else at + 1


def _longest(found: list[Word], at: int, known: Known, first: date | None, last: date | None) -> Mention | None:
    for end in range(min(len(found), at + LONGEST), at, -1):
        if not {found[at].text, found[end - 1].text} & SMALL:
            matches = known.whole(" ".join(word.text for word in found[at:end]), first, last)
            # The abbreviation of a unit is too many other things to be looked for inside a name.
            is_unit = end - at == 1 and any(match.kind == "unit" for match in matches)
            if matches and not is_unit and _may_end(found, at, end, matches):
                return Mention(at, end, tuple(matches))
    return None


def _may_begin(found: list[Word], at: int) -> bool:
    before = [word.text for word in found[:at]]
    if not before or found[at].after_break:
        return True
    if before[-1] == "the":
        return _may_begin(found, at - 1)
    return before[-1] in INSIDE | JOINING or (before[-1] == "of" and before[-2:-1] in (["part"], ["agency"]))


def _may_end(found: list[Word], at: int, end: int, matches: list[Match]) -> bool:
    """A short name stands apart from what follows; after a department's, a part of it follows, not more of its name."""
    if end == len(found) or found[end].text in JOINING:
        return True
    is_part = found[at].text != "department" or any(word.text in UNIT for word in found[end:])
    if found[end].after_break:
        return is_part or found[end].sign != ","
    if found[end].text in ("of", "for", "on", "to"):
        return False
    if sum(len(word.text) for word in found[at:end]) <= SHORT:
        # An agency has no parts that are bodies of their own, as a department has: DVLA Swansea, but not MOD Bath.
        return at == 0 and all(match.body.buyer_type == "executive_agency" for match in matches)
    has_parts = all(match.body.buyer_type in WITH_PARTS for match in matches)
    return has_parts and is_part


def _is_own_abbreviation(found: list[Word], before: Mention, mention: Mention, known: Known) -> bool:
    """Greater London Authority (GLA) is not the other body whose abbreviation GLA is."""
    text = "".join(word.text for word in found[mention.start : mention.end])
    return before.end == mention.start and any(text in known.initials[buyer_id] for buyer_id in before.ids)


def _children(found: list[Word], mentions: list[Mention], known: Known) -> list[Mention]:
    """Bodies that stand beside their parent by their initials alone: Ministry of Defence, ISS."""
    taken = {at for one in mentions for at in range(one.start, one.end)}
    children = [child for one in mentions for buyer_id in one.ids for child in known.children[buyer_id]]
    return [
        Mention(at, at + 1, (child,))
        for at, word in enumerate(found)
        for child in children
        if at not in taken and len(word.text) > 2 and word.text in known.initials[child.body.buyer_id]
    ]


def _is_foreign(found: list[Word], mentions: list[Mention]) -> bool:
    taken = {at for one in mentions for at in range(one.start, one.end)}
    rest = {word.text for at, word in enumerate(found) if at not in taken and not _is_region(found, at)}
    is_devolved = all(match.body.buyer_type == "devolved" for one in mentions for match in one.matches)
    return bool(rest & (FOREIGN if is_devolved else FOREIGN | NATIONS))


def _is_region(found: list[Word], at: int) -> bool:
    """South Wales is where an office is, not a nation with departments."""
    return at > 0 and found[at].text == "wales" and found[at - 1].text in REGIONS


def _is_joined(found: list[Word], mention: Mention, mentions: list[Mention]) -> bool:
    """Whether somebody else buys together with the body that is mentioned."""
    after = mention.end
    # The abbreviation in brackets behind the name.
    if after + 1 < len(found) and found[after + 1].after_break and found[after + 1].text in JOINING:
        after += 1
    if after == len(found) or found[after].text not in JOINING:
        return mention.start > 0 and _follows_joining(found, mention, mentions)
    begin = after + 1 + (found[after + 1 : after + 2] == [Word("the")])
    if any(other.start == begin and other.ids == mention.ids for other in mentions):
        return False
    following = [word.text for word in found[begin:]]
    return not (following and (following[0] in UNNAMED or "partners" in following))


def _follows_joining(found: list[Word], mention: Mention, mentions: list[Mention]) -> bool:
    at = mention.start - 1
    if found[at].text == "the":
        at -= 1
    return (
        at >= 0
        and found[at].text in JOINING
        and not any(other.end == at and other.ids == mention.ids for other in mentions)
    )
