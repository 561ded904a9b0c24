"""Whatever the bytes, a file is taken with every row used or rejected, or refused in words; nothing else happens."""

from __future__ import annotations

import gzip
import tempfile
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines import raw
from pipelines.problem import ProblemError
from pipelines.reading import trial
from pipelines.sources import DATASETS
from pipelines.sources.g_cloud_sales import JULY_2014
from tests.pipeline_files import JULY, SALE, TODAY
from tests.test_reading import HEADER, LINE, opendocument, text, workbook, zipped

SALES = DATASETS["g_cloud_sales"]
JULY_TEXT = text([JULY_2014.header, *[[SALE[heading] for heading in JULY_2014.header]] * 3])
LATER_TEXT = text([HEADER, LINE, LINE])
SEEDS = [
    JULY_TEXT.encode(), JULY_TEXT.encode("utf-16"), LATER_TEXT.encode("cp1252"), gzip.compress(LATER_TEXT.encode()),
    zipped({"a.csv": JULY_TEXT.encode()}), workbook([HEADER, LINE]), opendocument([HEADER, LINE]),
]  # fmt: skip
STARTS = [b"", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf",
          JULY_TEXT.encode(), ",".join(HEADER).encode() + b"\n"]  # fmt: skip
CELLS = st.sampled_from(
    [*LINE, *SALE.values(), "", '"', ",", "\n", "\r", ";", "\t", "\x00", "=1+1", "é", "\N{SNOWMAN}"]
)


def mutated(seed: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """`seed` with pieces of it replaced: how a file is damaged on the way."""
    for place, length, piece in changes:
        at = place % (len(seed) + 1)
        seed = seed[:at] + piece + seed[at + length :]
    return seed


FILES = st.one_of(
    st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=300)),
    st.builds(
        mutated,
        st.sampled_from(SEEDS),
        st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 9), st.binary(max_size=4)), min_size=1, max_size=4),
    ),
    st.builds(
        lambda start, cells, codec: start + ",".join(cells).encode(codec, "replace"),
        st.sampled_from([JULY_TEXT.encode(), LATER_TEXT.encode()]),
        st.lists(CELLS, max_size=40),
        st.sampled_from(["utf-8", "cp1252", "mac_roman"]),
    ),
)


@settings(max_examples=120, deadline=timedelta(seconds=20))
@given(FILES)
@example(b"\x00")
@example(b'"')
@example(JULY_TEXT.encode() + b'"never closed\n' * 50)
@example(b"\xff\xfe" + b"\x00\xd8" * 9)
@example(b"\n\n,,,\n")
def test_every_row_is_used_or_rejected_or_the_file_is_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, data = Path(folder) / "sales.csv", Path(folder) / "data"
        file.write_bytes(content)
        try:
            release, _ = raw.add(SALES, file, JULY, TODAY, data, accept_rejected=True)
        except ProblemError as refused:
            assert all(problem.strip() for problem in refused.problems)
            assert refused.problems
            assert not data.exists()
            return
        rows = pq.read_table(raw.raw_path(data, release))
        outcome = trial.typed("g_cloud_sales", "sales", rows)
        ((used, rejected),) = outcome.sql(
            "SELECT count(*) FILTER (WHERE reason IS NULL), count(reason) FROM outcome"
        ).fetchall()
        assert used + rejected == release.rows == len(rows)
        assert rows.column("line").to_pylist() == list(range(1, release.rows + 1))
