"""Small worlds of notices for the tests of findings, and what the figures say of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.snapshots import central, council

World = dict[str, list[dict[str, Any]]]

PUBLISHED = date(2025, 1, 10)


def notice(number: int, buyer_id: str | None = "S00", days: int = 20, **also: Any) -> dict[str, Any]:
    """A tender on Contracts Finder for software, from a whole window, marked suitable for SMEs, open for 20 days."""
    return {
        "source": "contracts_finder_notices",
        "ocid": f"ocds-b5fd17-{number:04}",
        "notice_service": "Contracts Finder",
        "release_count": 1,
        "first_notice_date": PUBLISHED,
        "last_notice_date": PUBLISHED,
        "is_cancelled": False,
        "has_tender_notice": True,
        "buyer_id": buyer_id,
        "buyer_party_count": 1,
        "cpv_code": "48000000",
        "notice_route": "Open",
        "suitable_for_sme": True,
        "tender_lot_count": 0,
        "tender_published_date": PUBLISHED,
        "tender_end_date": PUBLISHED + timedelta(days=days),
        "award_count": 0,
        "is_from_window": True,
    } | also


def awarded(number: int, buyer_id: str, days: int, **also: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """An awarded notice, and its award, published so many days after the contract began."""
    row = notice(number, buyer_id, award_count=1, **also)
    return row, award(row, days)


def award(row: dict[str, Any], days: int) -> dict[str, Any]:
    """The award of a notice, published so many days after the contract began."""
    return {
        "source": row["source"],
        "ocid": row["ocid"],
        "award_number": 1,
        "contract_start_date": PUBLISHED,
        "award_published_date": PUBLISHED + timedelta(days=days),
        "award_lot_count": 0,
        "award_supplier_count": 1,
    }


def world(*notices: dict[str, Any], awards: list[dict[str, Any]] | None = None) -> World:
    bodies = [council("S00"), council("S01"), council("E00", nation="Scotland"), central("treasury")]
    return {"buyer": bodies, "notice": list(notices), "award": awards or []}


def with_awards(*pairs: tuple[dict[str, Any], dict[str, Any]]) -> World:
    return world(*(row for row, _ in pairs), awards=[award for _, award in pairs])


# A Scottish council, a body that is not matched and another publisher: held, and judged by nobody.
NOT_SCORED = world(
    notice(1, "E00"),
    notice(2, None),
    notice(3, "S00", notice_service="Sell2Wales"),
    notice(4, None, is_from_window=False),
)
SAMPLE = world(*(notice(n, is_from_window=False) for n in range(12)))
ONE = world(notice(1))
MANY = world(
    *(notice(n, "S00" if n % 2 else "S01", days=21, suitable_for_sme=n < 9) for n in range(12)),
    *(notice(20 + n, "treasury", days=14, notice_route="Direct", cpv_code="72000000") for n in range(10)),
    notice(40, "E00", notice_service="Find a Tender", notice_route="Not stated", cpv_code="45000000"),
)
TIE = world(
    *(notice(n, cpv_code="30200000") for n in range(10)),
    *(notice(20 + n, "treasury", notice_route="Direct") for n in range(10)),
)
AWARDS = with_awards(
    *(awarded(n, "S00", days=30, has_tender_notice=n < 4) for n in range(10)),
    *(awarded(20 + n, "treasury", days=1, notice_route="Call-off under a framework") for n in range(10)),
)
EVEN_AWARDS = with_awards(
    *(awarded(n, "S00", days=5) for n in range(10)), *(awarded(20 + n, "treasury", days=5) for n in range(10))
)

NO_TIE = None
CASES: dict[str, dict[str, tuple[World, str] | None]] = {
    "notice_coverage": {
        "none": ({}, "No notice is held yet"),
        "one": (SAMPLE, "A sample of the schema, not of the market: 12 notices"),
        "many": (MANY, "23 notices from whole windows of time"),
        "tie": (NOT_SCORED, "3 of 4 notices from whole windows of time"),
    },
    "notices_by_buyer_kind": {
        "none": (NOT_SCORED, "No notice of a matched buyer"),
        "one": (ONE, "Local authorities: 1 of 1 notice"),
        "many": (MANY, "Local authorities: 13 of 23 notices"),
        "tie": (TIE, "Departments and Local authorities: 10 each of 20 notices"),
    },
    "notices_by_buyer": {
        "none": (NOT_SCORED, "No notice of a matched buyer"),
        "one": (ONE, "1 council and 0 departments among 1 buyer with notices"),
        "many": (MANY, "3 councils and 1 department among 4 buyers with notices"),
        "tie": NO_TIE,
    },
    "digital_notices": {
        "none": (NOT_SCORED, "No notice of digital goods or services"),
        "one": (ONE, "Software (48): 1 of 1 digital notice"),
        "many": (MANY, "Software (48): 12 of 22 digital notices"),
        "tie": (TIE, "Computers (302) and Software (48): 10 each of 20 digital notices"),
    },
    "notice_routes": {
        "none": (NOT_SCORED, "No notice of a matched buyer"),
        "one": (ONE, "Open: 1 of 1 notice"),
        "many": (MANY, "Open: 12 of 23 notices"),
        "tie": (TIE, "Direct and Open: 10 each of 20 notices"),
    },
    "notice_days_open": {
        "none": (NOT_SCORED, "No tenders with both days"),
        "one": (SAMPLE, "In this sample: local authorities: half of tenders closed within 20 days"),
        "many": (MANY, "Medians from 14 days to 21 days between kinds of buyer"),
        "tie": (TIE, "The same median for every kind of buyer: 20 days"),
    },
    "award_days_to_publication": {
        "none": (ONE, "No awards with both days"),
        "one": (with_awards(awarded(1, "S00", days=3)), "Too few awards to give a median"),
        "many": (AWARDS, "Medians from 1 day to 30 days between kinds of buyer"),
        "tie": (EVEN_AWARDS, "The same median for every kind of buyer: 5 days"),
    },
    "awards_after_tender": {
        "none": (ONE, "No award of a matched buyer"),
        "one": (with_awards(awarded(1, "S00", days=3)), "A tender notice is known for 1 of 1 awarded notice"),
        "many": (AWARDS, "A tender notice is known for 14 of 20 awarded notices"),
        "tie": NO_TIE,
    },
}  # fmt: skip
