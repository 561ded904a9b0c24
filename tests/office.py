"""LibreOffice, headless: what an office program makes of the files that readers take away."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

# Every sheet of a workbook as a CSV of its own, numbers to the last digit.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
LONGEST = 300  # seconds, on a busy machine


def converted(files: Sequence[Path], to: str, into: Path) -> list[Path]:
    """What LibreOffice makes of the files, by one start. Skips without it, fails where OFFICE_TESTS requires it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        missing = "no LibreOffice found (on Debian: apt-get install libreoffice-calc libreoffice-impress)"
        if os.environ.get("OFFICE_TESTS") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    into.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={(into / 'profile').as_uri()}"  # its own, so that no open office is in the way
    command = [office, profile, "--headless", "--convert-to", to, "--outdir", str(into), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
    return sorted(path for path in into.iterdir() if path.is_file())
