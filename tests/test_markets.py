"""Suppliers, concentration, line values and restatements against slow second implementations, on random sales."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

import oracle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from snapshots import LOTS, central, council, spend, write_snapshot

from pages.shared import queries
from pages.shared.charts.theme import theme
from pages.shared.figures import usual_revision
from pages.shared.store import Store

Row = dict[str, Any]
World = dict[str, list[Row]]

MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(20)]
KINDS = {"C": "local_authority", "D": "ministerial_department", "A": "executive_agency", "O": "other_central"}
SUPPLIERS = [f"s{n}" for n in range(14)]
few = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])


Ask = Callable[..., list[Row]]


@contextmanager
def asking(world: World) -> Iterator[Ask]:
    """How to run a figure's query on a world as the dashboard does; one snapshot serves many questions."""
    with TemporaryDirectory() as folder:
        store = Store(write_snapshot(Path(folder), world))

        def ask(name: str, **chosen: str | None) -> list[Row]:
            query = queries.load(name)
            return store.answer(query, {parameter: chosen.get(parameter) for parameter in query.parameters}).records()

        yield ask


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Sales of a few suppliers to bodies of every kind and to nobody known, credit notes among them."""
    bodies = [f"{kind}{n}" for kind in KINDS for n in range(3)]
    rows = draw(
        st.lists(
            st.builds(
                lambda month, body, supplier, pounds, lot, size, lines: spend(
                    month,
                    body,
                    str(pounds),
                    supplier_id=supplier,
                    lot_id=lot,
                    supplier_size=size,
                    buyer_type=KINDS[body[0]] if body else None,
                    invoice_count=lines,
                ),
                st.sampled_from(MONTHS),
                st.sampled_from([*bodies, None]),
                st.sampled_from(SUPPLIERS),
                st.integers(-200, 900),
                st.sampled_from([lot["lot_id"] for lot in LOTS]),
                st.sampled_from(["SME", "Large"]),
                st.integers(1, 6),
            ),
            max_size=60,
        )
    )
    buyers = [council(body) if body[0] == "C" else central(body, KINDS[body[0]]) for body in bodies]
    return {
        "buyer": buyers,
        "spend": rows,
        "lot": LOTS,
        "supplier": [{"supplier_id": code, "supplier_name": code.upper()} for code in SUPPLIERS],
        "commitment": [
            {"commitment_id": "a", "commitment": "A quarter", "start_year": 2010, "due_year": 2013}
            | {"status": "sourced", "target_percent": Decimal(25)}
        ],
    }


chosen_filters = st.fixed_dictionaries(
    {
        "financial_year": st.sampled_from([None, "2012-13"]),
        "lot_id": st.sampled_from([None, "software-as-a-service"]),
        "supplier_size": st.sampled_from([None, "SME"]),
    }
)


def final_sales(world: World, chosen: dict[str, str | None]) -> list[Row]:
    last = oracle.final_month(world["spend"], chosen["financial_year"])
    rows = oracle.selected(world["spend"], chosen["financial_year"], chosen["lot_id"], chosen.get("supplier_size"))
    return [row for row in rows if last is not None and row["month"] <= last]


def net(rows: list[Row], *columns: str) -> dict[Any, Decimal]:
    found: dict[Any, Decimal] = defaultdict(Decimal)
    for row in rows:
        found[tuple(row[column] for column in columns)] += row["spend_gbp"]
    return dict(found)


def named(rows: list[Row]) -> list[Row]:
    return [row | {"buyer": row["buyer_id"] or row["buyer_name_published"]} for row in rows]


def the_largest_suppliers_are_those_with_most_spend(ask: Ask, world: World, chosen: dict[str, str | None]) -> None:
    sales = final_sales(world, chosen)
    by_supplier = {code: pounds for (code,), pounds in net(sales, "supplier_id").items() if pounds > 0}
    rows = ask("largest_suppliers", **chosen)
    assert {row["supplier_id"]: row["spend_gbp"] for row in rows} == by_supplier  # fewer than twenty in this world
    assert [row["spend_gbp"] for row in rows] == sorted(by_supplier.values(), reverse=True)
    pairs = net(named(sales), "supplier_id", "buyer")
    total, lines = sum(row["spend_gbp"] for row in sales), sum(row["invoice_count"] for row in sales)
    for row in rows:
        buyers = [pounds for (code, _), pounds in pairs.items() if code == row["supplier_id"] and pounds > 0]
        assert row["buyer_count"] == len(buyers)
        if lines < 10 or total <= 0:
            assert row["share_percent"] is None
        else:
            assert row["share_percent"] == pytest.approx(oracle.share(row["spend_gbp"], total))


def new_and_gone_suppliers_equal_the_slow_lists(ask: Ask, world: World, chosen: dict[str, str | None]) -> None:
    everything = final_sales(world, chosen | {"financial_year": None})
    months: dict[str, list[date]] = defaultdict(list)
    for (code, month), pounds in sorted(net(everything, "supplier_id", "month").items()):
        if pounds > 0:
            months[code].append(month)
    last = oracle.final_month(world["spend"], chosen["financial_year"])
    new, gone = set(), set()
    if last is not None:
        begin = min(row["month"] for row in world["spend"])
        year_after = begin.replace(year=begin.year + 1)
        year_before = oracle.year_before(last)
        for code, sold in months.items():
            until = [month for month in sold if month <= last]
            in_year = chosen["financial_year"] is None or date(2012, 4, 1) <= sold[0] < date(2013, 4, 1)
            if sold[0] >= year_after and year_before < sold[0] <= last and in_year:
                new.add(code)
            if until and until[-1] <= year_before:
                gone.add(code)
    assert {row["supplier_id"] for row in ask("suppliers_new", **chosen)} == new
    assert {row["supplier_id"] for row in ask("suppliers_gone", **chosen)} == gone


def suppliers_by_month_equal_the_slow_count(ask: Ask, world: World, chosen: dict[str, str | None]) -> None:
    sales = final_sales(world, chosen | {"financial_year": None})
    sold = {key for key, pounds in net(sales, "supplier_id", "month").items() if pounds > 0}
    for row in ask("suppliers_by_month", **chosen):
        month, begin = row["month"], min(sale["month"] for sale in world["spend"])
        now = {code for code, when in sold if when == month}
        before = {code for code, when in sold if when < month}
        assert row["supplier_count"] == len(now)
        known = month >= begin.replace(year=begin.year + 1)
        assert row["new_supplier_count"] == (len(now - before) if known else None)


def concentration_equals_the_slow_count(ask: Ask, world: World, chosen: dict[str, str | None]) -> None:
    sales = named(final_sales(world, chosen))
    rows = {(row["market_side"], row["financial_year"]): row for row in ask("concentration", **chosen)}
    for side, column in (("Buyers", "buyer"), ("Suppliers", "supplier_id")):
        for year in {row["financial_year"] for row in sales}:
            of_year = [row for row in sales if row["financial_year"] == year]
            parties = sorted((pounds for pounds in net(of_year, column).values() if pounds > 0), reverse=True)
            row = rows.pop((side, year), None)
            if not parties:
                assert row is None
                continue
            assert row is not None and row["party_count"] == len(parties)
            if len(parties) < 10:
                assert row["largest_ten_percent"] is None and row["herfindahl_index"] is None
            else:
                shares = [oracle.share(pounds, sum(parties)) for pounds in parties]
                assert row["largest_ten_percent"] == pytest.approx(sum(shares[:10]))
                assert row["herfindahl_index"] == pytest.approx(sum(share**2 for share in shares))
    assert not rows


def suppliers_of_a_buyer_equal_the_slow_count(ask: Ask, world: World, chosen: dict[str, str | None]) -> None:
    sales = named(final_sales(world, chosen))
    used: dict[str, list[str]] = defaultdict(list)
    for (buyer, supplier), pounds in net(sales, "buyer", "supplier_id").items():
        if pounds > 0:
            used[buyer].append(supplier)
    counts = [len(suppliers) for suppliers in used.values()]
    expected = [sum(low <= count <= high for count in counts) for low, high in ((1, 1), (2, 2), (3, 5), (6, 10))]
    assert [row["buyer_count"] for row in ask("suppliers_per_buyer", **chosen)] == [
        *expected,
        sum(count > 10 for count in counts),
    ]
    alone = {buyer: only[0] for buyer, only in used.items() if len(only) == 1 and buyer != "Unknown body"}
    listed = ask("buyers_with_one_supplier", **chosen)
    assert {row["buyer_id"]: row["supplier_name"].lower() for row in listed} == alone
    assert [row["buyer_name"].lower() for row in listed] == sorted(row["buyer_name"].lower() for row in listed)
    for row in listed:
        lines = sum(
            sale["invoice_count"]
            for sale in sales
            if sale["buyer"] == row["buyer_id"] and sale["supplier_id"] == alone[row["buyer_id"]]
        )
        assert row["dependence"] == ("depends on one" if lines >= 10 else "cannot be said")


def the_sme_share_of_a_year_equals_the_slow_share(ask: Ask, world: World, chosen: dict[str, str | None]) -> None:
    sales = final_sales(world, chosen | {"supplier_size": None})
    central_kinds = {"ministerial_department", "executive_agency", "other_central"}
    for row in ask("sme_share_by_year", **chosen):
        group, year = row["buyer_group"], row["financial_year"]
        of_group = [
            sale
            for sale in sales
            if sale["financial_year"] == year
            and (
                sale["buyer_type"] in central_kinds
                if group == "Central government"
                else oracle.GROUPS[sale["buyer_type"]] == group
            )
        ]
        small = [sale for sale in of_group if sale["supplier_size"] == "SME"]
        pounds, lines = sum(sale["spend_gbp"] for sale in of_group), sum(sale["invoice_count"] for sale in of_group)
        assert (row["spend_gbp"], row["invoice_count"]) == (pounds, lines)
        if lines < 10 or pounds <= 0:
            assert row["sme_value_percent"] is None
        else:
            assert row["sme_value_percent"] == pytest.approx(
                oracle.share(sum(sale["spend_gbp"] for sale in small), pounds)
            )
        # The aspiration of 2010 to 2013 stands with central government in the years that end in 2011 to 2013.
        aspired = 25.0 if group == "Central government" and year in ("2011-12", "2012-13") else None
        assert row["aspired_share"] == aspired


@few
@given(worlds(), chosen_filters)
def test_what_is_said_of_suppliers_equals_the_slow_counts(world: World, chosen: dict[str, str | None]) -> None:
    with asking(world) as ask:
        for check in (
            the_largest_suppliers_are_those_with_most_spend,
            new_and_gone_suppliers_equal_the_slow_lists,
            suppliers_by_month_equal_the_slow_count,
            concentration_equals_the_slow_count,
            suppliers_of_a_buyer_equal_the_slow_count,
            the_sme_share_of_a_year_equals_the_slow_share,
        ):
            check(ask, world, chosen)


@few
@given(st.lists(st.tuples(st.sampled_from(["C0", "D0", None]), st.integers(-50, 5000)), min_size=1, max_size=60))
def test_quartiles_of_lines_equal_the_slow_quartiles(drawn: list[tuple[str | None, int]]) -> None:
    lines = [
        {"month": MONTHS[0], "buyer_id": body, "lot_id": LOTS[0]["lot_id"], "supplier_size": "SME"}
        | {"spend_gbp": Decimal(pounds)}
        for body, pounds in drawn
    ]
    world = {
        "buyer": [council("C0"), central("D0")],
        "lot": LOTS,
        "spend": [spend(month, "C0", "1") for month in MONTHS[:2]],
        "spend_line": lines,
    }
    groups = {"C0": "Local authorities", "D0": "Departments", None: "Not matched"}
    with asking(world) as ask:
        found = {row["buyer_group"]: row for row in ask("invoice_line_value_by_buyer_group")}
    for body in {body for body, _ in drawn}:
        values = [pounds for one, pounds in drawn if one == body]
        row = found[groups[body]]
        told = [row["quartile_low_gbp"], row["median_gbp"], row["quartile_high_gbp"]]
        assert row["invoice_count"] == len(values)
        assert told == ([None] * 3 if len(values) < 10 else pytest.approx(quantiles(values, n=4, method="inclusive")))


DAYS = [date(2014, 4, 10), date(2014, 7, 14), date(2014, 9, 1)]
vintages = st.lists(
    st.tuples(
        st.sampled_from(DAYS),
        st.sampled_from(MONTHS[:4]),
        st.sampled_from(["Health", "Police"]),
        st.sampled_from([lot["lot_id"] for lot in LOTS]),
        st.sampled_from(["SME", "Large"]),
        st.integers(-50, 900),
    ),
    max_size=40,
    unique_by=lambda cell: cell[:5],
)


def as_vintage(cells: list[tuple[Any, ...]]) -> list[Row]:
    return [
        {"release_id": f"g_cloud_sales-{day}", "published_date": day, "month": month, "sector_published": sector}
        | {"lot_id": lot, "supplier_size": size, "spend_gbp": Decimal(pounds), "invoice_count": 4}
        for day, month, sector, lot, size, pounds in cells
    ]


def restatements_by_part(ask: Ask, cells: list[tuple[Any, ...]]) -> None:
    names = {lot["lot_id"]: lot["lot_name"] for lot in LOTS}
    days = sorted({cell[0] for cell in cells})
    for name, column, place in (
        ("restated_by_sector", "sector_published", 2),
        ("restated_by_lot", "lot_name", 3),
        ("restated_by_size", "supplier_size", 4),
    ):
        expected = {}
        for before, after in pairwise(days):
            held = [{cell[1] for cell in cells if cell[0] == day} for day in (before, after)]
            for month in held[0] & held[1]:
                for part in {cell[place] for cell in cells if cell[0] in (before, after) and cell[1] == month}:
                    told = [
                        sum(cell[5] for cell in cells if (cell[0], cell[1], cell[place]) == (day, month, part))
                        for day in (before, after)
                    ]
                    expected[after, month, names.get(part, part)] = (told[0], told[1], told[1] - told[0])
        rows = ask(name)
        assert {
            (row["published_date"], row["month"], row[column]): (
                row["spend_before_gbp"],
                row["spend_gbp"],
                row["difference_gbp"],
            )
            for row in rows
        } == expected
        assert len(rows) == len(expected)


def what_a_newest_month_became(ask: Ask, cells: list[tuple[Any, ...]]) -> None:
    days = sorted({cell[0] for cell in cells})
    expected = {}
    for before, after in pairwise(days):
        newest = max(cell[1] for cell in cells if cell[0] == before)
        told = [[cell[5] for cell in cells if cell[0] == day and cell[1] == newest] for day in (before, after)]
        if told[1]:
            lines = 4 * len(told[0])
            change = sum(told[1]) - sum(told[0])
            percent = 100 * change / sum(told[0]) if lines >= 10 and sum(told[0]) > 0 else None
            expected[after] = (newest, change, percent)
    rows = ask("usual_revision")
    found = {row["published_date"]: row for row in rows if row["month_position"] == "newest"}
    assert found.keys() == expected.keys()
    for day, (month, change, percent) in expected.items():
        assert (found[day]["month"], found[day]["difference_gbp"]) == (month, change)
        assert found[day]["revision_percent"] == (None if percent is None else pytest.approx(percent))


@few
@given(vintages)
def test_restatements_equal_the_slow_differences(cells: list[tuple[Any, ...]]) -> None:
    with asking({"lot": LOTS, "spend_vintage": as_vintage(cells)}) as ask:
        restatements_by_part(ask, cells)
        what_a_newest_month_became(ask, cells)


def test_what_is_said_beside_a_provisional_month_gives_pounds_per_cent_and_base(tmp_path: Path) -> None:
    cells = [(DAYS[0], MONTHS[0], "Health", LOTS[0]["lot_id"], size, 100) for size in ("SME", "Large")]
    cells += [(DAYS[0], MONTHS[1], sector, LOTS[0]["lot_id"], "SME", 100) for sector in ("Health", "Police")]
    cells += [
        (DAYS[1], month, "Health", LOTS[0]["lot_id"], "SME", pounds)
        for month, pounds in ((MONTHS[0], 150), (MONTHS[1], 250))
    ]
    rows = [row | {"invoice_count": 5} for row in as_vintage(cells)]
    store = Store(write_snapshot(tmp_path, {"spend_vintage": rows}))
    assert usual_revision.said(store.answer(queries.load("usual_revision"))) == (
        "The newest month is provisional: February 2012 went from £200 to £250 (up £50, 25.0%) in the next "
        "publication, the only revision known."
    )


def test_the_aspiration_is_drawn_on_central_governments_panel_alone(tmp_path: Path) -> None:
    months = [date(2012 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(13)]
    rows = [spend(month, "C0", "10", invoice_count=9) for month in months]
    rows += [spend(month, "D0", "10", invoice_count=9, buyer_type="ministerial_department") for month in months]
    target = {"commitment_id": "a", "commitment": "A quarter", "status": "sourced", "target_percent": Decimal(25)}
    world = {"spend": rows, "commitment": [target | {"start_year": 2010, "due_year": 2015}]}
    store = Store(write_snapshot(tmp_path, world))
    query = queries.load("sme_share_by_year")
    module = import_module("pages.shared.figures.sme_share_by_year")
    told = module.chart(store.answer(query, dict.fromkeys(query.parameters)), theme(False))["layout"]
    labels = [note["text"] for note in told["annotations"]]
    assert [label for label in labels if "25%" in label] == [
        "<b>Central government</b><br>Dashed: 25%,<br>with indirect"
    ]
    assert {shape["yref"] for shape in told["shapes"]} == {"y"}  # the first panel's own axis
