"""Departments and agencies that have not bought yet, as a list."""

from __future__ import annotations

from pages.shared import wording
from pages.shared.filters import Choice
from pages.shared.finding import Finding
from pages.shared.store import Rows


def finding(rows: Rows, choice: Choice) -> Finding:
    """Count departments and agencies, and apart from them those that may not have existed."""
    shown = rows.records()
    agencies = sum(row["buyer_kind"] == "Agencies" and row["is_known"] for row in shown)
    departments = sum(row["buyer_kind"] != "Agencies" and row["is_known"] for row in shown)
    unknown = [row["buyer_name"] for row in shown if not row["is_known"]]
    counted = [
        *([wording.count(departments, "department")] if departments else []),
        *([wording.count(agencies, "agency", "agencies")] if agencies else []),
    ]
    return Finding(
        heading=f"Not yet: {wording.listed(counted)}" if counted else "Every department and agency has bought",
        measure=(
            f"{wording.count(departments, 'department')} and {wording.count(agencies, 'agency', 'agencies')} on the "
            f"register without a purchase by the last final month{choice.sales()}; alphabetical"
        ),
        sentence=(
            "Not having bought here is not the same as not using the cloud."
            + (f" Whether they existed that day is not known of {wording.listed(unknown)}." if unknown else "")
        ),
        alt="",
    )
