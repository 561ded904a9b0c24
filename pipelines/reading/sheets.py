"""The sheets of Excel and OpenDocument files into records."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from pipelines.problem import ProblemError
from pipelines.reading.delimited import Record

# A sheet is held in memory as a full rectangle, however few of its cells are filled.
MOST_CELLS = 40_000_000
# Excel itself keeps and shows no more digits; with them, 33939.36 is not 33939.360000000001.
DIGITS = 15


def sheets(content: bytes, place: str) -> Iterator[tuple[str, Iterator[Record]]]:
    """Each sheet's name and records, in their order; a record's bytes are its cells with tabs between, as UTF-8."""
    _refuse_vast_sheets(content, place)
    with _readable(place):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in workbook.sheet_names:
        with _readable(place):
            sheet = workbook.get_sheet_by_name(name)
        yield name, _records(sheet, place)


def _records(sheet: CalamineSheet, place: str) -> Iterator[Record]:
    rows = sheet.iter_rows()
    while True:
        with _readable(place):
            row = next(rows, None)
        if row is None:
            return
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield cells, "\t".join(cells).encode()


@contextmanager
def _readable(place: str) -> Iterator[None]:
    """Say in words what the reader of workbooks cannot read; what is damaged can be wrong in any way."""
    try:
        yield
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise _unreadable(place, error) from error
    except BaseException as error:
        # The reader is written in Rust, and tells a fault of its own by an exception that it does not export.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable(place, error) from error


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return f"{cell:.{DIGITS}g}" if abs(cell) < 10**DIGITS else str(cell)
    if isinstance(cell, datetime) and cell.time().isoformat() == "00:00:00":
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _refuse_vast_sheets(content: bytes, place: str) -> None:
    """One cell in the last corner of a sheet, or one that repeats itself, would fill the memory."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name == "xl/workbook.bin":
                raise ProblemError(f"{place} is a binary Excel workbook. Save it as .xlsx or CSV.")
            if name.startswith("xl/worksheets/") and _cells_of_excel(archive.read(name)) > MOST_CELLS:
                raise _too_vast(place)
            if name == "content.xml" and _cells_of_opendocument(archive.read(name)) > MOST_CELLS:
                raise _too_vast(place)


def _cells_of_excel(xml: bytes) -> int:
    """How many cells the rectangle has that spans all references, such as XFD1048576."""
    width = height = 0
    for letters, digits in set(re.findall(rb"""\br=["']([A-Z]{0,3})(\d{1,7})["']""", xml)):
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        width, height = max(width, column), max(height, int(digits))
    return width * height


def _cells_of_opendocument(xml: bytes) -> int:
    """How many cells the rectangle has that spans all filled ones, each as often as it says that it is repeated."""
    width = height = column = below = rows = 0
    for row, cell in re.findall(rb"<(?:\w+:)?(?:(table-row\b[^>]*)|((?:covered-)?table-cell\b[^>]*))>", xml):
        if row:
            below, rows, column = below + rows, _times(rb"rows", row), 0
        else:
            column += _times(rb"columns", cell)
            if not cell.endswith(b"/") or b"value" in cell:
                width, height = max(width, column), max(height, below + rows)
    return width * height


def _times(kind: bytes, tag: bytes) -> int:
    found = re.search(rb"number-" + kind + rb"""-repeated=["'](\d{1,9})""", tag)
    return int(found[1]) if found else 1


def _too_vast(place: str) -> ProblemError:
    return ProblemError(
        f"{place} has a sheet of more than {MOST_CELLS:,} cells, which is the limit. "
        "Save the sheet with the rows as CSV."
    )


def _unreadable(place: str, error: BaseException) -> ProblemError:
    return ProblemError(f"{place} cannot be read as a workbook ({error}). Save the sheet with the rows as CSV.")
