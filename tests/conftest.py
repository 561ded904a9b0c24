"""Fixtures that several test files share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser

from pipelines.build import build
from tests.pipeline_files import need_shared, real_data
from tests.served import chromium, dashboard

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: tests in a browser mostly wait for it."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def real_snapshot(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A snapshot of the publishers' files and the project's own lookups, to read; all processes of a run share it."""
    need_shared()
    own = tmp_path_factory.getbasetemp()
    data = (own if worker_id == "master" else own.parent) / "real"
    snapshot = data / "snapshots" / "2026-01-02T0304Z"
    with FileLock(data.with_suffix(".lock")):
        if not snapshot.is_dir():
            build(real_data(data), datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    return snapshot


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium of a file's tests."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a dashboard on the embedded snapshot, for a file's tests."""
    with dashboard() as address:
        yield address
