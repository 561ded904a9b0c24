"""How long a page takes: asked for over the websocket as the browser asks, until the server says that it is done."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.results import PageTimes
from tests.served import dashboard

# A browser sends these; the pages ask for the colours and for their own address.
COLOURS, TIMEOUT = "light", 60


def measure(data: Path, cold: int, warm: int, names: Sequence[str]) -> list[PageTimes]:
    """The named pages, or every page that the dashboard serves, from the newest snapshot in `data`."""
    with dashboard(DATA_DIR=str(data)) as address, reader(address) as session:
        served = session.pages()
    found = []
    for name in names or served:
        page = served[name]
        with dashboard(DATA_DIR=str(data)) as address:
            with reader(address) as session:
                first = session.run(page)
            cold_runs = [_cold(address, page) for _ in range(cold)]
            with reader(address) as session:
                session.run(page)
                warm_runs = [session.run(page) for _ in range(warm)]
        found.append(PageTimes(name, first, cold_runs, warm_runs))
    return found


def _cold(address: str, page: str) -> float:
    """A new reader's first run after all results and charts were forgotten; the snapshot stays open."""
    with reader(address) as session:
        session.run(page)
        session.clear_caches()
    with reader(address) as session:
        return session.run(page)


@contextmanager
def reader(address: str) -> Iterator[Session]:
    """A session of its own, as a browser tab has one."""
    socket = address.replace("http://", "ws://") + "/_stcore/stream"
    with connect(socket, subprotocols=["streamlit"], max_size=None, compression=None) as connection:  # type: ignore[list-item]
        yield Session(connection, address)


class Session:
    """What a browser tab says to the server."""

    def __init__(self, connection: ClientConnection, address: str) -> None:
        self._connection, self._address = connection, address

    def run(self, page: str) -> float:
        """Have the page with that hash run (the empty one is the start page); returns the milliseconds it took."""
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        message.rerun_script.context_info.color_scheme = COLOURS
        message.rerun_script.context_info.url = self._address
        begun = time.perf_counter()
        self._connection.send(message.SerializeToString())
        for answer in self._answers():
            if answer.delta.new_element.HasField("exception"):
                raise AssertionError(f"The page shows an error: {answer.delta.new_element.exception.message}")
            if answer.WhichOneof("type") == "script_finished":
                assert answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY, answer
                return 1000 * (time.perf_counter() - begun)
        raise AssertionError("The server broke off.")

    def pages(self) -> dict[str, str]:
        """The name and hash of each page, as the server lists them for the browser's navigation."""
        message = BackMsg()
        message.rerun_script.page_name = ""
        self._connection.send(message.SerializeToString())
        for answer in self._answers():
            if answer.WhichOneof("type") == "navigation":
                return {page.page_name: page.page_script_hash for page in answer.navigation.app_pages}
        raise AssertionError("The server did not list its pages.")

    def clear_caches(self) -> None:
        """Empty every cache of the server, as the browser's developer menu does."""
        self._connection.send(BackMsg(clear_cache=True).SerializeToString())
        # The server takes messages in order: once it answers the next, the caches are empty.
        self._connection.send(BackMsg(app_heartbeat=True).SerializeToString())
        next(answer for answer in self._answers() if answer.WhichOneof("type") == "heartbeat_ack")

    def _answers(self) -> Iterator[ForwardMsg]:
        while True:
            yield ForwardMsg.FromString(self._connection.recv(TIMEOUT))  # type: ignore[arg-type]
