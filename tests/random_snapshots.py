"""Snapshots of random rows for every table of the catalogue, on small and on sufficient bases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from pipelines.catalogue import BUYER_TYPES, FIELDS, TABLES, THEMES
from pipelines.catalogue.notices import NOTICE_ROUTES
from tests.notice_worlds import award, notice
from tests.snapshots import LOTS, NAME, central, council, spend, write_snapshot

MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(3, 30)]
REGIONS = {"South East": "England", "London": "England", "Scotland": "Scotland"}
VALUES: dict[str, list[Any]] = {
    "VARCHAR": list("abcdefghijklmnopqrstuvwxyz"),
    "DATE": MONTHS,
    "BIGINT": list(range(25)),
    "SMALLINT": [1, 2, 3],
    "DOUBLE": [0.0, 0.5, 50.0, 99.9],
    "BOOLEAN": [True, False],
    "DECIMAL(18,4)": [Decimal(n) for n in (-5, 0, 1, 500)],
}
# Where a query looks for a certain value, sets two columns side by side, or can take part of the values only.
WANTED: dict[str, list[Any]] = {
    "change_kind": [
        "month_added",
        "month_restated",
        "name_matched",
        "name_decided_anew",
        "buyer_new",
        "method_changed",
    ],
    "question_id": list("abcd"),
    "answer_percent": [Decimal(n) for n in (0, 7, 50, 100)],
    "theme": list(THEMES),
    "series": ["a", "marketplace-helped"],
    "respondents": ["Civil servants", "Suppliers"],
    "breakdown": ["all respondents"],
    "title_kind": ["technology", "science", "neither"],
    "is_department": [True],
}


def write(data: Path, seed: int, *, councils: int, lines: int, name: str = NAME) -> Path:
    """A snapshot with so many councils and rows of spend; every other table gets a few rows of anything."""
    random = Random(seed)
    few = 9 if lines < 10 else None  # where lines are few, so is everything else
    # Each table has dice of its own, so that a table which comes to the catalogue changes no other.
    tables = {table: _anything(Random(f"{seed} {table}"), table)[:few] for table in TABLES}
    tables["lot"] = LOTS
    tables["snapshot"] = [{"snapshot_name": name, "snapshot_before": "2025-12-01T0000Z"}]
    tables["change"] = [row | {"snapshot_name": name} for row in tables["change"]]
    tables["buyer"] = [_body(random, n, councils) for n in range(councils + 4)]
    tables["buyer_succession"] = [_step(random, tables["buyer"][councils:])]
    tables["spend"] = [_line(random, random.choice([*tables["buyer"], None])) for _ in range(lines)]
    # A council that buys every month, where lines are many, and an agency that never does.
    tables["spend"] += [spend(month, "C00", str(seed + 1)) for month in MONTHS if lines >= 60]
    tables["buyer"].append(central("quiet", "executive_agency", buyer_name=f"Quiet agency {seed}"))
    tables["published_figure"] = [_total(random, number) for number in range(3)] + _sme_shares(random)
    for row in tables["opportunity_vintage"]:  # a release is published on one day
        row["published_date"] = MONTHS[ord(row["release_id"]) % len(MONTHS)]
    _markets(Random(seed + 1000), tables, most=9 if lines >= 10 else 1)
    _notices(Random(seed + 2000), tables, 40 if lines >= 10 else 6)
    if lines >= 60:
        _rare(Random(seed + 3000), tables, seed)
    return write_snapshot(data, tables, name)


def _body(random: Random, number: int, councils: int) -> dict[str, Any]:
    if number >= councils:
        # One department and one agency at least, that are known to have existed throughout.
        of_all = [kind for kind in BUYER_TYPES if kind != "local_authority"]
        kinds = {councils: "ministerial_department", councils + 1: "executive_agency"}
        return central(f"X{number}", kinds.get(number) or random.choice(of_all))
    region = random.choice(list(REGIONS))
    start = random.choice([None, None, date(2013, 4, 1)])
    kind = random.choice(["District", "County"])
    return council(f"C{number:02}", region=region, nation=REGIONS[region], start_date=start, authority_type=kind)


def _line(random: Random, body: dict[str, Any] | None) -> dict[str, Any]:
    kind = body["buyer_type"] if body else None
    also = {"lot_id": random.choice(LOTS)["lot_id"], "supplier_size": random.choice(["SME", "Large"])}
    pounds = str(random.choice([-20, 5, 100, 3000]))
    return spend(random.choice(MONTHS), body["buyer_id"] if body else None, pounds, buyer_type=kind, **also)


def _markets(random: Random, tables: dict[str, list[dict[str, Any]]], *, most: int) -> None:
    """Suppliers of the sales, most of which sell rarely; frameworks; two publications of cells of `most` lines."""
    codes = [f"s{number}" for number in range(40)]
    tables["spend"] = [row | {"supplier_id": random.choice(codes)} for row in tables["spend"]]
    tables["supplier"] = [{"supplier_id": code, "supplier_name": f"Supplier {code}"} for code in codes]
    for row in [*tables["opportunity"], *tables["award_supplier"]]:  # some of them win elsewhere too
        row["supplier_id"] = random.choice([*codes, None])
    tables["supplier_spelling"] = [
        {"source": "g_cloud_sales", "supplier_name_published": f"Supplier {code}{end}", "supplier_id": code}
        for code in random.sample(codes, 3)
        for end in ("", ".")
    ]
    tables["framework"] = [
        {
            "framework_id": code,
            "framework_name": code,
            "framework_family": "G-Cloud",
            "start_date": random.choice(MONTHS),
        }
        for code in ("g-cloud", "g-cloud-1", "g-cloud-2")
    ]
    tables["spend_line"] = [{column: row[column] for column in TABLES["spend_line"].columns} for row in tables["spend"]]
    tables["spend_vintage"] = [
        {"release_id": f"g_cloud_sales-{day}", "published_date": day, "month": month, "sector_published": "Health"}
        | {"lot_id": lot["lot_id"], "supplier_size": size, "spend_gbp": Decimal(random.randint(1, 900))}
        | {"invoice_count": random.randint(1, most)}
        for day in (date(2014, 4, 10), date(2014, 7, 14))
        for month in MONTHS[-4:]
        for lot in LOTS
        for size in ("SME", "Large")
    ]


def _notices(random: Random, tables: dict[str, list[dict[str, Any]]], number: int) -> None:
    """Notices of the bodies from whole windows, half of them awarded."""
    rows = [
        notice(
            at,
            random.choice(tables["buyer"])["buyer_id"],
            random.randint(5, 60),
            cpv_code=random.choice(["30200000", "48000000", "72000000", "45000000"]),
            notice_route=random.choice(NOTICE_ROUTES),
            suitable_for_sme=random.choice([True, False, None]),
            has_tender_notice=random.random() < 0.7,
            award_count=at % 2,
        )
        for at in range(number)
    ]
    tables["notice"] = rows
    tables["award"] = [award(row, random.randint(1, 90)) for row in rows if row["award_count"]]


def _rare(random: Random, tables: dict[str, list[dict[str, Any]]], seed: int) -> None:
    """What rows of anything hardly ever meet in: spellings, a county, residents, every theme of questions."""
    councils = [body for body in tables["buyer"] if body["buyer_type"] == "local_authority"]
    for body in councils:
        body |= {"population": random.randint(1000, 9000), "population_year": 2020, "county_buyer_id": None}
    councils[0]["county_buyer_id"] = councils[1]["buyer_id"]
    tables["buyer"].append(council("quiet-council", buyer_name=f"Quiet council {seed}"))
    tables["buyer_name"] = [
        {"source": "g_cloud_sales", "buyer_name_published": name, "buyer_id": body["buyer_id"]}
        | {"buyer_type": body["buyer_type"], "match_method": random.choice(["exact", "variant", "reviewed"])}
        for body in councils
        for name in (body["buyer_id"], f"{body['buyer_id']} as spelt in {seed}")
    ]
    answers = tables["survey_result"]
    tables["survey_result"] = [  # two editions of a question on every theme
        answers[(2 * number + edition) % len(answers)]
        | {"theme": theme, "question_id": str(number), "question": f"Question {number}", "edition": edition}
        | {"answer_percent": Decimal(random.randint(0, 100)), "base_count": 100}
        for number, theme in enumerate(THEMES)
        for edition in (1, 2)
    ]
    tables["published_figure"].append(
        {"indicator": "g_cloud_sme_share_by_value", "breakdown": "total", "as_at_date": date(2014, 6, 30)}
        | {"value": Decimal(random.randint(40, 60)), "unit": "%", "published_in": "A newspaper"}
    )


def _step(random: Random, bodies: list[dict[str, Any]]) -> dict[str, Any]:
    """A body of the centre that another one followed, after the months of the data."""
    return {
        "buyer_id": bodies[0]["buyer_id"],
        "successor_buyer_id": bodies[1]["buyer_id"],
        "succession_date": date(2020, random.randint(1, 12), 1),
        "evidence": "made up",
    }


def _sme_shares(random: Random) -> list[dict[str, Any]]:
    common = {"as_at_date": date(2017, 3, 31), "unit": "%", "published_in": "A report"}
    return [
        {"indicator": f"central_government_sme_share_{channel}", "breakdown": whose, "value": Decimal(number)} | common
        for channel, whose, number in (
            ("direct", "central government", random.randint(5, 14)),
            ("total", "central government", random.randint(15, 30)),
            ("direct", "A department", random.randint(1, 60)),
        )
    ]


def _total(random: Random, number: int) -> dict[str, Any]:
    return {
        "indicator": "g_cloud_cumulative_spend",
        "breakdown": "total",
        "as_at_date": date(2015 + number, 12, 31),
        "value": Decimal(random.randint(10**8, 10**9)),
        "unit": "GBP",
        "published_in": "A newspaper",
    }


def _anything(random: Random, table: str) -> list[dict[str, Any]]:
    definition = TABLES[table]
    rows = {}
    for number in range(random.randint(8, 40)):
        row = {
            column: None
            if column in definition.nullable and random.random() < 0.3
            else random.choice(WANTED.get(column) or FIELDS[column].choices or VALUES[FIELDS[column].type])
            for column in definition.columns
        }
        rows[tuple(row[column] for column in definition.key) or number] = row
    return list(rows.values())
