"""The curated lookups: figures published elsewhere, frameworks and lots. Expected values were typed by hand."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "data" / "reference"
COLUMNS = {
    "published_figures": "indicator,breakdown,as_at_date,value,unit,published_in,published_date,address,note",
    "frameworks": "framework_id,framework_name,framework_family,start_date,planned_end_date,end_date,extension,"
    "extension_evidence,note,evidence",
    "lots": "lot_id,lot_name,lot_number,framework_family,evidence",
}
KEYS = {
    "published_figures": ("indicator", "breakdown", "as_at_date", "published_in"),
    "frameworks": ("framework_id",),
    "lots": ("lot_id",),
}
UNITS = {
    "g_cloud_cumulative_spend": "GBP",
    "digital_marketplace_cumulative_spend": "GBP",
    "dos_cumulative_spend": "GBP",
    "g_cloud_sme_share_by_value": "%",
    "g_cloud_sme_share_by_volume": "%",
    "digital_marketplace_sme_share_by_value": "%",
    "central_government_sme_share_direct": "%",
    "central_government_sme_share_indirect": "%",
    "central_government_sme_share_total": "%",
    "central_government_sme_spend_direct": "GBP",
    "central_government_sme_spend_indirect": "GBP",
    "central_government_sme_spend_total": "GBP",
    "contracts_finder_share_of_tenders": "%",
    "councils_that_have_bought": "%",
    "marketplace_spend_by_year": "GBP",
}
G_CLOUD_TOTALS = [
    ("2013-03-31", "18300000"),
    ("2013-11-30", "63459873"),
    ("2014-03-31", "154600000"),
    ("2014-03-31", "154635952"),
    ("2014-06-30", "217000000"),
    ("2014-06-30", "217455674"),
    ("2014-10-31", "346000000"),
    ("2015-01-31", "467404892.84"),
    ("2015-02-28", "517000000"),
    ("2015-03-31", "559220000"),
    ("2015-04-30", "591110000"),
    ("2015-05-31", "639300000"),
    ("2015-10-31", "856700000"),
    ("2015-11-30", "903000000"),
    ("2015-12-31", "959500000"),
    ("2016-03-31", "1140000000"),
    ("2016-06-30", "1260000000"),
    ("2016-07-31", "1390000000"),
    ("2016-10-31", "1577528146"),
    ("2016-11-30", "1696137364"),
    ("2017-07-31", "2400000000"),
    ("2017-12-31", "2850000000"),
    ("2018-10-31", "3976000000"),
    ("2023-10-31", "16000000000"),
    ("2024-03-01", "16740000000"),
]
LOCAL_GOVERNMENT_TOTALS = [
    ("2014-03-31", "9598877"),
    ("2014-03-31", "9600000"),
    ("2014-06-30", "13100000"),
    ("2014-10-31", "20800000"),
    ("2015-02-28", "30800000"),
    ("2015-03-31", "33380000"),
    ("2015-04-30", "35910000"),
    ("2016-07-31", "73000000"),
    ("2016-10-31", "84900000"),
]
LOTS = [
    ("cloud-hosting", "Cloud Hosting", "1", "G-Cloud"),
    ("cloud-software", "Cloud Software", "2", "G-Cloud"),
    ("cloud-support", "Cloud Support", "3", "G-Cloud"),
    ("digital-outcomes", "Digital Outcomes", "", "Digital Outcomes and Specialists"),
    ("digital-specialists", "Digital Specialists", "", "Digital Outcomes and Specialists"),
    ("infrastructure-as-a-service", "Infrastructure as a Service", "1", "G-Cloud"),
    ("platform-as-a-service", "Platform as a Service", "2", "G-Cloud"),
    ("software-as-a-service", "Software as a Service", "3", "G-Cloud"),
    ("specialist-cloud-services", "Specialist Cloud Services", "4", "G-Cloud"),
    ("user-research-participants", "User Research Participants", "", "Digital Outcomes and Specialists"),
    ("user-research-studios", "User Research Studios", "", "Digital Outcomes and Specialists"),
]


def text(name: str) -> str:
    return (FOLDER / f"{name}.csv").read_bytes().decode("utf-8")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text(name).splitlines(), strict=True))


def figures(indicator: str, breakdown: str = "total") -> list[tuple[str, str]]:
    return sorted(
        (row["as_at_date"], row["value"])
        for row in rows("published_figures")
        if (row["indicator"], row["breakdown"]) == (indicator, breakdown)
    )


@pytest.mark.parametrize("name", COLUMNS)
def test_layout(name: str) -> None:
    content = text(name)
    assert content.splitlines()[0] == COLUMNS[name]
    assert "\r" not in content and content.endswith("\n") and not content.startswith("\ufeff")
    assert "UNVERIFIED" not in content.upper()
    for row in rows(name):
        assert None not in row and None not in row.values(), row
        assert all(cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("name", KEYS)
def test_sorted_and_unique(name: str) -> None:
    keys = [tuple(row[column] for column in KEYS[name]) for row in rows(name)]
    assert keys == sorted(set(keys))
    assert all(all(key) for key in keys)


def test_figures_are_dates_and_plain_numbers() -> None:
    for row in rows("published_figures"):
        as_at = date.fromisoformat(row["as_at_date"])
        if row["published_date"]:
            assert as_at <= date.fromisoformat(row["published_date"]), row
        value = Decimal(row["value"])
        assert value > 0 and row["value"] == f"{value:f}"
        assert row["unit"] == UNITS[row["indicator"]]
        assert row["unit"] == "GBP" or value <= 100
        assert not row["address"] or row["address"].startswith(("http://", "https://"))


def test_g_cloud_totals_are_those_read() -> None:
    assert figures("g_cloud_cumulative_spend") == G_CLOUD_TOTALS


def test_local_government_totals_are_those_read() -> None:
    assert figures("g_cloud_cumulative_spend", "local government") == LOCAL_GOVERNMENT_TOTALS


def test_totals_of_the_whole_marketplace_are_apart() -> None:
    assert figures("digital_marketplace_cumulative_spend") == [
        ("2017-07-31", "2600000000"),
        ("2017-12-31", "3200000000"),
        ("2018-10-31", "4688000000"),
    ]


def test_cumulative_totals_never_fall() -> None:
    """Two publications may round one date's total differently; a later date is never below any earlier one."""
    series: dict[tuple[str, str], dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("published_figures"):
        if row["indicator"].endswith("_cumulative_spend"):
            series[row["indicator"], row["breakdown"]][row["as_at_date"]].append(Decimal(row["value"]))
    assert len(series) == 5
    for name, by_date in series.items():
        dates = sorted(by_date)
        for earlier, later in pairwise(dates):
            assert max(by_date[earlier]) <= min(by_date[later]), (name, earlier, later)


def test_where_g_cloud_stood_when_the_report_appeared() -> None:
    (row,) = [
        row
        for row in rows("published_figures")
        if row["indicator"] == "g_cloud_cumulative_spend" and row["as_at_date"] == "2017-12-31"
    ]
    assert (row["value"], row["published_in"], row["published_date"]) == (
        "2850000000",
        "PublicTechnology, 2 February 2018",
        "2018-02-02",
    )


def test_frameworks() -> None:
    by_id = {row["framework_id"]: row for row in rows("frameworks")}
    assert by_id["g-cloud"]["framework_name"] == "G-Cloud (iteration not published)"
    assert (by_id["g-cloud-9"]["start_date"], by_id["g-cloud-9"]["end_date"]) == ("2017-05-22", "")
    assert (by_id["g-cloud-14"]["start_date"], by_id["g-cloud-14"]["end_date"]) == ("2024-10-29", "2026-10-28")
    for row in by_id.values():
        dates = [date.fromisoformat(row[column]) for column in ("start_date", "end_date") if row[column]]
        assert dates == sorted(dates), row
        assert row["evidence"] or row["framework_id"] in ("g-cloud", "digital-outcomes-and-specialists"), row
        assert row["framework_family"] in row["framework_name"] or row["framework_name"] == "Digital Outcomes 6"


def test_lots() -> None:
    assert [tuple(row.values())[:4] for row in rows("lots")] == LOTS
    assert all(row["evidence"] for row in rows("lots"))
