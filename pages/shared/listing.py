"""Markdown in which numbers lead to the page that they were published on, and addresses in a text to themselves."""

from __future__ import annotations

import re
from typing import Any

from pages.shared import wording

ADDRESS = re.compile(r"https?://[!#-;=?-~]+")  # printable, without quotation marks and angle brackets


def link(words: str, address: str | None) -> str:
    """Words that lead to an address; the words and [x] where there is none that can be followed."""
    plain = wording.as_plain_text(words)
    if not address or not ADDRESS.fullmatch(address):
        return f"{plain} {wording.as_plain_text(wording.NOTHING)}"
    return f"[{plain}](<{address}>)"


def with_links(text: str) -> str:
    """Text in which each web address leads to itself and nothing else acts."""
    told, end = [], 0
    for found in ADDRESS.finditer(text):
        address = found.group().rstrip(".,;:)")  # of the sentence around it
        told += [wording.as_plain_text(text[end : found.start()]), f"<{address}>"]
        end = found.start() + len(address)
    return "".join([*told, wording.as_plain_text(text[end:])])


def percent(value: Any) -> str:
    """A percentage with the decimals that it was published with: 57%, 91.2%."""
    return wording.percent(value, 0 if value == int(value) else 1)
