"""What there is so far of a file that is being downloaded.

It is ``.<name>.part`` until all of it is there, so that nothing half-downloaded
bears the file's name; beside it stands of which version of the file it is a part.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pipelines import parquet


@dataclass(frozen=True)
class Version:
    """By what a server recognises one version of a file: its ETag, its Last-Modified, or neither."""

    etag: str = ""
    last_modified: str = ""

    @property
    def for_range(self) -> str:
        """What If-Range takes: a weak ETag would let two different files be pieced together."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified

    @property
    def if_changed(self) -> dict[str, str]:
        """The headers that ask for a file only where it has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


class Part:
    """What there is so far of a file, and of which version of it."""

    def __init__(self, path: Path) -> None:
        self._whole = path
        self.path = path.with_name(f".{path.name}.part")
        self._note = path.with_name(f".{path.name}.version")

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def version(self) -> Version | None:
        """None where nothing was begun, or nobody knows what."""
        try:
            return Version(**json.loads(self._note.read_text(encoding="utf-8"))) if self.size else None
        except (OSError, ValueError, TypeError):
            return None

    def begin(self, version: Version) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(b"")
        self._note.write_text(json.dumps(asdict(version)), encoding="utf-8")

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def finish(self) -> None:
        parquet.sync(self.path)
        self.path.replace(self._whole)
        self._note.unlink(missing_ok=True)
