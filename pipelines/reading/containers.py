"""What a file holds: itself, or the files packed in it, never more than a limit of bytes."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from pipelines.problem import ProblemError

# Four million invoice lines; a file is held in memory while it is read.
MOST_BYTES = 512 * 2**20
MOST_MEMBERS = 100
# A ZIP in a ZIP is somebody's archive; one in that is somebody's trap.
MOST_LAYERS = 2

GZIP, ZIP, OLD_OFFICE = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SHEETS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


@dataclass(frozen=True)
class Part:
    """A file that could be read: its content, its name within the file that was given, and whether it has sheets."""

    content: bytes
    name: str
    has_sheets: bool


def content_of(file: Path) -> bytes:
    """The bytes of `file`. Raises ProblemError where there are none, or too many."""
    if file.is_dir():
        raise ProblemError(f"{file} is a folder. Give the publisher's file inside it.")
    try:
        if file.stat().st_size > MOST_BYTES:
            raise _too_large(str(file))
        content = file.read_bytes()
    except OSError as error:
        raise ProblemError(f"{file} could not be read: {error.strerror}. Check the name and try again.") from error
    if not content.strip():
        raise ProblemError(f"{file} is empty. Download it again.")
    return content


def parts(file: Path, content: bytes) -> Iterator[Part]:
    """The files in `content`, in their order. Raises ProblemError where it is damaged, locked or too large."""
    try:
        yield from _unpacked(content, "", str(file), MOST_LAYERS)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ProblemError(f"{file} is damaged and cannot be unpacked ({error}). Download it again.") from error


def _unpacked(content: bytes, name: str, place: str, layers: int) -> Iterator[Part]:
    if content.startswith(OLD_OFFICE):
        yield Part(content, name, has_sheets=True)
    elif not content.startswith((GZIP, ZIP)):
        yield Part(content, name, has_sheets=False)
    elif layers == 0:
        raise ProblemError(f"{place}: archives are packed in archives. Unpack it, and add the file with the sales.")
    elif content.startswith(GZIP):
        with gzip.open(io.BytesIO(content)) as packed:
            yield from _unpacked(_limited(packed, place), name, place, layers - 1)
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _members(archive, content, name, place, layers)


def _members(archive: zipfile.ZipFile, content: bytes, name: str, place: str, layers: int) -> Iterator[Part]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise _too_large(place)
    if any(member.flag_bits & 1 for member in members):
        raise ProblemError(f"{place} is locked with a password. Unlock it and save a copy.")
    if any(member.filename in SHEETS for member in members):
        # What a member says of its size is true if its checksum is: no bomb reaches the reader of sheets.
        if archive.testzip():
            raise ProblemError(f"{place} is damaged: a checksum in it is wrong. Download it again.")
        yield Part(content, name, has_sheets=True)
        return
    files = [member for member in members if not _is_clutter(member.filename)]
    if not files:
        raise ProblemError(f"{place} is an archive without a file in it. Download it again.")
    if len(files) > MOST_MEMBERS:
        raise ProblemError(f"{place} holds {len(files):,} files. Unpack it, and add the one with the rows.")
    for member in files:
        with archive.open(member) as packed:
            inner = f"{name}/{member.filename}".lstrip("/")
            yield from _unpacked(_limited(packed, place), inner, place, layers - 1)


def _is_clutter(name: str) -> bool:
    """What a Mac adds to every archive that it makes."""
    path = PurePosixPath(name)
    return path.parts[0] == "__MACOSX" or path.name.startswith(".")


def _limited(packed: gzip.GzipFile | IO[bytes], place: str) -> bytes:
    content = packed.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _too_large(place)
    return content


def _too_large(place: str) -> ProblemError:
    return ProblemError(
        f"{place} holds more than {MOST_BYTES // 2**20:,} MB, unpacked, which is the limit: files of sales have some "
        "130 MB for a million rows. Check that it is the publisher's file."
    )
