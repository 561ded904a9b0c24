"""Ministers: the ZIP that is read, what is kept of it, which titles count, and the measure done twice."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import streamlit
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline_files import SHARED, TODAY, need_shared, reference_csv, tables_of, tiny_data
from snapshots import ARROW_TYPES, LOTS, write_snapshot
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from pages.shared import queries
from pages.shared.filters import Choice
from pages.shared.page import figure
from pages.shared.server import serve
from pages.shared.store import Store
from pages.shared.takeaway import sheets
from pipelines import raw
from pipelines.build import build
from pipelines.catalogue import FIELDS, TABLES
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS

MINISTERS = DATASETS["ministers"]
CULTURE = "Department for Digital, Culture, Media and Sport"
FILES = {
    "organisation.csv": [
        ("id", "name", "short_name", "start_date", "end_date"),
        ("o1", CULTURE, "DCMS", "2017-07-03", "2023-02-07"),
        ("o2", "Home Office", "HO", "", ""),
    ],
    "post.csv": [
        ("id", "id_ifg_website", "organisation_id", "name", "display_name", "rank_equivalence"),
        ("p1", "7", "o1", f"Secretary of State for {CULTURE.removeprefix('Department for ')}", "x", "SoS"),
        ("p2", "8", "o1", "Minister for Digital and Culture", "x", "MoS"),
        ("p3", "9", "o2", "Minister for Science", "x", "MoS"),
        ("p4", "9", "o2", "Home Secretary", "x", "SoS"),
    ],
    "person.csv": [
        ("id", "id_parliament", "name", "gender", "start_date", "end_date"),
        ("m1", "4711", "Ann Example", "F", "", "2019-01-01"),
        ("m1", "4711", "Lady Example", "F", "2019-01-01", ""),
        ("m2", "4712", "Bob Example", "M", "", ""),
    ],
    "appointment.csv": [
        ("id", "person_id", "post_id", "start_date", "end_date"),
        ("a1", "m1", "p1", "2018-01-08", "2018-07-09"),
        ("a2", "m1", "p2", "2020-02-13", ""),
        ("a3", "m2", "p3", "2018-01-08", "2017-01-08"),
        ("a4", "m2", "nowhere", "2018-01-08", ""),
        ("a5", "m2", "p4", "2010-05-12", ""),
    ],
}
DECIDED = [f'"{CULTURE}",ministerial department,,,a register', "Home Office,ministerial department,,,a register"]


def as_zip(path: Path, files: dict[str, list[tuple[str, ...]]] = FILES) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in files.items():
            text = io.StringIO(newline="")
            csv.writer(text).writerows(rows)
            archive.writestr(f"ministers/{name}", text.getvalue())
    return path


def built(tmp_path: Path) -> Path:
    data = tiny_data(tmp_path / "data")
    reference_csv(data, "minister_departments", DECIDED)
    raw.add(MINISTERS, as_zip(tmp_path / "ministers.zip"), None, TODAY, data)
    return build(data, datetime(2026, 1, 1, tzinfo=UTC))


def test_names_of_the_day_and_nothing_else_about_people_are_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    release, _ = raw.add(MINISTERS, as_zip(tmp_path / "ministers.zip"), None, TODAY, data)
    table = pq.read_table(raw.raw_path(data, release))
    assert release.rows == 5
    assert [row["minister_name"] for row in table.to_pylist()][:2] == ["Ann Example", "Lady Example"]
    content = raw.raw_path(data, release).read_bytes() + repr(table.to_pylist()).encode()
    for dropped in (b"4711", b"4712", b"gender", b"id_parliament", b"'F'"):
        assert dropped not in content


def test_every_appointment_is_in_the_table_or_rejected_with_its_reason(tmp_path: Path) -> None:
    tables = tables_of(built(tmp_path))
    kinds = tables.sql("SELECT post_name, title_kind FROM minister_post ORDER BY held_from").fetchall()
    assert kinds == [
        ("Home Secretary", "neither"),
        ("Secretary of State for Digital, Culture, Media and Sport", "neither"),
        ("Minister for Digital and Culture", "technology"),
    ]
    reasons = tables.sql("SELECT line, reason FROM rejected_row WHERE source = 'ministers' ORDER BY line").fetchall()
    assert reasons == [
        (3, "The last day of office is before the first"),
        (4, "The post, its organisation or the person is in none of the other files"),
    ]


def test_a_snapshot_without_ministers_builds(tmp_path: Path) -> None:
    snapshot = build(tiny_data(tmp_path), datetime(2026, 1, 1, tzinfo=UTC))
    assert tables_of(snapshot).sql("SELECT count(*) FROM minister_post").fetchall() == [(0,)]


def test_a_department_that_nobody_decided_is_told(tmp_path: Path) -> None:
    data = tiny_data(tmp_path / "data")
    raw.add(MINISTERS, as_zip(tmp_path / "ministers.zip"), None, TODAY, data)
    with pytest.raises(ProblemError, match=r"minister_departments\.csv: “Home Office” has ministers"):
        build(data, datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({name: rows for name, rows in FILES.items() if name != "post.csv"}, "lacks post.csv"),
        (FILES | {"post.csv": [("id", "name")]}, "there is no column organisation_id"),
        (FILES | {"person.csv": FILES["person.csv"][:1]}, "person.csv has a header and no rows"),
    ],
)
def test_a_zip_that_is_not_whole_is_refused(
    tmp_path: Path, files: dict[str, list[tuple[str, ...]]], message: str
) -> None:
    with pytest.raises(ProblemError, match=message):
        raw.add(MINISTERS, as_zip(tmp_path / "ministers.zip", files), None, TODAY, tmp_path)


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "appointment.csv"
    path.write_text("id,person_id\n", encoding="utf-8")
    with pytest.raises(ProblemError, match="into one ZIP"):
        raw.add(MINISTERS, path, None, TODAY, tmp_path)


SCIENCE, BUSINESS = (
    "Department for Science, Innovation and Technology",
    "Department for Business, Innovation and Skills",
)
TITLES = [
    (CULTURE, "Minister for Tech and the Digital Economy", "technology"),
    (CULTURE, "Minister for Media and Data", "technology"),
    (SCIENCE, "Secretary of State for Science, Innovation and Technology", "neither"),
    (SCIENCE, "Minister for AI and Digital Government", "technology"),
    (SCIENCE, "Minister for Science, Research and Innovation", "science"),
    (BUSINESS, "Secretary of State for Business, Innovation and Skills", "neither"),
    ("Department of Health and Social Care", "Minister for Technology, Innovation and Life Sciences", "technology"),
    ("Department of Health", "Minister for Life Sciences", "science"),
    ("Home Office", "Minister for Biotechnologies", "neither"),
    ("Home Office", "Minister for Techniques and Databases", "neither"),
]


def test_which_titles_count(tmp_path: Path) -> None:
    departments = list(dict.fromkeys(department for department, _, _ in TITLES))
    posts = [(f"p{n}", "", f"o{departments.index(name)}", title, "", "") for n, (name, title, _) in enumerate(TITLES)]
    files = FILES | {
        "organisation.csv": [
            FILES["organisation.csv"][0],
            *((f"o{n}", name, "", "", "") for n, name in enumerate(departments)),
        ],
        "post.csv": [FILES["post.csv"][0], *posts],
        "appointment.csv": [
            FILES["appointment.csv"][0],
            *((f"a{n}", "m1", f"p{n}", "2018-01-08", "") for n in range(len(TITLES))),
        ],
    }
    data = tiny_data(tmp_path / "data")
    reference_csv(
        data, "minister_departments", [f'"{name}",ministerial department,,,a register' for name in departments]
    )
    raw.add(MINISTERS, as_zip(tmp_path / "m.zip", files), None, TODAY, data)
    tables = tables_of(build(data, datetime(2026, 1, 1, tzinfo=UTC)))
    kinds = tables.sql("SELECT department_name, post_name, title_kind FROM minister_post").fetchall()
    assert sorted(kinds) == sorted(TITLES)


def post(department: str, kind: str, held_from: date, held_to: date | None = None, **also: Any) -> dict[str, Any]:
    return {
        "department_name": department,
        "is_department": True,
        "post_name": "A post",
        "minister_name": "A minister",
        "held_from": held_from,
        "held_to": held_to,
        "title_kind": kind,
    } | also


def opened(posts: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """The production macros over a table of `posts`."""
    connection = duckdb.connect()
    columns = TABLES["minister_post"].columns
    schema = pa.schema([(column, ARROW_TYPES[FIELDS[column].type]) for column in columns])
    connection.register("minister_post", pa.Table.from_pylist(posts, schema))
    for macro in ("report_day", "minister_days", "department_with_minister"):
        connection.execute((queries.MACROS / f"{macro}.sql").read_text(encoding="utf-8"))
    return connection


def by_month(posts: list[dict[str, Any]]) -> dict[date, tuple[int, int, int]]:
    rows = opened(posts).execute(queries.load("minister_technology_by_month").sql).fetchall()
    return {month: (departments, technology, science) for month, departments, technology, science in rows}


def last_day(posts: list[dict[str, Any]]) -> date:
    """The last day on which an appointment in a department began or ended."""
    days = [row[end] for row in posts if row["is_department"] for end in ("held_from", "held_to")]
    return max((day for day in days if day), default=date.min)


def slowly(posts: list[dict[str, Any]]) -> dict[date, tuple[int, int, int]]:
    """Department by department, on the first day of each month since June 2010."""
    counts = {}
    last = last_day(posts)
    day = date(2010, 6, 1)
    while day <= last:
        kinds: dict[str, set[str]] = {}
        for row in posts:
            started = row.get("department_start") is None or row["department_start"] <= day
            exists = row.get("department_end") is None or day < row["department_end"]
            if started and exists and row["is_department"]:
                kinds[row["department_name"]] = {
                    held["title_kind"]
                    for held in posts
                    if held["department_name"] == row["department_name"]
                    and held["held_from"] <= day
                    and (held["held_to"] is None or day < held["held_to"])
                }
        if kinds:
            technology = sum("technology" in held for held in kinds.values())
            science = sum("science" in held and "technology" not in held for held in kinds.values())
            counts[day] = (len(kinds), technology, science)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return counts


def slowly_on(posts: list[dict[str, Any]], day: date) -> list[tuple[str, str | None]]:
    """Each department of a day with each kind of title held in it, None where nobody held a post."""
    departments = set()
    for row in posts:
        begun = row["department_start"] is None or row["department_start"] <= day
        over = row["department_end"] is not None and row["department_end"] <= day
        if row["is_department"] and begun and not over:
            departments.add(row["department_name"])
    held: list[tuple[str, str | None]] = []
    for department in departments:
        kinds = []
        for row in posts:
            in_office = row["held_from"] <= day and not (row["held_to"] is not None and row["held_to"] <= day)
            if row["department_name"] == department and in_office:
                kinds.append(row["title_kind"])
        held += [(department, kind) for kind in kinds or [None]]
    return sorted(held, key=str)


DAYS = st.dates(date(2010, 5, 1), date(2011, 6, 30))
POSTS = st.lists(
    st.builds(
        post,
        st.sampled_from("ABCD"),
        st.sampled_from(["technology", "science", "neither"]),
        DAYS,
        st.none() | DAYS,
        is_department=st.booleans(),
        department_start=st.none() | DAYS,
        department_end=st.none() | DAYS,
    ),
    max_size=12,
)


@settings(max_examples=12, deadline=None)
@given(POSTS)
def test_every_day_of_change_is_that_of_the_second_implementation(posts: list[dict[str, Any]]) -> None:
    ends = ("held_from", "held_to", "department_start", "department_end")
    changes = {row[end] for row in posts for end in ends if row[end]}
    first = max(date(2010, 5, 12), min((row["held_from"] for row in posts if row["is_department"]), default=date.max))
    connection, sql = opened(posts), queries.load("ministers_on_day").sql
    for day in changes | {day - timedelta(1) for day in changes}:
        rows = connection.execute(sql, {"day": day.isoformat()}).fetchall()
        expected = slowly_on(posts, day) if first <= day <= last_day(posts) else []
        assert sorted(((row[1], row[6]) for row in rows), key=str) == expected


@settings(max_examples=25, deadline=None)
@given(POSTS)
def test_months_are_those_of_the_second_implementation(posts: list[dict[str, Any]]) -> None:
    assert by_month(posts) == slowly(posts)


def said(tmp_path: Path, name: str, posts: list[dict[str, Any]]) -> str:
    store = Store(write_snapshot(tmp_path, {"minister_post": posts, "lot": LOTS}))
    rows = store.answer(queries.load(name), dict.fromkeys(queries.load(name).parameters))
    return str(import_module(f"pages.shared.figures.{name}").finding(rows, Choice({}, {})).heading)


START = date(2010, 5, 12)


@pytest.mark.parametrize(
    ("name", "posts", "heading"),
    [
        ("minister_technology_by_month", [], "No ministers in this snapshot"),
        ("minister_technology_by_month", [post("A", "technology", START), post("B", "science", date(2010, 7, 1))],
         "1 of 2 departments had technology in a minister's title on 1 July 2010"),
        ("minister_technology_by_month", [post("A", "neither", date(2010, 6, 1))],
         "0 of 1 department had technology in a minister's title on 1 June 2010"),
        ("minister_titles", [post("A", "neither", START)], "No title names technology in this snapshot"),
        ("minister_titles", [post("A", "technology", START)],
         "1 appointment in 1 department named technology since 2010"),
        ("minister_titles", [*[post("A", "technology", START)] * 2, post("B", "science", START)],
         "2 appointments in 1 department named technology since 2010"),
        ("ministers_on_day", [post("A", "technology", START, date(2011, 1, 1)), post("B", "neither", START)],
         "0 of 2 departments had a minister whose title names technology"),
        ("minister_posts", [], "No ministers in this snapshot"),
        ("minister_posts", [post("A", "neither", START)], "1 appointment of 1 minister in 1 department"),
    ],
)  # fmt: skip
def test_headings(tmp_path: Path, name: str, posts: list[dict[str, Any]], heading: str) -> None:
    assert said(tmp_path, name, posts) == heading


def test_the_numbers_at_the_top_are_those_of_the_report_and_the_latest_day(tmp_path: Path) -> None:
    posts = [post("A", "technology", date(2018, 1, 8)), post("B", "neither", date(2017, 1, 1))]
    posts += [post("B", "technology", date(2018, 3, 1))]
    store = Store(write_snapshot(tmp_path, {"minister_post": posts, "lot": LOTS}))
    rows = store.rows(queries.load("minister_headline").sql)
    numbers = import_module("pages.shared.figures.minister_headline").numbers(rows, Choice({}, {}))
    assert [(number.label, number.value) for number in numbers] == [
        ("30 January 2018", "1 of 2"),
        ("1 March 2018", "2 of 2"),
    ]
    empty = Store(write_snapshot(tmp_path / "empty", {"lot": LOTS})).rows(queries.load("minister_headline").sql)
    (none,) = import_module("pages.shared.figures.minister_headline").numbers(empty, Choice({}, {}))
    assert none.value == "[x]"


CALENDAR = [
    post("A", "neither", date(2009, 6, 5), date(2018, 3, 1)),
    post("B", "technology", date(2017, 1, 9), date(2018, 1, 30), post_name="Minister for Digital"),
    post("B", "technology", date(2018, 1, 30), None, post_name="Minister for Data", minister_name="<b>Ann</b>"),
]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    write_snapshot(tmp_path, {"minister_post": CALENDAR, "lot": LOTS})
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    streamlit.cache_data.clear()
    streamlit.cache_resource.clear()
    app = AppTest.from_file(str(Path(__file__).parents[1] / "pages" / "ministers.py"), default_timeout=60)
    app.session_state[figure.view_key("ministers_on_day")] = figure.LIST
    yield app
    streamlit.cache_data.clear()
    streamlit.cache_resource.clear()


def on_the_page(page: AppTest) -> str:
    elements = [*page.header, *page.caption, *page.markdown, *page.warning]
    return "\n".join(element.value.replace("\\", "") for element in elements)


def test_without_a_day_the_newest_is_shown(page: AppTest) -> None:
    page.run()
    assert page.text_input[0].value == "1 March 2018" and "day" not in page.query_params
    assert "1 of 2 departments had a minister whose title names technology" in on_the_page(page)
    # The day on which a post was given up belongs to the successor; who left it is nobody's minister any more.
    assert "- **A**: no minister that day." in on_the_page(page)
    assert "- **B**: **<b>Ann</b>, Minister for Data** [technology]." in on_the_page(page)
    assert "<b>Ann" not in "".join(element.value for element in page.markdown)


@pytest.mark.parametrize("written", ["29 January 2018", "29 Jan 2018", " 29/1/2018 ", "2018-01-29"])
def test_a_written_day_goes_into_the_address(page: AppTest, written: str) -> None:
    page.run().text_input[0].set_value(written).run()
    assert page.query_params["day"] == "2018-01-29" and page.text_input[0].value == "29 January 2018"
    assert "- **B**: **A minister, Minister for Digital** [technology]." in on_the_page(page)


def test_the_quick_choices_of_a_day(page: AppTest) -> None:
    page.run().button(key="report_day").click().run()
    assert page.query_params["day"] == "2018-01-30" and "on 30 January 2018" in on_the_page(page)
    page.button(key="newest_day").click().run()
    assert "day" not in page.query_params and "in each ministerial department on 1 March 2018" in on_the_page(page)


def test_what_is_written_and_is_no_day_held_gets_a_sentence(page: AppTest) -> None:
    page.run().text_input[0].set_value("when?").run()
    assert "“when?” is no day: a day reads like 2018-01-30." in on_the_page(page)
    page.text_input[0].set_value("1/1/1999").run()
    assert "1 January 1999 is before the first day held, 12 May 2010." in on_the_page(page)
    assert not page.exception and "day" not in page.query_params


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("2010-05-11", "11 May 2010 is before the first day held, 12 May 2010. This page shows the newest day held"),
        ("2018-03-02", "2 March 2018 is after the last day held. This page shows the newest day held, 1 March 2018."),
        ("2018-02-30", "“2018-02-30” is no day: a day reads like 2018-01-30."),
        ("20180130", "“20180130” is no day: a day reads like 2018-01-30."),
        ("<b>", "“<b>” is no day: a day reads like 2018-01-30."),
    ],
)
def test_a_day_that_is_not_held_gets_a_sentence(page: AppTest, asked: str, sentence: str) -> None:
    page.query_params["day"] = asked
    page.run()
    assert not page.exception and sentence in on_the_page(page)
    assert page.text_input[0].value == "1 March 2018" and "day" not in page.query_params
    answer = TestClient(Starlette(routes=serve.ROUTES)).get("/figures/ministers_on_day.csv", params={"day": asked})
    assert (answer.status_code, sentence in answer.text) == (400, True)


def test_both_links_to_a_day_lead_to_it(page: AppTest) -> None:
    client = TestClient(Starlette(routes=serve.ROUTES))
    latest = client.get("/figures/ministers_on_day.csv?day=2017-06-01")
    assert "Minister for Digital" in latest.text and "Minister for Data" not in latest.text
    fixed = latest.headers["content-location"]
    assert "snapshot=" in fixed and "day=2017-06-01" in fixed
    assert client.get(fixed).content == latest.content
    page.query_params["day"] = "2017-06-01"
    assert "1 of 2 departments" in on_the_page(page.run()) and "on 1 June 2017" in on_the_page(page)


def test_a_post_that_is_held_still_is_said_to_be(page: AppTest) -> None:
    page.run()
    (posts,) = [table.value for table in page.table if "To" in table.value.columns and len(table.value) == 3]
    assert list(posts["To"]) == ["1 March 2018", "30 January 2018", "still held"]
    assert sheets.value("held_to", {"held_to": None}) == "still held"


def test_without_ministers_there_is_no_calendar(page: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_snapshot(tmp_path / "none", {"lot": LOTS})
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "none"))
    page.query_params["day"] = "2018-01-30"
    page.run()
    assert not page.exception and len(page.text_input) == 0
    assert "No ministers of that day in this snapshot" in on_the_page(page)


def test_the_real_files(tmp_path: Path) -> None:
    need_shared()
    path = tmp_path / "ministers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((SHARED / "ministers").glob("*.csv")):
            archive.write(file, file.name)
    release, _ = raw.add(MINISTERS, path, None, TODAY, tmp_path)
    rows = pq.read_table(raw.raw_path(tmp_path, release)).to_pylist()
    assert len(rows) == 3667  # lines of appointment.csv without its header
    assert not [row for row in rows if row["defect"]]
    day = "2018-01-30"
    held = [row for row in rows if row["held_from"] <= day and (not row["held_to"] or day < row["held_to"])]
    assert ("Margot James", "Minister for Digital and the Creative Industries") in {
        (row["minister_name"], row["post_name"]) for row in held
    }
