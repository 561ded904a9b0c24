"""A function in a process of its own: how long it took, how busy it was, and the most memory that process held."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Generic, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Measured(Generic[Result]):
    """`seconds` in the function alone, and those of processors, which other work on the machine does not lengthen;
    `megabytes` at its peak, interpreter and imports included.
    """

    result: Result
    seconds: float
    processor_seconds: float
    megabytes: float


def measured(function: Callable[..., Result], *arguments: object) -> Measured[Result]:
    """Run `function(*arguments)` in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_run, function, *arguments).result()


def _run(function: Callable[..., Result], *arguments: object) -> Measured[Result]:
    begun, busy = time.perf_counter(), time.process_time()
    result = function(*arguments)
    seconds, processor_seconds = time.perf_counter() - begun, time.process_time() - busy
    # Kilobytes on Linux. Children are waited for by then: the server of the pages is one.
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Measured(result, seconds, processor_seconds, max(peaks) / 1000)


def timed(function: Callable[[], object], times: int) -> list[float]:
    """The milliseconds of each of so many calls, after one that is not counted."""
    function()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        function()
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


def spread(milliseconds: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    if len(milliseconds) < 2:
        return milliseconds[0], milliseconds[0]
    return median(milliseconds), quantiles(milliseconds, n=20, method="inclusive")[-1]
