"""Numbers, months and names as they are written in text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from pages.shared import rules

NOTHING = "[x]"
# What becomes a link wherever it stands, whether escaped or not; a joiner, which nobody sees, breaks it.
BARE_LINK = re.compile(r"https?(?=:)|www(?=\.)|@", re.IGNORECASE)
WORD_JOINER = "\u2060"
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#$:~|!])")


def money(pounds: Decimal | float | int) -> str:
    """Pounds in text: £950, £12,300, £1.2 million, £2.85 billion."""
    value = Decimal(pounds)
    for size, name, places in ((10**9, "billion", 2), (10**6, "million", 1)):
        rounded = _rounded(value / size, places)
        if abs(rounded) >= 1:
            return f"{'-' if rounded < 0 else ''}£{abs(rounded):,} {name}"
    whole = _rounded(value, 0)
    return f"{'-' if whole < 0 else ''}£{abs(whole):,}"


def money_short(pounds: Decimal | float | int) -> str:
    """Pounds on an axis: £12m, £2.85bn."""
    return money(pounds).replace(" million", "m").replace(" billion", "bn").replace(".0m", "m")


def percent(value: float, places: int = 0) -> str:
    """A percentage: 25%."""
    return f"{_rounded(Decimal(value), places):,}%"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: 1 council, 1,204 councils."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def n_of_m(bought: int, register: int) -> str:
    """Adoption, both numbers always: 109 of 433 (25%); no share on a small base."""
    return f"{bought:,} of {register:,} ({share_of(bought, register)})"


def share_of(part: int, whole: int) -> str:
    """A share of a count in text; never 0% for some, never 100% for not all, and none on a small base."""
    if not rules.has_base(whole):
        return "low base"
    if 0 < part < whole * 0.005:
        return "less than 1%"
    if whole * 0.995 <= part < whole:
        return "more than 99%"
    return percent(100 * part / whole)


def one_in(bought: int, register: int) -> str:
    """Adoption as a phrase: `No council`, `Every council`, or `One council in four` where that is true within 2 points.

    On a small base, and where no such phrase is true: `2 of 3 councils`.
    """
    if register == 0 or bought == 0:
        return "No council"
    if bought == register:
        return "Every council"
    one_in_this_many = round(register / bought)
    if not rules.has_base(register) or one_in_this_many < 2 or abs(bought / register - 1 / one_in_this_many) > 0.02:
        return f"{bought:,} of {register:,} councils"
    return f"One council in {_number_word(one_in_this_many)}"


def month(day: date) -> str:
    """A month in text: May 2014."""
    return f"{day:%B %Y}"


def day(value: date) -> str:
    """A day in text: 14 July 2014."""
    return f"{value.day} {value:%B %Y}"


def minute(snapshot: str) -> str:
    """When a snapshot was built, from its name: 24 November 2026, 02:55 UTC."""
    when = datetime.strptime(snapshot, "%Y-%m-%dT%H%MZ")
    return f"{day(when.date())}, {when:%H:%M} UTC"


def period(first: date, last: date) -> str:
    """Months from one to another: April 2012 to May 2014."""
    return month(first) if first == last else f"{month(first)} to {month(last)}"


def months(days: Sequence[date]) -> str:
    """Months in order, those that follow each other as one period: February 2013 and April to May 2013."""
    runs: list[list[date]] = []
    for day in days:
        follows = runs and 12 * day.year + day.month == 12 * runs[-1][-1].year + runs[-1][-1].month + 1
        if follows:
            runs[-1].append(day)
        else:
            runs.append([day])
    return listed([period(run[0], run[-1]) for run in runs])


def financial_year(code: str) -> str:
    """A financial year on the page: 2013-14 is 2013 to 2014."""
    start = int(code[:4])
    return f"{start} to {start + 1}"


def small_print(markdown: str) -> str:
    """Markdown set small, for what holds links: Streamlit's captions are too pale for those."""
    return f":small[{markdown}]"


def as_plain_text(text: str) -> str:
    """Text for a place that reads Markdown, so that nothing in it acts: no link, no formula, no colour."""
    return MARKDOWN.sub(r"\\\1", BARE_LINK.sub(rf"\g<0>{WORD_JOINER}", text))


def file_size(size: int) -> str:
    """A file's size: 1 KB at least, 1.2 MB."""
    return f"{max(1, round(size / 1000)):,} KB" if size < 10**6 else f"{size / 10**6:.1f} MB"


def listed(words: list[str]) -> str:
    """Words in a sentence: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _number_word(number: int) -> str:
    words = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else f"{number:,}"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0  # -0 is 0
