"""Python and the packages, against pyproject.toml and requirements.txt.

Needs nothing but Python, an old one too: it has to run where all else does not.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from pipelines.doctor import Finding

ROOT = Path(__file__).parents[2]


def findings(root: Path = ROOT) -> Iterator[Finding]:
    """Python's version, then the packages that requirements.txt in `root` pins."""
    yield _python(root / "pyproject.toml")
    yield _packages(root / "requirements.txt")


def _python(project: Path) -> Finding:
    found = f"Python {sys.version.split()[0]}"
    try:
        text = project.read_text(encoding="utf-8")
        lowest, beyond = re.findall(r'^requires-python = ">=3\.(\d+),<3\.(\d+)"', text, re.MULTILINE)[0]
    except (OSError, IndexError):
        return Finding(False, f"{project} is missing or names no versions of Python. Get the whole project again.")
    if int(lowest) <= sys.version_info[1] < int(beyond):
        return Finding(True, f"{found}, {sys.executable}")
    return Finding(
        False, f"{found} does not fit: install one from 3.{lowest} to 3.{int(beyond) - 1}, then: make clean run"
    )


def _packages(requirements: Path) -> Finding:
    try:
        lines = requirements.read_text(encoding="utf-8").splitlines()
    except OSError:
        return Finding(False, f"{requirements} is missing. Get the whole project again.")
    differing = [told for line in lines if "==" in line and (told := _difference(line))]
    if differing:
        mend = f"Install what is pinned: {sys.executable} -m pip install --requirement {requirements}"
        return Finding(False, f"{'; '.join(differing)}. {mend}")
    return Finding(True, f"The packages are those of {requirements}")


def _difference(line: str) -> str:
    """How the package of a line such as `watchdog==7.1.0 ; sys_platform != 'darwin'` differs from what is installed."""
    pin, _, condition = line.partition(" ; ")
    name, wanted = pin.split("==")
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        # With a condition, it may rightly be absent.
        return "" if condition else f"{name} is not installed"
    return "" if found == wanted else f"{name} is {found}, and {wanted} is wanted"
