"""Every table that a figure reads, damaged in every way while the server runs

The data of every figure that reads the table are refused in words that name it; every other figure is answered.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from unittest import mock

from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared import queries
from pages.shared.server import serve
from tests import random_snapshots
from tests.soak import Case, Row, must_be_empty
from tests.table_damage import DAMAGE, tables_read, wrongly_answered


def run(folder: Path, dice: random.Random, case: Case) -> list[Row]:
    snapshot = random_snapshots.write(folder, dice.randrange(1000), councils=12, lines=60)
    asked = [queries.load(name) for name in queries.names()]
    rows: list[Row] = []
    with mock.patch.dict(os.environ, DATA_DIR=str(folder)):
        client = TestClient(Starlette(routes=serve.ROUTES))
        for damage in DAMAGE:
            for table in tables_read():
                with case(f"{table}.parquet, {damage.__name__}"):
                    must_be_empty(wrongly_answered(client, snapshot, table, damage, asked))
            rows.append({"damage": damage.__name__, "tables": len(tables_read()), "figures asked": len(asked)})
    return rows
