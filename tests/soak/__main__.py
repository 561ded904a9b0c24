"""Run the soaks that are named, or all."""

from __future__ import annotations

import importlib
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
SEED = 2018


def main(names: list[str]) -> int:
    """Run each soak and write its table; returns 1 where one did not hold."""
    known = sorted(path.stem for path in HERE.glob("[!_]*.py"))
    if unknown := sorted(set(names) - set(known)):
        print(f"There is no soak {', '.join(unknown)}. There are: {', '.join(known)}", file=sys.stderr)
        return 2
    return max([_run(name) for name in names or known])


def _run(name: str) -> int:
    soak = importlib.import_module(f"tests.soak.{name}")
    print(f"{name}: {soak.__doc__.splitlines()[0]}", flush=True)
    started, commit = time.monotonic(), _commit()
    with tempfile.TemporaryDirectory() as folder:
        try:
            rows = soak.run(Path(folder), random.Random(SEED))
            verdict = "Everything held."
        except AssertionError as error:
            rows, verdict = [{"did not hold": " ".join(str(error).split())[:300]}], "Something did not hold."
    table = _table(rows)
    (HERE / "results" / f"{name}.md").write_text(
        f"# {soak.__doc__.strip()}\n\n{table}\n\n{verdict} {datetime.now(UTC):%d %B %Y}, commit {commit}, "
        f"seed {SEED}, {time.monotonic() - started:.0f} seconds.\n",
        encoding="utf-8",
    )
    print(f"{table}\n{verdict}\n", flush=True)
    return 0 if verdict == "Everything held." else 1


def _table(rows: list[dict[str, object]]) -> str:
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([str(row[head]) for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _commit() -> str:
    """The commit that was soaked; the results of soaks are no change to it."""
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ":/", ":(top,exclude)tests/soak/results")
    return (_git("rev-parse", "--short", "HEAD") or "unknown") + (" with changes" if changed else "")


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=HERE, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
