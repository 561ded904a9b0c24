"""The classes that councils on the map are coloured by: each takes a council's row and gives its class.

Three shades and one outline at most, told apart in grey as well; what cannot be classed has a colour of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.shared import wording
from pages.shared.charts.hexagons import Shade
from pages.shared.charts.theme import Theme

Row = dict[str, Any]

NEVER = "Never"
STATES = {"active": "Active", "lapsed": "Lapsed", "bought": "Have bought", "never": NEVER}
NO_POPULATION, LOW_BASE = "Population not known", "Fewer than 10 invoice lines"
PER_HEAD = ((0.5, "£0.50 a head or more"), (0.1, "£0.10 to £0.49"), (float("-inf"), "Under £0.10"))
FROM_SMES = ((75, "75% or more from SMEs"), (50, "50% to 74%"), (float("-inf"), "Under 50%"))
MOST, MORE, LESS, UNKNOWN, NOTHING = range(5)


@dataclass(frozen=True)
class Classes:
    """Labels of classes in the order of the legend, each with its shade, and the class of a council."""

    shades: dict[str, int]
    label: Callable[[Row], str]

    def drawn(self, theme: Theme) -> dict[str, Shade]:
        """How each class is drawn."""
        most, more, less = theme.steps
        looks = (
            Shade(most, most, theme.background),
            Shade(more, more, theme.background),
            Shade(less, most, theme.text),
            Shade(theme.context, theme.context, theme.background),
            Shade(theme.background, theme.context, theme.text),
        )
        return {label: looks[shade] for label, shade in self.shades.items()}


def of_state(rows: Sequence[Row]) -> Classes:
    """Active, lapsed and never; before the 12th month of data have bought, and never."""
    early = any(row["council_state"] == "bought" for row in rows)
    shades = {"Have bought": MOST, NEVER: NOTHING} if early else {"Active": MOST, "Lapsed": LESS, NEVER: NOTHING}
    return Classes(shades, lambda row: STATES[row["council_state"]])


def of_spend_per_head(rows: Sequence[Row]) -> Classes:
    """Three bands of spend per head among councils that have bought."""
    return _banded(rows, "spend_per_head_gbp", PER_HEAD, NO_POPULATION)


def of_sme_share(rows: Sequence[Row]) -> Classes:
    """Three bands of the SME share by value among councils that have bought on 10 invoice lines or more."""
    return _banded(rows, "sme_value_percent", FROM_SMES, LOW_BASE)


def of_first_year(rows: Sequence[Row]) -> Classes:
    """The financial year of the first purchase: the first two of the data, and all later ones together."""
    starts = sorted({_start(row) for row in rows if row["first_month"]})
    labels = {start: _year(start) for start in starts}
    if len(starts) > 3:
        labels |= dict.fromkeys(starts[2:], f"{_year(starts[2])} or later")
    shades = dict(zip(dict.fromkeys(labels.values()), (MOST, MORE, LESS), strict=False))
    return Classes(shades | {NEVER: NOTHING}, lambda row: labels[_start(row)] if row["first_month"] else NEVER)


COLOURINGS: dict[str, Callable[[Sequence[Row]], Classes]] = {
    "Never, active or lapsed": of_state,
    "Spend per head": of_spend_per_head,
    "SME share by value": of_sme_share,
    "First year": of_first_year,
}


def _banded(rows: Sequence[Row], column: str, bands: Sequence[tuple[float, str]], unknown: str) -> Classes:
    def label(row: Row) -> str:
        if row["council_state"] == "never":
            return NEVER
        if row[column] is None:
            return unknown
        return next(name for lowest, name in bands if row[column] >= lowest)

    shades = {name: shade for shade, (_, name) in enumerate(bands)}
    if any(label(row) == unknown for row in rows):
        shades[unknown] = UNKNOWN
    return Classes(shades | {NEVER: NOTHING}, label)


def _start(row: Row) -> int:
    """The year in which the financial year of the first purchase started."""
    return int(row["first_month"].year - (row["first_month"].month < 4))


def _year(start: int) -> str:
    return wording.financial_year(f"{start}-{(start + 1) % 100:02}")
