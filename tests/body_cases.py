"""Bodies that buy and advertise, suppliers that several sources name, and what the figures say of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from notice_worlds import notice
from opportunity_cases import award, opportunity
from snapshots import council, spend

World = dict[str, list[dict[str, Any]]]
NO_TIE = None
MONTHS = [date(2013, month, 1) for month in (1, 2, 3)]
BODIES = [council("S00"), council("S01"), council("SCO", nation="Scotland", region="Scotland")]


def named(number: int, supplier: str | None, scheme: str | None = None, registration: str | None = None) -> Any:
    """A supplier of an award of its own."""
    return {
        "source": "contracts_finder_notices",
        "ocid": f"ocds-b5fd17-{number:04}",
        "award_number": 1,
        "supplier_number": 1,
        "supplier_name_published": supplier and supplier.title(),
        "supplier_id": supplier,
        "supplier_scheme": scheme,
        "supplier_registration": registration,
    }


def called(*suppliers: str) -> list[dict[str, Any]]:
    return [{"supplier_id": code, "supplier_name": code.title()} for code in suppliers]


SOLD = [spend(MONTHS[0], "S00", "100"), spend(MONTHS[0], "S00", "50", supplier_id="bolt"), spend(MONTHS[2], None, "1")]
ONE_SUPPLIER: World = {"spend": [SOLD[0], SOLD[2]], "supplier": called("acme")}
# Acme sold and won, Bolt sold and was awarded under one number, Cog was awarded under two, Dot won and was awarded.
MANY_SUPPLIERS: World = {
    "buyer": BODIES,
    "supplier": called("acme", "bolt", "cog", "dot"),
    "spend": SOLD,
    "opportunity": [
        award(1, "small", "5000", supplier_id="acme"),
        award(2, "small", "5000", supplier_id="dot"),
        award(3, "small", "5000"),
    ],
    "award_supplier": [
        named(1, "bolt", "GB-COH", "123"),
        named(2, "bolt", "GB-COH", "00000123"),
        named(3, "cog", "GB-COH", "1"),
        named(4, "cog", "GB-COH", "2"),
        named(5, "dot"),
        named(6, None),
    ],
}
# The council S00 bought, published two opportunities and has two notices; S01 nothing; SCO bought and has a notice.
MANY_ACTS: World = {
    "buyer": BODIES,
    "spend": [*SOLD, spend(MONTHS[1], "SCO", "7")],
    "opportunity": [award(1, "small", "5000", application_count=4), opportunity(2)],
    "notice": [
        notice(1, "S00", award_count=2),
        notice(2, "S00", suitable_for_sme=False),
        notice(3, "SCO"),
        notice(4, None),
    ],
}
ALL = {"buyer": "S00,S01,SCO"}

CASES: dict[str, dict[str, tuple[World, str] | tuple[World, str, dict[str, str]] | None]] = {
    "suppliers_by_source": {
        "none": ({}, "No supplier is named in this snapshot"),
        "one": (ONE_SUPPLIER, "0 of 1 supplier is in several sources"),
        "many": (MANY_SUPPLIERS, "3 of 4 suppliers are in several sources"),
        "tie": NO_TIE,
    },
    "suppliers_in_several_sources": {
        "none": (ONE_SUPPLIER, "No supplier is named by more than one source"),
        "one": (
            {**MANY_SUPPLIERS, "award_supplier": [], "supplier": called("acme")},
            "1 supplier is named by more than one source",
        ),
        "many": (MANY_SUPPLIERS, "3 suppliers are named by more than one source"),
        "tie": NO_TIE,
    },
    "buyer_activity_by_year": {
        "none": (MANY_ACTS, "No year of any file to show"),
        "one": (MANY_ACTS, "S00 Council: £150 of spend, 2 opportunities, 2 notices", {"buyer": "S00"}),
        "many": (MANY_ACTS, "3 bodies: £157 of spend, 2 opportunities, 2 notices", ALL),
        "tie": NO_TIE,
    },
    "buyer_opportunities": {
        "none": (MANY_ACTS, "S01 Council published no opportunity", {"buyer": "S01"}),
        "one": (MANY_ACTS, "S00 Council published 2 opportunities, 1 known to be awarded", {"buyer": "S00"}),
        "many": (MANY_ACTS, "3 bodies published 2 opportunities, 1 known to be awarded", ALL),
        "tie": NO_TIE,
    },
    "buyer_notices": {
        "none": (MANY_ACTS, "SCO Council: no scored notice held", {"buyer": "SCO"}),
        "one": (MANY_ACTS, "S00 Council: 2 notices, 1 marked for SMEs", {"buyer": "S00"}),
        "many": (MANY_ACTS, "3 bodies: 2 notices, 1 marked for SMEs", ALL),
        "tie": NO_TIE,
    },
}
