"""Whatever publishers, colleagues and archives send goes in as it was meant, or is refused with the reason."""

# ruff: noqa: RUF001 (curly apostrophes and dashes are what these tests are about)

from __future__ import annotations

import csv
import gzip
import io
import os
import random
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines import raw
from pipelines.build import build
from pipelines.problem import ProblemError
from pipelines.provenance import Release
from pipelines.reading import containers
from pipelines.reading.encoding import encoding_of, once
from pipelines.sources import DATASETS
from pipelines.sources.g_cloud_sales import APRIL_2014, JULY_2014
from tests.pipeline_files import (
    APOSTROPHE,
    JULY,
    JULY_FILE,
    SALE,
    TODAY,
    july_csv,
    need_shared,
    reference_csv,
    staged_sales,
    tables_of,
    tiny_data,
)

SALES, OUTCOMES = DATASETS["g_cloud_sales"], DATASETS["digital_outcomes_sales"]
LATER = date(2018, 1, 31)
HEADER = ["Customer Type", "Lot", "Period", "Amount", "Size", "Supplied by", "Sold to", "Agreement"]
LINE = ["Local Government", "Cloud Software", "Dec-17", "£1,234.50", "SME", "Acme Ltd", "Ayton Council", "G-Cloud 9"]


def text(rows: Sequence[Sequence[str]], delimiter: str = ",", line_end: str = "\n") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return written.getvalue()


def add(content: bytes, data: Path, name: str = "sales.csv", published: date = LATER) -> Release:
    file = data / name
    data.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    release, is_new = raw.add(SALES, file, published, TODAY, data)
    assert is_new
    return release


def kept(release: Release, data: Path) -> list[dict[str, str]]:
    return pq.read_table(raw.raw_path(data, release)).to_pylist()


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


# ----- encodings, delimiters, line ends


ENCODED = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "cp1252": "cp1252", "mac_roman": "Mac Roman",
}  # fmt: skip


@pytest.mark.parametrize(("codec", "name"), ENCODED.items())
@pytest.mark.parametrize(("delimiter", "said"), [(",", "comma"), ("\t", "tab"), (";", "semicolon")])
def test_encodings_and_delimiters_are_told_by_the_content(
    tmp_path: Path, codec: str, name: str, delimiter: str, said: str
) -> None:
    buyers = [f"Ayton{APOSTROPHE}s Council", "Café Ltd", "Bodmin \N{EN DASH} Wadebridge", "Zoë; Sons, & Co\tUK"]
    rows = [[*LINE[:6], buyer, LINE[7]] for buyer in buyers]
    release = add(text([HEADER, *rows], delimiter).encode(codec), tmp_path)
    assert (release.encoding, release.delimiter) == (name, said)
    assert [row["buyer"] for row in kept(release, tmp_path)] == buyers
    assert [row["spend"] for row in kept(release, tmp_path)] == ["£1,234.50"] * 4


def test_latin_1_is_what_has_no_controls_of_windows() -> None:
    assert encoding_of("Société, £5\n".encode("iso-8859-1"), "f").name == "ISO-8859-1"
    assert encoding_of(b"plain\n", "f").name == "UTF-8"
    # A Mac's hard space, before a number and before a word, could be a letter of Windows at a word's beginning.
    assert encoding_of("\xa041395,\xa0each\r".encode("mac_roman"), "f").name == "Mac Roman"


@pytest.mark.parametrize(
    "name", ["Noël", "Müller", "Citroën", "Nestlé", "Île-de-France", "CAFÉ LTD", "Ayton’s", "“Ayton”", "£5", "A – B"]
)  # fmt: skip
def test_windows_and_mac_are_told_apart_by_one_name(name: str) -> None:
    for codec, said in (("cp1252", {"cp1252", "ISO-8859-1"}), ("mac_roman", {"Mac Roman"})):
        found = encoding_of(f"a,{name},b\n".encode(codec), "f")
        # A pound sign is the same byte in both.
        assert found.name in said or name == "£5"
        assert f"a,{name},b\n".encode(codec).decode(found.codec) == f"a,{name},b\n"


def test_text_that_was_encoded_twice_is_put_right_and_nothing_else(tmp_path: Path) -> None:
    for name in ("Commissioner’s", "Café", "Nestlé – UK", "Zoë"):
        assert once(name) == name
        assert once(name.encode("utf-8").decode("cp1252")) == name
        assert once(name.encode("utf-8").decode("mac_roman")) == name
    for odd in ("&amp; Sons", "ﬁne", "A\u00adB", "“quoted”", "Ã", "naïve ™"):
        assert once(odd) == odd
    twice = text([HEADER, [*LINE[:6], "Zoë’s".encode().decode("cp1252"), "G-Cloud 9"]])
    (row,) = kept(add(twice.encode(), tmp_path), tmp_path)
    assert row["buyer"] == "Zoë’s"


def test_mixed_line_ends_blank_lines_and_empty_cells_at_the_end(tmp_path: Path) -> None:
    lines = [text([row], line_end="") for row in (HEADER, LINE, LINE, LINE, [*LINE, "", ""])]
    content = f"\n{lines[0]}\r\n{lines[1]}\n\r\r{lines[2]}\r{lines[3]}\r\n,,,,,,,\n{lines[4]}"
    release = add(content.encode(), tmp_path)
    rows = kept(release, tmp_path)
    assert [(row["line"], row["buyer"], row["defect"]) for row in rows] == [
        (n, "Ayton Council", None) for n in range(1, 5)
    ]


# ----- headers


def test_headings_match_whatever_their_case_spacing_order_and_small_differences(tmp_path: Path) -> None:
    meant = {
        "return_month": "2014-05-01", " SECTOR ": "Health", "Supplier Name": "Acme Ltd", "Customer names": "Ayton",
        "sme or large": "SME", "Evidenced spend": "7", "Frame work": "G-Cloud", "Lot description": "4",
    }  # fmt: skip
    release = add(text([list(meant), list(meant.values())]).encode(), tmp_path, published=JULY)
    assert release.layout == "July 2014"
    (row,) = kept(release, tmp_path)
    assert [row[column] for column in SALES.columns] == [
        "4", "2014-05-01", "7", "Health", "SME", "Acme Ltd", "Ayton", "G-Cloud"
    ]  # fmt: skip


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    row = [SALE[heading] for heading in JULY_2014.header]
    title = text([["G-Cloud sales to May 2014"], [], JULY_2014.header, row])
    assert kept(add(title.encode(), tmp_path, published=JULY), tmp_path)[0]["buyer"] == "Ayton Council"


def test_an_unknown_header_is_refused_with_the_nearest_and_how_to_teach_it(tmp_path: Path) -> None:
    header = [*(heading for heading in JULY_2014.header if heading != "Sector"), "Colour"]
    row = [SALE.get(heading, "red") for heading in header]
    with pytest.raises(ProblemError) as refused:
        add(text([header, row]).encode(), tmp_path, published=JULY)
    told = str(refused.value)
    assert "Found: ID, Framework, LotDescription" in told
    assert "Nearest, July 2014. Missing: Sector. Not known: Colour." in told
    assert "add a Layout to pipelines/sources/g_cloud_sales.py" in told


def test_a_column_without_a_heading_may_hold_nothing(tmp_path: Path) -> None:
    row = ["4", "01/05/2013", "1", "Health", "SME", "a note", "Acme Ltd", "Ayton"]
    with pytest.raises(ProblemError, match="column 6 has no heading, but holds text, first in row 1"):
        add(text([APRIL_2014.header, row]).encode(), tmp_path)


# ----- files whose contents prove their layout


def test_a_later_file_is_taken_by_its_contents_and_its_iteration_survives(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    reference_csv(data, "frameworks", ["g-cloud,G-Cloud,G-Cloud,,,,,,,", "g-cloud-9,G-Cloud 9,G-Cloud,,,,,,,"])
    reference_csv(data, "lots", ["cloud-software,Cloud Software,2,G-Cloud,x",
                                 "specialist-cloud-services,Specialist Cloud Services,4,G-Cloud,x"])  # fmt: skip
    serial = [*LINE[:2], "43070", "(£34.50)", *LINE[4:]]
    release = add(text([HEADER, LINE, serial]).encode("iso-8859-1"), data)
    assert release.layout == "in this order, whatever the header"
    assert "ISO-8859-1, comma between cells" in release.how_read
    tables = tables_of(build(data, datetime(2026, 1, 2, tzinfo=UTC)))
    assert tables.execute("SELECT month, spend_gbp, framework_id, lot_id, sector_published FROM spend").fetchall() == [
        (date(2017, 12, 1), Decimal("1200.0000"), "g-cloud-9", "cloud-software", "Local Government")
    ]


def test_digital_outcomes_reach_the_tables_beside_g_cloud(tmp_path: Path) -> None:
    data = tiny_data(tmp_path)
    family = "Digital Outcomes and Specialists"
    dos = "digital-outcomes-and-specialists"
    reference_csv(data, "frameworks", ["g-cloud,G-Cloud,G-Cloud,,,,,,,", f"{dos},{family},{family},,,,,,,"])
    reference_csv(data, "lots", [f"digital-specialists,Digital Specialists,,{family},x",
                                 "specialist-cloud-services,Specialist Cloud Services,4,G-Cloud,x"])  # fmt: skip
    file = data / "dos.csv"
    file.write_text(text([HEADER[:7], [LINE[0], "Digital Specialists", "Nov-17", "£10", *LINE[4:7]]]))
    raw.add(OUTCOMES, file, LATER, TODAY, data)
    tables = tables_of(build(data, datetime(2026, 1, 2, tzinfo=UTC)))
    spend = tables.execute(
        "SELECT framework_family, lot_id, month, spend_gbp FROM spend JOIN framework USING (framework_id) ORDER BY 1"
    )
    assert spend.fetchall() == [
        (family, "digital-specialists", date(2017, 11, 1), Decimal("10.0000")),
        ("G-Cloud", "specialist-cloud-services", date(2014, 5, 1), Decimal("100.5000")),
    ]
    assert tables.execute("SELECT count(*) FROM spend_vintage").fetchone() == (2,)
    with pytest.raises(ProblemError, match=r"1 row: The lot is not known \(“Digital Specialists”\), first in row 1"):
        raw.add(SALES, file, LATER, TODAY, data)


PROOFS = {
    1: ["Parish councils", "a sector", "“Parish councils”"],
    3: ["soon", "a month", "“soon”"],
    4: ["n/a", "an amount", "“n/a”"],
    5: ["Medium", "SME or Large", "“Medium”"],
}


@pytest.mark.parametrize("position", PROOFS)
def test_contents_that_prove_no_layout_are_refused_with_the_first_column(tmp_path: Path, position: int) -> None:
    wrong, meaning, shown = PROOFS[position]
    bad = [*LINE[: position - 1], wrong, *LINE[position:]]
    with pytest.raises(ProblemError) as refused:
        add(text([HEADER, *[LINE] * 97, bad, bad, LINE]).encode(), tmp_path)
    told = str(refused.value)
    assert f"column {position} (“{HEADER[position - 1]}”) does not fit: it should be {meaning}" in told
    assert f"2 of 100 rows have none, first row 98: {shown}" in told
    # One in a hundred is borne.
    release = add(text([HEADER, *[LINE] * 99, bad]).encode(), tmp_path / "one")
    assert release.rows == 100


def test_a_file_without_a_header_starts_with_its_first_row(tmp_path: Path) -> None:
    assert len(kept(add(text([LINE, LINE]).encode(), tmp_path), tmp_path)) == 2


def test_headings_that_contradict_the_order_are_believed(tmp_path: Path) -> None:
    header = [*HEADER[:5], "Customer", "Supplier", "Framework"]
    with pytest.raises(ProblemError, match="“Customer” stands where the supplier is expected"):
        add(text([header, LINE]).encode(), tmp_path)


def test_a_sector_that_nobody_knew_is_used_and_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="pipelines")
    release, _ = raw.add(SALES, july_csv(tmp_path / "s.csv", [{"Sector": "Charities"}]), JULY, TODAY, tmp_path)
    assert release.rows == 1
    assert "The sector “Charities”, in 1 row, is in no earlier file" in caplog.text


LOTS = [
    ("1", "G-Cloud 8", "infrastructure-as-a-service"), ("1", "G-Cloud 9", "cloud-hosting"), ("4", "G-Cloud 9", None),
    ("1", "G-Cloud", None), ("Lot 2 - Cloud Software", "G-Cloud", "cloud-software"),
    ("Lot 1: Cloud Software", "G-Cloud 9", None), ("SaaS", "gcloud vii", "software-as-a-service"),
    ("Specialist Cloud Services", "", "specialist-cloud-services"), ("Cloud Widgets", "G-Cloud 9", None),
]  # fmt: skip


def test_a_lots_number_counts_in_its_iteration_and_nothing_is_guessed(tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    file.write_text(text([HEADER, *([LINE[0], lot, *LINE[2:7], framework] for lot, framework, _ in LOTS)]))
    rows = staged_sales(tmp_path, file, published=LATER)
    assert [row["lot_id"] for row in rows] == [lot_id for *_, lot_id in LOTS]
    assert [row["framework_id"] for row in rows[:1] + rows[6:8]] == ["g-cloud-8", "g-cloud-7", "g-cloud"]
    assert [row["reason"] for row in rows if not row["lot_id"]] == [
        "The lot is only a number, and what it counts is not certain",
        "The lot is only a number, and what it counts is not certain",
        "The lot is not known",
        "The lot is not known",
    ]


# ----- rows that cannot be used


def test_more_than_one_row_in_a_hundred_is_refused_unless_accepted(tmp_path: Path) -> None:
    file = july_csv(tmp_path / "s.csv", [*[{}] * 98, {"EvidencedSpend": "n/a"}, {"EvidencedSpend": "\x1b[31m"}])
    with pytest.raises(ProblemError) as refused:
        raw.add(SALES, file, JULY, TODAY, tmp_path / "data")
    told = str(refused.value)
    assert "2 of 100 rows cannot be used, which is more than 1%" in told
    assert "2 rows: The spend is not an amount in pounds with up to four decimals (“n/a”), first in row 99" in told
    assert not (tmp_path / "data").exists()
    release, is_new = raw.add(SALES, file, JULY, TODAY, tmp_path / "data", accept_rejected=True)
    assert (is_new, release.accept_rejected) == (True, True)
    assert raw.releases(SALES, tmp_path / "data") == [release]


def test_a_file_that_came_to_be_unusable_stops_the_build_until_it_is_accepted(tmp_path: Path) -> None:
    data = tiny_data(tmp_path, [{}, {"EvidencedSpend": "n/a"}])
    (held,) = raw.releases(SALES, data)
    path = raw.raw_path(data, held)
    table = pq.read_table(path)
    path.unlink()
    unaccepted = held.to_json().replace('"accept_rejected": true', '"accept_rejected": false')
    pq.write_table(table.replace_schema_metadata({"release": unaccepted}), path)
    with pytest.raises(ProblemError, match=r"sales\.csv, added as .*: 1 of 2 rows cannot be used, mostly"):
        build(data, datetime(2026, 1, 2, tzinfo=UTC))
    again, is_new = raw.add(SALES, data / "sales.csv", JULY, TODAY, data, accept_rejected=True)
    assert (is_new, again.accept_rejected) == (True, True)
    build(data, datetime(2026, 1, 2, tzinfo=UTC))


def test_a_release_held_from_before_is_still_read() -> None:
    old = '{"source": "a", "published": null, "retrieved": "2026-01-02", "file_name": "f", "address": "",'
    release = Release.from_json(old + ' "sha256": "0", "rows": 1}')
    assert (release.how_read, release.accept_rejected) == ("", False)


# ----- containers and sheets


def test_archives_are_opened_and_the_member_is_told(tmp_path: Path) -> None:
    content = text([HEADER, LINE]).encode()
    archive = zipped({"__MACOSX/._a.csv": b"x", "readme.txt": b"Hello", "data/sales.csv": content})
    assert add(archive, tmp_path / "zip", "sales.zip").part == "data/sales.csv"
    assert add(gzip.compress(content), tmp_path / "gz", "sales.csv.gz").rows == 1
    assert add(zipped({"a.csv.gz": gzip.compress(content)}), tmp_path / "both").part == "a.csv.gz"
    with pytest.raises(ProblemError, match="archives are packed in archives"):
        add(zipped({"a": zipped({"b": gzip.compress(content)})}), tmp_path / "deep")
    with pytest.raises(ProblemError, match="archive without a file"):
        add(zipped({"__MACOSX/x": b"1"}), tmp_path / "none")


def workbook(rows: Sequence[Sequence[str | float]], extra: str = "") -> bytes:
    """The smallest Excel file: a sheet of notes, then a sheet of `rows`; numbers as numbers."""

    def cell(value: str | float) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        return f"<c><v>{value!r}</v></c>"

    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/></Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{relations}"><sheets><sheet name="Notes" sheetId="1" '
            'r:id="r1"/><sheet name="Data" sheetId="2" r:id="r2"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{relations}/worksheet" Target="worksheets/sheet2.xml"/>'
            "</Relationships>".encode(),
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData><row>{cell('Sales')}</row></sheetData>"
            "</worksheet>".encode(),
            "xl/worksheets/sheet2.xml": f"<worksheet {main}><sheetData>{body}{extra}</sheetData></worksheet>".encode(),
        }
    )


SHEET_LINE = ["Health", "Cloud Support", 43070.0, 33939.360000000001, "SME", "Acme Ltd", "Ayton Trust", "G-Cloud 9"]


def opendocument(rows: Sequence[Sequence[str | float]], extra: str = "") -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )

    def cell(value: str | float) -> str:
        kind = "string" if isinstance(value, str) else f'float" office:value="{value!r}'
        return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    manifest = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest:manifest {manifest}/>".encode(),
            "content.xml": f'<office:document-content{spaces}><office:body><office:spreadsheet><table:table '
            f'table:name="Data">{body}{extra}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>".encode(),
        }
    )  # fmt: skip


@pytest.mark.parametrize("make", [workbook, opendocument])
def test_the_first_sheet_that_fits_is_read_and_told(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "sales.book"
    file.write_bytes(make([HEADER, SHEET_LINE]))
    (row,) = staged_sales(tmp_path, file, published=LATER)
    assert (row["month"], row["spend_gbp"], row["reason"]) == (date(2017, 12, 1), Decimal("33939.3600"), None)
    (release,) = raw.releases(SALES, tmp_path)
    assert (release.part, release.encoding) == ("sheet Data", "")


def test_what_would_fill_the_memory_is_refused_with_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corner = '<row><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    with pytest.raises(ProblemError, match=r"more than 40,000,000 cells, which is the limit"):
        add(workbook([HEADER, LINE], corner), tmp_path)
    again = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    with pytest.raises(ProblemError, match=r"more than 40,000,000 cells, which is the limit"):
        add(opendocument([HEADER, LINE], again), tmp_path)
    # Empty cells that are repeated to the edge are how OpenDocument ends every sheet.
    edge = ('<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>')  # fmt: skip
    assert add(opendocument([HEADER, LINE], edge), tmp_path).rows == 1
    monkeypatch.setattr(containers, "MOST_BYTES", 2**20)
    zeros = bytes(2**21)
    bombs = [
        zipped({"a.csv": zeros}),
        gzip.compress(zeros),
        zipped({"a": gzip.compress(zeros)}),
        workbook([["x" * 2**21]]),
    ]
    for bomb in bombs:
        with pytest.raises(ProblemError, match="holds more than 1 MB, unpacked, which is the limit"):
            add(bomb, tmp_path / "bombs")
    assert not list((tmp_path / "bombs").glob("raw"))


def test_a_line_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "sparse.csv"
    with file.open("wb") as sparse:
        sparse.write(text([HEADER]).encode())
        os.truncate(sparse.fileno(), 2 * 2**30)
    with pytest.raises(ProblemError, match="holds more than 512 MB"):
        raw.add(SALES, file, LATER, TODAY, tmp_path / "data")


def test_the_real_july_file_goes_in_however_it_was_saved_again(tmp_path: Path) -> None:
    need_shared()
    rows = list(csv.reader(io.StringIO(JULY_FILE.read_bytes().decode("mac_roman"), newline="")))
    shuffled = list(range(len(rows[0])))
    random.Random(1).shuffle(shuffled)
    again = [[row[position] for position in shuffled] for row in rows]
    saved = {
        "tab": text(again, "\t", "\r\n").encode("utf-16"),
        "zip": zipped({"July.csv": text(again, ";").encode("cp1252")}),
    }
    expected = kept(add(JULY_FILE.read_bytes(), tmp_path / "as published", published=JULY), tmp_path / "as published")
    for name, content in saved.items():
        release = add(content, tmp_path / name, published=JULY)
        found = kept(release, tmp_path / name)
        assert [[row[c] for c in SALES.columns] for row in found] == [
            [row[c] for c in SALES.columns] for row in expected
        ]
