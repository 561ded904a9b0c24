"""Every file that a reader can take away, asked of the server as a browser asks: each figure's and each table's."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared import queries
from pages.shared.extract import route
from pages.shared.server import serve
from pages.shared.takeaway import files
from pipelines.catalogue import TABLES
from tests.benchmarks.results import FileTime


def measure(data: Path, addresses: list[str]) -> list[FileTime]:
    """The first time that each file of all rows is asked for: the query, what is made of it, and the answer."""
    with patch.dict(os.environ, DATA_DIR=str(data)):
        client = TestClient(Starlette(routes=serve.ROUTES))
        client.get("/figures/headline.pptx")  # what is imported at the first file is no file's time
        return [_asked(client, address) for address in addresses or _addresses()]


def _addresses() -> Iterator[str]:
    for name in queries.names():
        yield from (f"/figures/{name}.{ending}" for ending in files.KINDS)
    for table in TABLES:
        yield from (f"/extracts/{table}.{ending}" for ending in (*route.STREAMS, *route.SHEETS))


def _asked(client: TestClient, address: str) -> FileTime:
    begun = time.process_time()
    answer = client.get(address)
    busy = time.process_time() - begun
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.text}")
    return FileTime(address, address.rpartition(".")[2], 1000 * busy, len(answer.content))
