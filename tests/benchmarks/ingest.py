"""Sales rows from a publisher's CSV to a published snapshot.

Every row is made up, and says so in its names.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from pipelines import raw
from pipelines.build import build
from pipelines.sources import DATASETS
from pipelines.sources.g_cloud_sales import JULY_2014
from tests.benchmarks.results import Total
from tests.pipeline_files import REFERENCE_ROWS, SALE, TODAY, reference_csv, tiny_data

COUNCILS, OTHER_BUYERS, SUPPLIERS = 350, 150, 400
PUBLISHED = date(2014, 8, 1)
MONTHS = [date(2012 + month // 12, month % 12 + 1, 1).isoformat() for month in range(3, 31)]
FILE_NAME = "made-up-sales.csv"
ENCODING = "mac_roman"  # as the real file in that layout


def make_up(data: Path, rows: int) -> None:
    """A data folder with a file of so many made-up sales to add, a made-up register, and lookups for both."""
    councils = [
        {"local-authority-code": f"M{number:03}", "official-name": f"Made-up Council {number}",
         "nice-name": f"Made-up {number}"}
        for number in range(COUNCILS)
    ]  # fmt: skip
    tiny_data(data, councils=[{}, *councils])
    names = [
        f"g_cloud_sales,Made-up Council {number},M{number:03},local_authority,exact,,made up for a benchmark"
        for number in range(COUNCILS)
    ]
    reference_csv(data, "buyer_names", [*REFERENCE_ROWS["buyer_names"], *names])
    with (data / FILE_NAME).open("w", encoding=ENCODING, newline="") as file:
        writer = csv.writer(file, lineterminator="\r")
        writer.writerow(JULY_2014.header)
        writer.writerows(_sales(rows))


def _sales(rows: int) -> Iterator[list[str]]:
    chance = random.Random(2014)
    for number in range(rows):
        buyer = chance.randrange(COUNCILS + OTHER_BUYERS)
        sale = SALE | {
            "ID": str(number),
            "LotDescription": str(chance.randint(1, 4)),
            "SupplierName": f"Made-up Supplier {chance.randrange(SUPPLIERS)} Ltd",
            "CustomerName": f"Made-up {'Council' if buyer < COUNCILS else 'Body'} {buyer}",
            "ReturnMonth": chance.choice(MONTHS),
            "ProjectNameAndDescription": "made up for a benchmark",
            "EvidencedSpend": f"{chance.randint(-100_000, 10_000_000) / 100:.2f}",
            "SMEorLarge": chance.choice(("SME", "Large")),
        }
        yield [sale[heading] for heading in JULY_2014.header]


def by_the_pipelines(data: Path) -> Total:
    """Add the file and publish a snapshot, as the command line does."""
    raw.add(DATASETS["g_cloud_sales"], data / FILE_NAME, PUBLISHED, TODAY, data)
    snapshot = build(data, datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    spend = duckdb.read_parquet(str(snapshot / "spend.parquet"))
    ((rows, total),) = spend.aggregate("sum(invoice_count)::BIGINT, sum(spend_gbp)").fetchall()
    return Total(rows, total, len(spend))
