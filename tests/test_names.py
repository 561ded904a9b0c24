"""Which names the rules decide, and which they leave alone. Expected bodies are worked out by hand."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import transform
from pipelines.matching.departments import INITIALS
from pipelines.matching.names import Known
from tests.pipeline_files import ROOT, TODAY

HEADER = (
    "body_key VARCHAR, buyer_id VARCHAR, buyer_type VARCHAR, parent_buyer_id VARCHAR, start_date DATE, "
    "end_date DATE, known_name VARCHAR, name_kind VARCHAR, evidence VARCHAR"
)
ROWS = [
    # A county that a unitary council took over, and one that only has the county's style.
    ("OLD", "local_authority", None, None, "2020-03-31", "Ayshire County Council", "official"),
    ("NEW", "local_authority", None, "2020-04-01", None, "Ayshire Council", "official"),
    ("BEE", "local_authority", None, None, None, "London Borough of Beeford", "official"),
    ("CAS", "local_authority", None, None, None, "Castle City Council", "official"),
    ("CUL", "local_authority", None, None, None, "Castle-under-Lyme Borough Council", "official"),
    ("DUR", "local_authority", None, None, None, "Durford County Council", "official"),
    ("LIC", "local_authority", None, None, None, "Lichford District Council", "official"),
    ("min", "ministerial_department", None, None, None, "Ministry of Ships", "official"),
    ("min", "ministerial_department", None, None, None, "MOS", "abbreviation"),
    ("min", "ministerial_department", None, None, None, "Harbour Force", "unit"),
    ("agency", "executive_agency", "min", None, None, "Lights and Buoys Agency", "official"),
    ("agency", "executive_agency", "min", None, None, "LABA", "abbreviation"),
    ("systems", "other_central", "min", None, None, "Ship Systems and Stores", "official"),
    ("dfe", "ministerial_department", None, None, None, "Department for Eels", "official"),
    ("eels-ni", "devolved", None, None, None, "Department of Eels (Northern Ireland)", "official"),
    ("health", "ministerial_department", None, None, None, "Department of Herring", "official"),
    ("first", "executive_agency", None, None, "2014-03-31", "Two Lives Agency", "official"),
    ("second", "executive_agency", None, "2014-04-01", None, "Two Lives Agency", "official"),
    ("passports", "executive_agency", None, None, "2014-09-30", "HM Paper Seals Office", "official"),
    ("tides", "ministerial_department", None, None, None, "Department for Tides, Wind and Kelp", "official"),
    ("talk", None, None, None, None, "Deal Town Wharf Kiosk", "name"),
    ("kippers", "other_central", None, None, None, "Kipper Advice and Grants Trust", "official"),
    ("fog", "executive_agency", None, None, None, "Fog Horns Office", "official"),
    ("coast-1", "ministerial_department", None, "2010-01-01", "2015-03-31", "Ministry of Coasts", "official"),
    ("shore", "ministerial_department", None, "2015-04-01", "2019-03-31", "Ministry of Shores", "official"),
    ("coast-2", "ministerial_department", None, "2019-04-01", None, "Ministry of Coasts", "official"),
    ("quay-1", "ministerial_department", None, None, "2015-03-31", "Ministry of Quays", "official"),
    ("quay-2", "ministerial_department", None, "2015-03-31", None, "Ministry of Quays", "official"),
    ("TOW", "local_authority", None, None, "2015-03-31", "Tower City Council", "official"),
    ("WER", "local_authority", None, "2015-04-01", None, "Tower City Council", "official"),
    ("longer", None, None, None, None, "Department of Herring, Sprats and Public Kippers", "name"),
]


STEPS = [("coast-1", "shore"), ("shore", "coast-2"), ("quay-1", "quay-2"), ("TOW", "WER")]


@pytest.fixture(scope="module")
def known() -> Known:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE reference_buyer_successions (buyer_id VARCHAR, successor_buyer_id VARCHAR)")
    connection.executemany("INSERT INTO reference_buyer_successions VALUES (?, ?)", STEPS)
    connection.execute(f"CREATE TABLE known_name ({HEADER})")
    for key, kind, parent, start, end, name, name_kind in ROWS:
        row = [key, key if kind else None, kind, parent, start, end, name, name_kind, "made up"]
        connection.execute("INSERT INTO known_name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return Known(connection)


@pytest.mark.parametrize(
    ("name", "body", "method"),
    [
        ("ministry of ships", "min", "exact"),
        ("Ship Systems & Stores", "systems", "exact"),
        ("The Ministry of Ships", "min", "variant"),
        ("MOS", "min", "variant"),
        ("Ministry for Ships (MOS)", "min", "variant"),
        ("Light and Buoy Agency", "agency", "variant"),
        ("LABA/MOS", "agency", "variant"),
        ("Lights & Buoys Agency (Ministry of Ships)", "agency", "variant"),
        ("LABA Swansea", "agency", "variant"),
        ("Harbour Force", "min", "variant"),
        ("Ministry of Ships - Harbour Force", "min", "variant"),
        ("Ministry of Ships, Ship Systems and Stores", "systems", "variant"),
        ("Ministry of Ships, SSS Portsmouth", "systems", "variant"),
        ("The rope team in the Ministry of Ships", "min", "variant"),
        ("Ministry of Ships on behalf of Castle City Council", "min", "variant"),
        ("Ministry of Ships and its agencies", "min", "variant"),
        ("Dept. for Eels", "dfe", "variant"),
        # One slip of a key in 15 letters and more: swapped, missing, too many, wrong.
        ("Shpi Systems and Stores", "systems", "variant"),
        ("Ship Systms and Stores", "systems", "variant"),
        ("Ship Systemms and Stores", "systems", "variant"),
        ("Department of Harring", "health", "variant"),
        ("Department of Herring, Nets Division", "health", "variant"),
        ("HMPSO", "passports", "variant"),
        ("  HMPSO ", "passports", "variant"),
        ("Ministry of Coasts", "coast-2", "exact"),  # the latest of one name
        ("Ministry for Coasts", "coast-2", "variant"),
        ("Beeford Council", "BEE", "variant"),
        ("London Borough of Beeford Council", "BEE", "variant"),
        ("LB Beeford", "BEE", "variant"),
        ("BEEFORD LBC", "BEE", "variant"),
        ("City of Castle Council", "CAS", "variant"),
        ("Castle CC", "CAS", "variant"),
        ("Castle under Lyme BC", "CUL", "variant"),
        ("Lichford Council", "LIC", "variant"),
        ("Durford CC", "DUR", "variant"),
        ("Durford County Council - Highways", "DUR", "variant"),
    ],
)
def test_decided(known: Known, name: str, body: str, method: str) -> None:
    match = known.match(name)
    assert match is not None, name
    assert (match.body.buyer_id, match.method) == (body, method)
    assert match.evidence
    assert match.note or method == "exact"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Beeford",  # a place alone
        "Castle Council",  # or Castle-under-Lyme's
        "Lichford City Council",  # a parish, where the council is a district's
        "Durford City Council",
        "Castle County Council",
        "Beeford Parish Council",
        "Beeford Council for Voluntary Service",
        "Beeford Council Homes Ltd",
        "Friends of Beeford Council",
        "Castle City Council and Durford County Council",
        "Ministry of Ships and the Lights and Buoys Agency",
        "Lights and Buoys Agency & Department for Eels",
        "Ministry of Ships, Scotland",
        "Royal Society for the Ministry of Ships",
        "Department of Eels",  # of which nation?
        "Department of Herring, Sprats and Public Kippers",  # known, not held
        "Department of Herring, Sprats and Shrimps",  # more of a name, not a part
        "Two Lives Agency",  # on which day? Nothing says that one followed the other
        "Ministry of Quays",  # both on one day
        "Tower City Council",  # two councils
        "hmpso",  # a word
        "HMPSO Consulting",
        "Team HMPSO",
        "DTWK",  # of a body that is not held, too
        "KAGT",  # of another kind
        "FHO",  # three letters are too many things
        "MOS Consulting Ltd",
        "MOS Abbey Wood",  # a department's parts may be bodies of their own
        "Minstry of Ships",  # too short for a slip to be told from another name
        "Shpi Systms and Stores",  # two slips only propose
        "Two Livse Agency and Co",
        "Ayshire Country Council of Old Durford",
        "Something acting for the Ministry of Ships",
    ],
)
def test_left_alone(known: Known, name: str) -> None:
    assert known.match(name) is None


def test_the_day_chooses_between_lives(known: Known) -> None:
    def body(name: str, first: date, last: date) -> str | None:
        match = known.match(name, first, last)
        return match and match.body.buyer_id

    assert body("Two Lives Agency", date(2013, 1, 1), date(2013, 6, 1)) == "first"
    assert body("Two Lives Agency", date(2014, 4, 1), date(2014, 6, 1)) == "second"
    assert body("Two Lives Agency", date(2013, 1, 1), date(2014, 6, 1)) is None
    # Before the unitary council began, its name can only have meant the county.
    assert body("Ayshire Council", date(2013, 1, 1), date(2013, 6, 1)) == "OLD"
    assert body("Ayshire Council", date(2021, 1, 1), date(2021, 6, 1)) == "NEW"
    # A day chooses, even where the latest of one name would be taken without it.
    assert body("Ministry of Coasts", date(2014, 1, 1), date(2014, 6, 1)) == "coast-1"
    assert body("Ministry of Coasts", date(2020, 1, 1), date(2020, 6, 1)) == "coast-2"
    assert body("Ministry of Coasts", date(2014, 1, 1), date(2020, 6, 1)) is None
    assert body("HMPSO", date(2016, 1, 1), date(2016, 6, 1)) == "passports"
    # Invoices come late.
    assert body("Ayshire County Council", date(2020, 5, 1), date(2020, 6, 1)) == "OLD"


VOCABULARY = sorted(
    {word for row in ROWS for word in row[5].split()} | {"and", "of", "(", ")", "-", ",", "/", "the", "in"}
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)))
def test_any_text_is_decided_or_left_alone_and_spelling_it_loudly_changes_nothing(known: Known, name: str) -> None:
    match = known.match(name)
    if name.isascii() and not INITIALS.fullmatch(name.strip().upper()):  # initials are told by their capitals
        loud = known.match(f"  {name.upper()} ")
        assert (match and match.body) == (loud and loud.body)
    assert match is None or match.body.held


@given(row=st.sampled_from([row for row in ROWS if row[1] and row[6] == "official"]), other=st.sampled_from(ROWS))
def test_two_bodies_side_by_side_are_neither(known: Known, row: tuple[str, ...], other: tuple[str, ...]) -> None:
    match = known.match(f"{row[5]} and {other[5]}")
    assert match is None or row[0] == other[0]


def test_the_rules_agree_with_every_decision_and_take_no_supplier_for_a_body(real_snapshot: Path) -> None:
    connection = transform.stage(real_snapshot.parents[1], TODAY).connection
    known = Known(connection)
    used = {name: (first, last) for _, name, first, last, _ in connection.table("published_name").fetchall()}
    with (ROOT / "data" / "reference" / "buyer_names.csv").open(encoding="utf-8", newline="") as file:
        decided = [row for row in csv.DictReader(file, strict=True) if row["source"] == "g_cloud_sales"]
    given = {row["buyer_name_published"]: known.match(row["buyer_name_published"], *used[row["buyer_name_published"]])
             for row in decided}  # fmt: skip
    left, wrong = [], []
    for row in decided:
        match = given[row["buyer_name_published"]]
        if match and match.body.buyer_id != row["buyer_id"]:
            wrong.append(row["buyer_name_published"])
        elif not match and row["match_method"] != "reviewed":
            left.append(row["buyer_name_published"])
    assert wrong == []
    # Published under Devolved Administrations, which the name alone does not say.
    assert left == ["Department Of Education"]
    # The names of suppliers are names that mean no public body, but for those that are buyers themselves.
    suppliers = connection.sql("SELECT DISTINCT supplier_name_published FROM sales").fetchall()
    matches = [known.match(name) for (name,) in suppliers]
    assert len(matches) > 300
    assert {match.body.buyer_id for match in matches if match} <= {
        "capgemini-uk-limited", "fco-services", "fujitsu-services",
    }  # fmt: skip
