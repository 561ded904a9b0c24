"""The raw releases of every source of notices, compiled into the tables that staging begins with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.notices import records
from pipelines.notices.kept import Release

COLUMNS = ("ocid", "ocds_release_id", "release_id", "line", "row_sha256", "defect", "release_json")
# So many rows of a table are held as Python's objects, which take ten times the memory.
BATCH = 10_000
REPEATED = "The same release stands in a later publication or row"

TEXT, DAY, COUNT, FLAG = pa.string(), pa.date32(), pa.int64(), pa.bool_()
SCHEMAS = {
    "compiled_notice": pa.schema(
        [("source", TEXT), ("release_id", TEXT), ("ocid", TEXT), ("release_count", COUNT), ("first_notice_date", DAY),
         ("last_notice_date", DAY), ("notice_title", TEXT), ("notice_stages", TEXT), ("tender_status", TEXT),
         ("is_cancelled", FLAG), ("has_tender_notice", FLAG), ("buyer_name_published", TEXT), ("buyer_scheme", TEXT),
         ("buyer_registration", TEXT), ("buyer_party_count", COUNT), ("cpv_code", TEXT), ("procurement_method", TEXT),
         ("procurement_method_details", TEXT), ("suitable_for_sme", FLAG), ("suitable_for_vcse", FLAG),
         ("tender_lot_count", COUNT), ("tender_value", TEXT), ("tender_currency", TEXT),
         ("tender_published_date", DAY), ("tender_end_date", DAY), ("contract_start_date", DAY),
         ("contract_end_date", DAY), ("award_count", COUNT)]
    ),
    "compiled_award": pa.schema(
        [("source", TEXT), ("ocid", TEXT), ("award_number", COUNT), ("award_id", TEXT), ("award_status", TEXT),
         ("award_date", DAY), ("award_published_date", DAY), ("award_value", TEXT), ("award_currency", TEXT),
         ("contract_start_date", DAY), ("contract_end_date", DAY), ("award_lot_count", COUNT),
         ("award_supplier_count", COUNT)]
    ),
    "compiled_award_supplier": pa.schema(
        [("source", TEXT), ("ocid", TEXT), ("award_number", COUNT), ("supplier_number", COUNT),
         ("supplier_name_published", TEXT), ("supplier_scheme", TEXT), ("supplier_registration", TEXT),
         ("supplier_scale", TEXT), ("supplier_is_vcse", FLAG)]
    ),
    "used_release": pa.schema([("release_id", TEXT), ("used_count", COUNT)]),
    "rejected_release": pa.schema(
        [("source", TEXT), ("release_id", TEXT), ("line", COUNT), ("row_sha256", TEXT), ("reason", TEXT)]
    ),
}  # fmt: skip

Row = dict[str, Any]


def compile_releases(connection: duckdb.DuckDBPyConnection, sources: Iterable[str]) -> None:
    """Make every table of SCHEMAS from the tables raw_<source> of `connection`.

    Releases come in the order of their processes and rows go out in batches, so
    that memory does not grow with the number of notices.
    """
    made = _Made(connection.cursor())
    for source in sources:
        raw = connection.table(f"raw_{source}").select(*COLUMNS).order("ocid, release_id DESC, line DESC")
        for _, releases in groupby(_rows(raw), key=lambda row: row[0]):
            _compile(source, list(releases), made)
            made.store(BATCH)
    made.finish()


def _rows(relation: duckdb.DuckDBPyRelation) -> Iterator[tuple[Any, ...]]:
    for batch in relation.to_arrow_reader(BATCH):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


class _Made:
    """Rows made so far: those of a batch here, all before in tables of the database.

    `writing` is a cursor of its own: a second query ends what another is still reading.
    """

    def __init__(self, writing: duckdb.DuckDBPyConnection) -> None:
        self.used: Counter[str] = Counter()
        self.rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
        self._writing = writing
        for name, schema in SCHEMAS.items():
            writing.from_arrow(schema.empty_table()).create(name)

    def store(self, least: int) -> None:
        """Move the rows of each table to the database where there are at least so many."""
        for name, rows in self.rows.items():
            if len(rows) >= least:
                self._writing.from_arrow(pa.Table.from_pylist(rows, SCHEMAS[name])).insert_into(name)
                rows.clear()

    def finish(self) -> None:
        """Store the rest."""
        self.rows["used_release"] = [{"release_id": one, "used_count": count} for one, count in self.used.items()]
        self.store(1)


def _compile(source: str, rows: Sequence[tuple[Any, ...]], made: _Made) -> None:
    """Compile the releases of one process; `rows` begin with the newest publication."""
    newest: dict[str, tuple[str, Release]] = {}
    for _, id_, release_id, line, row_sha256, defect, text in rows:
        reason = defect or (REPEATED if id_ in newest else None)
        if reason:
            made.rows["rejected_release"].append(
                {"source": source, "release_id": release_id, "line": line, "row_sha256": row_sha256, "reason": reason}
            )
            continue
        newest[id_] = (release_id, json.loads(text))
        made.used[release_id] += 1
    if not newest:
        return
    releases = records.in_order(release for _, release in newest.values())
    whole = records.record(releases)
    publication, _ = newest[releases[-1]["id"]]
    made.rows["compiled_notice"].append({"source": source, "release_id": publication} | records.notice(whole, releases))
    for award, suppliers in records.awards(whole, releases):
        made.rows["compiled_award"].append({"source": source} | award)
        made.rows["compiled_award_supplier"] += [{"source": source} | supplier for supplier in suppliers]
