"""Who each chosen body bought from, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count the suppliers, and the small ones among them."""
    suppliers = {row["supplier_name"] for row in rows.records()}
    small = {row["supplier_name"] for row in rows.records() if row["supplier_size"] == "SME"}
    total = wording.money(sum(rows.column("spend_gbp")))
    return Finding(
        heading=f"{wording.count(len(suppliers), 'supplier')} in this selection, {len(small):,} labelled SME",
        measure=f"Own spend by supplier{choice.sales()}, {total} together; alphabetical",
        sentence=_sentence(rows),
        alt="",
    )


def _sentence(rows: Rows) -> str:
    elsewhere = {row["supplier_name"]: row["supplier_identity"] for row in rows.records() if row["seen_in"] != "Spend"}
    told = "A supplier that was labelled in both sizes stands there twice."
    if not elsewhere:
        return f"{told} No winner of an opportunity and no award in a notice bears the name of any of them."
    sure = sum(identity.startswith("Sure") for identity in elsewhere.values())
    return (
        f"{told} {len(elsewhere):,} of them {'is' if len(elsewhere) == 1 else 'are'} also seen among winners of "
        f"opportunities or in awards of notices, with any buyer: {sure:,} sure by a number in a register, the others "
        "joined by the name alone."
    )
