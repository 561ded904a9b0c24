"""Where publishers put their files, and what they have on offer there.

A source's module lists its places. Each place tells what is on offer: a file
whose address is known, or the attachments of a page of GOV.UK.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from urllib.parse import quote, urlencode, urljoin, urlsplit

from pipelines.fetching.client import Client
from pipelines.problem import ProblemError

GOVUK_ASSETS = "assets.publishing.service.gov.uk"


@dataclass(frozen=True)
class Offer:
    """A file on offer: what it is, where, and what its publisher says of it.

    `published` is None where nobody says, unless `dated_by_server`: then the day
    of the server's Last-Modified is when the file was put there. `size` is in
    bytes; `updated` changes whenever the page that lists the file does.
    """

    title: str
    address: str
    hosts: tuple[str, ...]
    published: date | None = None
    dated_by_server: bool = False
    size: int | None = None
    updated: str = ""

    @property
    def file_name(self) -> str:
        return urlsplit(self.address).path.rsplit("/", 1)[-1]


class Place(Protocol):
    """Where a publisher puts files."""

    def offers(self, client: Client) -> Sequence[Offer]:
        """What is there. Raises ProblemError where that cannot be found out."""


@dataclass(frozen=True)
class WebFile:
    """One file at an address that does not change, though the file may."""

    title: str
    address: str
    dated_by_server: bool = False
    also_on: tuple[str, ...] = ()

    def offers(self, client: Client) -> Sequence[Offer]:
        hosts = (urlsplit(self.address).netloc, *self.also_on)
        return [Offer(self.title, self.address, hosts, dated_by_server=self.dated_by_server)]


@dataclass(frozen=True)
class GovukPage:
    """The attachments, on the page of GOV.UK with that title, whose file names fit the pattern.

    The page is looked for by its title, because its address is not known here and pages move.
    Search API: https://docs.publishing.service.gov.uk/repos/search-api/using-the-search-api.html
    Content API: https://content-api.publishing.service.gov.uk
    """

    title: str
    file_names: str
    site: str = "https://www.gov.uk"
    assets: str = GOVUK_ASSETS

    def offers(self, client: Client) -> Sequence[Offer]:
        hosts = (urlsplit(self.site).netloc, self.assets)
        try:
            return self._offers(client, hosts)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ProblemError(
                f"{self.site} answers about “{self.title}” in another form than its documentation says "
                f"({type(error).__name__}: {error}). Download the file in a browser, and add it."
            ) from error

    def _offers(self, client: Client, hosts: tuple[str, ...]) -> Sequence[Offer]:
        page = client.json(f"{self.site}/api/content{quote(self._path(client, hosts))}", hosts)
        files = [file for file in page.get("details", {}).get("attachments", []) if self._fits(file)]
        if not files:
            raise ProblemError(
                f"The page “{self.title}” of {self.site} has no attachment that fits {self.file_names}. "
                "Look at it; if the files have other names now, correct the source's module in pipelines/sources."
            )
        # The page says when it was last changed. With several files on it, that is not when each appeared.
        published = datetime.fromisoformat(page["public_updated_at"]).date() if len(files) == 1 else None
        return [
            Offer(
                title=file.get("title") or self.title,
                address=urljoin(self.site, file["url"]),
                hosts=hosts,
                published=published,
                dated_by_server=published is None,
                size=file.get("file_size"),
                updated=page.get("updated_at", ""),
            )
            for file in files
        ]

    def _path(self, client: Client, hosts: tuple[str, ...]) -> str:
        asked = urlencode({"q": self.title, "fields": "title,link", "count": 50})
        found = client.json(f"{self.site}/api/search.json?{asked}", hosts).get("results", [])
        paths = [result["link"] for result in found if result.get("title", "").casefold() == self.title.casefold()]
        if len(paths) != 1:
            raise ProblemError(
                f"{self.site} has {len(paths) or 'no'} pages with the title “{self.title}”. "
                "Look for the publication there, and correct the title in the source's module in pipelines/sources."
            )
        return str(paths[0])

    def _fits(self, file: dict[str, Any]) -> bool:
        name = file.get("filename") or urlsplit(file.get("url", "")).path.rsplit("/", 1)[-1]
        return file.get("attachment_type") == "file" and bool(re.fullmatch(self.file_names, name, re.IGNORECASE))
