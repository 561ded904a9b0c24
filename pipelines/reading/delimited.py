"""Text of commas, tabs or semicolons into records, line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from pipelines.problem import ProblemError
from pipelines.reading.encoding import Encoding

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon"}
# The longest line of a real file has some 400 characters.
LONGEST_LINE = 2**20

Record = tuple[list[str], bytes]


def delimiter_of(content: bytes, encoding: Encoding) -> str:
    """The delimiter that makes the most cells of the first lines; a comma where none makes two."""
    lines = list(islice(_text(content[: 2 * LONGEST_LINE], encoding, errors="replace"), 20))

    def cells(delimiter: str) -> int:
        return sum(len(record) for record in csv.reader(lines, delimiter=delimiter))

    try:
        return max(DELIMITERS, key=cells)
    except csv.Error:
        return ","


def records(content: bytes, encoding: Encoding, delimiter: str, place: str) -> Iterator[Record]:
    """Each record's cells, and its bytes as they stand in the file, without the line end; blank lines are left out.

    Raises ProblemError where the quotation marks or the characters do not fit.
    """
    _refuse_long_lines(content, place)
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in _text(content, encoding):
            taken.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    first = 1
    try:
        for cells in reader:
            if any(cells):
                text = taken[0] if len(taken) == 1 else "".join(taken)
                yield cells, text.rstrip("\r\n").encode(encoding.codec)
            taken.clear()
            first = reader.line_num + 1
    except csv.Error as error:
        raise ProblemError(
            f"{place}, line {first}: the quotation marks do not fit, in the record that starts there ({error}). "
            "Download the file again, or correct that line in a copy."
        ) from error
    except UnicodeDecodeError as error:
        raise ProblemError(
            f"{place}, line {first}: the text is not {encoding.name}, as which the file starts ({error.reason}). "
            "Download it again."
        ) from error


def _text(content: bytes, encoding: Encoding, errors: str = "strict") -> io.TextIOWrapper:
    file = io.BytesIO(content)
    file.seek(encoding.mark)
    # Without a translation of line ends, LF, CR and CRLF each end a line, also mixed in one file.
    return io.TextIOWrapper(file, encoding=encoding.codec, errors=errors, newline="")


def _refuse_long_lines(content: bytes, place: str) -> None:
    for start in range(0, len(content) - LONGEST_LINE, LONGEST_LINE):
        end = start + LONGEST_LINE
        if content.find(b"\n", start, end) < 0 and content.find(b"\r", start, end) < 0:
            raise ProblemError(
                f"{place} has a line of more than {LONGEST_LINE:,} bytes, which is the limit. "
                "Check that it is the publisher's file, with a row a line."
            )
