"""What is known of a dataset that is added as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipelines.fetching.interface import Interface
from pipelines.fetching.offers import Place
from pipelines.provenance import Source
from pipelines.reading.layouts import Layout


@dataclass(frozen=True)
class Dataset:
    """A source that is added as files: what it is, its known layouts, and the columns that are kept of it.

    A snapshot is built from the newest release, or from all where `every_vintage`
    is set because how figures were restated is itself of interest. `staging`
    names the SELECT that types its rows. No snapshot is built without a file of
    a dataset that `is_required`. In the columns that are `masked` people write
    freely, so contact details may stand there. `places` are where the publisher
    has files on offer. `joined` takes the place of the layouts where a release is
    several tables in one file: it gives the rows, each with its line and checksum.
    `interface` is where its publisher gives rows by windows of time.
    """

    source: Source
    layouts: tuple[Layout, ...]
    columns: tuple[str, ...]
    every_vintage: bool
    staging: str
    is_required: bool = True
    masked: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    joined: Callable[[Path, bytes], list[dict[str, str | int | None]]] | None = None
    interface: Interface | None = None

    @property
    def schema(self) -> pa.Schema:
        """The columns of a release's rows: all text, but for the line."""
        texts = ("release_id", *self.columns, "defect", "row_sha256")
        return pa.schema([("line", pa.int64()), *((name, pa.string()) for name in texts)])
