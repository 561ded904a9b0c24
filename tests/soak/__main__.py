"""Run the soaks that are named, or all."""

from __future__ import annotations

import importlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.soak import Row

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
    wrong: list[str] = []

    @contextmanager
    def case(told: str) -> Iterator[None]:
        """What stops one case, a browser that waits in vain among it, does not stop the next."""
        try:
            yield
        except Exception as error:
            reason = " ".join(str(error).split())[:600]
            wrong.append(f"{told}: {reason}" if isinstance(error, AssertionError) else f"{told}: {error!r:.600}")
            print(wrong[-1], flush=True)

    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, case("the soak itself"):
        rows = soak.run(Path(folder), random.Random(SEED), case)
    verdict = f"Not held by {len(wrong)} cases." if wrong else "Everything held."
    written = [f"# {soak.__doc__.strip()}", *filter(None, [_table(rows), "\n".join(f"- {told}" for told in wrong)])]
    foot = (
        f"{verdict} {datetime.now(UTC):%d %B %Y}, commit {commit}, seed {SEED}, "
        f"{time.monotonic() - started:.0f} seconds."
    )
    (HERE / "results" / f"{name}.md").write_text("\n\n".join([*written, foot]) + "\n", encoding="utf-8")
    print(f"{_table(rows)}\n{verdict}\n", flush=True)
    return 1 if wrong else 0


def _table(rows: list[Row]) -> str:
    if not rows:
        return ""
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
