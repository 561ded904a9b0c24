"""Councils on a map: never bought, active or lapsed, in one month."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any

from pages.shared import charts, rules, wording
from pages.shared.charts import hexagons
from pages.shared.charts.theme import Theme
from pages.shared.council_classes import COLOURINGS, STATES
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

BY_STATE = next(iter(COLOURINGS))
NORTHERN_IRELAND = "NIR-"  # before the letter of a district of before 2015, too long for a hexagon
ROWS_BETWEEN = 2  # between the counties and what they must not be taken for


def finding(rows: Rows, choice: Choice, colour_by: str = BY_STATE, **chosen: str) -> Finding:
    """How many councils had bought by the month, how many of them lately, and how many not."""
    shown = rows.records()
    if not shown:
        return Finding("No month to show in this selection", "Councils on a map, 0 months", "Nothing to draw.", "")
    month = wording.month(shown[0]["month"]) + (" (provisional)" if shown[0]["is_provisional"] else "")
    states = Counter(row["council_state"] for row in shown)
    bought = len(shown) - states["never"]
    heading = f"{wording.one_in(bought, len(shown))}{choice.place()} had bought by {wording.month(shown[0]['month'])}"
    unplaced = [row["buyer_name"] for row in shown if row["hexagon_column"] is None]
    return Finding(
        heading=heading,
        measure=f"{_counts(states)} of {wording.count(len(shown), 'council')}{choice.place()}{choice.sales()}, {month}",
        sentence=_sentence(colour_by) + (f" Without a place on the map: {len(unplaced)}." if unplaced else ""),
        alt=f"Map of councils as hexagons of equal size, coloured by {_lower(colour_by)}. {heading}."[:220],
    )


def choices(rows: Rows) -> dict[str, tuple[str, ...]]:
    """What a reader chooses of the map alone: its colours, a council to outline, codes on the hexagons."""
    councils = tuple(row["buyer_id"] for row in rows.records())
    return {"colour_by": tuple(COLOURINGS), "council": councils, "codes": ("yes",)}


def chart(rows: Rows, theme: Theme, colour_by: str = BY_STATE, council: str = "", codes: str = "") -> charts.Chart:
    """A hexagon a council, counties in a group of their own to the east; the council chosen is outlined."""
    shown = [row for row in rows.records() if row["hexagon_column"] is not None]
    classes = COLOURINGS[colour_by](shown)
    places, notes = _places(shown)
    drawn = [
        hexagons.Hexagon(
            places[row["buyer_id"]],
            classes.label(row),
            _hover(row),
            row["buyer_id"].removeprefix(NORTHERN_IRELAND),
            row["buyer_id"],
        )
        for row in shown
    ]
    outlined = [places[council]] if council in places else []
    looks = classes.drawn(theme)
    return hexagons.draw(theme, drawn, looks, outlined=outlined, with_letters=bool(codes), notes=notes)


def about(row: dict[str, Any]) -> list[str]:
    """A council's numbers in words, a sentence each."""
    state, first = row["council_state"], row["first_month"]
    if state == "never":
        return [f"Has not bought by {wording.month(row['month'])}"]
    told = ["Has bought" if state == "bought" else STATES[state]]
    told[0] += f", first in {wording.month(first)} (its own or a predecessor's purchase)"
    told.append(f"{wording.money(row['spend_gbp'])} on {wording.count(row['invoice_count'], 'invoice line')}")
    if row["spend_per_head_gbp"] is None:
        told.append("No spend per head, since its population is not known")
    else:
        told.append(f"£{row['spend_per_head_gbp']:.2f} a head of {row['population']:,} residents (2020)")
    if rules.has_base(row["invoice_count"]) and row["sme_value_percent"] is not None:
        told.append(f"{wording.percent(row['sme_value_percent'])} of the spend with SMEs")
    else:
        told.append("No SME share, on too few invoice lines")
    return told


def _hover(row: dict[str, Any]) -> str:
    lines = [f"<b>{escape(row['buyer_name'])}</b>", escape(f"{row['region']}, {row['authority_type']}"), *about(row)]
    return "<br>".join(lines)


def _places(rows: list[dict[str, Any]]) -> tuple[dict[str, hexagons.Place], list[tuple[str, hexagons.Place]]]:
    """Where each council stands: counties, which have a map of their own, at the top right, clear of all others."""
    councils = [row for row in rows if row["authority_type"] != "County"]
    counties = [row for row in rows if row["authority_type"] == "County"]
    places = {row["buyer_id"]: _middle(row) for row in councils}
    if not counties:
        return places, []
    tallest = max(row["hexagon_row"] for row in counties)
    up = max([row["hexagon_row"] for row in councils], default=tallest) - tallest - ROWS_BETWEEN
    up = max(0, up - up % 2)
    beside = [row["hexagon_column"] for row in councils if up - 1 <= row["hexagon_row"] <= up + tallest + 1]
    right = max(beside, default=-2) + 2 - min(row["hexagon_column"] for row in counties)
    places |= {row["buyer_id"]: _middle(row, right, up) for row in counties}
    left = min(places[row["buyer_id"]][0] for row in counties)
    return places, [("Counties", (left - 0.5, (up + tallest + 1.4) * hexagons.ROW_HEIGHT))]


def _middle(row: dict[str, Any], right: int = 0, up: int = 0) -> hexagons.Place:
    return hexagons.middle(row["hexagon_column"] + right, row["hexagon_row"] + up)


def _counts(states: Counter[str]) -> str:
    """The states that occur: 102 active, 9 lapsed and 322 never."""
    return wording.listed([f"{states[state]:,} {_lower(words)}" for state, words in STATES.items() if states[state]])


def _sentence(colour_by: str) -> str:
    said = {
        BY_STATE: "Active: bought in the 12 months to that month. Lapsed: bought before, and not since.",
        "Spend per head": "The council's own spend in the selection up to that month, by its residents in 2020.",
        "SME share by value": "Direct sales only. Most councils have too few invoice lines for a share.",
        "First year": "The financial year of the first purchase, the council's own or a predecessor's.",
    }[colour_by]
    return f"{said} Low use of the frameworks is not low use of the cloud: councils buy in other ways too."


def _lower(words: str) -> str:
    return words if words.startswith("SME") else words[0].lower() + words[1:]
