"""Names of a unit together with its body: Home Office - Border Force, Office of the Public Guardian (MoJ).

The body decides, if one alone is named; of a body and its parent, the body. Any
sign of something else (a company, a fund, another nation, a second buyer) and
nothing is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipelines.spelling import Word, words

if TYPE_CHECKING:
    from pipelines.names import Known, Match

# Whoever is named after these is not the one who buys.
FOR_OTHERS = re.compile(r"\b(on behalf of|c/o|care of|acting (for|as|under)|in partnership with|trading as)\b", re.I)

# Words of another organisation: a body's name beside one of them may be that organisation's address or founder.
FOREIGN = frozenset("""
    limited plc llp cic company charity charitable trust fund pension pensions union club association society
    federation friends school college academy university students student hospital hospitals nhs parish town
    community inquiry tribunal court fire church foundation partnership cooperative operative housing homes museum
    alliance consortium institute consulting consultants solutions sponsored hosted funded is are provides board
    european international northern ireland scotland scottish wales welsh cymru isle jersey guernsey
""".split())  # fmt: skip

# Words that make a part of a department out of what follows its name.
UNIT = frozenset("""
    division directorate team unit branch group office programme project services service digital technology
    operations section staff hq headquarters region agency department commercial procurement
""".split())  # fmt: skip

JOINING = frozenset({"and", "with", "plus", "or"})
# Nobody in particular joins in: the body named is the one who buys.
UNNAMED = frozenset({"other", "others", "all", "its", "their", "associated", "potential", "potentially", "in"})
INSIDE = frozenset({"in", "within", "at"})
LONGEST = 16
# Letters of an abbreviation, with an "and" inside it.
SHORT = 7


@dataclass(frozen=True)
class Mention:
    """A body named by the words from `start` to before `end`."""

    start: int
    end: int
    matches: tuple[Match, ...]


def bodies(name: str, known: Known, first: date | None, last: date | None) -> list[Match]:
    """The body whose unit `name` is, as a list of one; else an empty list."""
    found = words(FOR_OTHERS.split(name)[0])
    mentions = list(_mentions(found, known, first, last))
    named = [at for mention in mentions for at in range(mention.start, mention.end)]
    rest = {word.text for at, word in enumerate(found) if at not in named}
    if not mentions or rest & FOREIGN or any(_joined(found, mention, mentions) for mention in mentions):
        return []
    single = {match.body.buyer_id: match for mention in mentions for match in mention.matches if len(mention.matches) == 1}
    several = [mention for mention in mentions if len(mention.matches) > 1]
    if any(not single.keys() & {match.body.buyer_id for match in mention.matches} for mention in several):
        return []
    parents = {match.body.parent_buyer_id for match in single.values()}
    lowest = [match for buyer_id, match in single.items() if buyer_id not in parents]
    return lowest if len(lowest) == 1 else []


def _mentions(found: list[Word], known: Known, first: date | None, last: date | None) -> Iterator[Mention]:
    at = 0
    while at < len(found):
        mention = _longest(found, at, known, first, last)
        if mention:
            yield mention
        at = mention.end if mention else at + 1


def _longest(found: list[Word], at: int, known: Known, first: date | None, last: date | None) -> Mention | None:
    if not _may_begin(found, at):
        return None
    for end in range(min(len(found), at + LONGEST), at, -1):
        matches = known.whole(" ".join(word.text for word in found[at:end]), first, last)
        if matches and _may_end(found, at, end, matches):
            return Mention(at, end, tuple(matches))
    return None


def _may_begin(found: list[Word], at: int) -> bool:
    """A body's name begins the whole, follows a break, or is what something is in, within or a part of."""
    if at == 0 or found[at].after_break:
        return True
    before = [word.text for word in found[:at]]
    if before[-1] == "the":
        return _may_begin(found, at - 1)
    return before[-1] in INSIDE or before[-1] in JOINING or before[-2:] == ["part", "of"] or before[-2:] == ["agency", "of"]


def _may_end(found: list[Word], at: int, end: int, matches: list[Match]) -> bool:
    """A short name stands apart from what follows; after a department's, a part of it follows, not more of its name."""
    if end == len(found):
        return True
    following = found[end]
    is_short = sum(len(word.text) for word in found[at:end]) <= SHORT
    if is_short and not following.after_break and following.text not in JOINING:
        return False
    if following.after_break or following.text in JOINING:
        return True
    if following.text in ("of", "for", "on", "to"):
        return False
    central = all(match.body.buyer_type in CENTRAL for match in matches)
    return central and (found[at].text != "department" or any(word.text in UNIT for word in found[end:]))


CENTRAL = frozenset({
    "ministerial_department", "non_ministerial_department", "executive_agency", "other_central", "local_authority",
    "devolved",
})  # fmt: skip


def _joined(found: list[Word], mention: Mention, mentions: list[Mention]) -> bool:
    """Whether somebody else buys together with the body that is mentioned."""
    before = found[mention.start - 1].text if mention.start else ""
    if before in JOINING:
        return True
    after = _after_bracket(found, mention, mentions)
    if after >= len(found) or found[after].text not in JOINING:
        return False
    following = [word.text for word in found[after + 1 : after + 3] if word.text != "the"]
    return not (following and following[0] in UNNAMED)


def _after_bracket(found: list[Word], mention: Mention, mentions: list[Mention]) -> int:
    """Where the text goes on after a body's name and the abbreviation in brackets behind it."""
    after = mention.end
    ends = {other.start: other.end for other in mentions}
    if after < len(found) and found[after].after_break:
        skipped = ends.get(after, after + 1)
        if skipped < len(found) and found[skipped].text in JOINING:
            return skipped
    return after
