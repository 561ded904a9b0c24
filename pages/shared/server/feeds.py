"""The Atom feeds of the newest snapshot, as `/feeds/<name>.atom`: files made when it was built, served as they are."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.shared import snapshots
from pages.shared.server.problems import in_words
from pages.shared.snapshots import NotHeldError, SnapshotError
from pipelines.catalogue.feeds import FEEDS, MEDIA_TYPE, file_name


@in_words
def answer(request: Request) -> Response:
    """A feed; 304 to a reader who has it; 404 for one that does not exist or is not held, 503 where it is damaged."""
    name = request.path_params["name"]
    if name not in FEEDS:
        return PlainTextResponse(f"There is no feed {name}. Feeds: {', '.join(FEEDS)}.", 404)
    content, checksum = _read(file_name(name))
    headers = {"ETag": f'"{checksum}"'}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=MEDIA_TYPE, headers=headers)


ROUTE = Route("/feeds/{name}.atom", answer)


def links() -> str:
    """Where each feed is, as Markdown."""
    return " · ".join(f"[{feed.title.lower()}](/feeds/{name}.atom)" for name, feed in FEEDS.items())


def _read(file: str) -> tuple[bytes, str]:
    """A file of the newest snapshot with its checksum, which must be the one that was published."""
    snapshot = snapshots.newest_snapshot(snapshots.data_dir())
    published = snapshots.checksums(snapshot).get(file)
    if published is None:
        raise NotHeldError(
            f"Snapshot {snapshot.name} has no feeds: it was built before feeds were kept. "
            "Build a new one: python -m pipelines build"
        )
    try:
        content = (snapshot / file).read_bytes()
    except OSError as error:
        raise SnapshotError(f"Snapshot {snapshot.name}: {file} is missing or cannot be read.") from error
    checksum = hashlib.sha256(content).hexdigest()
    if checksum != published:
        raise SnapshotError(f"Snapshot {snapshot.name}: {file} is not the file that was published.")
    return content, checksum
