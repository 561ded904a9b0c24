"""How quick the pages, the queries and the pipelines are: `make bench`. Never part of the timed tests."""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pages.shared.store import newest_snapshot
from tests.benchmarks import briefings, counterparts, figures, ingest, notices, reruns, takeaway
from tests.benchmarks.process import Measured, measured
from tests.benchmarks.report import (
    ROOT,
    heading,
    of_briefings,
    of_figures,
    of_files,
    of_ingest,
    of_notices,
    of_pages,
)  # fmt: skip
from tests.benchmarks.results import FigureTimes

Measure = Callable[..., Measured[Any]]
log = logging.getLogger(__name__)


def main(arguments: list[str] | None = None, measure: Measure = measured) -> None:
    """Measure everything, each side in a process of its own, and write the tables."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="made-up sales to add (default: %(default)s)")
    parser.add_argument("--notices", type=int, default=1_000_000, help="made-up notices to add (default: %(default)s)")
    parser.add_argument("--page", action="append", default=[], help="a page by its title (default: all of them)")
    parser.add_argument("--file", action="append", default=[], help="a file by its address (default: all of them)")
    parser.add_argument("--warm", type=int, default=60, help="warm reruns of each page (default: %(default)s)")
    parser.add_argument("--cold", type=int, default=10, help="cold runs of each page (default: %(default)s)")
    parser.add_argument("--times", type=int, default=7, help="runs of each query (default: %(default)s)")
    parser.add_argument("--figures", type=int, default=30, help="figures of a briefing (default: %(default)s)")
    parser.add_argument(
        "--pictures", action=argparse.BooleanOptionalAction, default=True, help="draw them in Chromium, too"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("results.md"), help="default: %(default)s")
    options = parser.parse_args(arguments)
    embedded = ROOT / "data"
    log.info("Pages")
    parts = [of_pages(measure(reruns.measure, embedded, options.cold, options.warm, options.page))]
    log.info("A briefing of %s figures", options.figures)
    slides = measure(briefings.as_slides, newest_snapshot(embedded), options.figures)
    pictures = measure(briefings.as_pictures, embedded, options.figures).result if options.pictures else []
    parts.append(of_briefings(slides, pictures))
    log.info("Files to take away")
    parts.append(of_files(measure(takeaway.measure, embedded, options.file)))
    with tempfile.TemporaryDirectory() as folder:
        made_up = Path(folder) / "data"
        log.info("Making up %s sales", f"{options.rows:,}")
        measure(ingest.make_up, made_up, options.rows)
        log.info("Adding them and building")
        ours = measure(ingest.by_the_pipelines, made_up)
        pandas = measure(counterparts.read_and_type, made_up / ingest.FILE_NAME)
        if ours.result != pandas.result:
            raise SystemExit(f"The pipelines and pandas differ: {ours.result}, {pandas.result}")
        log.info("Queries")
        parts.append(
            "## Queries\n\nMedian milliseconds, without filters. pandas answers from data frames in memory, DuckDB "
            "from the Parquet files, what no choice changes worked out beforehand; a representative five queries are "
            "written out in pandas as well.\n"
        )
        parts += [
            of_figures("Embedded snapshot", *_sides(measure, newest_snapshot(embedded), options.times)),
            of_figures(f"{options.rows:,} made-up sales", *_sides(measure, newest_snapshot(made_up), options.times)),
        ]
        parts.append(of_ingest(options.rows, ours, pandas))
    with tempfile.TemporaryDirectory() as folder:
        made_up = Path(folder) / "data"
        log.info("Making up %s notices", f"{options.notices:,}")
        measure(notices.make_up, made_up, options.notices)
        log.info("Adding them and building")
        parts.append(of_notices(measure(notices.add, made_up), measure(notices.publish, made_up)))
    options.out.write_text("\n".join([heading(), *parts]), encoding="utf-8")
    log.info("Written: %s", options.out)


def _sides(measure: Measure, snapshot: Path, times: int) -> tuple[Measured[FigureTimes], ...]:
    sides = tuple(
        measure(side, snapshot, times) for side in (figures.in_store, figures.in_duckdb, counterparts.in_pandas)
    )
    for other in sides[1:]:
        for name, answer in other.result.answers.items():
            found = figures.differences(sides[0].result.answers[name], answer)
            if found:
                raise SystemExit(f"{name} differs between the sides: {found[0]}")
    return sides
