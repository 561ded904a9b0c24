"""One supplier across sales, opportunities and notices: from publishers' files, and against a slow second count."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import oracle
import pytest
from body_cases import named
from opportunity_cases import award, opportunity
from snapshots import council, spend, write_snapshot
from test_notices import award as notice_award
from test_notices import release
from test_opportunities import opportunities_csv

from pages.shared import extracts, filters, queries
from pages.shared.store import Store
from pipelines import raw
from pipelines.build import build
from pipelines.catalogue import TABLES
from pipelines.sources import DATASETS
from tests.pipeline_files import REFERENCE_ROWS, TODAY, reference_csv, tables_of, tiny_data

MONTHS = [date(2013, month, 1) for month in range(1, 7)]
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
DOS = ("digital-outcomes-and-specialists-2", "Digital Outcomes and Specialists")


def answer(store: Store, name: str, **asked: str) -> list[dict[str, Any]]:
    choice, _ = filters.choose(asked, filters.NAMES, store)
    query = queries.load(name)
    return store.answer(query, choice.for_query(query.parameters)).records()


def party(name: str, number: str) -> dict[str, Any]:
    return {"id": name.lower(), "name": name, "roles": ["supplier"], "identifier": {"scheme": "GB-COH", "id": number}}


def files(data: Path, *, with_others: bool) -> Path:
    """Sales of Acme and Bolt; with others also opportunities that Acme won, and awards to Acme and Cog."""
    tiny_data(data, [{}, {"SupplierName": "Bolt plc"}, {"SupplierName": "Bolt plc", "ReturnMonth": "2014-06-01"}])
    reference_csv(data, "frameworks", [*REFERENCE_ROWS["frameworks"], f"{DOS[0]},DOS 2,{DOS[1]},,,,,,,"])
    reference_csv(data, "lots", [*REFERENCE_ROWS["lots"], f"digital-outcomes,Digital outcomes,,{DOS[1]},a file"])
    if with_others:
        won = {"Status": "awarded", "Winning supplier": "ACME LIMITED", "Size of supplier": "small"}
        file = opportunities_csv(data / "o.csv", won | {"Contract amount": "5000"}, {"ID": "2", "Status": "awarded"})
        raw.add(DATASETS["digital_outcomes_opportunities"], file, date(2018, 7, 27), TODAY, data)
        releases = [
            release(1, tag="award", awards=[notice_award("w1", "Acme, Ltd.")])
            | {"parties": [*release()["parties"], party("Acme, Ltd.", "123456")]},
            release(2, tag="award", awards=[notice_award("w2", "Cog LLP", "Acme Ltd")], ocid="ocds-b5fd17-b"),
        ]
        notices = data / "notices.jsonl"
        notices.write_text("\n".join(map(json.dumps, releases)), encoding="utf-8")
        raw.add(DATASETS["contracts_finder_notices"], notices, date(2025, 3, 1), TODAY, data)
    return build(data, NOW)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return files(tmp_path_factory.mktemp("alone") / "data", with_others=False)


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return files(tmp_path_factory.mktemp("together") / "data", with_others=True)


def test_one_name_in_three_files_is_one_supplier(together: Path) -> None:
    tables = tables_of(together)
    spelt = tables.sql("SELECT source, supplier_name_published FROM supplier_spelling WHERE supplier_id = 'acme-ltd'")
    assert sorted(spelt.fetchall()) == [
        ("contracts_finder_notices", "Acme Ltd"),
        ("contracts_finder_notices", "Acme, Ltd."),
        ("digital_outcomes_opportunities", "ACME LIMITED"),
        ("g_cloud_sales", "Acme Ltd"),
    ]
    # Called as sales call it, however often the others write it otherwise.
    assert tables.sql("SELECT supplier_name FROM supplier WHERE supplier_id = 'acme-ltd'").fetchall() == [("Acme Ltd",)]
    assert tables.sql("SELECT supplier_id FROM opportunity ORDER BY opportunity_id").fetchall() == [
        ("acme-ltd",),
        (None,),
    ]
    (spelling,) = answer(Store(together), "supplier_spellings")
    assert (spelling["spelling_count"], spelling["spellings"]) == (3, "ACME LIMITED; Acme Ltd; Acme, Ltd.")
    (row,) = answer(Store(together), "suppliers_in_several_sources")
    assert (row["seen_in"], row["supplier_identity"], row["register_numbers"]) == (
        "Spend, opportunities and notices",
        "Sure: one number in a register",
        "GB-COH-00123456",
    )
    assert (row["opportunity_award_count"], row["notice_award_count"]) == (1, 2)


def rows_of(snapshot: Path, table: str, columns: str = "*") -> list[tuple[Any, ...]]:
    return sorted(tables_of(snapshot).sql(f"SELECT {columns} FROM {table}").fetchall(), key=repr)


def test_what_a_source_changes_cites_it_and_what_it_does_not_change_cites_it_not(alone: Path, together: Path) -> None:
    """The same build with and without opportunities and notices: what differs must name them, or a number has no
    source; and sales, which do not differ, must not."""
    others = {"digital_outcomes_opportunities", "contracts_finder_notices"}
    before, after = Store(alone), Store(together)
    for name in queries.names():
        query = queries.load(name)
        asked = {parameter: "AYT" if parameter == "buyer" else None for parameter in query.parameters}
        cited = {source.name for source in extracts.sources_of(query, after)}
        assert {held.source for held in extracts.releases_of(query, after)} == cited
        if before.answer(query, asked).values != after.answer(query, asked).values:
            about_itself = {"project"}  # lists of publications, columns and methods
            assert cited & (others | about_itself), name
        if query.tables <= {"spend", "spend_line", "spend_vintage", "supplier", "buyer", "lot", "framework"}:
            assert not cited & others, name
    for table in ("spend", "spend_line", "spend_vintage", "buyer"):
        assert rows_of(alone, table) == rows_of(together, table)
        assert not {source.name for source in after.lineage[table].sources} & others
    assert {source.name for source in after.lineage["opportunity"].sources} >= {"digital_outcomes_opportunities"}
    assert {source.name for source in after.lineage["buyer_name"].sources} >= others


def test_a_query_that_takes_one_sources_names_cites_no_other(together: Path) -> None:
    store = Store(together)
    assert store.sources_of_rows("buyer_name") >= {"g_cloud_sales", "contracts_finder_notices"}
    for name in ("names_without_body", "matching_by_method"):
        assert queries.load(name).sources == {"g_cloud_sales"}
        cited = {source.name for source in extracts.sources_of(queries.load(name), store)}
        assert cited == {"g_cloud_sales", "local_authority_register", "reference"}
    spelt = {source.name for source in extracts.sources_of(queries.load("buyer_spellings"), store)}
    assert spelt >= {"digital_outcomes_opportunities", "contracts_finder_notices", "g_cloud_sales"}


def random_world(seed: int) -> dict[str, list[dict[str, Any]]]:
    random = Random(seed)
    codes = [f"s{number}" for number in range(14)]

    def anyone() -> str | None:
        return random.choice([*codes, None])

    typed = ["1234567", "01234567", "oc300001", "458577871", "0", "n/a"]
    schemes = [(None, None), ("GB-CHC", "77"), ("GB-CHC", " 78 "), ("GB-PPON", ""), *(("GB-COH", one) for one in typed)]
    return {
        "buyer": [council("S00"), council("S01")],
        "supplier": [{"supplier_id": code, "supplier_name": code.upper()} for code in codes],
        "spend": [
            spend(random.choice(MONTHS), random.choice(["S00", "S01", None]), str(random.choice([-9, 0, 70])),
                  supplier_id=random.choice(codes), invoice_count=random.randint(1, 4))
            for _ in range(20)
        ],
        "opportunity": [
            *(award(n, "small", "5000", supplier_id=anyone()) for n in range(12)), opportunity(99),
        ],
        "award_supplier": [named(n, anyone(), *random.choice(schemes)) for n in range(16)],
    }  # fmt: skip


def register_number(scheme: str | None, number: str | None) -> tuple[str, str] | None:
    """Written apart from the query: what a buyer typed, as the register writes it."""
    typed = (number or "").strip().upper()
    if not scheme or not typed:
        return None
    if scheme != "GB-COH":
        return scheme, typed
    if typed.isdigit():
        return (scheme, f"{int(typed):08}") if 0 < int(typed) < 10**8 else None
    shape = "".join("9" if letter.isdigit() else "A" for letter in typed)
    return (scheme, typed) if len(typed) == 8 and shape.startswith("A") and shape[2:7] == "99999" else None


def slowly(world: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    last = oracle.final_month(world["spend"], None)
    assert last is not None
    seen: dict[str, dict[str, Any]] = defaultdict(lambda: {"lines": 0, "spend": Decimal(0), "won": 0, "awards": 0,
                                                           "numbers": set(), "in": set()})  # fmt: skip
    for row in world["spend"]:
        if row["month"] <= last:
            one = seen[row["supplier_id"]]
            one["lines"] += row["invoice_count"]
            one["spend"] += row["spend_gbp"]
            one["in"].add("spend")
    for row in world["opportunity"]:
        if row.get("supplier_id"):
            seen[row["supplier_id"]]["won"] += 1
            seen[row["supplier_id"]]["in"].add("opportunities")
    for row in world["award_supplier"]:
        if row["supplier_id"]:
            one = seen[row["supplier_id"]]
            one["awards"] += 1
            one["in"].add("notices")
            if number := register_number(row["supplier_scheme"], row["supplier_registration"]):
                one["numbers"].add(number)
    return dict(seen)


def how_sure(one: dict[str, Any]) -> str:
    a_register = Counter(scheme for scheme, _ in one["numbers"])
    if a_register and max(a_register.values()) > 1:
        return "Uncertain: two numbers in one register"
    if a_register:
        return "Sure: one number in a register"
    return "Seen in one source alone" if len(one["in"]) == 1 else "Uncertain: by the name alone"


def worded(places: set[str]) -> str:
    order = [place for place in ("spend", "opportunities", "notices") if place in places]
    text = " and ".join([", ".join(order[:-1]), order[-1]]) if len(order) > 1 else order[0]
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("seed", range(6))
def test_suppliers_across_sources_equal_the_slow_count(seed: int, tmp_path: Path) -> None:
    world = random_world(seed)
    store, expected = Store(write_snapshot(tmp_path, world)), slowly(world)
    listed = {row["supplier_id"]: row for row in answer(store, "suppliers_in_several_sources")}
    assert set(listed) == {code for code, one in expected.items() if len(one["in"]) > 1}
    for code, row in listed.items():
        one = expected[code]
        assert (row["spend_gbp"], row["invoice_count"]) == (one["spend"], one["lines"])
        assert (row["opportunity_award_count"], row["notice_award_count"]) == (one["won"], one["awards"])
        assert (row["supplier_identity"], row["seen_in"]) == (how_sure(one), worded(one["in"]))
        numbers = sorted(f"{scheme}-{number}" for scheme, number in one["numbers"])
        assert row["register_numbers"] == (", ".join(numbers) or None)

    by_source = {row["seen_in"]: row for row in answer(store, "suppliers_by_source")}
    count = Counter(worded(one["in"]) for one in expected.values())
    assert {key: row["supplier_count"] for key, row in by_source.items() if row["place_count"]} == count
    sure = Counter(worded(one["in"]) for one in expected.values() if how_sure(one).startswith("Sure"))
    assert {key: row["sure_count"] for key, row in by_source.items() if row["sure_count"]} == sure
    # Every line of final months, every awarded opportunity and every supplier of an award stands in one row.
    last = oracle.final_month(world["spend"], None)
    assert last is not None
    lines = sum(row["invoice_count"] for row in world["spend"] if row["month"] <= last)
    assert sum(row["invoice_count"] for row in by_source.values()) == lines
    assert sum(row["opportunity_award_count"] for row in by_source.values()) == 12
    assert sum(row["notice_award_count"] for row in by_source.values()) == 16

    for row in answer(store, "buyer_suppliers", buyer="S00,S01"):
        (code,) = [each["supplier_id"] for each in world["supplier"] if each["supplier_name"] == row["supplier_name"]]
        assert (row["seen_in"], row["supplier_identity"]) == (worded(expected[code]["in"]), how_sure(expected[code]))


def defined(node: Any) -> Iterator[str]:
    """Names that a SELECT gives to parts of itself."""
    if isinstance(node, dict):
        yield from (entry["key"] for entry in node.get("cte_map", {}).get("map", []))
        for value in node.values():
            yield from defined(value)
    elif isinstance(node, list):
        for value in node:
            yield from defined(value)


@pytest.mark.parametrize("name", queries.names())
def test_no_part_of_a_query_is_called_like_a_table_that_would_then_be_cited(name: str) -> None:
    ((text,),) = duckdb.execute("SELECT json_serialize_sql($sql)", {"sql": queries.load(name).sql}).fetchall()
    assert not set(defined(json.loads(text))) & set(TABLES)
