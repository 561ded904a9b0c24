"""How a name is written, apart from what it names: words, and the forms in which two spellings are equal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Words that are left out, added or swapped without naming another body: Department of, Department for.
SMALL = frozenset({"the", "and", "of", "for"})

# Written short or long without naming another body. Two words may stand for one.
LONG = {
    "ltd": "limited",
    "co": "company",
    "dept": "department",
    "ni": "northern ireland",
    "pct": "primary care trust",
    "ccg": "clinical commissioning group",
    "csu": "commissioning support unit",
    # Customary short names of counties.
    "beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire", "cambs": "cambridgeshire",
    "derbys": "derbyshire", "glos": "gloucestershire", "hants": "hampshire", "herts": "hertfordshire",
    "lancs": "lancashire", "leics": "leicestershire", "lincs": "lincolnshire", "northants": "northamptonshire",
    "notts": "nottinghamshire", "oxon": "oxfordshire", "staffs": "staffordshire", "warks": "warwickshire",
    "wilts": "wiltshire", "worcs": "worcestershire", "yorks": "yorkshire",
}  # fmt: skip
PHRASES = (
    (("her", "majestys"), ("hm",)),
    (("his", "majestys"), ("hm",)),
    (("united", "kingdom"), ("uk",)),
    (("nhs", "ft"), ("nhs", "foundation", "trust")),
)
COMPANY = frozenset({"limited", "plc", "llp", "cic", "company"})

WORD = re.compile(r"[^\W_]+")
DOTTED = re.compile(r"(?<![^\W_])([^\W_])\.(?=[^\W_](?:\.|(?![^\W_])))")
# What stands between a body and its unit: brackets, commas, dashes with a space beside them, the end of a sentence.
BREAK = re.compile(r"[][(){},;:/|\t\n\u2013\u2014]|\s-+|-+\s|\.(?=\s|$)|^-|-$")


@dataclass(frozen=True)
class Word:
    """One word of a name, and the sign that sets it apart from the word before: a comma, a bracket; else nothing."""

    text: str
    sign: str = ""

    @property
    def after_break(self) -> bool:
        return self.sign != ""


def words(name: str) -> list[Word]:
    """The words of a name in small letters, abbreviations of common words written out."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("\u2019", "").replace("'", "")
    text = DOTTED.sub(r"\1", text).replace("&", " and ")
    found: list[Word] = []
    end = 0
    for match in WORD.finditer(text):
        apart = BREAK.search(text[end : match.start()] if found else "")
        sign = apart.group().strip() or "\n" if apart else ""
        for position, part in enumerate(LONG.get(match.group(), match.group()).split()):
            found.append(Word(part, "" if position else sign))
        end = match.end()
    return _phrases(found)


def _phrases(found: list[Word]) -> list[Word]:
    for phrase, instead in PHRASES:
        size = len(phrase)
        for start in range(len(found) - size, -1, -1):
            if tuple(word.text for word in found[start : start + size]) == phrase:
                new = [Word(text, "" if at else found[start].sign) for at, text in enumerate(instead)]
                found[start : start + size] = new
    return found


def plain(name: str) -> str:
    """What is left of a name without case, punctuation, spaces and the word "and": equal means exact."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return "".join(filter(str.isalnum, re.sub(r"\band\b", "", text)))


def key(texts: list[str]) -> tuple[str, ...]:
    """What is left without small words, plural endings and the form of a company: equal means one spelling."""
    kept = [_singular(text) for text in texts if text not in SMALL]
    while len(kept) > 1 and kept[-1] in COMPANY:
        kept.pop()
    return tuple(kept)


def _singular(text: str) -> str:
    # Four letters may be an abbreviation: FCOS is not FCO.
    return text[:-1] if len(text) > 4 and text.endswith("s") and not text.endswith("ss") else text


def initials(name: str) -> str:
    """The initials of the words that count, with HM as it is: HMPO for HM Passport Office."""
    counted = [word.text for word in words(name) if word.text not in SMALL]
    return "".join(text if text == "hm" else text[0] for text in counted)
