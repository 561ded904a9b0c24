"""Ministers and their posts."""

from __future__ import annotations

from pipelines.catalogue.model import Field, Table

FIELDS: dict[str, Field] = {
    "department_start": Field("Department from", "First day of the department, as the source gives it", "DATE"),
    "department_end": Field("Department to", "First day without the department; empty while it exists", "DATE"),
    "post_name": Field("Post", "Title of the ministerial post"),
    "minister_name": Field("Minister", "Name that the minister bore when appointed"),
    "held_from": Field("From", "First day of office", "DATE"),
    "held_to": Field("To", "Day on which the post was given up; empty while it is held", "DATE", empty="still held"),
    "title_kind": Field(
        "Title names",
        "technology (technology, digital or data), science (science or innovation, and not those), or neither",
    ),
    "first_day": Field("First day", "First day of which ministers are known", "DATE"),
    "last_day": Field("Last day", "Last day of which ministers are known", "DATE"),
    "is_department": Field("Ministerial department", "Whether it is a department of the government", "BOOLEAN"),
    "responsibility": Field("Responsibility", "What the minister answers for, in our words, from elsewhere"),
    "department_count": Field("Departments", "Ministerial departments that existed that day", "BIGINT"),
    "technology_count": Field("Title names technology", "Departments with such a minister that day", "BIGINT"),
    "science_count": Field("Only science or innovation", "Departments with such a minister and no other", "BIGINT"),
}

TABLES: dict[str, Table] = {
    "minister_post": Table(
        "Ministers and their posts",
        "one appointment to a post",
        (
            "department_name",
            "department_start",
            "department_end",
            "is_department",
            "buyer_id",
            "post_name",
            "minister_name",
            "held_from",
            "held_to",
            "title_kind",
        ),
        key=(),
        sort=("department_name", "held_from", "post_name", "minister_name"),
        nullable=("department_start", "department_end", "buyer_id", "held_to"),
    ),
    "minister_responsibility": Table(
        "Responsibilities known from elsewhere",
        "one minister's responsibility in one publication",
        (
            "department_name",
            "minister_name",
            "responsibility",
            "confidence",
            "published_in",
            "published_date",
            "address",
            "note",
        ),
        key=("department_name", "minister_name", "published_in"),
        sort=("department_name", "minister_name", "published_in"),
        nullable=("published_date", "address", "note"),
    ),
}
