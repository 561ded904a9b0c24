"""What the figures on frameworks, suppliers and restatements say of none, one, many and a tie."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from snapshots import LOTS, central, council, spend

World = dict[str, list[dict[str, Any]]]

FIRST, LAST = date(2013, 1, 1), date(2013, 2, 1)  # the newest month is provisional
NO_SPEND = "No final month of spend in this selection"
INFRASTRUCTURE = "infrastructure-as-a-service"
BODIES = [council("S00"), council("S01"), central("D00")]
NAMES = {"acme": "Acme Ltd", "beta": "Beta Ltd", "gamma": "Gamma Ltd"}


def sold(*rows: dict[str, Any], **tables: list[dict[str, Any]]) -> World:
    """Sales, and a provisional month after them."""
    newest = max((row["month"] for row in rows), default=FIRST)
    after = date(newest.year + newest.month // 12, newest.month % 12 + 1, 1)
    return {
        "buyer": BODIES,
        "lot": LOTS,
        "supplier": [{"supplier_id": code, "supplier_name": name} for code, name in NAMES.items()],
        "framework": [
            framework("g-cloud", "G-Cloud (iteration not published)"),
            framework("g-cloud-3", "G-Cloud iii"),
            framework("g-cloud-4", "G-Cloud 4"),
        ],
        "spend": [*rows, spend(after, "S00", "1")],
    } | tables


def framework(code: str, name: str, **also: Any) -> dict[str, Any]:
    return {"framework_id": code, "framework_name": name, "framework_family": "G-Cloud"} | also


def department(pounds: str, month: date = FIRST, **also: Any) -> dict[str, Any]:
    return spend(month, "D00", pounds, buyer_type="ministerial_department", **also)


def lines(number: int, buyer: str, pounds: str, lot: str = "software-as-a-service") -> list[dict[str, Any]]:
    row = {"month": FIRST, "buyer_id": buyer, "lot_id": lot, "supplier_size": "SME", "spend_gbp": Decimal(pounds)}
    return [row] * number


def published(day: date, month: date, pounds: str, **also: Any) -> dict[str, Any]:
    return {
        "release_id": f"g_cloud_sales-{day}",
        "published_date": day,
        "month": month,
        "sector_published": "Health",
        "lot_id": "software-as-a-service",
        "supplier_size": "SME",
        "spend_gbp": Decimal(pounds),
        "invoice_count": 10,
    } | also


def restated(*changes: tuple[str, str, dict[str, Any]]) -> World:
    """Two publications of one month: before and after of each cell."""
    days = date(2013, 3, 1), date(2013, 6, 1)
    rows = [published(day, FIRST, pair[n], **pair[2]) for pair in changes for n, day in enumerate(days)]
    return sold(spend_vintage=rows)


def spelt(*codes: str) -> World:
    rows = [
        {"source": "g_cloud_sales", "supplier_name_published": NAMES[code] + end, "supplier_id": code}
        for code in codes
        for end in ("", ".")
    ]
    return sold(supplier_spelling=rows)


def year(*kinds: dict[str, Any]) -> list[dict[str, Any]]:
    """Ten lines in each month of 2012 to 2013, for each kind of sale."""
    months = [date(2012 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(12)]
    return [kind | {"month": month, "financial_year": "2012-13"} for month in months for kind in kinds]


TEN = {"invoice_count": 10}
LARGE = {"supplier_size": "Large"}
BEFORE = spend(date(2012, 1, 1), "S00", "9", supplier_id="acme")
NEW = [spend(FIRST, "S00", "9", supplier_id=code) for code in ("beta", "gamma")]
NONE: World = {}
NO_TIE = None
DATED = {"start_date": date(2012, 1, 1), "end_date": date(2013, 1, 1)}

CASES: dict[str, dict[str, tuple[World, str] | None]] = {
    "spend_by_framework": {
        "none": (NONE, NO_SPEND),
        "one": (sold(spend(FIRST, "S00", "100")), "G-Cloud as one family: £100 in January 2013"),
        "many": (
            sold(
                spend(FIRST, "S00", "100", framework_id="g-cloud-3"),
                spend(FIRST, "S00", "300", framework_id="g-cloud-4"),
            ),
            "G-Cloud 4 had most spend in January 2013: £300",
        ),
        "tie": (
            sold(*(spend(FIRST, "S00", "100", framework_id=f"g-cloud-{n}") for n in (3, 4))),
            "2 frameworks tie in January 2013, with £100 each",
        ),
    },
    "spend_by_lot": {
        "none": (NONE, NO_SPEND),
        "one": (sold(spend(FIRST, "S00", "100")), "Software as a Service had most spend: £100"),
        "many": (
            sold(spend(FIRST, "S00", "300", **TEN), spend(FIRST, "S00", "100", lot_id=INFRASTRUCTURE)),
            "Software as a Service took 75% of spend",
        ),
        "tie": (
            sold(spend(FIRST, "S00", "100", **TEN), spend(FIRST, "S00", "100", lot_id=INFRASTRUCTURE)),
            "2 lots tie, with £100 each",
        ),
    },
    "lots_by_buyer_group": {
        "none": (NONE, NO_SPEND),
        "one": (sold(spend(FIRST, "S00", "100")), "Software as a Service had most spend: £100"),
        "many": (
            sold(
                department("80", **TEN),
                department("20", lot_id=INFRASTRUCTURE),
                spend(FIRST, "S00", "50", **TEN),
                spend(FIRST, "S00", "50", lot_id=INFRASTRUCTURE),
            ),
            "Software as a Service: 80% of departments' spend, 50% of councils'",
        ),
        "tie": (
            sold(spend(FIRST, "S00", "100", **TEN), spend(FIRST, "S00", "100", lot_id=INFRASTRUCTURE)),
            "No lot has most spend: some tie at £100",
        ),
    },
    "invoice_line_value_by_buyer_group": {
        "none": (sold(spend_line=lines(9, "S00", "100")), "Too few invoice lines for a median"),
        "one": (
            sold(spend(FIRST, "S00", "1"), spend_line=lines(10, "S00", "100")),
            "The median invoice line is £100 (Local authorities)",
        ),
        "many": (
            sold(spend(FIRST, "S00", "1"), spend_line=lines(10, "S00", "100") + lines(10, "D00", "500")),
            "Median line: £100 (Local authorities) to £500 (Departments)",
        ),
        "tie": (
            sold(spend(FIRST, "S00", "1"), spend_line=lines(10, "S00", "100") + lines(10, "D00", "100")),
            "The median invoice line is £100 in every kind of buyer",
        ),
    },
    "invoice_line_value_by_lot": {
        "none": (sold(spend_line=lines(9, "S00", "100")), "Too few invoice lines for a median"),
        "one": (
            sold(spend(FIRST, "S00", "1"), spend_line=lines(10, "S00", "100")),
            "The median invoice line is £100 (Software as a Service)",
        ),
        "many": (
            sold(
                spend(FIRST, "S00", "1"),
                spend_line=lines(10, "S00", "100") + lines(10, "S00", "500", INFRASTRUCTURE),
            ),
            "Median line: £100 (Software as a Service) to £500 (Infrastructure as a Service)",
        ),
        "tie": (
            sold(
                spend(FIRST, "S00", "1"),
                spend_line=lines(10, "S00", "100") + lines(10, "S00", "100", INFRASTRUCTURE),
            ),
            "The median invoice line is £100 in every lot",
        ),
    },
    "framework_dates": {
        "none": (NONE, "No frameworks with an iteration in this snapshot"),
        "one": (
            {"framework": [framework("g-cloud-1", "G-Cloud i", **DATED)]},
            "1 of 1 framework has both dates sourced",
        ),
        "many": (
            {"framework": [framework(f"g-cloud-{n}", f"G-Cloud {n}", **DATED) for n in (1, 2)] + sold()["framework"]},
            "2 of 4 frameworks have both dates sourced",
        ),
        "tie": NO_TIE,
    },
    "largest_suppliers": {
        "none": (NONE, "No supplier has sales in this selection"),
        "one": (sold(spend(FIRST, "S00", "100")), "The largest supplier had £100"),
        "many": (
            sold(spend(FIRST, "S00", "300", **TEN), spend(FIRST, "S00", "100", supplier_id="beta")),
            "The largest supplier had 75% of spend",
        ),
        "tie": (
            sold(spend(FIRST, "S00", "100", **TEN), spend(FIRST, "S00", "100", supplier_id="beta")),
            "2 suppliers tie as the largest, with £100 each",
        ),
    },
    "suppliers_by_month": {
        "none": (NONE, "No supplier has sales in this selection"),
        "one": (sold(spend(FIRST, "S00", "100")), "1 supplier had sales in January 2013"),
        "many": (sold(BEFORE, *NEW), "2 suppliers had sales in January 2013, 2 for the first time"),
        "tie": NO_TIE,
    },
    "suppliers_new": {
        "none": (sold(BEFORE), "No supplier sold for the first time in the last 12 months"),
        "one": (sold(BEFORE, NEW[0]), "1 supplier sold for the first time in the last 12 months"),
        "many": (sold(BEFORE, *NEW), "2 suppliers sold for the first time in the last 12 months"),
        "tie": NO_TIE,
    },
    "suppliers_gone": {
        "none": (sold(spend(FIRST, "S00", "9")), "No supplier is known to have stopped selling"),
        "one": (sold(BEFORE, *NEW), "1 supplier sold before, and nothing in the last 12 months"),
        "many": (
            sold(BEFORE, BEFORE | {"supplier_id": "beta"}, NEW[1]),
            "2 suppliers sold before, and nothing in the last 12 months",
        ),
        "tie": NO_TIE,
    },
    "sme_share_by_year": {
        "none": (NONE, NO_SPEND),
        "one": (
            sold(*year(spend(FIRST, "S00", "5", **TEN))),
            "Local authorities: SMEs had 100% of spend in 2012 to 2013",
        ),
        "many": (
            sold(*year(spend(FIRST, "S00", "5", **TEN), department("5", **TEN), department("15", **TEN, **LARGE))),
            "SMEs: 100% of councils' and 25% of central spend in 2012 to 2013",
        ),
        "tie": (
            sold(*year(spend(FIRST, "S00", "5", **TEN), department("5", **TEN))),
            "SMEs: 100% of councils' and 100% of central spend in 2012 to 2013",
        ),
    },
    "concentration": {
        "none": (sold(spend(FIRST, "S00", "5")), "Too few buyers and suppliers to speak of concentration"),
        "one": (
            sold(*(spend(FIRST, f"S{n:02}", "5") for n in range(20))),
            "Ten largest buyers: 50% of spend in 2012 to 2013 (1 month)",
        ),
        "many": (
            sold(*(spend(FIRST, f"S{n:02}", "5", supplier_id=f"s{n % 10}") for n in range(20))),
            "Ten largest suppliers: 100% of spend in 2012 to 2013 (1 month); buyers: 50%",
        ),
        "tie": NO_TIE,
    },
    "suppliers_per_buyer": {
        "none": (NONE, "No buyer has bought in this selection"),
        "one": (sold(spend(FIRST, "S00", "5")), "One supplier only: 1 of 1 buyer (low base)"),
        "many": (
            sold(
                *(spend(FIRST, f"S{n:02}", "5") for n in range(12)),
                *(spend(FIRST, f"S{n:02}", "5", supplier_id="beta") for n in range(3)),
            ),
            "One supplier only: 9 of 12 buyers (75%)",
        ),
        "tie": NO_TIE,
    },
    "buyers_with_one_supplier": {
        "none": (sold(spend(FIRST, "S00", "5")), "No body depends on one supplier"),
        "one": (sold(spend(FIRST, "S00", "5", **TEN)), "1 body depends on one supplier"),
        "many": (
            sold(spend(FIRST, "S00", "5", **TEN), spend(FIRST, "S01", "5", **TEN)),
            "2 bodies depend on one supplier",
        ),
        "tie": NO_TIE,
    },
    "supplier_spellings": {
        "none": (NONE, "No supplier is spelt in more than one way"),
        "one": (spelt("acme"), "1 supplier is spelt in more than one way"),
        "many": (spelt("acme", "beta"), "2 suppliers are spelt in more than one way"),
        "tie": NO_TIE,
    },
    "restated_by_size": {
        "none": (NONE, "No two publications hold the same month"),
        "one": (restated(("100", "150", {})), "SMEs changed most: +£50"),
        "many": (restated(("100", "150", {}), ("100", "20", LARGE)), "Large suppliers changed most: -£80"),
        "tie": (restated(("100", "150", {}), ("100", "50", LARGE)), "2 supplier sizes tie, each changed by £50"),
    },
    "restated_by_sector": {
        "none": (NONE, "No two publications hold the same month"),
        "one": (restated(("100", "150", {})), "Health changed most: +£50"),
        "many": (
            restated(("100", "150", {}), ("100", "20", {"sector_published": "Police"})),
            "Police changed most: -£80",
        ),
        "tie": (
            restated(("100", "150", {}), ("100", "50", {"sector_published": "Police"})),
            "2 sectors tie, each changed by £50",
        ),
    },
    "restated_by_lot": {
        "none": (NONE, "No two publications hold the same month"),
        "one": (restated(("100", "150", {})), "Software as a Service changed most: +£50"),
        "many": (
            restated(("100", "150", {}), ("100", "20", {"lot_id": INFRASTRUCTURE})),
            "Infrastructure as a Service changed most: -£80",
        ),
        "tie": (
            restated(("100", "100", {}), ("5", "5", {"lot_id": INFRASTRUCTURE})),
            "No lot changed between publications",
        ),
    },
    "restated_between_sizes": {
        "none": (restated(("100", "150", {}), ("9", "9", LARGE)), "Nothing moved between SMEs and large suppliers"),
        "one": (restated(("100", "50", {}), ("9", "89", LARGE)), "£50 net moved to large suppliers"),
        "many": (
            restated(
                ("100", "50", {}),
                ("9", "89", LARGE),
                ("100", "170", {"lot_id": INFRASTRUCTURE}),
                ("90", "10", {"lot_id": INFRASTRUCTURE} | LARGE),
            ),
            "£20 net moved to SMEs",
        ),
        "tie": (
            restated(
                ("100", "50", {}),
                ("9", "89", LARGE),
                ("100", "150", {"lot_id": INFRASTRUCTURE}),
                ("90", "10", {"lot_id": INFRASTRUCTURE} | LARGE),
            ),
            "As much moved to SMEs as to large suppliers: £50",
        ),
    },
    "usual_revision": {
        "none": (NONE, "No revision of a newest month is known"),
        "one": (restated(("100", "150", {})), "Newest month changed by £50 in the next publication"),
        "many": (
            sold(
                spend_vintage=[
                    published(date(2013, 3, 1), FIRST, "100"),
                    published(date(2013, 6, 1), FIRST, "150"),
                    published(date(2013, 6, 1), LAST, "100"),
                    published(date(2013, 9, 1), LAST, "30"),
                ]
            ),
            "Newest months changed by £50 to £70",
        ),
        "tie": (
            sold(
                spend_vintage=[
                    published(date(2013, 3, 1), FIRST, "100"),
                    published(date(2013, 6, 1), FIRST, "150"),
                    published(date(2013, 6, 1), LAST, "100"),
                    published(date(2013, 9, 1), LAST, "50"),
                ]
            ),
            "Newest months changed by £50 each in the next publication",
        ),
    },
}
