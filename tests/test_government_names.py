"""Every row of government_names.csv, looked up again in the register that its evidence names."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict

from tests.pipeline_files import ROOT, SHARED, need_shared

ORGANISATIONS = SHARED / "organisations"
CODE = re.compile(r": ([A-Z]+\d+)")


def plain(name: str) -> str:
    """Without spaces, and with one kind of apostrophe."""
    return "".join(name.split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def mended(name: str) -> str:
    """Some titles of the API file were read as Latin-1 when they were UTF-8."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def tsv(name: str) -> list[dict[str, str]]:
    with (ORGANISATIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_name_stands_in_the_register_that_it_is_from() -> None:
    need_shared()
    by_slug, by_code = defaultdict(set), defaultdict(set)
    published = json.loads((ORGANISATIONS / "gov.uk_api_organisations.json").read_text(encoding="utf-8"))
    for organisation in published["results"]:
        details = organisation["details"]
        for name in (organisation["title"], details.get("abbreviation") or ""):
            by_slug[details["slug"]].add(plain(mended(name)))
    for row in tsv("govuk_list.tsv"):
        by_code[row["government-organisation"]] |= {plain(row["name"]), plain(row["abbreviation"])}
    for row in tsv("maps_name.tsv"):
        by_code[row["government-organisation"]].add(plain(row["name"]))
    with (ROOT / "data" / "reference" / "government_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len(rows) > 2000
    for row in rows:
        code = CODE.search(row["evidence"])
        listed = by_code[code.group(1)] if code else by_slug[row["buyer_id_govuk"]]
        assert plain(row["other_name"]) in listed, row
        # A unit's row says whose unit the register of 2017 made it.
        assert row["name_kind"] != "unit" or row["evidence"].endswith(f"of {row['buyer_id_govuk']}"), row
