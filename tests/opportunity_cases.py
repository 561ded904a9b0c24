"""Made-up opportunities, and what the figures of opportunities say of none, one, many and a tie."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from snapshots import central, council

World = dict[str, list[dict[str, Any]]]
NO_TIE = None
FIRST, LAST = date(2018, 5, 3), date(2018, 7, 27)


def opportunity(number: int, **also: Any) -> dict[str, Any]:
    """A closed opportunity of a council for single specialists in London, open for two weeks, counts not known."""
    day: date = also.get("advertised_date", date(2018, 6, 1))
    start = day.year if day.month > 3 else day.year - 1
    return {
        "opportunity_id": str(number),
        "opportunity_title": f"Opportunity {number}",
        "framework_id": "digital-outcomes-and-specialists-2",
        "lot_id": "digital-specialists",
        "advertised_date": day,
        "financial_year": f"{start}-{(start + 1) % 100:02}",
        "open_days": 14,
        "buyer_id": "S00",
        "buyer_type": "local_authority",
        "buyer_name_published": "S00 Council",
        "work_location": "London",
        "opportunity_status": "closed",
    } | also


def award(number: int, size: str, pounds: str | None, **also: Any) -> dict[str, Any]:
    amount = None if pounds is None else Decimal(pounds)
    doubtful = None if amount is None else amount < 1000
    return opportunity(
        number, opportunity_status="awarded", winner_size=size, contract_gbp=amount, is_amount_doubtful=doubtful, **also
    )


def vintage(number: int, published: date, status: str = "closed") -> dict[str, Any]:
    release = f"digital_outcomes_opportunities-{published}"
    held = {"release_id": release, "published_date": published, "opportunity_id": str(number)}
    return held | {"opportunity_status": status}


DEPARTMENT: dict[str, Any] = {"buyer_id": "treasury", "buyer_type": "ministerial_department"}
COUNCILS = [council(f"S{n:02}") for n in range(12)]
NONE: World = {"buyer": COUNCILS}
ONE: World = {"buyer": COUNCILS, "opportunity": [opportunity(1, sme_application_count=3, large_application_count=1)]}
TIE: World = {
    "buyer": [*COUNCILS, central("treasury")],
    "opportunity": [
        opportunity(1),
        opportunity(2, lot_id="digital-outcomes", open_days=7, work_location="Offsite", **DEPARTMENT),
    ],
}
# Twelve of a department: eight awarded, one cancelled, one unsuccessful, two closed; four of two councils, in Wales.
MANY: World = {
    "buyer": [*COUNCILS, central("treasury"), central("exchequer"), central("dvla", "executive_agency")],
    "opportunity": [
        *(
            award(n, size, pounds, sme_application_count=n, large_application_count=2, application_count=n + 2)
            | DEPARTMENT
            for n, (size, pounds) in enumerate(
                [
                    ("micro", "1000"), ("micro", "2000"), ("small", "3000"), ("small", "4000"), ("medium", "5000"),
                    ("medium", "575"), ("large", "25000"), ("large", "40000"), ("large", "20000"), ("micro", "0"),
                    ("small", "60000"), ("small", "40000"),
                ],
                start=1,
            )
        ),
        opportunity(13, opportunity_status="cancelled"),
        opportunity(14, opportunity_status="unsuccessful", buyer_id="S01", open_days=7),
        opportunity(15, work_location="Wales", lot_id="digital-outcomes", advertised_date=date(2018, 7, 2)),
        opportunity(16, work_location="Offsite", lot_id="digital-outcomes"),
    ],
    "opportunity_vintage": [
        *(vintage(n, FIRST) for n in range(1, 5)),
        *(vintage(n, LAST, "awarded") for n in range(1, 4)),
        *(vintage(n, LAST) for n in range(5, 7)),
    ],
}  # fmt: skip

OPPORTUNITY_CASES: dict[str, dict[str, tuple[World, str] | None]] = {
    "opportunities_by_month": {
        "none": (NONE, "No opportunities in this snapshot"),
        "one": (ONE, "Departments published 0 of 1 opportunity, councils 1"),
        "many": (MANY, "Departments published 12 of 16 opportunities, councils 4"),
        "tie": (TIE, "Departments published 1 of 2 opportunities, councils 1"),
    },
    "opportunities_by_month_and_lot": {
        "none": (NONE, "No opportunities in this snapshot"),
        "one": (ONE, "digital-specialists: 1 of 1 opportunity"),
        "many": (MANY, "digital-specialists: 14 of 16 opportunities"),
        "tie": (TIE, "digital-outcomes and digital-specialists tie, with 1 of 2 opportunities each"),
    },
    "opportunity_applications": {
        "none": (NONE, "No opportunities in this snapshot"),
        "one": (ONE, "SMEs sent 3 of 4 applications"),
        "many": (MANY, "SMEs sent 78 of 102 applications"),  # 1 + 2 + … + 12, and twice 12
        "tie": (TIE, "No count of applications was published"),
    },
    "opportunity_open_days": {
        "none": (NONE, "No opportunity with a published time"),
        "one": (ONE, "1 of 1 opportunity open for 14 days"),
        "many": (MANY, "15 of 16 opportunities open for 14 days"),
        "tie": (TIE, "7 and 14 days tie, with 1 of 2 opportunities each"),
    },
    "opportunity_outcomes": {
        "none": (NONE, "No opportunities in this snapshot"),
        "one": (ONE, "No outcome was published"),
        "many": (MANY, "Awarded: 12 of 14 (86%) with a published outcome"),
        "tie": NO_TIE,
    },
    "opportunity_awards": {
        "none": (NONE, "No award with a published winner"),
        "one": ({"opportunity": [award(1, "large", None)]}, "SMEs won 0 of 1 award"),
        # Nine of twelve awards; 115,000 of 200,000 pounds, without the two doubtful amounts.
        "many": (MANY, "SMEs won 75% of awards, 57% of their declared value"),
        "tie": ({"opportunity": [award(1, "large", "5000"), award(2, "small", "5000")]}, "SMEs won 1 of 2 awards"),
    },
    "opportunity_places": {
        "none": (NONE, "No opportunity with a place of work"),
        "one": (ONE, "Outside London: 0 of 1 opportunity, and 0 offsite"),
        "many": (MANY, "Outside London: 1 of 16 opportunities, and 1 offsite"),
        "tie": (TIE, "Outside London: 0 of 2 opportunities, and 1 offsite"),
    },
    "bodies_that_advertised": {
        "none": (NONE, "No council, agency or department: 0"),
        "one": (ONE, "1 of 12 councils (8%) had published an opportunity by 1 June 2018"),
        "many": (MANY, "2 of 12 councils (17%) had published an opportunity by 2 July 2018"),
        "tie": NO_TIE,
    },
    "bodies_never_advertised": {
        "none": (
            {"buyer": COUNCILS[:1], "opportunity": ONE["opportunity"]},
            "No council, agency or department is left",
        ),
        "one": ({"buyer": COUNCILS[:2], "opportunity": ONE["opportunity"]}, "Never: 1 council"),
        "many": (MANY, "Never: 10 councils, 1 agency and 1 department"),
        "tie": NO_TIE,
    },
    "opportunity_changes": {
        "none": (NONE, "No change between two publications"),
        "one": (
            {"opportunity_vintage": [vintage(1, FIRST), vintage(1, LAST, "awarded")]},
            "0 new, 1 with another status, 0 gone",
        ),
        "many": (MANY, "2 new, 3 with another status, 1 gone"),
        "tie": NO_TIE,
    },
}
