"""OCDS releases from files of JSON lines to a published snapshot.

Every release is made up, and says so in its names. In ten processes are one
amendment, seven awards and, in three of those, a second supplier.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from pipelines import raw
from pipelines.build import build
from pipelines.sources import DATASETS
from tests.benchmarks.results import Compiled
from tests.pipeline_files import TODAY, tiny_data

COUNCILS, OTHER_BUYERS, SUPPLIERS = 350, 1500, 20_000
# A file a window, as they are fetched; half a month of Contracts Finder has fewer.
NOTICES_A_FILE = 20_000
FIRST = date(2015, 3, 1)


def make_up(data: Path, notices: int) -> None:
    """A data folder with a made-up register and files of releases of so many processes to add."""
    councils = [
        {"local-authority-code": f"M{number:03}", "official-name": f"Made-up Council {number}",
         "nice-name": f"Made-up {number}"}
        for number in range(COUNCILS)
    ]  # fmt: skip
    tiny_data(data, councils=[{}, *councils])
    chance = random.Random(2015)
    for begin in range(0, notices, NOTICES_A_FILE):
        numbers = range(begin, min(begin + NOTICES_A_FILE, notices))
        with (data / f"made-up-{begin:08}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(one)}\n" for number in numbers for one in _releases(number, chance))


def _releases(number: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    day = FIRST + timedelta(days=number % 3650)
    buyer = chance.randrange(COUNCILS + OTHER_BUYERS)
    name = f"Made-up {'Council' if buyer < COUNCILS else 'Body'} {buyer}"
    contact = {"name": "Made up", "email": "made-up@example.org", "telephone": "020 7946 0000"}
    party = {"id": f"b{buyer}", "name": name, "roles": ["buyer"], "contactPoint": contact}
    tender = {
        "title": f"Made-up notice {number}",
        "description": "made up for a benchmark " * 40,
        "status": "active",
        "classification": {"scheme": "CPV", "id": chance.choice(("48000000", "72000000", "45000000", "85000000"))},
        "procurementMethod": chance.choice(("open", "selective", "direct")),
        "procurementMethodDetails": chance.choice(("Open procedure", "Call-off from a framework agreement")),
        "value": {"amount": chance.randint(1, 10**6), "currency": "GBP"},
        "tenderPeriod": {"endDate": f"{day + timedelta(days=30)}T12:00:00Z"},
        "contractPeriod": {"startDate": f"{day + timedelta(days=60)}T00:00:00Z"},
        "suitability": {"sme": chance.random() < 0.7, "vcse": False},
    }
    shared = {"ocid": f"ocds-b5fd17-{number:08}", "buyer": {"id": f"b{buyer}", "name": name}}
    yield shared | {
        "id": f"{number}-1", "date": f"{day}T09:00:00Z", "tag": ["tender"], "tender": tender, "parties": [party],
    }  # fmt: skip
    if number % 10 == 0:
        amended = {"tenderPeriod": {"endDate": f"{day + timedelta(days=40)}T12:00:00+01:00"}}
        yield shared | {
            "id": f"{number}-2", "date": f"{day + timedelta(days=5)}T09:00:00Z", "tag": ["tenderAmendment"],
            "tender": amended,
        }  # fmt: skip
    if number % 10 < 7:
        suppliers = [f"s{chance.randrange(SUPPLIERS)}" for _ in range(2 if number % 10 < 3 else 1)]
        winners = [{"id": code, "name": f"Made-up Supplier {code} Ltd"} for code in suppliers]
        won = [one | {"roles": ["supplier"], "details": {"scale": "sme"}, "contactPoint": contact} for one in winners]
        award = {
            "id": f"{number}-w", "status": "active", "date": f"{day + timedelta(days=50)}",
            "value": {"amount": chance.randint(1, 10**6), "currency": "GBP"}, "suppliers": winners,
        }  # fmt: skip
        yield shared | {
            "id": f"{number}-3", "date": f"{day + timedelta(days=70)}T09:00:00Z", "tag": ["award"],
            "tender": {"status": "complete"}, "parties": won, "awards": [award],
        }  # fmt: skip


def add(data: Path) -> int:
    """Add every file as a release, as the command line does; returns how many OCDS releases they hold."""
    dataset, rows = DATASETS["contracts_finder_notices"], 0
    for number, file in enumerate(sorted(data.glob("made-up-*.jsonl"))):
        release, _ = raw.add(dataset, file, FIRST + timedelta(days=number), TODAY, data)
        rows += release.rows
    return rows


def publish(data: Path) -> Compiled:
    """Build a snapshot from what was added."""
    snapshot = build(data, datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    counts = [len(duckdb.read_parquet(str(snapshot / f"{name}.parquet"))) for name in
              ("notice", "award", "award_supplier")]  # fmt: skip
    return Compiled(*counts)
