"""Who held which ministerial post in the UK government, and when, since 1979.

Publisher: Institute for Government. Page:
https://www.instituteforgovernment.org.uk/our-work/topics/ministers
Licence: Creative Commons Attribution 4.0. Updated: after reshuffles.

A release is several CSV files that refer to each other, added as one ZIP. Only
names of departments, posts and ministers and the days of office are kept: gender,
Parliament's and the Institute's own identifiers are dropped before anything is
written.

Caveats: a person has a row for each name and title borne; an appointment's last
day is the day on which the successor began.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from pipelines.dataset import Dataset
from pipelines.problem import ProblemError
from pipelines.provenance import Source
from pipelines.reading import containers

SOURCE = Source(
    name="ministers",
    title="Ministers of the UK government",
    publisher="Institute for Government",
    address="https://www.instituteforgovernment.org.uk/our-work/topics/ministers",
    licence="Creative Commons Attribution 4.0",
    licence_address="https://creativecommons.org/licenses/by/4.0/",
    attribution="Institute for Government, ministers database, licensed under CC BY 4.0; joined, and fields dropped.",
    updated="After reshuffles",
    caveats="Names of posts, not responsibilities: what a minister answers for may not stand in the title.",
)

COLUMNS = (
    "department_name", "department_start", "department_end", "post_name", "minister_name", "held_from", "held_to",
)  # fmt: skip

# The files of a release, and what is read of each.
MEMBERS = {
    "appointment.csv": ("id", "person_id", "post_id", "start_date", "end_date"),
    "post.csv": ("id", "organisation_id", "name"),
    "person.csv": ("id", "name", "start_date", "end_date"),
    "organisation.csv": ("id", "name", "start_date", "end_date"),
}

Row = dict[str, str]


def joined(file: Path, content: bytes) -> list[dict[str, str | int | None]]:
    """One row an appointment, under COLUMNS, with its `line` in appointment.csv, or its `defect`.

    Raises ProblemError where `content` is no ZIP of the four files.
    """
    tables = _tables(file, content)
    posts = {row["id"]: row for row in tables["post.csv"]}
    organisations = {row["id"]: row for row in tables["organisation.csv"]}
    names: dict[str, list[Row]] = {}
    for person in tables["person.csv"]:
        names.setdefault(person["id"], []).append(person)
    rows: list[dict[str, str | int | None]] = []
    for line, appointment in enumerate(tables["appointment.csv"], start=1):
        text = "\x1f".join(appointment.values())
        row: dict[str, str | int | None] = {"line": line, "row_sha256": hashlib.sha256(text.encode()).hexdigest()}
        post = posts.get(appointment["post_id"])
        organisation = organisations.get(post["organisation_id"]) if post else None
        borne = names.get(appointment["person_id"])
        if post and organisation and borne:
            row |= {
                "department_name": organisation["name"],
                "department_start": organisation["start_date"],
                "department_end": organisation["end_date"],
                "post_name": post["name"],
                "minister_name": _name_on(borne, appointment["start_date"]),
                "held_from": appointment["start_date"],
                "held_to": appointment["end_date"],
            }
        else:
            row["defect"] = "The post, its organisation or the person is in none of the other files"
        rows.append(row)
    return rows


def _name_on(borne: list[Row], day: str) -> str:
    """The name that the person bore on a day: `2010-05-11`."""
    fitting = [row for row in borne if row["start_date"] <= day and (not row["end_date"] or day < row["end_date"])]
    return (fitting or borne)[0]["name"]


def _tables(file: Path, content: bytes) -> dict[str, list[Row]]:
    inside = {Path(part.name).name: part.content for part in containers.parts(file, content)}
    lacking = [name for name in MEMBERS if name not in inside]
    if lacking:
        raise ProblemError(f"{file} lacks {lacking[0]}. Put {', '.join(MEMBERS)} into one ZIP and add that.")
    return {name: _table(file, name, inside[name]) for name in MEMBERS}


def _table(file: Path, name: str, content: bytes) -> list[Row]:
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        lacking = sorted(set(MEMBERS[name]) - set(reader.fieldnames or ()))
        if lacking:
            raise ProblemError(f"{file}, {name}, line 1: there is no column {', '.join(lacking)}.")
        rows = [{column: row[column] or "" for column in MEMBERS[name]} for row in reader]
    except UnicodeDecodeError as error:
        raise ProblemError(f"{file}, {name} is not UTF-8 text. Use the publisher's own file.") from error
    except csv.Error as error:
        raise ProblemError(f"{file}, {name}, line {reader.line_num}: {error}. Use the publisher's own file.") from error
    if not rows:
        raise ProblemError(f"{file}, {name} has a header and no rows below it. Download it again.")
    return rows


DATASET = Dataset(SOURCE, (), COLUMNS, every_vintage=False, staging="ministers", is_required=False, joined=joined)
