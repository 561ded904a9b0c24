"""Download what is new at the publishers, and add it."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines import raw
from pipelines.dataset import Dataset
from pipelines.fetching import windows
from pipelines.fetching.client import Client
from pipelines.fetching.fetch import fetch, held, offered
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS

# A year of notices is thousands of requests, which the publishers want to have made slowly: hours for Find a Tender.
ONLY_NAMED = tuple(name for name, dataset in DATASETS.items() if dataset.interface)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sources, and whether only to look."""
    unasked = ", ".join(name for name in DATASETS if name not in ONLY_NAMED)
    parser.add_argument(
        "sources", nargs="*", type=_source, metavar="SOURCE",
        help=f"default: {unasked}; only where named, since the first run takes hours: {', '.join(ONLY_NAMED)}",
    )  # fmt: skip
    parser.add_argument("--since", type=date.fromisoformat, metavar="DATE",
                        help="notices: first day of the first run (default: a year ago); later runs go on")  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="list what is on offer and what is held; download nothing"
    )


def run(options: argparse.Namespace) -> int:
    """Go through the sources. Raises ProblemError in the end, with what could not be had of any of them."""
    client = Client()
    problems: list[str] = []
    for name in options.sources or DATASETS:
        dataset = DATASETS[name]
        print(f"{name}: {dataset.source.title}", flush=True)
        if name in ONLY_NAMED and name not in options.sources:
            print(f"  left out: fetched only where named: python -m pipelines fetch {name}")
            continue
        if dataset.interface:
            problems += (_look_at_windows if options.dry_run else _fetch_windows)(dataset, options)
            continue
        if not dataset.places:
            print(f"  no address of a file is known; the publisher's page: {dataset.source.address}")
        problems += (_look if options.dry_run else _fetch)(dataset, options.data, client)
    if problems:
        raise ProblemError(*problems)
    return 0


def _look(dataset: Dataset, data: Path, client: Client) -> list[str]:
    problems = []
    for offer in offered(dataset, client):
        if isinstance(offer, ProblemError):
            problems.append(str(offer))
            continue
        release = held(dataset, offer, data)
        size = f", {offer.size:,} bytes" if offer.size else ""
        published = f", published {offer.published}" if offer.published else ""
        print(f"  {offer.title}: {offer.file_name}{size}{published}\n    {offer.address}")
        print(f"    held as {release.release_id}; only a newer one is downloaded" if release else "    not held")
    return problems


def _fetch(dataset: Dataset, data: Path, client: Client) -> list[str]:
    problems = []
    for outcome in fetch(dataset, data, client, datetime.now(UTC).date()):
        if isinstance(outcome, ProblemError):
            problems.append(str(outcome))
        elif outcome.is_new:
            print(f"  added {outcome.release.release_id}: {outcome.release.rows:,} rows", flush=True)
            print("  Next: python -m pipelines build", flush=True)
        else:
            print(f"  nothing new: {outcome.offer.file_name} is held as {outcome.release.release_id}", flush=True)
    return problems


def _look_at_windows(dataset: Dataset, options: argparse.Namespace) -> list[str]:
    assert dataset.interface
    try:
        missing = windows.missing(dataset.interface, raw.releases(dataset, options.data), _today(), options.since)
    except ProblemError as error:
        return [str(error)]
    for window in missing:
        print(f"  not held: {window.begin} to {window.end}")
    if not missing:
        print("  everything up to yesterday is held")
    return []


def _fetch_windows(dataset: Dataset, options: argparse.Namespace) -> list[str]:
    assert dataset.interface
    client, is_new = Client(pause=dataset.interface.pause), False
    for outcome in windows.fetch(dataset, options.data, client, _today(), options.since):
        if isinstance(outcome, ProblemError):
            return [f"{outcome}\nWhat is there so far stays: run the command again, and it goes on from there."]
        is_new = True
        print(f"  added {outcome.release_id}: {outcome.rows:,} rows", flush=True)
    print("  Next: python -m pipelines build" if is_new else "  nothing new: everything up to yesterday is held")
    return []


def _today() -> date:
    return datetime.now(UTC).date()


def _source(name: str) -> str:
    if name not in DATASETS:
        raise argparse.ArgumentTypeError(f"there is no source “{name}”; there are {', '.join(DATASETS)}")
    return name
