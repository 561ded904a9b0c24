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
        sentence="A supplier that was labelled in both sizes stands there twice.",
        alt="",
    )
