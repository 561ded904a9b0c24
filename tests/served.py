"""A dashboard served as a reader starts it, and a Chromium to look at it with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
ADDRESS = re.compile(r"http://localhost:\d+")
# Headless and on its own: nothing of Chromium's asks the network for anything.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--force-prefers-reduced-motion",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def dashboard(command: Sequence[str] = (sys.executable, "dashboard.py"), **environment: str) -> Iterator[str]:
    """Start the dashboard, give its address, stop it."""
    with TemporaryFile("w+") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=said, stderr=subprocess.STDOUT, text=True
        )
        try:
            yield _address(process, said)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _address(process: subprocess.Popen[str], said: IO[str]) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        said.seek(0)
        if found := ADDRESS.search(said.read()):
            return found.group()
        time.sleep(0.1)
    said.seek(0)
    raise AssertionError(f"the dashboard did not say its address:\n{said.read()}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless. Skips where there is none, fails where BROWSER_TESTS says it is required."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium found, so no browser test ran (on Debian: apt-get install chromium)"
        if os.environ.get("BROWSER_TESTS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until the page's charts and tables are drawn and nothing runs any more."""
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_selector("text=Not official statistics", timeout=60_000)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached", timeout=60_000)
    for unfinished in ("[data-testid=stSkeleton]", "[data-testid=stPlotlyChart]:not(:has(.main-svg))"):
        page.wait_for_selector(unfinished, state="detached", timeout=60_000)
    page.wait_for_timeout(400)
