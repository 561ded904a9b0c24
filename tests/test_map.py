"""The map of councils: what it says of each equals a slow count, each council stands once, and it works by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import oracle
import pytest
import random_snapshots
import streamlit as st
from snapshots import LOTS, council, spend, write_snapshot
from streamlit.testing.v1 import AppTest

from pages.shared import council_classes, filters, queries
from pages.shared.charts.theme import theme
from pages.shared.figures import council_map
from pages.shared.page import map_panel
from pages.shared.store import Rows, Store

PAGE = Path(__file__).parents[1] / "pages" / "map.py"
MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(3, 20)]  # April 2012 to August 2013
EVIL = "<script>alert(1)</script> [x](https://example.org)"


def place(buyer_id: str, column: int, row: int, day: date = date(2012, 4, 1), map_: str = "councils") -> dict[str, Any]:
    found = {"register_date": day, "council_map": map_, "buyer_id": buyer_id}
    return found | {"hexagon_column": column, "hexagon_row": row}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Active, lapsed and never in May 2013, a county, and a council whose population is not known."""
    buyers = [
        council("ACT", population=1000, buyer_name="Acton Council"),
        council("LAP", population=2000),
        council("NEV", population=500, buyer_name=EVIL),
        council("GON"),
        council("CTY", authority_type="County", population=9000),
    ]
    rows = [spend(month, "ACT", "100", invoice_count=5) for month in MONTHS]
    rows += [spend(MONTHS[0], "LAP", "7"), spend(MONTHS[1], "GON", "3", supplier_size="Large")]
    places = [place("ACT", 0, 0), place("LAP", 1, 0), place("NEV", 0, 1), place("GON", 1, 1)]
    places.append(place("CTY", 0, 0, map_="counties"))
    write_snapshot(tmp_path, {"buyer": buyers, "spend": rows, "lot": LOTS, "council_hexagon": places})
    return tmp_path


@pytest.fixture
def store(world: Path) -> Store:
    return Store(world / "snapshots" / "2026-01-01T0000Z")


def rows_in(store: Store, month: str | None, **chosen: str) -> Rows:
    query = queries.load("council_map")
    return store.answer(query, dict.fromkeys(query.parameters) | {"month": month} | chosen)


def states(rows: Rows) -> dict[str, str]:
    return {row["buyer_id"]: row["council_state"] for row in rows.records()}


def test_states_worked_out_by_hand(store: Store) -> None:
    early = states(rows_in(store, "2013-02"))  # the 11th month
    assert early == {"ACT": "bought", "LAP": "bought", "GON": "bought", "NEV": "never", "CTY": "never"}
    # In March 2013 the 12 months still hold April 2012; in April no longer, but still May; in May neither.
    assert states(rows_in(store, "2013-03"))["LAP"] == "active"
    assert (states(rows_in(store, "2013-04"))["LAP"], states(rows_in(store, "2013-04"))["GON"]) == ("lapsed", "active")
    may = {row["buyer_id"]: row for row in rows_in(store, "2013-05").records()}
    assert {code: row["council_state"] for code, row in may.items()} == {
        "ACT": "active", "LAP": "lapsed", "GON": "lapsed", "NEV": "never", "CTY": "never"
    }  # fmt: skip
    assert (may["ACT"]["spend_gbp"], may["ACT"]["invoice_count"]) == (1400, 70)  # 14 months
    assert (may["ACT"]["spend_per_head_gbp"], may["ACT"]["sme_value_percent"]) == (1.4, 100)
    assert (may["GON"]["spend_per_head_gbp"], may["GON"]["sme_value_percent"]) == (None, None)
    # Without a month: the last final one. With a year: the last of it.
    assert {row["month"] for row in rows_in(store, None).records()} == {date(2013, 7, 1)}
    assert {row["month"] for row in rows_in(store, None, financial_year="2012-13").records()} == {date(2013, 3, 1)}


@pytest.mark.parametrize("seed", range(3))
def test_states_equal_the_slow_count(seed: int, tmp_path: Path) -> None:
    store = Store(random_snapshots.write(tmp_path, seed, councils=14, lines=60))
    tables = {name: store.rows(f"SELECT * FROM {name}").records() for name in ("spend", "buyer", "buyer_succession")}
    first = min(row["month"] for row in tables["spend"])
    chosen = oracle.selected(tables["spend"], None, None, "SME")
    for month in oracle.months_between(first, max(row["month"] for row in tables["spend"]))[::3]:
        lately = [row for row in chosen if month.replace(year=month.year - 1) < row["month"] <= month]
        by_then = [row for row in chosen if row["month"] <= month]
        expected = {}
        for body in oracle.on_register(tables["buyer"], month, None):
            ever, late = (
                oracle.first_purchase(body["buyer_id"], sales, tables["buyer_succession"]) is not None
                for sales in (by_then, lately)
            )
            early = len(oracle.months_between(first, month)) < 12
            expected[body["buyer_id"]] = "never" if not ever else "bought" if early else "active" if late else "lapsed"
        assert states(rows_in(store, f"{month:%Y-%m}", supplier_size="SME")) == expected


def test_the_map_of_a_day_is_that_of_its_register(tmp_path: Path) -> None:
    buyers = [council("OLD", end_date=date(2013, 3, 31)), council("NEW", start_date=date(2013, 4, 1))]
    places = [place("OLD", 1, 2), place("NEW", 3, 4, date(2013, 4, 1))]
    world = {"buyer": buyers, "spend": [spend(month, None, "1") for month in MONTHS], "council_hexagon": places}
    store = Store(write_snapshot(tmp_path, world))
    for month, code, column in (("2013-03", "OLD", 1), ("2013-04", "NEW", 3)):
        (row,) = rows_in(store, month).records()
        assert (row["buyer_id"], row["hexagon_column"]) == (code, column)


@pytest.mark.parametrize("colour_by", council_classes.COLOURINGS)
@pytest.mark.parametrize("month", ["2012-06", "2013-05"])
def test_every_council_has_one_hexagon_in_one_class(store: Store, colour_by: str, month: str) -> None:
    rows, look = rows_in(store, month), theme(False)
    traces = council_map.chart(rows, look, colour_by=colour_by)["data"]
    drawn = [trace for trace in traces if trace.get("fill") == "toself"]
    corners = [(x, y) for trace in drawn for x, y in zip(trace["x"], trace["y"], strict=True) if x is not None]
    assert len(corners) == 7 * len(rows) and len(set(corners)) >= 4 * len(rows)
    assert sum(trace["x"].count(None) for trace in drawn) == len(rows)
    (pointer,) = [trace for trace in traces if "customdata" in trace]
    assert len(set(zip(pointer["x"], pointer["y"], strict=True))) == len(rows)
    legend = [trace["name"] for trace in traces if trace.get("name")]
    assert sum(int(name.rsplit(": ", 1)[1]) for name in legend) == len(rows)
    assert "<script>" not in str(traces)


def test_the_chosen_council_is_outlined_and_codes_can_be_shown(store: Store) -> None:
    rows, look = rows_in(store, "2013-05"), theme(True)
    plain = council_map.chart(rows, look)["data"]
    chosen = council_map.chart(rows, look, council="LAP", codes="yes")["data"]
    assert len(chosen) == len(plain) + 1
    (outline,) = [trace for trace in chosen if trace.get("line", {}).get("width") == 4]
    assert min(x for x in outline["x"] if x is not None) == pytest.approx(1 - 0.55 * 3**0.5 / 2, abs=0.001)
    assert sorted(chosen[-1]["text"]) == ["ACT", "CTY", "GON", "LAP", "NEV"]


def test_counties_stand_clear_of_all_others(real_snapshot: Path) -> None:
    store = Store(real_snapshot)
    for region in (None, "South East"):
        rows = rows_in(store, "2014-05", **({"region": region} if region else {}))
        (pointer,) = [trace for trace in council_map.chart(rows, theme(False))["data"] if "customdata" in trace]
        points = list(zip(pointer["x"], pointer["y"], strict=True))
        kinds = ["County<" in f"{text}<" and ", County<br>" in text for text, _ in pointer["customdata"]]
        counties = [point for point, is_county in zip(points, kinds, strict=True) if is_county]
        others = [point for point, is_county in zip(points, kinds, strict=True) if not is_county]
        assert counties and others
        nearest = min((x - u) ** 2 + (y - v) ** 2 for x, y in counties for u, v in others)
        assert nearest > 1.2  # more than one hexagon between the middles


def test_a_council_in_words(store: Store) -> None:
    told = {row["buyer_id"]: ". ".join(council_map.about(row)) for row in rows_in(store, "2013-05").records()}
    assert told["NEV"] == "Has not bought by May 2013"
    assert told["ACT"] == (
        "Active, first in April 2012 (its own or a predecessor's purchase). £1,400 on 70 invoice lines. "
        "£1.40 a head of 1,000 residents (2020). 100% of the spend with SMEs"
    )
    assert told["GON"].endswith("No spend per head, since its population is not known. No SME share, on too few "
                                "invoice lines")  # fmt: skip


@pytest.fixture
def page(world: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    st.cache_data.clear()
    st.cache_resource.clear()
    monkeypatch.setenv("DATA_DIR", str(world))
    yield AppTest.from_file(str(PAGE), default_timeout=60)
    st.cache_data.clear()
    st.cache_resource.clear()


def heading(app: AppTest) -> str:
    return str(app.header[0].value)


def test_the_month_lives_in_the_address_and_the_slider_moves_it(page: AppTest) -> None:
    page.run()
    assert not page.exception and page.select_slider[0].value == "2013-07"  # the last final month
    assert "month" not in page.query_params
    page.select_slider[0].set_value("2012-05").run()
    assert page.query_params["month"] == "2012-05" and heading(page).endswith("had bought by May 2012")
    page.query_params["month"] = "2012-04"
    assert heading(page.run()).endswith("had bought by April 2012") and page.select_slider[0].value == "2012-04"


def test_a_month_that_is_not_in_the_data_gets_a_sentence(page: AppTest) -> None:
    page.query_params["month"] = "1999-01"
    page.run()
    assert not page.exception
    assert "Month “1999-01” has no data" in page.warning[0].value.replace("\\", "")
    assert heading(page).endswith("by July 2013")


def test_a_chosen_council_is_told_in_words_in_which_nothing_acts(page: AppTest) -> None:
    page.run().selectbox(key="map_council").set_value("NEV").run()
    assert not page.exception
    (told,) = [element.value for element in page.markdown if "Has not bought" in element.value]
    assert r"\<script\>" in told and "](https://" not in told


def test_colours_council_and_codes_live_in_the_address(page: AppTest) -> None:
    page.query_params.update({"colour_by": "First year", "council": "NEV", "codes": "yes"})
    page.run()
    assert not page.exception and page.selectbox(key="map_colour").value == "First year"
    assert page.selectbox(key="map_council").value == "NEV" and page.toggle(key="map_codes").value is True
    page.selectbox(key="map_colour").set_value("Spend per head").run()
    assert page.query_params["colour_by"] == "Spend per head" and page.query_params["council"] == "NEV"
    page.toggle(key="map_codes").set_value(False)
    page.selectbox(key="map_colour").set_value("Never, active or lapsed").run()
    assert not {"colour_by", "codes"} & set(page.query_params)


def test_months_play_until_the_last_and_can_be_stopped(page: AppTest) -> None:
    page.query_params["month"] = "2013-05"
    page.run().button(key="map_play").click().run()
    assert page.session_state[map_panel.PLAYING] and heading(page).endswith("June 2013")
    assert page.select_slider[0].disabled
    page.run()
    assert heading(page).endswith("July 2013")
    page.button(key="map_play").click().run()
    assert not page.session_state[map_panel.PLAYING] and not page.select_slider[0].disabled
    stopped = heading(page)
    assert heading(page.run()) == stopped
    page.query_params["month"] = "2013-07"
    page.run().button(key="map_play").click().run()  # to August, the newest
    page.run()
    assert not page.session_state[map_panel.PLAYING] and page.query_params["month"] == "2013-08"


def test_the_data_of_the_map_is_that_of_the_month(store: Store) -> None:
    choice, problems = filters.choose({"month": "2012-06", "financial_year": "2012-13"}, tuple(filters.FILTERS), store)
    assert problems == [] and choice.words["month"] == "June 2012" and "month=2012-06" in choice.address()
    _, problems = filters.choose({"month": "2013-06", "financial_year": "2012-13"}, tuple(filters.FILTERS), store)
    assert problems == [
        "Month “2013-06” has no data together with the other filters, so this page shows: last final month."
    ]
