"""A briefing as a value and as an address: every change, any words, and addresses that were made or broken by hand."""

from __future__ import annotations

from urllib.parse import parse_qsl

from hypothesis import given, settings
from hypothesis import strategies as st

from pages.shared import figures, queries
from pages.shared.briefing import address
from pages.shared.briefing.model import LONGEST_LINE, MOST_ENTRIES, Briefing, Entry, one_line

SNAPSHOT = "2026-01-01T0000Z"
AWKWARD = ('"it\'s" <script>alert(1)</script>', "=1+1", "~~ a~.b~", "👩🏽‍💻 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "&title=x#y%20+", "x" * LONGEST_LINE)

words = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40)).map(one_line)
entries = st.builds(
    Entry,
    st.sampled_from(figures.names()),
    st.dictionaries(st.sampled_from(["region", "lot_id", "buyer"]), st.text(min_size=1, max_size=9), max_size=2).map(
        lambda chosen: tuple(sorted(chosen.items()))
    ),
    words,
    words,
)
briefings = st.builds(Briefing, words, st.just(SNAPSHOT), st.lists(entries, max_size=6).map(tuple))


def there_and_back(briefing: Briefing) -> tuple[Briefing, list[str]]:
    return address.read(parse_qsl(address.write(briefing)))


@settings(max_examples=60, deadline=None)
@given(briefings)
def test_the_whole_briefing_is_in_its_address_whatever_is_written(briefing: Briefing) -> None:
    assert there_and_back(briefing) == (briefing, [])
    assert address.write(briefing).isascii()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["v", "title", "figure", "packed", "snapshot", "x"]), st.text(max_size=60))))
def test_any_address_is_read_or_gets_a_sentence(pairs: list[tuple[str, str]]) -> None:
    briefing, problems = address.read(pairs)
    assert there_and_back(briefing) == (briefing, [])
    asked = [value for name, value in pairs if name == "figure"]
    assert len(briefing.entries) == len(asked) or problems


def test_an_address_reads_as_what_it_holds() -> None:
    entry = Entry("spend_by_month", (("lot_id", "iaas"),), "Ours", "Say why")
    assert address.write(Briefing("For Thursday", SNAPSHOT, (entry,))) == (
        "v=1&snapshot=2026-01-01T0000Z&title=For+Thursday&figure=spend_by_month~lot_id.iaas~title.Ours~comment.Say+why"
    )


def test_thirty_figures_with_long_words_fit_an_address_that_mail_carries() -> None:
    sections = " ".join(" ".join(queries.load(name).sections.values()) for name in figures.names())
    lines = [one_line(sections[at * LONGEST_LINE :]) for at in range(60)]
    many = tuple(
        Entry(name, (("financial_year", "2013-14"),), lines[2 * at], lines[2 * at + 1])
        for at, name in enumerate(figures.names()[:30])
    )
    assert len(address.write(Briefing("Long", SNAPSHOT, many))) < 8_000
    assert there_and_back(Briefing("Long", SNAPSHOT, many)) == (Briefing("Long", SNAPSHOT, many), [])


def test_what_cannot_be_had_gets_a_sentence_and_the_rest_stays() -> None:
    briefing, problems = address.read([("figure", "spend_by_month"), ("figure", "no_such_thing~title.x")])
    assert briefing.entries == (Entry("spend_by_month"),)
    assert problems == ["There is no figure “no_such_thing” here, so it is left out."]
    assert address.read([("v", "2"), ("figure", "spend_by_month")])[1][0].startswith("This address was made by another")
    assert "cut off" in address.read([("v", "1"), ("packed", "eNqL")])[1][0]
    briefing, problems = address.read([("figure", "spend_by_month")] * (MOST_ENTRIES + 2))
    assert len(briefing.entries) == MOST_ENTRIES and "the 2 after are left out" in problems[0]


def test_a_briefing_is_changed_by_making_another() -> None:
    one, two, three = (Entry(name) for name in figures.names()[:3])
    briefing = Briefing().added(one).added(two).added(three)
    assert briefing.moved(0, 2).entries == (two, three, one)
    assert briefing.moved(2, 0).entries == (three, one, two)
    assert briefing.without(1).entries == (one, three)
    assert briefing.changed(1, two.told(title=" a\n b\u202e ", comment="")).entries[1] == Entry(two.figure, (), "a b")
    assert briefing.entries == (one, two, three) and briefing.heading == "Briefing"
