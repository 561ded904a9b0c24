"""Groups of councils around the UK share of councils that have bought, with the limits of chance."""

from __future__ import annotations

from pages.shared import charts, rules, wording
from pages.shared.charts import funnel
from pages.shared.charts.funnel import Group
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows

SYMBOLS = {"Nation or region": "circle", "Council type": "square", "County and its districts": "diamond"}


def finding(rows: Rows, choice: Choice) -> Finding:
    """How many groups lie outside the limits, and which; nothing where no group has enough councils."""
    groups, share = _groups(rows), _share(rows)
    if not groups or share is None:
        return Finding(
            "Too few councils to compare groups with the whole",
            "Groups of councils with 10 councils or more: 0",
            "Groups that are smaller stand in the table with their numbers.",
            "",
        )
    far, all_outside = (funnel.outside(groups, share, level) for level in (funnel.CONTROL, funnel.WARNING))
    near = [group for group in all_outside if group not in far]
    lie = "lies" if len(all_outside) == 1 else "lie"
    heading = (
        f"{len(all_outside)} of {wording.count(len(groups), 'group')} {lie} outside the 95% limits around the UK share"
        if all_outside
        else f"No group of {len(groups)} lies outside the 95% limits around the UK share"
    )
    row = rows.records()[0]
    uk = wording.n_of_m(row["uk_bought_count"], row["uk_register_count"])
    return Finding(
        heading=heading,
        measure=f"Councils that have bought, % of the group; UK {uk}{choice.sales()}, {wording.month(row['month'])}",
        sentence=(
            f"{_named('99.8%', far)}{_named('95% but within the 99.8%', near)}"
            f"Of {wording.count(len(groups), 'group')} about {max(1, round(len(groups) / 20))} may lie outside the 95% "
            "limits by chance. A group outside differs by more than chance, which does not say why. SME shares have no "
            "such limits: invoice lines of one contract are not independent."
        ),
        alt=f"Funnel plot: share of councils that have bought by size of the group, with limits. {heading}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """The funnel of all groups with enough councils."""
    groups, share = _groups(rows), _share(rows)
    return funnel.draw(theme, groups if share is not None else [], share or 0, SYMBOLS, "UK")


def _groups(rows: Rows) -> list[Group]:
    return [
        Group(row["group_name"], row["group_kind"], row["bought_count"], row["register_count"])
        for row in rows.records()
        if rules.has_base(row["register_count"])
    ]


def _share(rows: Rows) -> float | None:
    """The share of the whole of the UK, between 0 and 1."""
    if len(rows) == 0:
        return None
    row = rows.records()[0]
    return float(row["uk_bought_count"] / row["uk_register_count"])


def _named(level: str, groups: list[Group]) -> str:
    if not groups:
        return ""
    names = "; ".join(f"{group.name}, {wording.n_of_m(group.part, group.whole)}" for group in groups)
    return f"Outside the {level} limits: {names}. "
