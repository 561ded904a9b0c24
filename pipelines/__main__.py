"""Turns publishers' files into snapshots, on the command line."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipelines import doctor
from pipelines.doctor import installation

try:
    import duckdb

    from pipelines.commands import COMMANDS
    from pipelines.problem import ProblemError
    from pipelines.query import UsageError
except ImportError:
    # An old Python or a missing package: no command can run, but what is missing can be said.
    if doctor.report(installation.findings()) == 0:
        raise
    sys.exit(1)

EXAMPLES = """examples:
  python -m pipelines list
  python -m pipelines add g_cloud_sales G-Cloud-Spend-14-07-14.csv --published 2014-07-14
  python -m pipelines add local_authority_register councils.csv --published unknown
  python -m pipelines fetch --dry-run
  python -m pipelines build
  python -m pipelines check
  python -m pipelines query headline --format json
  python -m pipelines review
  python -m pipelines doctor

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
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except ProblemError as error:
        print(error, file=sys.stderr)
        return 1
    except duckdb.OperationalError as error:
        print(
            f"{str(error).splitlines()[0]}. What was published is as it was. What does not fit into memory goes to "
            f"{tempfile.gettempdir()}: free space there, or name another folder in the variable TMPDIR.",
            file=sys.stderr,
        )
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
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        text = command.__doc__.splitlines()[0] if command.__doc__ else ""
        added = subparsers.add_parser(name, help=text, description=text, parents=[shared], allow_abbrev=False)
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
