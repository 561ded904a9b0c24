"""A file from the web, whole or not at all, going on where an earlier download stopped.

Conditional and range requests are those of RFC 9110, sections 13 and 14.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from pathlib import Path

import requests

from pipelines.fetching.client import Client, PassingFault, refuse
from pipelines.fetching.part import Part, Version
from pipelines.problem import ProblemError

# Ten times the largest sales file that is known of, which has some 260,000 rows.
SIZE_LIMIT = 500 * 1000**2
CHUNK = 64 * 1024
PROGRESS_EVERY = 2.0  # seconds

log = logging.getLogger(__name__)


def download(
    client: Client, address: str, hosts: Collection[str], path: Path,
    held: Version | None = None, size: int | None = None, limit: int = SIZE_LIMIT,
) -> Version | None:  # fmt: skip
    """Download `address` to `path`; returns which version it is, or None where it is still the one `held`.

    A part that an earlier call left is continued where the server's file is still
    the same. `size` is the length in bytes that the publisher states elsewhere.
    Raises ProblemError, with no file at `path`, where the whole file cannot be had.
    """
    part = Part(path)
    version = client.persist(lambda: _attempt(client, address, hosts, part, held, limit))
    if version is None:
        return None
    found = part.size
    if size is not None and found != size:
        part.drop()
        raise ProblemError(
            f"{address} has {found:,} bytes, and its publisher says {size:,}. Nothing was kept; try again later."
        )
    part.finish()
    return version


def _attempt(
    client: Client, address: str, hosts: Collection[str], part: Part, held: Version | None, limit: int
) -> Version | None:
    begun = part.version
    headers = held.if_changed if held else {}
    if begun and begun.for_range:
        headers = {"Range": f"bytes={part.size}-", "If-Range": begun.for_range}
    with client.get(address, hosts, headers) as response:
        if response.status_code == 304:
            return None
        if response.status_code == 416 or not _continues(response, part):
            part.drop()
            raise PassingFault(f"{address} has changed since a part of it was downloaded; beginning again.", wait=0.0)
        refuse(response)
        version = Version(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        if response.status_code != 206:
            part.begin(version)
        _receive(response, address, part, limit)
    return version


def _receive(response: requests.Response, address: str, part: Part, limit: int) -> None:
    length = response.headers.get("Content-Length")
    total = part.size + int(length) if length and length.isdigit() else None
    if total and total > limit:
        part.drop()
        raise ProblemError(
            f"{address} has {total:,} bytes, more than the {limit:,} that are allowed. Nothing was kept."
        )
    said = time.monotonic()
    received = part.size
    try:
        with part.path.open("ab") as file:
            for chunk in response.iter_content(CHUNK):
                if received == 0:
                    _refuse_web_page(response, address, chunk)
                received += len(chunk)
                if received > limit:
                    raise ProblemError(f"{address} is longer than the {limit:,} bytes that are allowed.")
                file.write(chunk)
                if time.monotonic() - said > PROGRESS_EVERY:
                    said = time.monotonic()
                    log.info("  %s", _progress(received, total))
    except requests.RequestException as error:
        raise PassingFault(f"{address} broke off after {received:,} bytes.") from error
    except ProblemError:
        part.drop()
        raise
    if total is not None and received != total:
        raise PassingFault(f"{address} broke off after {received:,} of {total:,} bytes.")


def _continues(response: requests.Response, part: Part) -> bool:
    """Whether a partial answer begins where the part ends; any other answer begins anew."""
    return response.status_code != 206 or response.headers.get("Content-Range", "").startswith(f"bytes {part.size}-")


def _refuse_web_page(response: requests.Response, address: str, start: bytes) -> None:
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html") or start.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise ProblemError(f"{address} answers with a web page, not with a file. Look at it in a browser.")


def _progress(received: int, total: int | None) -> str:
    megabytes = f"{received / 1000**2:.1f}"
    return f"{megabytes} of {total / 1000**2:.1f} MB" if total else f"{megabytes} MB"
