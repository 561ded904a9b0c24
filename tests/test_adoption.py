"""Who bought, who stopped, who has not yet; who came back; and published figures beside ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import oracle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from snapshots import LOTS, council, spend, write_snapshot

from pages.shared import charts, filters, queries
from pages.shared.charts import adoption as adoption_charts
from pages.shared.charts import beside as beside_charts
from pages.shared.charts.theme import theme
from pages.shared.finding import Finding
from pages.shared.store import Rows, Store

MONTHS = [date(2012 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(26)]  # April 2012 to May 2014
APRIL, MAY = MONTHS[0], MONTHS[1]
COUNCILS, CENTRAL = [f"C{n:02}" for n in range(11)], {"D": "ministerial_department", "A": "executive_agency"}
LOOK = theme(False)
World = dict[str, list[dict[str, Any]]]
few = settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def opened(world: World) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        yield Store(write_snapshot(Path(folder), world | {"lot": LOTS}))


def answer(store: Store, name: str, **chosen: str | None) -> Rows:
    query = queries.load(name)
    return store.answer(query, {parameter: chosen.get(parameter) for parameter in query.parameters})


def ask(world: World, name: str, **chosen: str | None) -> Rows:
    with opened(world) as store:
        return answer(store, name, **chosen)


def say(world: World, name: str, **chosen: str) -> Finding:
    choice = filters.Choice(dict(chosen), {})
    finding: Finding = import_module(f"pages.shared.figures.{name}").finding(ask(world, name, **chosen), choice)
    return finding


def step(old: str, new: str) -> dict[str, Any]:
    return {"buyer_id": old, "successor_buyer_id": new, "succession_date": date(2013, 6, 1), "evidence": "made up"}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Councils and central bodies that begin, end and succeed each other, and purchases over two years and more."""
    days = st.sampled_from([None, None, date(2013, 4, 1), date(2013, 5, 31), date(2013, 6, 1)])
    bodies = [council(code, start_date=draw(days), end_date=draw(days)) for code in COUNCILS]
    bodies += [
        {
            "buyer_id": code,
            "buyer_name": code,
            "buyer_type": kind,
            "start_date": draw(days),
            "end_after_date": draw(days),
        }
        for code, kind in CENTRAL.items()
    ]
    codes = [*COUNCILS[:5], *CENTRAL]
    rows = st.builds(
        lambda month, code, pounds, size: spend(
            month, code, str(pounds), supplier_size=size, buyer_type=CENTRAL.get(code, "local_authority")
        ),
        st.sampled_from(MONTHS),
        st.sampled_from(codes),
        st.integers(-50, 300),
        st.sampled_from(["SME", "Large"]),
    )
    sales = [*draw(st.lists(rows, max_size=25)), spend(MONTHS[0], None, "1"), spend(MONTHS[-1], None, "1")]
    steps = draw(st.lists(st.tuples(st.sampled_from(codes), st.sampled_from(codes)), max_size=3, unique=True))
    return {"buyer": bodies, "spend": sales, "buyer_succession": [step(old, new) for old, new in steps]}


STATES = {
    "council_states_by_month": "Local authorities",
    "agency_states_by_month": "Agencies",
    "department_states_by_month": "Departments",
}


@few
@given(worlds(), st.sampled_from([None, "SME"]))
def test_states_equal_the_slow_count_and_are_never_two_at_once(world: World, size: str | None) -> None:
    with opened(world) as store:
        told = {name: answer(store, name, supplier_size=size).records() for name in STATES}
        new = answer(store, "first_purchases_by_month", supplier_size=size).records()
    first = {(row["month"], row["buyer_group"]): row["new_count"] for row in new}
    for name, group in STATES.items():
        rows = {row["month"]: row for row in told[name]}
        expected = oracle.states(world, group, None, size, None)
        assert rows.keys() == expected.keys()
        for month, counted in expected.items():
            shown = {column: rows[month][column] for column in counted if column != "new_count"}
            assert shown == {column: number for column, number in counted.items() if column != "new_count"}
            if counted["active_count"] is not None and counted["never_count"] is not None:
                parts = (rows[month][column] for column in ("active_count", "lapsed_count", "never_count"))
                assert sum(parts) == rows[month]["register_count"]
        assert {month: first[month, group] for month in expected} == {
            month: counted["new_count"] for month, counted in expected.items()
        }


@few
@given(worlds(), st.sampled_from([None, "SME"]))
def test_retention_equals_the_slow_count(world: World, size: str | None) -> None:
    rows = ask(world, "retention_by_cohort", supplier_size=size).records()
    found = {
        (row["buyer_group"], row["cohort_year"], row["financial_year"]): (
            row["still_active_count"],
            row["cohort_count"],
        )
        for row in rows
    }
    assert found == oracle.retention(world, None, size)
    assert all((row["retention_percent"] is None) == (row["cohort_count"] < 10) for row in rows)


@few
@given(worlds())
def test_shares_of_a_month_add_up_and_equal_the_slow_sums(world: World) -> None:
    rows = ask(world, "spend_share_by_month").records()
    for month in {row["month"] for row in world["spend"]}:
        own = [sale for sale in world["spend"] if sale["month"] == month]
        total, lines = sum(sale["spend_gbp"] for sale in own), sum(sale["invoice_count"] for sale in own)
        for row in (row for row in rows if row["month"] == month):
            group = [s for s in own if oracle.GROUPS.get(s["buyer_type"], "Rest") == row["buyer_group"]]
            spent = sum((sale["spend_gbp"] for sale in group), Decimal(0))
            assert (row["spend_gbp"], row["selection_invoice_count"]) == (spent, lines)
            given_ = lines >= 10 and total > 0
            assert row["share_percent"] == (pytest.approx(oracle.share(spent, total)) if given_ else None)


def buys(code: str, *months: int) -> list[dict[str, Any]]:
    return [spend(MONTHS[n], code, "10") for n in months]


# A and B merge into NEW on 1 June 2013 (the 15th month); A had bought in the first month, nobody since.
MERGER: World = {
    "buyer": [
        council("A", end_date=date(2013, 5, 31)),
        council("B", end_date=date(2013, 5, 31)),
        council("NEW", start_date=date(2013, 6, 1)),
        *(council(f"C{n:02}") for n in range(10)),
    ],
    "spend": [*buys("A", 0), *buys("C00", 24), spend(MONTHS[25], None, "1")],
    "buyer_succession": [step("A", "NEW"), step("B", "NEW")],
}


def test_a_merger_of_councils_moves_the_register_and_is_marked_and_explained() -> None:
    rows = {row["month"]: row for row in ask(MERGER, "council_states_by_month").records()}
    before, after, at_end = rows[MONTHS[13]], rows[MONTHS[14]], rows[MONTHS[24]]
    columns = ("active_count", "lapsed_count", "never_count", "register_count", "joined_count", "left_count")
    assert [before[column] for column in columns] == [0, 1, 11, 12, 0, 0]
    assert [after[column] for column in columns] == [0, 1, 10, 11, 1, 2]
    assert [at_end[column] for column in columns] == [1, 1, 9, 11, 0, 0]
    changes = ask(MERGER, "register_changes").records()
    assert [(row["buyer_id"], row["register_change"], row["related_buyer_names"]) for row in changes] == [
        ("NEW", "joined", "A Council; B Council"),
        ("A", "left", "NEW Council"),
        ("B", "left", "NEW Council"),
    ]
    assert {row["month"] for row in changes} == {MONTHS[14]}
    told = say(MERGER, "council_states_by_month")
    assert told.heading == "Councils: 1 still buying, 1 stopped, 9 not yet"
    assert "Dotted lines mark changes of the register" in told.sentence
    chart = import_module("pages.shared.figures.council_states_by_month").chart(
        ask(MERGER, "council_states_by_month"), LOOK
    )
    assert "+1 \u22122" in [note["text"] for note in chart["layout"]["annotations"]]
    assert [trace["name"] for trace in chart["data"]] == ["Active", "Lapsed", "Never"]


def test_months_in_which_a_body_may_have_existed_have_no_never_and_say_so() -> None:
    """One of 11 agencies ended on a day of June to December 2013, the 15th to 21st month; ten stay."""
    stays = {"buyer_type": "executive_agency", "start_date": date(2010, 1, 1), "end_after_date": date(2026, 1, 1)}
    agencies = [stays | {"buyer_id": f"A{n:02}", "buyer_name": f"Agency {n}"} for n in range(10)]
    went = stays | {"end_after_date": date(2013, 5, 31), "end_by_date": date(2013, 12, 31)}
    sales = [spend(month, "A00", "10", buyer_type="executive_agency") for month in (MONTHS[0], MONTHS[25])]
    world = {"buyer": [*agencies, went | {"buyer_id": "GONE", "buyer_name": "Gone"}], "spend": sales}
    never = [row["never_count"] for row in ask(world, "agency_states_by_month").records()]
    assert never[13:22] == [10, None, None, None, None, None, None, 9, 9]
    told = say(world, "agency_states_by_month").sentence
    assert (
        "Which agencies existed is not known for certain in June 2013 to November 2013: how many never bought" in told
    )
    chart = import_module("pages.shared.figures.agency_states_by_month").chart(
        ask(world, "agency_states_by_month"), LOOK
    )
    notes = {note["text"]: note["x"] for note in chart["layout"]["annotations"]}
    assert notes["Never:<br>not known"] == date(2013, 9, 1)
    # The chart starts with the 12th month.
    assert chart["data"][2]["y"] == [10, 10, 10, *[None] * 6, *[9] * 6]


def test_a_change_before_the_months_drawn_is_told_without_a_mark() -> None:
    begun = [council("C", start_date=date(2012, 6, 1)), *(council(f"C{n:02}") for n in range(10))]
    world = {"buyer": begun, "spend": [*buys("C00", 0), *buys("C00", 25)]}
    told = say(world, "council_states_by_month").sentence
    assert "The register changed before the first month that is drawn" in told and "Dotted lines" not in told
    chart = import_module("pages.shared.figures.council_states_by_month").chart(
        ask(world, "council_states_by_month"), LOOK
    )
    assert chart["layout"]["shapes"] == []


def test_a_short_gap_has_no_words_and_one_at_the_end_has_no_number() -> None:
    known = adoption_charts.Part("Active", [1] * 9, "#000000", "#000000")
    for values, words in (([2, None, None, None, 2, 2, 2, 2, 2], 0), ([2] * 4 + [None] * 5, 1)):
        never = adoption_charts.Part("Never", values, "#cccccc", "#000000")
        notes = [
            note["text"]
            for note in adoption_charts.stack(LOOK, MONTHS[:9], [known, never], {}, False)["layout"]["annotations"]
        ]
        assert notes.count("Never:<br>not known") == words
        assert ("Never 2" in notes) is (values[-1] is not None)


def test_active_and_lapsed_start_with_the_twelfth_month() -> None:
    rows = ask(MERGER, "council_states_by_month").records()
    assert [row["active_count"] for row in rows[10:13]] == [None, 1, 0]  # the purchase of the first month, then gone
    assert [row["never_count"] for row in rows[:2]] == [11, 11]


def test_half_way_is_said_only_once_half_has_bought() -> None:
    def half_way(buyers: int, register: int) -> Any:
        sales = [row for n in range(buyers) for row in buys(f"C{n:02}", n)]
        world = {"buyer": [council(f"C{n:02}") for n in range(register)], "spend": [*sales, *buys("C00", 25)]}
        (row,) = ask(world, "adoption_now").records()
        return row["half_way_month"]

    assert half_way(5, 10) == MONTHS[4]
    assert half_way(4, 10) is None
    assert half_way(5, 9) is None  # a low base


def test_who_came_back_in_a_full_year_only() -> None:
    # Twelve first buy in 2012 to 2013, nine of them again in 2013 to 2014; 2014 to 2015 has one final month.
    sales = [row for n in range(12) for row in buys(f"C{n:02}", n)] + [
        row for n in range(9) for row in buys(f"C{n:02}", 13)
    ]
    world = {"buyer": [council(f"C{n:02}") for n in range(12)], "spend": [*sales, *buys("C00", 24, 25)]}
    (row,) = ask(world, "retention_by_cohort").records()
    assert (row["cohort_year"], row["financial_year"]) == ("2012-13", "2013-14")
    assert (row["still_active_count"], row["cohort_count"], row["retention_percent"]) == (9, 12, 75.0)
    chart = import_module("pages.shared.figures.retention_by_cohort").chart(ask(world, "retention_by_cohort"), LOOK)
    assert chart["data"][0]["text"] == ["<b>75%</b><br>9 of 12"]


def published(indicator: str, breakdown: str, day: date, value: str, place: str = "A paper") -> dict[str, Any]:
    return {
        "indicator": indicator,
        "breakdown": breakdown,
        "as_at_date": day,
        "value": Decimal(value),
        "unit": "GBP",
        "published_in": place,
    }


def test_published_sales_stand_beside_the_months_held() -> None:
    sales = [spend(month, "C00", "100", sector_published="Health") for month in MONTHS[:13]]
    sales[0] |= {"sector_published": "Local Government"}
    figures = [
        published("g_cloud_cumulative_spend", "total", date(2013, 3, 31), "1300"),
        published("g_cloud_cumulative_spend", "local government", date(2013, 3, 31), "90"),
        published("marketplace_spend_by_year", "total", date(2013, 3, 31), "1200"),
        published("g_cloud_cumulative_spend", "total", date(2017, 12, 31), "9999"),  # beyond the months held
    ]
    world = {"buyer": [council("C00")], "spend": sales, "published_figure": figures}
    rows = [row for row in ask(world, "published_spend_beside_held").records() if row["published_gbp"] is not None]
    assert [(row["published_gbp"], row["held_gbp"], row["published_less_held_gbp"]) for row in rows] == [
        (1300, 1200, 100),
        (90, 100, -10),
        (1200, 1200, 0),
    ]


def vintage(day: date, month: date, size: str, pounds: str, lines: int) -> dict[str, Any]:
    return {
        "release_id": f"g_cloud_sales-{day}",
        "published_date": day,
        "month": month,
        "sector_published": "Health",
        "lot_id": "software-as-a-service",
        "supplier_size": size,
        "spend_gbp": Decimal(pounds),
        "invoice_count": lines,
    }


def test_a_published_sme_share_stands_beside_every_file_that_covers_it() -> None:
    march, early, late = date(2014, 3, 1), date(2014, 4, 10), date(2014, 7, 14)
    world: World = {
        "buyer": [council("C00")],
        "spend": [*buys("C00", 0, 25)],
        "spend_vintage": [
            vintage(early, APRIL, "SME", "70", 5),  # of 2012 to 2013: not in the year's share
            vintage(early, march, "SME", "60", 12),
            vintage(early, march, "Large", "40", 8),
            vintage(late, march, "SME", "50", 10),
            vintage(late, march, "Large", "50", 10),
            vintage(date(2014, 2, 1), APRIL, "SME", "50", 10),  # ends before the year does
        ],
        "published_figure": [
            published("g_cloud_sme_share_by_volume", "financial year 2013-14", date(2014, 3, 31), "64.2", "An answer"),
            published("g_cloud_sme_share_by_value", "total", date(2014, 3, 31), "64", "A page"),
        ],
    }
    rows = ask(world, "published_sme_beside_held").records()
    assert [(row["share_kind"], row["published_date"], row["held_percent"]) for row in rows] == [
        ("by volume", early, 60.0),
        ("by volume", late, 50.0),
        ("by value", early, pytest.approx(100 * 130 / 170)),
        ("by value", late, 50.0),
    ]
    told = say(world, "published_sme_beside_held")
    assert told.heading == "SMEs: 64.2% as published, 50.0% in the file"
    assert "In the newest file that is 10 of 20 invoice lines. To reach the published share, 3 more" in told.sentence
    assert "Not known: which file" in told.sentence


def test_a_cell_carries_its_number_and_one_without_a_share_is_outlined_only() -> None:
    filled = [adoption_charts.Cell(0, 0, 80.0, "80%", ""), adoption_charts.Cell(1, 0, None, "[low base]", "")]
    chart = adoption_charts.cells(LOOK, [("A", ["x"]), ("B", ["y"])], ["2013 to 2014"], filled)
    (trace,) = chart["data"]
    assert trace["text"] == ["80%", "[low base]"]
    assert trace["marker"]["color"] == [LOOK.strong, LOOK.background]
    assert trace["insidetextfont"]["color"] == [LOOK.background, LOOK.text]


def test_the_provisional_month_of_a_stack_is_outlined_and_said() -> None:
    part = adoption_charts.Part("Active", [3, 4], LOOK.strong, LOOK.strong)
    chart = adoption_charts.stack(LOOK, MONTHS[:2], [part], {}, True)
    assert chart["data"][0]["marker"]["color"] == [LOOK.strong, LOOK.background]
    assert [note["text"] for note in chart["layout"]["annotations"]] == ["Active 3", "Outlined: provisional"]


def test_published_points_lie_behind_the_line_and_the_farthest_is_named() -> None:
    line = charts.Line("Counted here", MONTHS[:3], [1.0, 2.0, 3.0], LOOK.strong)
    points = [beside_charts.Point(MONTHS[0], 1.1, "near"), beside_charts.Point(MONTHS[2], 5.0, "far")]
    chart = beside_charts.points_behind(LOOK, line, points, unit="\u00a3m", hover="%{y}")
    assert chart["data"][0]["customdata"] == ["near", "far"]
    named = next(note for note in chart["layout"]["annotations"] if note["text"] == "Published elsewhere")
    assert (named["x"], named["y"]) == (MONTHS[2], 5.0)
