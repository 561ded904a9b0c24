"""The kinds of file that a figure is taken away as, and the making of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from pages.shared import extracts
from pages.shared.takeaway import ods, parquet, picture, sheets, slide, xlsx
from pages.shared.takeaway.described import Described


@dataclass(frozen=True)
class Kind:
    """A kind of file: what a reader calls it, its media type, and what makes it."""

    label: str
    media_type: str
    make: Callable[[Described], bytes]


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "csv": Kind("CSV", "text/csv; charset=utf-8", lambda figure: extracts.as_csv(figure.rows)),
    "ods": Kind("ODS", "application/vnd.oasis.opendocument.spreadsheet", lambda figure: ods.write(sheets.of(figure))),
    "xlsx": Kind("XLSX", f"{OFFICE}.spreadsheetml.sheet", lambda figure: xlsx.write(sheets.of(figure))),
    "parquet": Kind("Parquet", "application/vnd.apache.parquet", parquet.write),
    "pptx": Kind("PPTX", f"{OFFICE}.presentationml.presentation", slide.write),
    "picture": Kind("Picture", "application/json", lambda figure: json.dumps(picture.parts(figure)).encode()),
}
DATA = ("csv", "ods", "xlsx", "parquet")
