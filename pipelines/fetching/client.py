"""Polite HTTP: says who it is, pauses between requests, tries again what may pass, and stays on known hosts."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
import tenacity
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from pipelines.problem import ProblemError

USER_AGENT = "digital-marketplace-adoption (a dashboard of published procurement figures)"
ATTEMPTS = 5
LONGEST_WAIT = 300.0
MOST_REDIRECTS = 5
TIMEOUT = (10.0, 60.0)  # seconds to connect, and between two pieces of an answer

Result = TypeVar("Result")
log = logging.getLogger(__name__)


class PassingFault(ProblemError):
    """What may be gone when it is tried again, after `wait` seconds where the server says how long."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        super().__init__(problem)
        self.wait = wait


class Client:
    """A visitor to publishers' servers: says who it is, pauses between requests, tries again what may pass."""

    def __init__(self, pause: float = 1.0, backoff: float = 2.0) -> None:
        """Wait `pause` seconds between requests, and `backoff`, then twice that, and so on, after a fault."""
        self._pause, self._backoff = pause, backoff
        self._last_request = 0.0
        self._session = requests.Session()
        # Compressed on the way, a file's length and ranges would not be those of the file.
        self._session.headers.update({"User-Agent": USER_AGENT, "Accept-Encoding": "identity"})

    def json(self, address: str, hosts: Collection[str]) -> Any:
        """What an address answers as JSON. Raises ProblemError where it does not."""

        def attempt() -> Any:
            with self.get(address, hosts, {}) as response:
                refuse(response)
                try:
                    return response.json()
                except requests.JSONDecodeError:
                    raise ProblemError(f"{address} does not answer with JSON. Look at it in a browser.") from None
                except requests.RequestException as error:
                    raise PassingFault(f"{address} broke off: {_cause(error)}.") from error

        return self.persist(attempt)

    def get(self, address: str, hosts: Collection[str], headers: Mapping[str, str]) -> requests.Response:
        """An answer, its body not yet read. Redirects are followed to `hosts` alone."""
        for _ in range(MOST_REDIRECTS + 1):
            _refuse_other_host(address, hosts)
            time.sleep(max(0.0, self._last_request + self._pause - time.monotonic()))
            try:
                response = self._session.get(
                    address, headers=dict(headers), stream=True, allow_redirects=False, timeout=TIMEOUT
                )
            except requests.RequestException as error:
                raise PassingFault(
                    f"{address} could not be reached: {_cause(error)}. Where this machine has no way to it, download "
                    "the file elsewhere, and add it."
                ) from error
            finally:
                self._last_request = time.monotonic()
            if not response.is_redirect:
                return response
            response.close()
            address = urljoin(address, response.headers["Location"])
        raise ProblemError(f"{address} redirects more than {MOST_REDIRECTS} times. Look at it in a browser.")

    def persist(self, attempt: Callable[[], Result]) -> Result:
        """The result of `attempt`, which is made again after a fault that may pass."""
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(PassingFault),
            stop=tenacity.stop_after_attempt(ATTEMPTS),
            wait=self._wait,
            before_sleep=_say_wait,
            reraise=True,
        )
        return retrying(attempt)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        if isinstance(fault, PassingFault) and fault.wait is not None:
            return fault.wait
        return min(self._backoff * 2.0 ** (state.attempt_number - 1), LONGEST_WAIT)


def refuse(response: requests.Response) -> None:
    """Raise for a status that is neither 200 nor 206."""
    status, address = response.status_code, response.url
    if status in (200, 206):
        return
    if status == 429 or status >= 500:
        said = response.headers.get("Retry-After")
        wait = _retry_after(said) if said else None
        if wait is not None and wait > LONGEST_WAIT:
            raise ProblemError(f"{address} asks us to come back in {wait:.0f} seconds. Run the command again then.")
        raise PassingFault(f"{address} answers {status} {response.reason}. Try again later.", wait)
    if status in (404, 410):
        raise ProblemError(
            f"{address} answers {status}: there is no such file or page any more. Look for its new address on the "
            "publisher's page, and correct it in the source's module in pipelines/sources."
        )
    raise ProblemError(f"{address} answers {status} {response.reason}. Look at it in a browser.")


def _retry_after(said: str) -> float | None:
    """Seconds, from a number or a date (RFC 9110, section 10.2.3); None where it is neither."""
    try:
        return max(0.0, float(Retry().parse_retry_after(said)))
    except InvalidHeader:
        return None


def _refuse_other_host(address: str, hosts: Collection[str]) -> None:
    parts = urlsplit(address)
    loopback = parts.hostname in ("127.0.0.1", "localhost")
    if parts.netloc not in hosts or (parts.scheme != "https" and not loopback):
        raise ProblemError(
            f"{address} was not followed: files of this source come by https from {', '.join(sorted(hosts))}. "
            "If the publisher has moved, correct the source's module in pipelines/sources."
        )


def _cause(error: BaseException) -> str:
    """What the system says was wrong, from under the libraries' wrapping of it."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return str(getattr(error, "strerror", None) or error)


def _say_wait(state: tenacity.RetryCallState) -> None:
    fault = state.outcome.exception() if state.outcome else None
    wait = state.next_action.sleep if state.next_action else 0.0
    log.info("  %s Attempt %d of %d in %.0f s.", fault, state.attempt_number + 1, ATTEMPTS, wait)
