"""Which characters a file's bytes are, told by the bytes; and text that was encoded twice put right."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ftfy import TextFixerConfig, fix_encoding

from pipelines.problem import ProblemError

MARKS = ((codecs.BOM_UTF8, "UTF-8", "utf-8"), (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
         (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"))  # fmt: skip

# Only text that is whole again in another encoding is put right; nothing is guessed, replaced or tidied.
CERTAIN = TextFixerConfig(
    unescape_html=False, remove_terminal_escapes=False, restore_byte_a0=False, replace_lossy_sequences=False,
    decode_inconsistent_utf8=False, fix_c1_controls=False, fix_latin_ligatures=False, fix_character_width=False,
    uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False, normalization=None,
)  # fmt: skip

MOST_EVIDENCE = 10_000
LOWER = "àáâãäåæçèéêëìíîïñòóôõöøùúûüß"
RARE = "šžœÿ"  # in cp1252, but hardly in a British name
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
OPENING = "\N{LEFT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"
DASHES = "\N{EN DASH}\N{EM DASH}"


@dataclass(frozen=True)
class Encoding:
    """What the file is said to be in, Python's codec for it, and how many bytes of mark stand before the text."""

    name: str
    codec: str
    mark: int = 0


def encoding_of(content: bytes, place: str) -> Encoding:
    """How `content` is encoded. Raises ProblemError where it is not text."""
    _refuse_other_kinds(content[:1000].lower(), place)
    for mark, name, codec in MARKS:
        if content.startswith(mark):
            return Encoding(name, codec, len(mark))
    start = content[:4096]
    if start.count(0) > len(start) // 5:
        return Encoding("UTF-16", "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be")
    if 0 in content:
        raise ProblemError(f"{place} is not text: it holds zero bytes. Give a CSV, Excel or OpenDocument file.")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(content)
    return Encoding("UTF-8", "utf-8")


def once(text: str) -> str:
    """`text`, decoded again where it is certain that it was encoded twice: “CafÃ©” becomes “Café”."""
    return text if text.isascii() else fix_encoding(text, CERTAIN)


def _refuse_other_kinds(start: bytes, place: str) -> None:
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|!--)", start):
        raise ProblemError(
            f"{place} is a web page, such as a site sends in place of a file that has moved. "
            "Open its address in a browser, and download the file itself."
        )
    if start.startswith(b"%pdf"):
        raise ProblemError(f"{place} is a PDF. Look for the same table as CSV, Excel or OpenDocument.")


def _single_byte(content: bytes) -> Encoding:
    """Mac Roman, cp1252 or ISO-8859-1: the first two by what makes better sense, the last by having no controls."""
    evidence = re.findall(rb"[^\x80-\xff]?[\x80-\xff]+[^\x80-\xff]?", content)[:MOST_EVIDENCE]
    windows, mac = (sum(_sense(piece, codec) for piece in evidence) for codec in ("cp1252", "mac_roman"))
    # Where both make as much sense: only Macs of old ended lines in a bare CR.
    if mac > windows or (mac == windows and b"\n" not in content) or _is_impossible(content):
        return Encoding("Mac Roman", "mac_roman")
    if re.search(rb"[\x80-\x9f]", content):
        return Encoding("cp1252", "cp1252")
    return Encoding("ISO-8859-1", "iso-8859-1")


def _is_impossible(content: bytes) -> bool:
    """Whether bytes occur that mean nothing in cp1252."""
    return re.search(rb"[\x81\x8d\x8f\x90\x9d]", content) is not None


def _sense(piece: bytes, codec: str) -> int:
    """How far the characters beyond ASCII of a piece of text look at home between their neighbours."""
    text = f" {piece.decode(codec, 'replace')} "
    triples = zip(text, text[1:], text[2:], strict=False)
    return sum(_fit(*triple) for triple in triples if not triple[1].isascii())


def _fit(before: str, character: str, after: str) -> int:
    if character.lower() in LOWER + RARE:
        if character.islower():
            at_home = before.isalpha() or after.islower()
            is_usual = before.isalpha()  # few words start with an accent, but names do
        else:
            at_home = before.isupper() or after.isupper() or (not before.isalpha() and after.isalpha())
            is_usual = True
        return (2 if is_usual and character.lower() in LOWER else 1) if at_home else -2
    if character == APOSTROPHE:
        return 2 if before.isalpha() else 0
    if character in OPENING:
        return -2 if before.isalpha() else 1
    if character in DASHES:
        return 1 if before.isspace() or before.isdigit() else 0
    if character == "\xa0":  # a space, which stands beside words but not within one
        return -2 if before.isalpha() and after.isalpha() else 1
    return 1 if character in "”£€…•®™©°½¼·«»" and not after.isalpha() else -2
