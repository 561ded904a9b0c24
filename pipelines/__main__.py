"""Turns publishers' files into snapshots, on the command line."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines import build, check, lookups, names, query, raw, snapshots, transform
from pipelines.problem import ProblemError
from pipelines.sources import DATASETS

EXAMPLES = """examples:
  python -m pipelines list
  python -m pipelines add g_cloud_sales G-Cloud-Spend-14-07-14.csv --published 2014-07-14
  python -m pipelines add local_authority_register councils.csv --published unknown
  python -m pipelines build
  python -m pipelines check
  python -m pipelines query headline --format json
  python -m pipelines propose g_cloud_sales > proposals.csv

exit status: 0 done, 1 something is wrong with a file, a lookup or a snapshot, 2 wrong usage"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    logging.basicConfig(stream=sys.stderr, format="%(message)s", level=logging.INFO)
    options, rest = _parser().parse_known_args(arguments)
    if rest and options.command != "query":
        _parser().error(f"unrecognised: {' '.join(rest)}")
    options.rest = rest
    try:
        return int(options.run(options))
    except query.UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except ProblemError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"{error.filename or 'A file'}: {error.strerror or error}. What was published is as it was.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was published is as it was.", file=sys.stderr)
        return 1


def _list(options: argparse.Namespace) -> int:
    for name, dataset in DATASETS.items():
        print(f"{name}: {dataset.source.title}, {dataset.source.publisher}, {dataset.source.licence}")
        held = raw.releases(dataset, options.data)
        for release in held:
            stated = f"published {release.published}" if release.published else "date of publication not stated"
            print(f"  {stated}, retrieved {release.retrieved}, {release.rows:,} rows, {release.file_name}")
        if not held:
            print(f"  nothing added yet; the publisher's page: {dataset.source.address}")
    published = snapshots.published(options.data)
    print(f"Snapshots in {snapshots.folder_of(options.data)}: {len(published) or 'none'}")
    for snapshot in published:
        print(f"  {snapshot.name}")
    return 0


def _add(options: argparse.Namespace) -> int:
    dataset = DATASETS[options.source]
    if options.published and options.published > datetime.now(UTC).date():
        raise ProblemError(
            f"--published {options.published} is in the future. Give the date in the file's name or page."
        )
    release, is_new = raw.add(dataset, options.file, options.published, options.retrieved, options.data)
    if is_new:
        print(f"Added {release.release_id}: {release.rows:,} rows. Next: python -m pipelines build")
    else:
        print(f"{options.file} is there already, as {release.release_id}. Nothing was changed.")
    return 0


def _build(options: argparse.Namespace) -> int:
    snapshot = build.build(options.data, datetime.now(UTC).replace(microsecond=0))
    print(f"Published {snapshot}")
    return 0


def _check(options: argparse.Namespace) -> int:
    today = datetime.now(UTC).date()
    if all(raw.releases(dataset, options.data) for dataset in DATASETS.values() if dataset.is_required):
        transform.stage(options.data, today)
    else:
        # A fresh checkout has lookups and a snapshot, but not the publishers' files.
        lookups.load(options.data / "reference", today)
    newest = snapshots.newest(options.data)
    problems = check.problems(newest)
    if problems:
        raise ProblemError(*problems)
    print(f"The lookups and snapshot {newest.name} are in order.")
    return 0


def _query(options: argparse.Namespace) -> int:
    newest = snapshots.newest(options.data)
    rows = query.run(newest, options.name, options.rest)
    if options.format == "parquet" and sys.stdout.isatty():
        raise query.UsageError("Parquet is not text: send it to a file, as in … --format parquet > figure.parquet")
    sys.stdout.buffer.write(query.as_bytes(rows, options.format))
    sys.stdout.flush()
    return 0


def _propose(options: argparse.Namespace) -> int:
    count = names.propose(options.source, options.data, datetime.now(UTC).date(), sys.stdout)
    print(f"{count} names are undecided. Decide each, and add the row to buyer_names.csv.", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    where = Path(os.environ.get("DATA_DIR") or "data")
    parser = argparse.ArgumentParser(
        prog="python -m pipelines",
        description="Turn publishers' files into snapshots that the dashboard reads.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    help_data = "folder of raw files, lookups and snapshots (default: $DATA_DIR, else data)"
    parser.add_argument("--data", type=Path, default=where, metavar="DIR", help=help_data)
    # Also after the command; without a default there, or it would undo the one before the command.
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    shared.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=help_data)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, parents=[shared], allow_abbrev=False)
        added.set_defaults(run=run)
        return added

    command("list", _list, "what can be added, what was added, and the snapshots")
    add = command("add", _add, "keep a publisher's file; it is checked, and never changed afterwards")
    add.add_argument("source", choices=sorted(DATASETS), metavar="SOURCE", help=", ".join(DATASETS))
    add.add_argument("file", type=Path, metavar="FILE", help="the publisher's own CSV file, not one saved again")
    add.add_argument("--published", type=_published, required=True, metavar="DATE",
                     help="when it was published, as 2014-07-14, or unknown")  # fmt: skip
    add.add_argument("--retrieved", type=date.fromisoformat, default=datetime.now(UTC).date(), metavar="DATE",
                     help="when you got it (default: today)")  # fmt: skip
    command("build", _build, "build a new snapshot from all that was added, and publish it")
    command("check", _check, "check the lookups and the newest snapshot")
    ask = command("query", _query, "a figure's numbers; its filters are given as --parameter value")
    ask.add_argument("name", metavar="NAME", help="name of a file in pages/queries, without .sql")
    ask.add_argument("--format", choices=query.FORMATS, default="csv", help="default: csv")
    propose = command("propose", _propose, "propose bodies for undecided buyers' names, as CSV to review")
    propose.add_argument("source", choices=["g_cloud_sales"], metavar="SOURCE", help="g_cloud_sales")
    return parser


def _published(text: str) -> date | None:
    if text == "unknown":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2014-07-14, nor unknown") from None


if __name__ == "__main__":
    sys.exit(main())
