"""An interface that gives OCDS releases by windows of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True)
class Interface:
    """Where releases are asked for: its address, the names of the first and last moment, and when it began.

    `busy` are the statuses that mean too many requests, `busy_wait` for how many
    seconds nothing may be asked then, where the server does not say, and `pause`
    the seconds between two requests.
    """

    address: str
    first: str
    last: str
    begins: date
    busy: tuple[int, ...]
    busy_wait: float
    pause: float

    @property
    def hosts(self) -> tuple[str, ...]:
        return (urlsplit(self.address).netloc,)

    def page(self, begin: date, end: date) -> str:
        """The address of a window's first page: whole days, the last included."""
        asked = {self.first: f"{begin}T00:00:00", self.last: f"{end}T23:59:59", "limit": 100}
        return f"{self.address}?{urlencode(asked, safe=':')}"
