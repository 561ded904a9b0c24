"""Numbers and names as text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from pages.shared import listing, wording


@pytest.mark.parametrize(
    ("pounds", "text"),
    [
        ("0", "£0"),
        ("-5.4", "-£5"),
        ("-0.3", "£0"),
        ("950", "£950"),
        ("12300.4", "£12,300"),
        ("999999", "£1.0 million"),
        ("1234567", "£1.2 million"),
        ("217455674.3915", "£217.5 million"),
        ("2850000000", "£2.85 billion"),
        ("16740000000", "£16.74 billion"),
        ("-1250000", "-£1.3 million"),
        ("999960000", "£1.00 billion"),
    ],
)
def test_money(pounds: str, text: str) -> None:
    assert wording.money(Decimal(pounds)) == text


@pytest.mark.parametrize(
    ("bought", "register", "text"),
    [
        (0, 433, "No council"),
        (433, 433, "Every council"),
        (1, 433, "One council in 433"),
        (109, 433, "One council in four"),
        (216, 433, "One council in two"),
        (300, 433, "300 of 433 councils"),
        (0, 0, "No council"),
        (15, 33, "15 of 33 councils"),
        (4, 10, "4 of 10 councils"),
        (1, 3, "1 of 3 councils"),
        (1, 10, "One council in ten"),
    ],
)
def test_one_in(bought: int, register: int, text: str) -> None:
    assert wording.one_in(bought, register) == text


def test_adoption_has_both_numbers_and_no_share_on_a_small_base() -> None:
    assert wording.n_of_m(109, 433) == "109 of 433 (25%)"
    assert wording.n_of_m(3, 9) == "3 of 9 (low base)"
    assert wording.n_of_m(1, 433) == "1 of 433 (less than 1%)"
    assert wording.n_of_m(432, 433) == "432 of 433 (more than 99%)"
    assert [wording.share_of(part, 200) for part in (0, 1, 199, 200)] == ["0%", "1%", "more than 99%", "100%"]


def test_nothing_is_minus_zero() -> None:
    assert wording.percent(-0.3) == "0%"


def test_counts_agree_in_number() -> None:
    assert wording.count(1, "council") == "1 council"
    assert wording.count(0, "council") == "0 councils"
    assert wording.count(1204, "agency", "agencies") == "1,204 agencies"


def test_dates_and_periods() -> None:
    assert wording.month(date(2014, 5, 1)) == "May 2014"
    assert wording.day(date(2014, 7, 4)) == "4 July 2014"
    assert wording.period(date(2012, 4, 1), date(2014, 5, 1)) == "April 2012 to May 2014"
    assert wording.period(date(2012, 4, 1), date(2012, 4, 1)) == "April 2012"
    assert wording.months([date(2012, 12, 1), date(2013, 1, 1), date(2013, 4, 1)]) == (
        "December 2012 to January 2013 and April 2013"
    )
    assert wording.financial_year("2013-14") == "2013 to 2014"
    assert wording.financial_year("1999-00") == "1999 to 2000"


@pytest.mark.parametrize("text", ["https://evil.example", "HTTP://evil.example", "www.evil.example", "a@evil.example"])
def test_an_address_in_a_text_is_no_link(text: str) -> None:
    """GitHub's Markdown links these three kinds wherever they stand, escaped or not: a joiner breaks each."""
    told = wording.as_plain_text(f"See {text} now")
    assert not re.search(r"https?\\?://|www\.|@evil", told, re.IGNORECASE)
    assert told.replace("\u2060", "").replace("\\", "") == f"See {text} now"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://www.gov.uk/a_b?c=d&e=%20", "<https://www.gov.uk/a_b?c=d&e=%20>"),
        ("Closed: http://a.b/c; d [x]", r"Closed\: <http://a.b/c>; d \[x\]"),
        ("https://a.b/>[x](https://c.d)", r"<https://a.b/>\>\[x\](<https://c.d>)"),
        ("javascript:alert(1)", r"javascript\:alert(1)"),
    ],
)
def test_each_web_address_in_a_text_leads_to_itself(text: str, told: str) -> None:
    assert listing.with_links(text) == told


def test_file_sizes() -> None:
    sizes = [wording.file_size(size) for size in (0, 1, 1499, 999_400, 1_250_000)]
    assert sizes == ["1 KB", "1 KB", "1 KB", "999 KB", "1.2 MB"]


def test_lists() -> None:
    assert [wording.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
