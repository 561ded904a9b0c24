"""Say what is wrong with the installation or the data folder, and how to mend it."""

from __future__ import annotations

import argparse
import logging
from datetime import UTC, datetime
from itertools import chain

from pipelines import doctor
from pipelines.doctor import data_folder, installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """A line for each thing looked at, the problems with their mend."""
    # Its lines are all there is to read; the steps of looking are not.
    logging.getLogger("pipelines").setLevel(logging.WARNING)
    today = datetime.now(UTC).date()
    return doctor.report(chain(installation.findings(), data_folder.findings(options.data, today)))
