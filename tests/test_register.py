"""The register of councils: who existed on which day, and who took over from whom."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.build import build
from tests.pipeline_files import REGISTER_FILE, ROOT, tables_of, tiny_data

ON_THE_DAY = """
    SELECT count(*), count(*) FILTER (WHERE nation = 'England')
    FROM buyer
    WHERE buyer_type = 'local_authority'
    AND (start_date IS NULL OR start_date <= $day)
    AND (end_date IS NULL OR end_date >= $day)
"""


@pytest.fixture(scope="module")
def tables(real_snapshot: Path) -> duckdb.DuckDBPyConnection:
    return tables_of(real_snapshot)


@pytest.mark.parametrize(
    ("day", "councils", "in_england"),
    [
        (date(2012, 4, 1), 433, 353),
        (date(2014, 6, 30), 433, 353),
        (date(2015, 3, 31), 433, 353),
        (date(2015, 4, 1), 418, 353),
        (date(2019, 3, 31), 418, 353),
        (date(2019, 4, 1), 408, 343),
        (date(2020, 3, 31), 408, 343),
        (date(2020, 4, 1), 404, 339),
        (date(2021, 3, 31), 404, 339),
        (date(2021, 4, 1), 398, 333),
        (date(2023, 3, 31), 398, 333),
        (date(2023, 4, 1), 382, 317),
    ],
)
def test_principal_councils_on_both_sides_of_every_reorganisation(
    tables: duckdb.DuckDBPyConnection, day: date, councils: int, in_england: int
) -> None:
    assert tables.execute(ON_THE_DAY, {"day": day}).fetchone() == (councils, in_england)


def test_every_body_of_the_register_is_there_once_and_belfast_of_before_2015_too(
    tables: duckdb.DuckDBPyConnection,
) -> None:
    with REGISTER_FILE.open(encoding="utf-8-sig", newline="") as file:
        listed = {row["local-authority-code"] for row in csv.DictReader(file)}
    rows = tables.execute(
        "SELECT buyer_id FROM buyer WHERE buyer_id_govuk IS NULL AND regexp_full_match(buyer_id, '[A-Z-]{3,5}')"
    ).fetchall()
    assert sorted(code for (code,) in rows) == sorted([*listed, "NIR-Z"])
    assert tables.execute(
        "SELECT buyer_name, buyer_type, nation, region, authority_type, end_date FROM buyer WHERE buyer_id = 'NIR-Z'"
    ).fetchall() == [
        ("Belfast City Council", "local_authority", "Northern Ireland", "Northern Ireland", "Northern Ireland district",
         date(2015, 3, 31)),
    ]  # fmt: skip


def test_kinds_of_council_as_readers_know_them(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(
        "SELECT authority_type, count(*) FROM buyer WHERE buyer_type = 'local_authority' GROUP BY 1"
    ).fetchall()
    assert dict(rows) == {
        "County": 27,
        "District": 204,
        "Unitary": 65,
        "Metropolitan district": 36,
        "London borough": 32,
        "City of London": 1,
        "Scottish council": 32,
        "Welsh council": 22,
        "Northern Ireland district": 37,
    }


def test_combined_authorities_and_the_gla_are_no_principal_councils(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(
        "SELECT buyer_id, authority_type FROM buyer"
        " WHERE buyer_type = 'combined_authority' AND regexp_full_match(buyer_id, '[A-Z]+')"
    ).fetchall()
    assert len(rows) == 15
    assert ("GLA", None) in rows
    assert {kind for _, kind in rows} == {None}


def test_every_council_has_a_nation_and_a_region(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute("SELECT nation, region FROM buyer WHERE buyer_type = 'local_authority'").fetchall()
    english = {region for nation, region in rows if nation == "England"}
    assert english == {
        "East Midlands", "East of England", "London", "North East", "North West", "South East", "South West",
        "West Midlands", "Yorkshire and The Humber",
    }  # fmt: skip
    assert all(region == nation for nation, region in rows if nation != "England")


def test_the_corrections_are_of_regions_that_are_empty_or_not_those_of_the_districts() -> None:
    if not REGISTER_FILE.is_file():
        pytest.skip(f"the register is not in {REGISTER_FILE.parent}")
    with REGISTER_FILE.open(encoding="utf-8-sig", newline="") as file:
        register = {row["local-authority-code"]: row for row in csv.DictReader(file)}
    with (ROOT / "data" / "reference" / "local_authority_corrections.csv").open(encoding="utf-8", newline="") as file:
        corrections = list(csv.DictReader(file))
    corrected = {row["buyer_id"]: row["corrected_value"] for row in corrections if row["column_name"] == "region"}
    counties = {row["buyer_id"]: row["corrected_value"] for row in corrections if row["column_name"] == "county"}
    empty = {code for code, row in register.items() if not row["region"]}
    districts = {
        county: {row["region"] for row in register.values() if row["county-la"] == county and row["region"]}
        for county in {row["county-la"] for row in register.values()} & set(register)
    }
    contradicted = {
        code for code, regions in districts.items() if regions and register[code]["region"] not in {"", *regions}
    }
    assert contradicted == {"DBY", "LIN"}
    assert set(corrected) == empty | contradicted
    assert all(register[register[code]["replaced-by"]]["region"] == corrected[code] for code in empty)
    assert all({corrected[code]} == districts[code] for code in contradicted)
    # A district lay in the county of the district that followed it: of those that were merged within two-tier areas,
    # the register contradicts itself for one.
    elsewhere = {
        code
        for code, row in register.items()
        if (follower := register.get(row["replaced-by"]))
        and follower["county-la"]
        and row["county-la"] != follower["county-la"]
    }
    assert elsewhere == {"FOR"} == set(counties)
    assert counties["FOR"] == register["WSK"]["county-la"] == "SFK"


def test_populations_are_of_2020_or_not_there(tables: duckdb.DuckDBPyConnection) -> None:
    years = tables.execute("SELECT DISTINCT population_year FROM buyer WHERE population IS NOT NULL").fetchall()
    assert years == [(2020,)]
    missing = tables.execute("SELECT count(*) FROM buyer WHERE population IS NULL AND population_year IS NOT NULL")
    assert missing.fetchone() == (0,)
    # A closed council may lack its population, a council of today may not.
    today = tables.execute(
        "SELECT count(*) FROM buyer WHERE buyer_type = 'local_authority' AND end_date IS NULL AND population IS NULL"
    )
    assert today.fetchone() == (0,)


def test_every_closed_council_has_a_successor_from_the_next_day(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(
        """
        SELECT closed.buyer_id, closed.end_date, step.succession_date, successor.start_date
        FROM buyer AS closed
        LEFT JOIN buyer_succession AS step ON closed.buyer_id = step.buyer_id
        LEFT JOIN buyer AS successor ON step.successor_buyer_id = successor.buyer_id
        WHERE closed.buyer_type = 'local_authority' AND closed.end_date IS NOT NULL
        """
    ).fetchall()
    assert len({row[0] for row in rows}) == 74
    for buyer_id, end_date, succession_date, start_date in rows:
        assert succession_date is not None, buyer_id
        assert (succession_date - end_date).days == 1, buyer_id
        assert start_date == succession_date, buyer_id


def successors(tables: duckdb.DuckDBPyConnection, buyer_id: str) -> list[str]:
    rows = tables.execute(
        "SELECT successor_buyer_id FROM buyer_succession WHERE buyer_id = ? ORDER BY 1", [buyer_id]
    ).fetchall()
    return [code for (code,) in rows]


def test_successions_of_one_two_and_several_steps(tables: duckdb.DuckDBPyConnection) -> None:
    assert successors(tables, "CMA") == ["CBD", "WAF"]
    assert successors(tables, "NTH") == ["NNT", "WNT"]
    assert (successors(tables, "TAU"), successors(tables, "SWT")) == (["SWT"], ["SMT"])
    assert successors(tables, "NIR-Z") == ["BFS"]


NORTHERN_IRELAND = {
    "Antrim and Newtownabbey": "Antrim, Newtownabbey",
    "Ards and North Down": "Ards, North Down",
    "Armagh City, Banbridge and Craigavon": "Armagh City and, Banbridge, Craigavon",
    "Belfast City": "Belfast City",
    "Causeway Coast and Glens": "Ballymoney, Coleraine, Limavady, Moyle",
    "Derry City and Strabane": "Derry City, Strabane",
    "Fermanagh and Omagh": "Fermanagh, Omagh",
    "Lisburn and Castlereagh City": "Castlereagh, Lisburn City",
    "Mid Ulster": "Cookstown, Dungannon and South Tyrone, Magherafelt",
    "Mid and East Antrim": "Ballymena, Carrickfergus, Larne",
    "Newry, Mourne and Down": "Down, Newry and Mourne",
}


def test_the_26_districts_of_northern_ireland_became_11(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(
        r"""
        SELECT
            regexp_replace(successor.buyer_name, '( Borough| District)? Council$', ''),
            string_agg(
                regexp_replace(former.buyer_name, '( Borough| District)? Council$', ''), ', ' ORDER BY former.buyer_name
            )
        FROM buyer_succession AS step
        JOIN buyer AS former ON step.buyer_id = former.buyer_id
        JOIN buyer AS successor ON step.successor_buyer_id = successor.buyer_id
        WHERE step.succession_date = DATE '2015-04-01' AND former.buyer_type = 'local_authority'
        GROUP BY 1
        """
    ).fetchall()
    assert dict(rows) == NORTHERN_IRELAND
    steps = tables.execute(
        """
        SELECT count(*) FROM buyer_succession AS step JOIN buyer ON step.buyer_id = buyer.buyer_id
        WHERE step.succession_date = DATE '2015-04-01' AND buyer.buyer_type = 'local_authority'
        """
    )
    assert steps.fetchone() == (26,)


def test_an_end_date_on_which_a_successor_starts_is_not_a_day_of_existence(tmp_path: Path) -> None:
    councils = [
        {"local-authority-code": "NEW", "official-name": "New", "start-date": "2021-04-01"},
        {"local-authority-code": "AYT", "end-date": "2021-04-01", "replaced-by": "NEW"},
        {"local-authority-code": "BEE", "official-name": "Bee", "end-date": "2021-03-31", "replaced-by": "NEW"},
        # No successor starts on this first of April, so it is taken at its word.
        {"local-authority-code": "CEE", "official-name": "Cee", "end-date": "2020-04-01", "replaced-by": "NEW"},
    ]
    tables = tables_of(build(tiny_data(tmp_path, councils=councils), datetime(2026, 1, 1, tzinfo=UTC)))
    ends = tables.execute("SELECT buyer_id, end_date FROM buyer WHERE end_date IS NOT NULL ORDER BY 1").fetchall()
    assert ends == [("AYT", date(2021, 3, 31)), ("BEE", date(2021, 3, 31)), ("CEE", date(2020, 4, 1))]


def test_a_council_that_cannot_be_used_is_rejected_with_a_reason(tmp_path: Path) -> None:
    councils = [
        {},
        {"local-authority-code": "BAD", "official-name": "Bad", "local-authority-type": "XYZ"},
        {"local-authority-code": "WRG", "official-name": "Wrong", "nation": "France"},
        {"local-authority-code": "DAT", "official-name": "Date", "start-date": "spring"},
    ]
    tables = tables_of(build(tiny_data(tmp_path, councils=councils), datetime(2026, 1, 1, tzinfo=UTC)))
    assert tables.execute("SELECT line, reason FROM rejected_row ORDER BY line").fetchall() == [
        (2, "The type of authority is not known"),
        (3, "The nation is not known"),
        (4, "The start date is not a date"),
    ]
    assert tables.execute(
        "SELECT row_count, used_count, rejected_count FROM release WHERE source = 'local_authority_register'"
    ).fetchone() == (4, 1, 3)
