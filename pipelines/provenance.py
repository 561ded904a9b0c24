"""Where every row came from: the publication, the file, the build.

A snapshot's Parquet files carry a `Lineage` as JSON under the key
``lineage`` of their key-value metadata, so that a file that has left its
folder still says who published it, when, and under which licence. The raw
files carry their `Release` in the same way, under the key ``release``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

LINEAGE_KEY = "lineage"
RELEASE_KEY = "release"


@dataclass(frozen=True)
class Source:
    """A dataset that somebody publishes, under one licence.

    `next_expected` says when the next publication is due; empty where the publisher does not say.
    What people of this project keep by hand `is_kept_here`: it has no day of publication but that of the snapshot.
    """

    name: str
    title: str
    publisher: str
    address: str
    licence: str
    licence_address: str
    attribution: str
    updated: str
    caveats: str
    next_expected: str = ""
    is_kept_here: bool = False


@dataclass(frozen=True)
class Release:
    """One publication of a source, as the file that was added.

    `published` is None where neither the publisher nor the file says when it
    appeared; `rows` counts data rows, header excluded. The last fields say how
    the file was read, and whether its rows that cannot be used were accepted
    though they are many; releases held from before lack them.
    """

    source: str
    published: date | None
    retrieved: date
    file_name: str
    address: str
    sha256: str
    rows: int
    part: str = ""
    encoding: str = ""
    delimiter: str = ""
    layout: str = ""
    accept_rejected: bool = False

    @property
    def how_read(self) -> str:
        """The part of the file, encoding, delimiter and layout, as far as they are known, for a person to read."""
        delimiter = f"{self.delimiter} between cells" if self.delimiter else ""
        layout = f"layout “{self.layout}”" if self.layout else ""
        return ", ".join(filter(None, (self.part, self.encoding, delimiter, layout)))

    @property
    def release_id(self) -> str:
        """A name that sorts by vintage: `g_cloud_sales-2014-07-14`."""
        return f"{self.source}-{self.vintage.isoformat()}"

    @property
    def vintage(self) -> date:
        """The date that orders releases: published, else retrieved."""
        return self.published or self.retrieved

    def to_json(self) -> str:
        return json.dumps(asdict(self), default=_iso, ensure_ascii=False)

    @staticmethod
    def from_json(text: str | bytes) -> Release:
        return _release(json.loads(text))


@dataclass(frozen=True)
class Lineage:
    """What a table was built from, when, and by which version of the code.

    `accepted` says what somebody accepted to lose against the snapshot before: empty, if nothing.
    """

    table: str
    sources: tuple[Source, ...]
    releases: tuple[Release, ...]
    built_at: datetime
    code_version: str
    accepted: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), default=_iso, ensure_ascii=False)

    @staticmethod
    def from_json(text: str | bytes) -> Lineage:
        """Read what `to_json` wrote. Raises KeyError or ValueError on anything else."""
        fields = json.loads(text)
        return Lineage(
            table=fields["table"],
            sources=tuple(Source(**source) for source in fields["sources"]),
            releases=tuple(_release(release) for release in fields["releases"]),
            built_at=datetime.fromisoformat(fields["built_at"]),
            code_version=fields["code_version"],
            accepted=fields.get("accepted", ""),
        )


def _release(fields: dict[str, Any]) -> Release:
    published = fields["published"]
    return Release(
        **{
            **fields,
            "published": date.fromisoformat(published) if published else None,
            "retrieved": date.fromisoformat(fields["retrieved"]),
        }
    )


def _iso(value: date | datetime) -> str:
    return value.isoformat()
