"""Keep a publisher's file; it is checked, and never changed afterwards."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines import raw
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The source, the file and its dates."""
    parser.add_argument("source", choices=sorted(DATASETS), metavar="SOURCE", help=", ".join(DATASETS))
    parser.add_argument("file", type=Path, metavar="FILE",
                        help="the publisher's file: CSV, Excel or OpenDocument, also in a ZIP or gzip")  # fmt: skip
    parser.add_argument("--published", type=_published, required=True, metavar="DATE",
                        help="when it was published, as 2014-07-14, or unknown")  # fmt: skip
    parser.add_argument("--retrieved", type=date.fromisoformat, default=datetime.now(UTC).date(), metavar="DATE",
                        help="when you got it (default: today)")  # fmt: skip
    parser.add_argument("--accept-rejected", action="store_true",
                        help="take the file though more than 1%% of its rows cannot be used")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Keep the file as a release, and say which."""
    dataset = DATASETS[options.source]
    if options.published and options.published > datetime.now(UTC).date():
        raise ProblemError(
            f"--published {options.published} is in the future. Give the date in the file's name or page."
        )
    release, is_new = raw.add(
        dataset, options.file, options.published, options.retrieved, options.data, options.accept_rejected
    )
    if is_new:
        if release.how_read:
            print(f"Read as {release.how_read}.")
        print(f"Added {release.release_id}: {release.rows:,} rows. Next: python -m pipelines build")
    else:
        print(f"{options.file} is there already, as {release.release_id}. Nothing was changed.")
    return 0


def _published(text: str) -> date | None:
    if text == "unknown":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2014-07-14, nor unknown") from None
