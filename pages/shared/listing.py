"""Rows as Markdown in which each number leads to the page that it was published on."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from pages.shared import queries, wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import SnapshotError, Store

ADDRESS = re.compile(r"https?://[!#-;=?-~]+")  # printable, without quotation marks and angle brackets


def of(name: str, store: Store) -> str:
    """A query without filters as text: its finding, its rows as its figure's module lists them, method and data.

    A sentence where the snapshot cannot give it.
    """
    query = queries.load(name)
    module = import_module(f"pages.shared.figures.{name}")
    try:
        rows = store.answer(query)
    except SnapshotError as error:
        return f"## {wording.as_plain_text(query.title)}\n\n{wording.as_plain_text(str(error))}"
    finding: Finding = module.finding(rows, Choice({}, {}))
    listed: str = module.listing(rows)
    method = " ".join(f"**{title}.** {wording.as_plain_text(text)}" for title, text in query.sections.items())
    return "\n\n".join(
        [
            f"## {wording.as_plain_text(finding.heading)}",
            f"{wording.as_plain_text(finding.measure)}. {wording.as_plain_text(finding.sentence)}",
            listed,
            method,
            f"[Data of this list (CSV)](/figures/{name}.csv)",
        ]
    )


def link(words: str, address: str | None) -> str:
    """Words that lead to an address; the words and [x] where there is none that can be followed."""
    plain = wording.as_plain_text(words)
    if not address or not ADDRESS.fullmatch(address):
        return f"{plain} {wording.as_plain_text(wording.NOTHING)}"
    return f"[{plain}](<{address}>)"


def percent(value: Any) -> str:
    """A percentage with the decimals that it was published with: 57%, 91.2%."""
    return wording.percent(value, 0 if value == int(value) else 1)
