"""The reviewed buyer names and bodies, against the publishers' own files. Expected values come from the task."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
BELFAST = "NIR-Z"  # before April 2015; missing from the register


def reference(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def shared(path: Path, encoding: str) -> list[dict[str, str]]:
    if not path.is_file():
        pytest.skip(f"the publishers' file {path.name} is not beside the checkout, in ../shared/data")
    lines = path.read_bytes().decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    return list(csv.DictReader(io.StringIO(lines)))


def published(vintage: str, encoding: str) -> set[str]:
    return {row["CustomerName"] for row in shared(SHARED / "gcloud-sales" / f"G-Cloud-Spend-{vintage}.csv", encoding)}


def register() -> dict[str, dict[str, str]]:
    file = SHARED / "local-authorities" / "uk_local_authorities_future.csv"
    return {row["local-authority-code"]: row for row in shared(file, "utf-8")}


def plain(name: str) -> str:
    """Without case, punctuation, spaces and the word and, written out or as a sign."""
    return "".join(filter(str.isalnum, re.sub(r"\band\b", "", name.lower())))


EVERY_NAME = reference("buyer_names")
NAMES = [row for row in EVERY_NAME if row["source"] == "g_cloud_sales"]
BODIES = {row["buyer_id"]: row for row in [*reference("bodies"), *reference("central_bodies")]}
DECIDED = {row["buyer_name_published"]: row for row in NAMES}


def test_every_published_name_is_decided_once() -> None:
    july = published("14-07-14-v2-For-import", "mac_roman")
    april = published("10-04-14-v1-For-Publication", "utf-8")
    assert (len(july), len(april)) == (524, 437)
    assert sorted(row["buyer_name_published"] for row in NAMES) == sorted(july | april)
    assert all(row["buyer_type"] for row in EVERY_NAME)


def test_every_body_exists_and_is_of_the_kind_that_the_name_says() -> None:
    councils = register()
    councils[BELFAST] = {"start-date": "", "end-date": "2015-03-31"}
    for row in (row for row in NAMES if row["buyer_id"]):
        code, kind = row["buyer_id"], "combined_authority" if row["buyer_id"] == "GLA" else "local_authority"
        assert row["buyer_type"] == (BODIES[code]["buyer_type"] if code in BODIES else kind), row
        if code not in BODIES:
            assert councils[code]["start-date"] <= "2012-04-01", row
            assert (councils[code]["end-date"] or "9999") > "2014-06-30", row


def test_what_the_file_calls_local_government_may_be_no_council() -> None:
    for name in (
        "Transport for London", "Greater London Authority", "Office of Communications", "Parole Board The", "Salford",
        "Solutions SK Limited", "Highland Opportunity Limited", "Nottingham City Homes", "Affinity Sutton", "Patrol",
        "Leicestershire and Rutland Probation Trust", "Welsh Assembly Government Records Service", "Viridian Housing",
    ):  # fmt: skip
        assert DECIDED[name]["buyer_type"] != "local_authority", name


def test_councils_of_all_four_nations_have_the_code_of_that_time() -> None:
    codes = {
        "Aylesbury Vale District Council": "AYL", "Buckinghamshire County Council": "BKM", "Cardiff Council": "CRF",
        "Derry City Council": "NIR-A", "Lisburn City Council": "NIR-S", "Antrim Borough Council": "NIR-T",
        "Belfast City Council": BELFAST, "Highland Council The": "HLD", "City of Edinburgh Council": "EDH",
    }  # fmt: skip
    assert {name: DECIDED[name]["buyer_id"] for name in codes} == codes


def test_spellings_of_one_body_share_it() -> None:
    for one, other in (
        ("HMCTS", "HM Courts and Tribunals Service"), ("Aylesbury Vale CCG", "NHS Aylesbury Vale CCG "),
        ("NHS Arden CSU", "NHS Arden Commissioning Support Service"),
        ("Royal Marsden NHS Foundation Trust", "The Royal Marsden NHS Foundation Trust"),
        ("Knowsley Borough Council", "Knowsley Metropolitan Borough Council"),
        ("Citizens Advice", "National Association of Citizens Advice Bureaux"),
        ("Leicestershire and Rutland Probation Trust", "Leicester and Rutland Probation Trust"),
    ):  # fmt: skip
        assert DECIDED[one]["buyer_id"] == DECIDED[other]["buyer_id"] != "", one


def test_decisions_say_why_and_where_to_check() -> None:
    for row in NAMES:
        assert row["match_method"] in ("exact", "variant", "reviewed") and row["evidence"], row
        assert row["note"] or row["match_method"] == "exact", row


def test_exact_means_equal_but_for_case_punctuation_and_spaces() -> None:
    bodies = register() | BODIES
    for row in (row for row in NAMES if row["match_method"] == "exact"):
        known = [bodies[row["buyer_id"]].get(column, "") for column in ("buyer_name", "official-name", "nice-name")]
        assert plain(row["buyer_name_published"]) in map(plain, known), row


def test_bodies_are_distinct_and_belong_to_departments() -> None:
    # A department can have the name that another had before it.
    assert len({(plain(row["buyer_name"]), row["start_date"]) for row in BODIES.values()}) == len(BODIES)
    for row in BODIES.values():
        parent = BODIES[row["parent_buyer_id"] or "cabinet-office"]
        allowed = ("ministerial_department", "non_ministerial_department", "executive_agency")
        assert parent["buyer_type"] in allowed, row


def test_rows_are_sorted_and_unique() -> None:
    files = [[row["buyer_id"] for row in reference(name)] for name in ("bodies", "central_bodies")]
    for keys in (*files, [(row["source"], row["buyer_name_published"]) for row in EVERY_NAME]):
        assert keys == sorted(set(keys))
    assert len(BODIES) == sum(map(len, files))
