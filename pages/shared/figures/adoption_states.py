"""Never, active or lapsed, month by month: what the figures of councils, agencies and departments share."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages.shared import wording
from pages.shared.charts import adoption as adoption_charts
from pages.shared.charts.adoption import Part
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

PARTS = {"Active": "active_count", "Lapsed": "lapsed_count", "Never": "never_count"}
MARKED = "Dotted lines mark changes of the register (+ joined, \u2212 left); the list of its changes says why."


def finding(rows: Rows, choice: Choice, noun: str, nouns: str) -> Finding:
    """How many had bought in the last 12 months, stopped, or never bought, at the last final month."""
    final = [row for row in rows.records() if not row["is_provisional"]]
    if not final:
        return Finding(
            f"No {nouns} on the register in a final month",
            f"Adoption by {nouns}: 0 months",
            "There is nothing to draw.",
            "",
        )
    first, last = final[0], final[-1]
    month = wording.month(last["month"])
    bought, register = last["bought_count"], last["register_count"]
    whole = wording.n_of_m(bought, register) if register is not None else f"{bought:,}"
    if last["active_count"] is None:
        heading = f"Too early to say who stopped: {_counted(bought, noun, nouns)} had bought"
        told = f"{whole} {nouns} had bought by {month}."
    else:
        heading = _heading(last, noun, nouns, choice)
        told = f"By {month}: {_told(last)}."
    return Finding(
        heading=heading,
        measure=(
            f"{nouns.capitalize()} on the register{choice.place()} by their last purchase{choice.sales()}, "
            f"{wording.period(first['month'], last['month'])}; {whole} had ever bought. Active and lapsed start 12 "
            "months after the first month of data"
        ),
        sentence=" ".join([told, *_incomplete(rows.records(), nouns), _register(rows.records(), nouns)]),
        alt=f"Stacked bars of {nouns} by month. {told}"[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """Active on the baseline, then lapsed, then never in the months whose register is complete."""
    shown = _drawn(rows.records())
    if not shown:
        return {"data": [], "layout": {}}
    classes = [
        Part("Active", [row["active_count"] for row in shown], theme.groups["Active"], theme.groups["Active"]),
        Part("Lapsed", [row["lapsed_count"] for row in shown], theme.groups["Lapsed"], theme.groups["Lapsed"]),
    ]
    if any(row["never_count"] is not None for row in shown):
        classes.append(Part("Never", [row["never_count"] for row in shown], theme.grid, theme.context))
    provisional = shown[-1]["is_provisional"] and len(shown) > 1
    months: list[date] = [row["month"] for row in shown]
    return adoption_charts.stack(theme, months, classes, _marks(rows.records()), provisional)


def _heading(last: dict[str, Any], noun: str, nouns: str, choice: Choice) -> str:
    active, lapsed, never = (last[column] for column in PARTS.values())
    place = choice.place()
    if active == 0 and lapsed == 0:
        return f"No {noun}{place} had bought by {wording.month(last['month'])}"
    if never is None:
        return f"{_counted(active, noun, nouns)} still buying, {lapsed:,} stopped"
    return f"{nouns.capitalize()}{place}: {active:,} still buying, {lapsed:,} stopped, {never:,} not yet"


def _told(last: dict[str, Any]) -> str:
    register = last["register_count"]
    if register is None:
        known = f"{last['active_count']:,} active and {last['lapsed_count']:,} lapsed"
        return f"{known}; how many never bought is not known, since the register is not complete"
    return wording.listed(
        [f"{name.lower()} {wording.n_of_m(last[column], register)}" for name, column in PARTS.items()]
    )


def _incomplete(records: list[dict[str, Any]], nouns: str) -> list[str]:
    """In which months the register is not complete, where it is in others."""
    unknown = [row["month"] for row in records if row["register_count"] is None]
    if not unknown or len(unknown) == len(records):
        return []
    return [
        f"Which {nouns} existed is not known for certain in {wording.months(unknown)}: how many never bought is left "
        "out in those months."
    ]


def _register(records: list[dict[str, Any]], nouns: str) -> str:
    if _marks(records):
        return MARKED
    if any(row["joined_count"] or row["left_count"] for row in records):
        return "The register changed before the first month that is drawn; the list of its changes says why."
    return f"The register of {nouns} did not change in these months."


def _drawn(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The months that the chart shows: those for which it can be said who is still active."""
    return [row for row in records if row["active_count"] is not None]


def _marks(records: list[dict[str, Any]]) -> dict[date, str]:
    """How the register changed between months that are drawn."""
    return {row["month"]: _mark(row) for row in _drawn(records)[1:] if row["joined_count"] or row["left_count"]}


def _mark(row: dict[str, Any]) -> str:
    counted = ((row["joined_count"], "+"), (row["left_count"], "\u2212"))
    return " ".join(f"{sign}{number:,}" for number, sign in counted if number)


def _counted(number: int, noun: str, nouns: str) -> str:
    return wording.count(number, noun, nouns)
