"""What each chosen body bought, by lot."""

from __future__ import annotations

from pages.shared import charts, wording
from pages.shared.charts.theme import Theme
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Name the lot that one body spent most on, or count lots of several."""
    total = wording.money(sum(rows.column("spend_gbp")))
    return Finding(
        heading=_heading(rows),
        measure=f"Own spend by lot{choice.sales()}, up to the last final month, {total} together",
        sentence="A lot without invoice lines in the selection is not listed.",
        alt=f"Bar chart of spend by lot. {_heading(rows)}."[:220],
    )


def chart(rows: Rows, theme: Theme) -> charts.Chart:
    """Bars of one body; several are compared in the table."""
    if len(set(rows.column("buyer_id"))) != 1:
        return {"data": [], "layout": {}}
    amounts = [float(value) for value in rows.column("spend_gbp")]
    texts = [wording.money_short(value) for value in rows.column("spend_gbp")]
    return charts.bars(theme, rows.column("lot_name"), amounts, [theme.strong] * len(amounts), texts)


def _heading(rows: Rows) -> str:
    shown = rows.records()
    if not shown:
        return "No invoices of a chosen body in this selection"
    lots = wording.count(len({row["lot_name"] for row in shown}), "lot")
    bodies = {row["buyer_id"] for row in shown}
    if len(bodies) > 1:
        return f"{len(bodies)} bodies bought in {lots}"
    most = max(row["spend_gbp"] for row in shown)
    top = [row["lot_name"] for row in shown if row["spend_gbp"] == most]
    if len(top) > 1:
        return f"{len(top)} lots tie, with {wording.money(most)} each"
    return f"{wording.money(most)} on {top[0]}, of {lots}"
