"""The real opportunities through the whole build, counted again from the files by code that shares nothing with it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median

import duckdb
import pytest
from pipeline_files import ROOT, SHARED, TODAY, need_shared, real_data, tables_of

from pages.shared import queries
from pages.shared.store import Rows, Store
from pipelines import raw
from pipelines.build import build
from pipelines.sources import DATASETS

FILES = {date(2018, 5, 3): "opportunity-data.2018-05-03.csv", date(2018, 7, 27): "opportunity-data.csv"}
FOLDER = SHARED / "dos-opportunities"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_shared()
    data = real_data(tmp_path_factory.mktemp("opportunities"))
    for published, name in FILES.items():
        raw.add(DATASETS["digital_outcomes_opportunities"], FOLDER / name, published, TODAY, data)
    return build(data, datetime(2026, 1, 2, tzinfo=UTC))


@pytest.fixture(scope="module")
def tables(snapshot: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    yield tables_of(snapshot)


def published(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answer(snapshot: Path, name: str) -> Rows:
    return Store(snapshot).answer(queries.load(name), {})


def test_every_row_of_both_files_is_in_the_tables(tables: duckdb.DuckDBPyConnection) -> None:
    counts = tables.sql("SELECT published_date, count(*) FROM opportunity_vintage GROUP BY 1 ORDER BY 1").fetchall()
    assert counts == [(date(2018, 5, 3), 1905), (date(2018, 7, 27), 2118)]
    assert tables.sql("SELECT count(*), count(DISTINCT opportunity_id) FROM opportunity").fetchall() == [(2118, 2118)]
    assert tables.sql("SELECT count(*) FROM rejected_row WHERE source LIKE '%opportunities'").fetchall() == [(0,)]


def test_status_and_counts_agree_with_a_slow_reading(tables: duckdb.DuckDBPyConnection) -> None:
    for day, name in FILES.items():
        read = [
            (
                row["ID"],
                row["Status"],
                *(
                    int(float(row[heading])) if row[heading] else None
                    for heading in (
                        "Applications from SMEs", "Applications from Large Organisations", "Total Organisations",
                    )
                ),
            )
            for row in published(name)
        ]  # fmt: skip
        held = tables.execute(
            "SELECT opportunity_id, opportunity_status, sme_application_count, large_application_count, "
            "application_count FROM opportunity_vintage WHERE published_date = ?",
            [day],
        ).fetchall()
        assert sorted(held) == sorted(read)


def test_known_counts_of_outcomes_and_awards(tables: duckdb.DuckDBPyConnection) -> None:
    statuses = dict(tables.sql("SELECT opportunity_status, count(*) FROM opportunity GROUP BY 1").fetchall())
    assert statuses == {"awarded": 616, "unsuccessful": 61, "cancelled": 109, "closed": 1332}
    assert statuses == Counter(row["Status"] for row in published(FILES[date(2018, 7, 27)]))
    assert tables.sql(
        "SELECT count(contract_gbp), sum(contract_gbp), count(*) FILTER (is_amount_doubtful) FROM opportunity"
    ).fetchall() == [(606, Decimal("457072346.51"), 16)]


def test_what_changed_between_the_publications(tables: duckdb.DuckDBPyConnection) -> None:
    before, now = ({row["ID"]: row for row in published(name)} for name in FILES.values())
    assert (len(now.keys() - before.keys()), len(before.keys() - now.keys())) == (213, 0)
    changed = Counter((before[key]["Status"], now[key]["Status"]) for key in before)
    changed = Counter({pair: number for pair, number in changed.items() if pair[0] != pair[1]})
    assert sum(changed.values()) == 89
    held = tables.sql(
        "SELECT old.opportunity_status, new.opportunity_status, count(*) FROM opportunity_vintage AS old "
        "JOIN opportunity_vintage AS new USING (opportunity_id) "
        "WHERE old.published_date < new.published_date AND old.opportunity_status <> new.opportunity_status "
        "GROUP BY ALL"
    ).fetchall()
    assert {(old, new): number for old, new, number in held} == changed


def test_no_buyer_advertised_when_it_did_not_exist(tables: duckdb.DuckDBPyConnection) -> None:
    assert (
        tables.sql(
            "SELECT opportunity_id FROM opportunity JOIN buyer USING (buyer_id) "
            "WHERE advertised_date NOT BETWEEN coalesce(start_date, '2000-01-01') AND coalesce(end_date, '2100-01-01')"
        ).fetchall()
        == []
    )


def test_most_buyers_are_known_and_the_names_agree_with_the_right_answers(tables: duckdb.DuckDBPyConnection) -> None:
    known, kinds = tables.sql("SELECT count(buyer_id), count(buyer_type) FROM opportunity").fetchall()[0]
    assert (known > 1780, kinds > 2020) == (True, True)
    with (Path(__file__).parent / "gold" / "buyer_names.csv").open(encoding="utf-8", newline="") as file:
        right = {
            row["buyer_name_published"].strip(): set(row["buyer_id"].split("|"))
            for row in csv.DictReader(file)
            if row["source"] == "digital_outcomes_opportunities" and row["buyer_id"]
        }
    rows = tables.sql(
        "SELECT trim(buyer_name_published), buyer_id, count(*) FROM opportunity "
        "WHERE buyer_found_by = 'name' GROUP BY ALL"
    ).fetchall()
    other = {(name, found) for name, found, _ in rows if name in right and found not in right[name]}
    assert other == {  # advertised under a name that the department had given up by then
        ("Department of Health", "department-of-health-and-social-care"),
        ("Department for Business, Innovation & Skills", "department-for-business-energy-and-industrial-strategy"),
    }


def test_the_figures_say_what_was_counted_from_the_files(snapshot: Path) -> None:
    rows = published(FILES[date(2018, 7, 27)])
    (headline,) = answer(snapshot, "opportunity_headline").records()
    assert (headline["awarded_count"], headline["outcome_count"], headline["no_outcome_count"]) == (616, 786, 1332)
    assert headline["application_median"] == median(
        float(row["Total Organisations"]) for row in rows if row["Total Organisations"]
    )
    places = {
        row["work_location"]: row["opportunity_count"] for row in answer(snapshot, "opportunity_places").records()
    }
    assert places == Counter(row["Location Of The Work"] for row in rows)
    times: Counter[int] = Counter()
    for row in answer(snapshot, "opportunity_open_days").records():
        times[row["open_days"]] += row["opportunity_count"]
    assert times == {7: 772, 14: 1346}
    applications = answer(snapshot, "opportunity_applications").records()
    for column, heading, unknown in (
        ("sme", "Applications from SMEs", 26),
        ("large", "Applications from Large Organisations", 312),
    ):
        known = [float(row[heading]) for row in rows if row[heading]]
        assert sum(row[f"{column}_known_count"] for row in applications) == len(known) == 2118 - unknown
        assert sum(row[f"{column}_application_sum"] or 0 for row in applications) == sum(known)
    awards = {row["winner_size"]: row for row in answer(snapshot, "opportunity_awards").records()}
    assert {size: row["award_count"] for size, row in awards.items()} == {
        "micro": 103, "small": 230, "medium": 114, "large": 159,
    }  # fmt: skip
    for size, told in awards.items():
        worth = [Decimal(row["Contract amount"]) for row in rows if row["Size of supplier"] == size]
        assert told["contract_gbp"] == sum(amount for amount in worth if amount >= 1000)
        assert told["declared_count"] + told["doubtful_count"] == len(worth)
    changes = answer(snapshot, "opportunity_changes").records()
    assert sum(row["opportunity_count"] for row in changes if row["status_before"] == "not in the file") == 213
    assert sum(row["opportunity_count"] for row in changes if row["status_before"] == "closed") == 89


def test_every_council_has_advertised_or_never(snapshot: Path, tables: duckdb.DuckDBPyConnection) -> None:
    (councils,) = (
        row for row in answer(snapshot, "bodies_that_advertised").records() if row["buyer_group"] == "Local authorities"
    )
    never = [
        row
        for row in answer(snapshot, "bodies_never_advertised").records()
        if row["buyer_group"] == "Local authorities"
    ]
    assert councils["register_count"] == 418  # principal councils of July 2018
    assert councils["advertised_count"] + len(never) == councils["register_count"]
    names = [row["buyer_name"] for row in answer(snapshot, "bodies_never_advertised").records()]
    assert names == sorted(names, key=str.lower)


def test_councils_domains_agree_with_the_register_of_domains() -> None:
    need_shared()
    path = SHARED / "organisations" / "government-domain-data.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        owners = {
            f"{row['hostname']}.gov.uk": row["organisation"].partition(":")[2]
            for row in csv.DictReader(file, delimiter="\t")
        }
    with (ROOT / "data" / "reference" / "buyer_domains.csv").open(encoding="utf-8", newline="") as file:
        councils = [row for row in csv.DictReader(file) if row["buyer_type"] == "local_authority"]
    compared = {row["buyer_domain"]: row["buyer_id"] for row in councils if owners.get(row["buyer_domain"])}
    assert len(compared) > 30
    assert compared == {domain: owners[domain] for domain in compared}
