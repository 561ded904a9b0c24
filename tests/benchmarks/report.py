"""The measurements as Markdown tables, with the machine, the day, the commit and the versions."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.process import Measured, spread
from tests.benchmarks.results import Compiled, Deck, FigureTimes, FileTime, PageTimes, Total

ROOT = Path(__file__).parents[2]
HEADINGS = ("page", "warm median", "95th percentile", "fastest", "cold median", "95th percentile", "fastest", "start")
BRIEFING_TARGET = 10  # seconds, for 30 figures
FILE_TARGET, SLOWEST = 1000, 3
WARM_TARGET, COLD_TARGET = 30, 100  # milliseconds, median, on the embedded snapshot


def heading() -> str:
    """Where and when: without it, no number means anything."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pandas", "pyarrow", "streamlit"))
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        "# Benchmarks\n\n"
        "Written by `make bench`; measured, never edited.\n\n"
        f"- {datetime.now(UTC):%d %B %Y %H:%M} UTC, commit {commit}\n"
        f"- {_processor()}, {os.cpu_count()} cores, {_memory()} GB of memory, {platform.system()}\n"
        f"- load average over 1, 5 and 15 minutes when this was written: {load}, the benchmarks' own included\n"
        f"- Python {platform.python_version()}, {packages}\n"
    )


def of_pages(pages: Measured[Sequence[PageTimes]]) -> str:
    """Reruns of each page against the targets."""
    rows = []
    for page in pages.result:
        (warm, warm_95), (cold, cold_95) = spread(page.warm), spread(page.cold)
        met = "yes" if warm <= WARM_TARGET and cold <= COLD_TARGET else "no"
        figures = [
            f"{value:.0f}" for value in (warm, warm_95, min(page.warm), cold, cold_95, min(page.cold), page.first)
        ]
        rows.append([page.page, *figures, met])
    first = pages.result[0]
    return (
        "## Pages, over the websocket\n\n"
        "Milliseconds from the browser's request to the server's word that the page is done, on the embedded snapshot. "
        f"Warm: {len(first.warm)} reruns of an open page. Cold: the first run of a new reader after all results and "
        f"charts were forgotten, {len(first.cold)} times; the snapshot is open, as it is from a server's start. "
        "Start: the first run of a new server. "
        f"Target: median of {WARM_TARGET} ms warm and {COLD_TARGET} ms cold. "
        "On a machine that does other things besides, the fastest is nearest to what a page costs. "
        f"Most memory of a server: {pages.megabytes:,.0f} MB.\n\n" + _table([*HEADINGS, "both targets met"], rows)
    )


def of_figures(
    title: str, store: Measured[FigureTimes], plain: Measured[FigureTimes], pandas: Measured[FigureTimes]
) -> str:
    """Each query three ways, on one snapshot."""
    names = list(store.result.figures)
    rows = [
        [name, *(f"{side.result.figures[name]:.1f}" if name in side.result.figures else "" for side in
                 (store, plain, pandas))]
        for name in names
    ]  # fmt: skip
    rows.append(["opening or loading the tables", *(f"{side.result.opening:.1f}" for side in (store, plain, pandas))])
    rows.append(["peak memory of the process, MB", *(f"{side.megabytes:,.0f}" for side in (store, plain, pandas))])
    return f"### {title}\n\n" + _table(["query", "dashboard's store", "plain DuckDB", "pandas"], rows)


def of_files(files: Measured[Sequence[FileTime]]) -> str:
    """The slowest files of each kind, and how many take longer than the target."""
    rows = []
    for ending in dict.fromkeys(file.ending for file in files.result):
        of_kind = sorted(
            (file for file in files.result if file.ending == ending), key=lambda file: file.milliseconds, reverse=True
        )
        late = sum(file.milliseconds > FILE_TARGET for file in of_kind)
        for place, file in enumerate(of_kind[:SLOWEST]):
            counts = [f"{len(of_kind)}", f"{late}"] if place == 0 else ["", ""]
            rows.append([file.address, f"{file.milliseconds:.0f}", f"{file.size / 1000:,.0f}", *counts])
    return (
        "## Files to take away\n\n"
        f"Milliseconds of processors from asking to the whole file, all rows, on the embedded snapshot: the {SLOWEST} "
        f"slowest of each kind. Target: {FILE_TARGET:,} ms. Most memory: {files.megabytes:,.0f} MB.\n\n"
        + _table(["file", "milliseconds", "kilobytes", "files of the kind", "slower than the target"], rows)
    )


def of_ingest(rows: int, ours: Measured[Total], pandas: Measured[Total]) -> str:
    """Rows a second and memory of both sides."""
    sides = {"`raw.add` and `build.build`": ours, "pandas": pandas}
    table = [
        [name, f"{side.seconds:.1f}", f"{rows / side.seconds:,.0f}", f"{side.megabytes:,.0f}"]
        for name, side in sides.items()
    ]
    return (
        "## From CSV to a published snapshot\n\n"
        f"{rows:,} made-up sales. Our side checks the layout, gives every row a checksum and keeps it as text, types "
        "it or gives a reason, matches buyers, makes and checks all tables, and publishes them; pandas reads, types, "
        "groups and writes one table. Both ended with the same rows and the same total.\n\n"
        + _table(["side", "seconds", "rows a second", "peak memory, MB"], table)
    )


def of_notices(added: Measured[int], built: Measured[Compiled]) -> str:
    """Adding and building a snapshot of notices, each with its time and memory."""
    made = built.result
    steps = {"`raw.add`, file by file": added, "`build.build`": built}
    table = [
        [name, f"{step.seconds:.1f}", f"{step.processor_seconds:.1f}", f"{added.result / step.seconds:,.0f}",
         f"{step.megabytes:,.0f}"]
        for name, step in steps.items()
    ]  # fmt: skip
    return (
        "## From releases of notices to a published snapshot\n\n"
        f"{added.result:,} made-up OCDS releases become {made.notices:,} notices with {made.awards:,} awards to "
        f"{made.suppliers:,} suppliers. Adding drops contact details and free text; building merges releases as OCDS "
        "1.1 says, matches buyers, makes and checks all tables, and publishes them. "
        "Target: a build of a million notices in 600 seconds and 2,000 MB. Processor seconds are of both cores "
        "together, and what else the machine does lengthens them little.\n\n"
        + _table(["step", "seconds", "processor seconds", "releases a second", "peak memory, MB"], table)
    )


def of_briefings(slides: Measured[Deck], pictures: Sequence[float]) -> str:
    """A briefing made into slides, and into pictures and data where there was a browser to draw them."""
    made = slides.result
    rows = [["slides (PPTX)", f"{slides.seconds:.1f}", f"{slides.processor_seconds:.1f}"]]
    rows += [
        [f"pictures and data (ZIP), {when}", f"{seconds:.1f}", ""]
        for when, seconds in zip(("first", "again"), pictures, strict=False)
    ]
    return (
        "## A briefing\n\n"
        f"{made.figures} charts of the embedded snapshot with titles and comments, in a process that has made none: a "
        f"deck of {made.size / 1000:,.0f} KB. The ZIP is measured in a browser, from the click to the saved file. "
        f"Target: {BRIEFING_TARGET} seconds.\n\n" + _table(["made", "seconds", "processor seconds"], rows)
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)
