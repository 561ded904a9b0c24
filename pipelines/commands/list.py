"""What can be added, what was added, and the snapshots."""

from __future__ import annotations

import argparse

from pipelines import raw, snapshots
from pipelines.sources import DATASETS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Print each dataset with its releases, then the snapshots."""
    for name, dataset in DATASETS.items():
        print(f"{name}: {dataset.source.title}, {dataset.source.publisher}, {dataset.source.licence}")
        held = raw.releases(dataset, options.data)
        for release in held:
            stated = f"published {release.published}" if release.published else "date of publication not stated"
            print(f"  {stated}, retrieved {release.retrieved}, {release.rows:,} rows, {release.file_name}")
        if not held:
            print(f"  nothing added yet; the publisher's page: {dataset.source.address}")
    published = snapshots.published(options.data)
    print(f"Snapshots in {snapshots.folder_of(options.data)}: {len(published) or 'none'}")
    for snapshot in published:
        print(f"  {snapshot.name}")
    return 0
