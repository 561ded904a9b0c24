"""Of the buyers that began in one financial year, how many still bought in each later one."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pages.shared import wording
from pages.shared.charts import adoption as adoption_charts
from pages.shared.charts.adoption import Cell
from pages.shared.charts.parts import Chart
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

FULL_YEAR = 12  # months
WIDE_CELLS = 4  # with more columns than these, a cell has room for its share alone


def finding(rows: Rows, choice: Choice) -> Finding:
    """What councils of the newest cohort did in their first later full year, or that there is none yet."""
    shown = rows.records()
    if not shown:
        return Finding(
            "No later full year yet to see buyers come back in",
            f"Buyers{choice.sales()} by the financial year of their first purchase; needs 2 full years",
            "Years without all their months are not compared.",
            "",
        )
    newest = max(row["financial_year"] for row in shown)
    cohort = max(row["cohort_year"] for row in shown if row["financial_year"] == newest)
    latest = [row for row in shown if (row["financial_year"], row["cohort_year"]) == (newest, cohort)]
    councils = next((row for row in latest if row["buyer_group"] == "Local authorities"), None)
    told = [f"{row['buyer_group'].lower()} {_both(row)}" for row in latest]
    partial = sorted({row["cohort_year"] for row in shown if row["cohort_month_count"] < FULL_YEAR})
    began, then = wording.financial_year(cohort), wording.financial_year(newest)
    return Finding(
        heading=_heading(councils, latest, began),
        measure=(
            f"Buyers{choice.sales()} with a first purchase of {began} that bought again {then}: "
            f"{'; '.join(told)}. Later years without all their months are left out"
        ),
        sentence=f"The stronger the colour, the larger the share that bought again.{_lacking(partial)}",
        alt=f"Cells by kind of buyer and first year. Bought again {then}: {'; '.join(told)}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> Chart:
    """Kinds of buyer one below the other, cohorts as rows, later full years as columns."""
    shown = rows.records()
    years = sorted({row["financial_year"] for row in shown})
    groups: list[tuple[str, list[str]]] = []
    filled: list[Cell] = []
    number = 0
    for group, of_group in groupby(shown, key=lambda row: row["buyer_group"]):
        labels: list[str] = []
        for _, of_cohort in groupby(of_group, key=lambda row: row["cohort_year"]):
            cohort = list(of_cohort)
            labels.append(_row_label(cohort[0]))
            filled += [_cell(row, number, years) for row in cohort]
            number += 1
        groups.append((group, labels))
    return adoption_charts.cells(theme, groups, [wording.financial_year(year) for year in years], filled)


def _cell(row: dict[str, Any], number: int, years: list[str]) -> Cell:
    share = wording.share_of(row["still_active_count"], row["cohort_count"])
    both = f"{row['still_active_count']:,} of {row['cohort_count']:,}"
    if row["retention_percent"] is None:
        words = f"{both}<br>[low base]"
    else:
        words = f"<b>{share}</b><br>{both}" if len(years) <= WIDE_CELLS else f"<b>{share}</b>"
    began, then = wording.financial_year(row["cohort_year"]), wording.financial_year(row["financial_year"])
    told = f"{row['buyer_group']} that began in {began}: {_both(row)} bought in {then}"
    return Cell(number, years.index(row["financial_year"]), row["retention_percent"], words, told)


def _row_label(row: dict[str, Any]) -> str:
    label = f"Began in<br>{wording.financial_year(row['cohort_year'])}"
    months = row["cohort_month_count"]
    return label if months == FULL_YEAR else f"{label}<br>({wording.count(months, 'month')})"


def _heading(councils: dict[str, Any] | None, latest: list[dict[str, Any]], began: str) -> str:
    row = councils or latest[0]
    kind = "council" if councils else "buyer"
    named = "" if councils else f" ({row['buyer_group'].lower()})"
    whole = wording.count(row["cohort_count"], f"new {kind}")
    return f"{row['still_active_count']:,} of {whole}{named} of {began} came back"


def _lacking(years: list[str]) -> str:
    named = wording.listed([wording.financial_year(year) for year in years])
    return f" Not all months of {named} are in the data." if years else ""


def _both(row: dict[str, Any]) -> str:
    return wording.n_of_m(row["still_active_count"], row["cohort_count"])
