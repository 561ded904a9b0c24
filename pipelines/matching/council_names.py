"""The forms in which a council's name is written: Brent Council, London Borough of Brent, Brent LBC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.matching.spelling import key, words

STYLE = frozenset({
    "county", "city", "borough", "district", "metropolitan", "royal", "london", "council",
    # The registers' own shorthand, and Welsh.
    "boro", "ua", "ca", "mdc", "mbc", "dc", "cyngor", "sir", "bwrdeistref", "sirol", "dinas",
})  # fmt: skip

# # is the place. A county is never called a borough, nor the other way round: both may have one name.
COUNTY = ("county council #", "# county council", "# cc", "cyngor sir #", "cyngor sir # county council")
WELSH = ("# county borough council", "# county council", "# borough council", "# cbc", "cyngor bwrdeistref sirol #",
         "cyngor sir #")  # fmt: skip
LONDON = (
    "london borough #", "london borough # council", "# london borough", "# london borough council",
    "royal borough #", "royal borough # council", "# borough council", "lb #", "# lbc", "# lb",
)  # fmt: skip
OTHER = (
    "# borough council", "# district council", "# metropolitan borough council", "# metropolitan district council",
    "# metropolitan council", "borough council #", "borough # council", "royal borough #", "royal borough # council",
    "borough #", "district council #", "metropolitan borough #", "metropolitan borough # council",
    "# metropolitan borough", "# unitary council", "# mbc", "# mdc", "# bc", "# dc",
    "city # metropolitan district council", "city # metropolitan council", "city # metropolitan borough council",
)  # fmt: skip
# Many a parish is called a city council: only a council that is a city's itself has these forms.
CITY = ("# city council", "city # council", "city council #", "# cc", "council city #", "city county #",
        "city county # council")  # fmt: skip
# Only where no other council's longer name begins with the place, as with Newcastle.
BARE = ("# council", "cyngor #")


def forms(official: str, others: Iterable[str], longer: frozenset[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The keys of every form of one council's name. `longer` are the beginnings of longer places.

    A place alone (Durham, Newcastle) is never a form: counties, cities, universities and parishes share it.
    """
    style = {word.text for word in words(official)} & STYLE
    patterns = list(_patterns(style, official))
    for place in {place_of(name) for name in (official, *others)}:
        for pattern in (*patterns, *(BARE if place not in longer else ())) if place else ():
            texts = pattern.split()
            at = texts.index("#")
            yield key([*texts[:at], *place, *texts[at + 1 :]])


def place_of(name: str) -> tuple[str, ...]:
    """The place in a council's name; nothing where the name has another form, such as a corporation's."""
    found = [word.text for word in words(name)]
    if "corporation" in found or "comhairle" in found:
        return ()
    return key([text for text in found if text not in STYLE])


def _patterns(style: set[str], official: str) -> Iterator[str]:
    if {"county", "borough"} <= style:
        yield from WELSH
    elif "county" in style and "city" not in style:
        yield from COUNTY
    elif "london" in style or official.startswith("Royal Borough"):
        yield from LONDON
    else:
        yield from OTHER
    if "city" in style:
        yield from CITY
