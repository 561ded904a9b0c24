"""What an address answers where a snapshot cannot give what is asked: a sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from starlette.responses import PlainTextResponse, Response

from pages.shared.snapshots import NotHeldError, SnapshotError

Asked = ParamSpec("Asked")


def in_words(answer: Callable[Asked, Response]) -> Callable[Asked, Response]:
    """404 for what is not held, 503 for what is damaged or where there is no snapshot, each with its sentence."""

    @wraps(answer)
    def told(*given: Asked.args, **named: Asked.kwargs) -> Response:
        try:
            return answer(*given, **named)
        except NotHeldError as error:
            return PlainTextResponse(str(error), 404)
        except SnapshotError as error:
            return PlainTextResponse(str(error), 503)

    return told
