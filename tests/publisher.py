"""A publisher's server on the loopback, for tests: it answers as the publishers' documentation says they do."""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """What the server sends; it breaks off after `break_after` bytes of the body, and where told by a TCP reset."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    break_after: int | None = None
    reset: bool = False


Behaviour = Callable[[Mapping[str, str]], Answer]


@dataclass
class Publisher:
    """Where the server is, what it is to answer at each path, and what it was asked."""

    address: str
    answers: dict[str, Behaviour | Answer | list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        """A list is answered one by one, its last again and again; an unknown path is 404."""
        self.asked.append((path, headers))
        answer = self.answers.get(path.split("?")[0], Answer(b"Not found", 404))
        if isinstance(answer, list):
            return answer.pop(0) if len(answer) > 1 else answer[0]
        return answer if isinstance(answer, Answer) else answer(headers)


def stored_file(body: bytes, etag: str = '"a1"', modified: str = "Wed, 22 Aug 2018 09:30:00 GMT") -> Behaviour:
    """A file as a store of files serves it: ETag, Last-Modified, conditions and ranges.

    Follows RFC 9110, sections 8.8 (validators), 13.1.2 (If-None-Match), 13.1.5 (If-Range), 14 (ranges) and 15.5.17
    (416), which the Amazon S3 API Reference, GetObject, says it implements; the publishers' files lie in S3.
    """

    def behave(headers: Mapping[str, str]) -> Answer:
        validators = {"ETag": etag, "Last-Modified": modified, "Content-Type": "text/csv"}
        if headers.get("if-none-match") == etag:
            return Answer(status=304, headers=validators)
        wanted = headers.get("range", "").removeprefix("bytes=").removesuffix("-")
        if wanted and headers.get("if-range") in (etag, modified):
            start = int(wanted)
            if start >= len(body):
                return Answer(status=416, headers={"Content-Range": f"bytes */{len(body)}"})
            told = validators | {"Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}
            return Answer(body[start:], 206, told)
        return Answer(body, headers=validators)

    return behave


def search_results(*pages: tuple[str, str]) -> dict[str, Any]:
    """What GOV.UK's search answers: see “Using the search API” at docs.publishing.service.gov.uk, `fields`."""
    results = [{"title": title, "link": link, "index": "govuk", "document_type": "edition"} for title, link in pages]
    return {"results": results, "total": len(results), "start": 0, "aggregates": {}, "suggested_queries": []}


def content_item(path: str, updated: str, attachments: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A page of GOV.UK in the form of alphagov/publishing-api, content_schemas/examples/publication/frontend,
    publication-with-featured-attachments.json; fields as in alphagov/content-store, openapi.yaml.
    """
    return {
        "base_path": path,
        "document_type": "transparency",
        "schema_name": "publication",
        "first_published_at": "2017-08-24T09:30:00.000+00:00",
        "public_updated_at": "2018-08-22T09:30:04.000+00:00",
        "updated_at": updated,
        "withdrawn_notice": {},
        "details": {"body": '<div class="govspeak"></div>', "attachments": list(attachments)},
        "links": {},
    }


def attachment(address: str, size: int | None) -> dict[str, Any]:
    """A file of a page, as in the same example, and file_attachment_asset in definitions/asset_links.jsonnet."""
    name = address.rsplit("/", 1)[-1]
    file = {
        "attachment_type": "file",
        "id": name,
        "title": name,
        "url": address,
        "accessible": False,
        "content_type": "text/csv",
        "filename": name,
    }
    return file | ({"file_size": size} if size is not None else {})


@contextmanager
def publisher() -> Iterator[Publisher]:
    """Serve, each request in a thread of its own, until the block ends."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.publisher = Publisher(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.publisher  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """As ever, but a reader that hangs up between two requests is no error of the server's."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer: Answer = self.server.publisher.answer(self.path, headers)  # type: ignore[attr-defined]
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304 and "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body if answer.break_after is None else answer.body[: answer.break_after])
        if answer.break_after is not None:
            self.close_connection = True
        if answer.reset:
            # To linger for no time is how a socket is closed by RST.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def finish(self) -> None:
        """As ever, but a connection that is closed already has nothing left to send."""
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what was asked."""
