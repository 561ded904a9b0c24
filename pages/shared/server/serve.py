"""The server: its routes, safe headers, and the port."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import socket
from pathlib import Path
from threading import Thread

import streamlit as st
import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.bodies import summary_page
from pages.shared.briefing import route as briefing_route
from pages.shared.extract import route as extract_route
from pages.shared.page import reading
from pages.shared.server import feeds, figure_data, handout, printing, stage
from pages.shared.takeaway import picture

FIRST_PORT = 8501
PORTS_TRIED = 20


class SafeHeaders:
    """Adds to every answer the headers that keep a page to its own scripts and its own server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": _content_security_policy(),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)


ROUTES = [
    figure_data.ROUTE,
    feeds.ROUTE,
    printing.ROUTE,
    extract_route.ROUTE,
    *picture.ROUTES,
    *stage.ROUTES,
    handout.ROUTE,
    *briefing_route.ROUTES,
    summary_page.ROUTE,
]
MIDDLEWARE = [Middleware(SafeHeaders), Middleware(printing.LinkPrinting)]


def run(app: ASGIApp) -> None:
    """Serve the app on the first free port from 8501 on, and say where."""
    listener = _listener()
    settings = uvicorn.Config(app, port=listener.getsockname()[1], log_level="error", access_log=False)
    _AnnouncedServer(settings).run([listener])


class _AnnouncedServer(uvicorn.Server):
    """Says the address once it answers there."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        Thread(target=reading.open_ahead, daemon=True).start()
        print(f"\n  The dashboard is at http://localhost:{self.config.port}\n  Stop it with Ctrl+C.\n", flush=True)


def _listener() -> socket.socket:
    """A socket that listens already, so that nobody else takes its port between looking and serving.

    Its protocol is named, or answers would wait 40 ms: asyncio sets TCP_NODELAY on sockets that say they are TCP.
    """
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":  # elsewhere it would take a port from who has it
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen()
        except OSError:
            listener.close()
            print(f"  Port {port} is taken, trying {port + 1}.", flush=True)
            continue
        return listener
    raise SystemExit(f"Ports {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} are all taken. Stop one of the programs.")


def _content_security_policy() -> str:
    """Scripts from this server alone, and the one that stands inside Streamlit's own page, by its hash."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inside = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inside
    )
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
    )
