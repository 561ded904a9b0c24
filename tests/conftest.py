"""Fixtures that several test files share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from pipelines.build import build
from tests.pipeline_files import need_shared, real_data

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def real_snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of the publishers' files and the project's own lookups."""
    need_shared()
    return build(real_data(tmp_path_factory.mktemp("real")), datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
