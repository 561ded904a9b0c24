"""Which body could an undecided name be? Proposals for a person to decide."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TextIO

import duckdb
from rapidfuzz import fuzz, process, utils

from pipelines import transform
from pipelines.reference import LOOKUPS

# Below this score, trying on the real names, hardly a proposal is right.
LEAST_SCORE = 80


def propose(source: str, data: Path, today: date, out: TextIO) -> int:
    """Write rows for data/reference/buyer_names.csv with the best bodies for each undecided name.

    `match_method` says "proposed", which `check` and `build` refuse: a person decides. Returns how many names.
    """
    database = transform.stage(data, today)
    database.run("tables", ("buyer", "buyer_name"))
    known = _spellings(database.connection)
    writer = csv.DictWriter(out, LOOKUPS["buyer_names"].columns, lineterminator="\n")
    writer.writeheader()
    names = _undecided(database.connection, source)
    for name in names:
        best = process.extract(
            name, list(known), scorer=fuzz.token_sort_ratio, processor=utils.default_process,
            score_cutoff=LEAST_SCORE, limit=3,
        )  # fmt: skip
        row = {"source": source, "buyer_name_published": name}
        if not best:
            writer.writerow(row)
        for spelling, score, _ in best:
            buyer_id, buyer_type = known[spelling]
            note = f"{score:.0f} of 100 like “{spelling}”"
            proposal = {"buyer_id": buyer_id, "buyer_type": buyer_type, "match_method": "proposed", "note": note}
            writer.writerow(row | proposal)
    return len(names)


def _spellings(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """Official and other names of bodies, as the register lists them, with the body's code and kind."""
    bodies = connection.table("buyer").select("buyer_name", "buyer_id", "buyer_type").fetchall()
    known = {name: (buyer_id, buyer_type) for name, buyer_id, buyer_type in bodies}
    register = connection.table("local_authority_register")
    for names, nice_name, buyer_id, buyer_type in register.select(
        "other_names", "nice_name", "buyer_id", "buyer_type"
    ).fetchall():
        # Other names are a comma-separated list, and some names hold commas: their parts match nothing well.
        for name in [nice_name, *(names or "").split(",")]:
            if name:
                known.setdefault(name, (buyer_id, buyer_type))
    return known


def _undecided(connection: duckdb.DuckDBPyConnection, source: str) -> list[str]:
    """Names for which nobody has written a row yet: "decided: no body" is a row, too."""
    named = duckdb.ColumnExpression("source") == duckdb.ConstantExpression(source)
    published = connection.table("buyer_name").filter(named).select("buyer_name_published").fetchall()
    decided = connection.table("reference_buyer_names").filter(named).select("buyer_name_published").fetchall()
    return sorted({name for (name,) in published} - {name for (name,) in decided})
