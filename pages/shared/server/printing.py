"""Pages on paper: a style sheet for printing and the few lines of script that it needs, linked into Streamlit's page.

Streamlit has no setting for either, and charts keep the width of the screen when a page is printed.
"""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = Path(__file__).parent / "print"
END_OF_HEAD = b"</head>"

ROUTE = Mount("/print", StaticFiles(directory=FOLDER))


class LinkPrinting:
    """Adds the links to what the server answers as HTML, which is Streamlit's one page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.links = (FOLDER / "head.html").read_bytes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message | None = None
        body = b""

        async def send_linked(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message  # held back until its length is known
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    linked = body.replace(END_OF_HEAD, self.links + END_OF_HEAD, 1)
                    headers = MutableHeaders(scope=start)
                    if "content-length" in headers and body:
                        headers["content-length"] = str(len(linked))
                    await send(start)
                    await send({"type": "http.response.body", "body": linked})

        await self.app(_uncompressed(scope) if scope["type"] == "http" else scope, receive, send_linked)


def _uncompressed(scope: Scope) -> Scope:
    """The same request; one for a page does not ask for compression, so that the links can be added."""
    headers = dict(scope["headers"])
    if b"text/html" not in headers.get(b"accept", b""):
        return scope
    return {**scope, "headers": [header for header in scope["headers"] if header[0] != b"accept-encoding"]}


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(scope=message)
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
