"""What is said of a council's peers: who they are, how many existed, and what is not known of them."""

from __future__ import annotations

from typing import Any

from pages.shared import wording
from pages.shared.bodies.asked import OWN, SAME_COUNTY, SAME_TYPE
from pages.shared.filters import Choice
from pages.shared.store import Rows

# Columns that say one thing of all rows of a comparison: in the files, and in words.
SAID_OF_ALL = (
    "comparison_note",
    "on_register",
    "peer_count",
    "peer_per_head_count",
    "peers_quarter_low_gbp",
    "peers_median_gbp",
    "peers_quarter_high_gbp",
    "list_kind",
    "listed_count",
)


def named(choice: Choice, count: int) -> str:
    """The peers in words, with their number: its 18 neighbours."""
    kind = choice.values.get("peers")
    if kind == SAME_TYPE:
        return wording.count(count, "council of its type and nation", "councils of its type and nation")
    if kind == SAME_COUNTY:
        return wording.count(count, "other district of its county", "other districts of its county")
    if kind == OWN:
        return f"{wording.count(count, 'council')} of {choice.words.get('own_name', 'your own list')}"
    return f"its {wording.count(count, 'neighbour')}"


def known_of(ours: dict[str, Any], choice: Choice) -> list[str]:
    """Which peers are missing, and how old the list of similar councils is."""
    told = []
    if unknown := ours["peer_count"] - ours["peer_per_head_count"]:
        told.append(f"Without a dot, for want of a population: {wording.count(unknown, 'peer')}.")
    if choice.values.get("peers"):
        return told
    if not ours["listed_count"]:
        return [*told, "This snapshot holds no list of similar councils for it: choose other peers above."]
    whose = "of the council that followed it" if ours["list_kind"] == "successor" else "of today"
    return [
        *told,
        f"Neighbours are the {ours['listed_count']:,} councils that the Office for National Statistics finds most "
        f"similar, by the list {whose}, undated; {ours['peer_count']:,} of them existed then.",
    ]


def years(rows: Rows) -> str:
    """The years that the populations are of."""
    found = sorted({str(year) for year in rows.column("population_year") if year is not None})
    return wording.listed(found) or "a year that is not known"
