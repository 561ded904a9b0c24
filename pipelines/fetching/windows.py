"""Releases from an interface that gives them by windows of time, page by page, going on where an earlier run stopped.

A window is half a month at most. When all its pages are there it becomes a
release like any file that is added; its address says which window it is, and the
next run begins on the day after the last. Of an unfinished window the pages
so far are kept, without contact details, with the address of the next page.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests

from pipelines import parquet, raw
from pipelines.dataset import Dataset
from pipelines.fetching.client import LONGEST_WAIT, Client, PassingFault, refuse
from pipelines.fetching.interface import Interface
from pipelines.notices.kept import kept
from pipelines.problem import ProblemError
from pipelines.provenance import Release

HALF_MONTH = 15
PROGRESS_EVERY = 20  # pages

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Window:
    """Whole days, both included."""

    begin: date
    end: date


def missing(interface: Interface, held: list[Release], today: date, since: date | None = None) -> list[Window]:
    """The windows that are not held, oldest first, up to yesterday: today is not over yet.

    The first run begins `since`, else a year ago. Raises ProblemError where what is held ends in the future.
    """
    ends = [one.published for one in held if f"{interface.first}=" in one.address and one.published]
    start = max(ends) + timedelta(days=1) if ends else max(since or _year_before(today), interface.begins)
    if start > today:
        raise ProblemError(
            f"Everything up to {max(ends, default=start)} is held, and this machine's clock says {today}. "
            "Put the clock right, and run the command again."
        )
    windows = []
    while start < today:
        half = start.replace(day=HALF_MONTH) if start.day <= HALF_MONTH else _end_of_month(start)
        end = min(half, today - timedelta(days=1))
        windows.append(Window(start, end))
        start = end + timedelta(days=1)
    return windows


def fetch(
    dataset: Dataset, data: Path, client: Client, today: date, since: date | None = None
) -> Iterator[Release | ProblemError]:
    """Add every window that is not held as a release. The first problem ends it: later windows come after it."""
    interface = dataset.interface
    if not interface:
        return
    try:
        for window in missing(interface, raw.releases(dataset, data), today, since):
            progress = _Progress(_path(dataset, window, data))
            _download(interface, window, client, progress)
            if not progress.count:
                log.info("  no release from %s to %s", window.begin, window.end)
                progress.drop()
                continue
            address = interface.page(window.begin, window.end)
            release, _ = raw.add(dataset, progress.path, window.end, today, data, address=address)
            progress.drop()
            yield release
    except ProblemError as error:
        yield error


def _path(dataset: Dataset, window: Window, data: Path) -> Path:
    name = dataset.source.name
    return raw.folder_of(data) / name / ".downloads" / f"{name}-{window.begin}-to-{window.end}.jsonl"


def _download(interface: Interface, window: Window, client: Client, progress: _Progress) -> None:
    """Get the pages of a window that are not there yet.

    Raises ProblemError where a page cannot be had; what is there so far stays, and the next call goes on from it.
    """
    if progress.finished:
        return
    address = progress.next or interface.page(window.begin, window.end)
    while address:
        page = client.persist(partial(_page, interface, client, address))
        address = progress.add(page["releases"], _next(page, address, progress.asked))


def _page(interface: Interface, client: Client, address: str) -> dict[str, Any]:
    with client.get(address, interface.hosts, {"Accept": "application/json"}) as response:
        if response.status_code in interface.busy:
            raise PassingFault(
                f"{address} answers {response.status_code}: too many requests.", _wait(interface, response)
            )
        refuse(response)
        try:
            page = json.loads(_text(response.content))
        except requests.RequestException as error:
            raise PassingFault(f"{address} broke off.") from error
        except (json.JSONDecodeError, RecursionError) as error:
            raise PassingFault(f"{address} does not answer with whole JSON.") from error
    if not isinstance(page, dict) or not isinstance(page.get("releases"), list):
        raise ProblemError(f"{address} answers without a list of releases. Look at it in a browser.")
    return page


def _wait(interface: Interface, response: requests.Response) -> float:
    said = response.headers.get("Retry-After", "")
    return min(float(said), LONGEST_WAIT) if said.isdigit() else interface.busy_wait


def _text(content: bytes) -> str:
    """A page as text. Contracts Finder has sent single characters that are not UTF-8 (kingfisher-collect says so)."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _next(page: dict[str, Any], address: str, asked: set[str]) -> str:
    """The address of the next page, or nothing. Raises ProblemError where it leads round in a circle."""
    links = page.get("links")
    link = links.get("next") if isinstance(links, dict) else None
    if not link:
        return ""
    following = urljoin(address, str(link))
    if following in asked | {address}:
        raise ProblemError(f"{address} names a next page that was asked for before. Try again later.")
    return following


class _Progress:
    """The releases of a window so far, and beside them how far that is: both are whole or of the page before."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._note = path.with_suffix(".json")
        self.next, self.count, size = "", 0, 0
        self.asked: set[str] = set()
        try:
            noted = json.loads(self._note.read_text(encoding="utf-8"))
            self.next, self.count, self.asked = str(noted["next"]), int(noted["count"]), set(noted["asked"])
            size = int(noted["size"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.stat().st_size < size or not size:
            self.next, self.count, self.asked, size = "", 0, set(), 0
        with path.open("ab") as file:
            # What a killed run wrote after its last note.
            file.truncate(size)

    @property
    def finished(self) -> bool:
        """Whether the last page is there: a run may be killed between that and the release that it becomes."""
        return self.count > 0 and not self.next

    def add(self, releases: list[Any], following: str) -> str:
        """Keep a page; returns the address of the next."""
        drift: Counter[str] = Counter()
        short = [kept(one, drift) if isinstance(one, dict) else None for one in releases]
        with self.path.open("ab") as file:
            file.write("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in short).encode("utf-8", "replace"))
        parquet.sync(self.path)
        self.count += len(releases)
        self.next = following
        self.asked.add(following)
        if len(self.asked) % PROGRESS_EVERY == 0:
            log.info("  %s: %s releases so far", self.path.stem, f"{self.count:,}")
        for what, times in drift.most_common():
            log.info("  %s of %s releases: %s.", f"{times:,}", f"{len(releases):,}", what)
        noted = {"next": following, "count": self.count, "asked": sorted(self.asked), "size": self.path.stat().st_size}
        part = self._note.with_suffix(".part")
        part.write_text(json.dumps(noted), encoding="utf-8")
        part.replace(self._note)
        return following

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _year_before(today: date) -> date:
    return date(today.year - 1, today.month, 1)


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
