"""One body and its peers: numbers against a slow count, bands against NumPy, the page, its links and its search."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import oracle
import pytest
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from pages.shared import filters, queries
from pages.shared.bodies import asked as bodies
from pages.shared.page import body_links
from pages.shared.server import figure_data
from pages.shared.store import Rows, Store

PAGE = Path(__file__).parents[1] / "pages" / "buyer.py"
MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(3, 30)]
NOTE = "Low use of the frameworks is not low use of the cloud: councils buy in other ways too."


@pytest.fixture(autouse=True)
def no_leftovers() -> Iterator[None]:
    st.cache_data.clear()
    st.cache_resource.clear()
    yield


def answer(store: Store, name: str, **asked: str) -> list[dict[str, Any]]:
    choice, problems = filters.choose(asked, filters.NAMES, store)
    assert problems == []
    query = queries.load(name)
    return store.answer(query, choice.for_query(query.parameters)).records()


def random_world(seed: int, councils: int, lines: int) -> dict[str, list[dict[str, Any]]]:
    random = Random(seed)
    buyers = [
        council(
            f"C{n:02}",
            population=random.choice([None, 900, 5000, 70_000]) if n else 4000,
            population_year=2020,
            county_buyer_id=random.choice(["K1", "K2"]),
            end_date=date(2013, 1, 31) if n == 7 else None,
        )
        for n in range(councils)
    ]
    rows = [
        spend(
            random.choice(MONTHS),
            f"C{random.randrange(councils):02}",
            str(random.choice([-50, 5, 300, 4000])),
            supplier_id=random.choice(["a", "b"]),
            supplier_size=random.choice(["SME", "Large"]),
            invoice_count=random.randint(1, 6),
        )
        for _ in range(lines)
    ]
    listed = [f"C{n:02}" for n in range(1, councils, 2)]
    neighbours = [
        {"buyer_id": "C00", "area_id_gss": "E0", "neighbour_place": place, "neighbour_id_gss": code,
         "neighbour_buyer_id": code, "list_kind": "own"}
        for place, code in enumerate(listed, start=1)
    ]  # fmt: skip
    return {"buyer": buyers, "spend": rows, "lot": LOTS, "neighbour": neighbours, "buyer_succession": []}


def peers_of(world: dict[str, list[dict[str, Any]]], kind: str, own: str) -> list[dict[str, Any]]:
    """Who is compared with C00, by what each kind of peers means."""
    last = oracle.final_month(world["spend"], None)
    assert last is not None
    there = [body for body in oracle.on_register(world["buyer"], last, None) if body["buyer_id"] != "C00"]
    meant = {
        "similar": {row["neighbour_buyer_id"] for row in world["neighbour"]},
        "type": {body["buyer_id"] for body in there},
        "county": {
            body["buyer_id"] for body in there if body["county_buyer_id"] == world["buyer"][0]["county_buyer_id"]
        },
        "own": set(own.split(",")),
    }
    return [body for body in there if body["buyer_id"] in meant[kind]]


def year_of(month: date) -> str:
    start = month.year - (month.month < 4)
    return f"{start}-{(start + 1) % 100:02}"


def spent(world: dict[str, list[dict[str, Any]]], body: str, month: date) -> Decimal:
    return sum(
        (row["spend_gbp"] for row in world["spend"] if row["buyer_id"] == body and row["month"] <= month), Decimal(0)
    )


@pytest.mark.parametrize("kind", ["similar", "type", "county", "own"])
@pytest.mark.parametrize(("seed", "councils", "lines"), [(1, 60, 400), (3, 14, 30)])
def test_peers_medians_and_bands_equal_numpys(seed: int, councils: int, lines: int, kind: str, tmp_path: Path) -> None:
    world = random_world(seed, councils, lines)
    own = ",".join(f"C{n:02}" for n in range(1, 13))
    store = Store(write_snapshot(tmp_path, world))
    asked = {"buyer": "C00", "peers": kind, "own": own}
    peers = peers_of(world, kind, own)
    last = oracle.final_month(world["spend"], None)
    assert last is not None

    rows = answer(store, "peer_spend", **asked)
    assert [row["buyer_id"] for row in rows] == ["C00", *sorted(body["buyer_id"] for body in peers)]
    heads = [float(spent(world, body["buyer_id"], last)) / body["population"] for body in peers if body["population"]]
    expected = np.percentile(heads, [25, 50, 75]) if len(heads) >= 10 else [None] * 3
    found = [rows[0][f"peers_{part}_gbp"] for part in ("quarter_low", "median", "quarter_high")]
    assert found == pytest.approx(list(expected))
    assert rows[0]["peer_per_head_count"] == len(heads)

    banded = answer(store, "peer_bands", **asked)
    final = sorted({line["month"] for line in world["spend"] if line["month"] <= last})
    held = {year: [month for month in final if year_of(month) == year] for year in map(year_of, final)}
    assert [(row["financial_year"], row["month_count"]) for row in banded] == [(y, len(m)) for y, m in held.items()]
    for row in banded:
        end = row["held_to_month"]
        assert (row["held_from_month"], end) == (held[row["financial_year"]][0], held[row["financial_year"]][-1])
        in_time = [line for line in world["spend"] if line["month"] <= end]
        bought = [
            float(spent(world, body["buyer_id"], end)) / body["population"]
            for body in peers
            if body["population"] and oracle.first_purchase(body["buyer_id"], in_time, []) is not None
        ]
        assert row["peer_bought_count"] == len(bought)
        bands = [row[f"band_{part}_gbp"] for part in (10, 25, 50, 75, 90)]
        wanted = np.percentile(bought, [10, 25, 50, 75, 90]) if len(bought) >= 10 else [None] * 5
        assert bands == pytest.approx(list(wanted))
        assert row["spend_per_head_gbp"] == pytest.approx(float(spent(world, "C00", end)) / 4000)
        assert row["comparison_note"] == NOTE


@pytest.mark.parametrize("seed", range(3))
def test_a_bodys_own_numbers_equal_the_slow_count(seed: int, tmp_path: Path) -> None:
    world = random_world(seed, 12, 200)
    store = Store(write_snapshot(tmp_path, world))
    last = oracle.final_month(world["spend"], None)
    assert last is not None
    for row in answer(store, "buyer_summary", buyer="C03,C00,C05"):
        own = [line for line in world["spend"] if line["buyer_id"] == row["buyer_id"] and line["month"] <= last]
        lines = sum(line["invoice_count"] for line in own)
        assert (row["invoice_count"], row["supplier_count"]) == (lines, len({line["supplier_id"] for line in own}))
        assert row["spend_gbp"] == sum(line["spend_gbp"] for line in own)
        small = sum(line["spend_gbp"] for line in own if line["supplier_size"] == "SME")
        if lines >= 10 and row["spend_gbp"] > 0:
            assert row["sme_value_percent"] == pytest.approx(oracle.share(small, row["spend_gbp"]))
        else:
            assert row["sme_value_percent"] is None
        months = oracle.own_months(world["spend"], None, None, None).get(row["buyer_id"], {})
        assert row["months_bought_count"] == len(months)
        assert (row["first_purchase_month"], row["last_purchase_month"]) == (
            (min(months), max(months)) if months else (None, None)
        )
    order = [row["buyer_id"] for row in answer(store, "buyer_summary", buyer="C03,C00,C05")]
    assert order == ["C03", "C00", "C05"]


def test_the_same_spelling_in_another_file_has_no_spend_of_its_own(tmp_path: Path) -> None:
    spelt = {"buyer_name_published": "C00", "buyer_id": "C00", "match_method": "exact"}
    sources = ("contracts_finder_notices", "digital_outcomes_opportunities", "digital_outcomes_sales", "g_cloud_sales")
    dos = {"framework_id": "digital-outcomes-and-specialists-2", "lot_id": "digital-outcomes"}
    world = {
        "buyer": [council("C00")],
        "buyer_name": [spelt | {"source": source} for source in sources],
        "spend": [spend(MONTHS[0], "C00", "70"), spend(MONTHS[1], "C00", "5"), spend(MONTHS[1], "C00", "9", **dos)],
    }
    rows = answer(Store(write_snapshot(tmp_path, world)), "buyer_spellings", buyer="C00")
    found = {row["source"]: (row["spend_gbp"], row["invoice_count"]) for row in rows}
    assert found == dict(zip(sources, [(0, 0), (0, 0), (9, 1), (75, 2)], strict=True))


@pytest.fixture
def some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Councils and an agency in real surroundings: a spelling, a register's other name, a successor, an odd name."""
    world = random_world(5, 26, 300)
    world["buyer"][3]["buyer_name"] = "[Evil](javascript:alert(1)) <b> #x Council"
    world["buyer"].append({"buyer_id": "dvla", "buyer_name": "DVLA Agency", "buyer_type": "executive_agency"})
    world["buyer_name"] = [
        {"source": "g_cloud_sales", "buyer_name_published": "LB of Nought", "buyer_id": "C00",
         "match_method": "variant"}
    ]  # fmt: skip
    world["buyer_alias"] = [{"buyer_id": "dvla", "alias_name": "Driver Licensing"}]
    world["buyer_succession"] = [
        {"buyer_id": "C07", "successor_buyer_id": "C00", "succession_date": date(2013, 2, 1), "evidence": "made up"}
    ]
    write_snapshot(tmp_path, world)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return tmp_path


def run(**address: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def headings(app: AppTest) -> str:
    return "\n".join(header.value for header in app.header).replace("\\", "")


def test_a_body_is_found_by_any_published_name(some: Path) -> None:
    app = run()
    (search,) = app.multiselect
    assert {"C00 Council", "LB of Nought → C00 Council", "Driver Licensing → DVLA Agency"} <= set(search.options)
    assert "public bodies had invoices" in headings(app)


def test_picking_a_spelling_leads_to_the_body_and_into_the_address(some: Path) -> None:
    app = run()
    store = Store(next((some / "snapshots").iterdir()))
    by_alias = next(name for name in bodies.names(store) if name.alias == "LB of Nought")
    app.multiselect[0].set_value([by_alias]).run()
    assert not app.exception
    assert app.query_params["buyer"] in ("C00", ["C00"])
    assert "C00 Council bought in" in headings(app)


def test_one_council_has_its_numbers_and_its_peers(some: Path) -> None:
    app = run(buyer="C00")
    assert [metric.label for metric in app.metric] == [
        "Spend", "Invoice lines", "Suppliers", "SME share", "First purchase",
    ]  # fmt: skip
    assert "neighbours" in headings(app)
    assert "1 related body on the registers held" in headings(app)
    assert any(NOTE in text.value.replace("\\", "") for text in app.markdown)


def test_an_agency_has_no_peers(some: Path) -> None:
    assert "peer" not in headings(run(buyer="dvla")) and "neighbour" not in headings(run(buyer="dvla"))


def test_six_bodies_side_by_side_in_either_way_of_writing(some: Path) -> None:
    six = [f"C{n:02}" for n in range(6)]
    assert headings(run(buyer=six)) == headings(run(buyer=",".join(six)))
    assert "6 bodies spent" in headings(run(buyer=six))
    seven = run(buyer=",".join([*six, "dvla"]))
    assert seven.warning[0].value.startswith("Only the first 6 are shown of the 7")


def test_what_an_address_cannot_have_is_said(some: Path) -> None:
    app = run(buyer="C00,nobody", peers="friends", own="dvla")
    told = " ".join(warning.value for warning in app.warning).replace("\\", "")
    assert "No public body in this snapshot has the code “nobody”" in told
    assert "Peers “friends” are none of similar, type, county and own" in told
    assert "No council in this snapshot has the code “dvla”" in told


def test_the_readers_own_list_has_the_readers_name(some: Path) -> None:
    own = ",".join(f"C{n:02}" for n in range(1, 13))
    app = run(buyer="C00", peers="own", own=own, own_name="Our *friends*")
    assert "11 councils of Our *friends*" in headings(app)  # C07 had gone
    assert r"Our \*friends\*" in "\n".join(header.value for header in app.header)


def test_a_name_in_a_list_leads_to_the_body_and_cannot_act() -> None:
    rows = Rows(("buyer_name", "buyer_id"), (("[Evil](javascript:alert(1)) #x", "E&V"), ("Plain", None)))
    assert body_links.column(rows) == "buyer_name"
    link, plain = body_links.markdown(rows, "buyer_name")
    assert link == r"[\[Evil\](javascript\:alert(1)) \#x](/buyer?buyer=E%26V)"
    assert plain == "Plain"
    address, none = body_links.addresses(rows, "buyer_name")
    assert address == "/buyer?buyer=E%26V#%5BEvil%5D%28javascript%3Aalert%281%29%29%20%23x"
    assert none is None
    assert body_links.column(Rows(("supplier_name", "buyer_id"), ())) is None


def test_a_comparisons_file_carries_the_note_and_the_choice(some: Path) -> None:
    client = TestClient(Starlette(routes=[figure_data.ROUTE]))
    for ask in ("buyer=C00&buyer=C01&peers=type", "buyer=C00,C01&peers=type"):
        found = client.get(f"/figures/peer_spend.csv?{ask}")
        assert found.status_code == 200
        rows = list(csv.DictReader(io.StringIO(found.text)))
        assert len(rows) == 25 and {row["comparison_note"] for row in rows} == {NOTE}
        assert found.headers["content-location"].endswith("buyer=C00%2CC01&peers=type")
    assert client.get("/figures/peer_spend.csv?buyer=nobody").status_code == 400


@pytest.mark.parametrize("garbage", ["' OR 1=1 --", "C00\x00", "x" * 10_000, "🦆", ",,,"])
def test_garbage_in_an_address_is_a_sentence_or_nothing(some: Path, garbage: str) -> None:
    store = Store(next((some / "snapshots").iterdir()))
    choice, problems = filters.choose(dict.fromkeys(bodies.NAMES, garbage), bodies.NAMES, store)
    assert choice.values["buyer"] is choice.values["own"] is choice.values["peers"] is None
    assert len(problems) == (1 if garbage == ",,," else 3)
    assert len(choice.values["own_name"] or "") <= bodies.LONGEST_NAME
    assert all(len(problem) < 200 for problem in problems)
