"""The dictionary: what every table holds and what every column means, a module a subject.

Axis titles, table headings, units and the data package all come from here,
so one quantity has one name, one title and one unit everywhere.
"""

from __future__ import annotations

from pipelines.catalogue import (
    buyers,
    measures,
    ministers,
    notices,
    opportunities,
    project,
    published,
    recommendations,
    spend,
    surveys,
)  # fmt: skip
from pipelines.catalogue.buyers import BUYER_TYPES, MATCH_METHODS
from pipelines.catalogue.model import Field, Table
from pipelines.catalogue.published import CONFIDENCES
from pipelines.catalogue.surveys import SURVEYS, THEMES

__all__ = [
    "BUYER_TYPES", "CONFIDENCES", "FIELDS", "MATCH_METHODS", "SURVEYS", "TABLES", "THEMES", "Field", "Table",
    "references",
]  # fmt: skip

# In the order in which the data page lists them.
_WITH_TABLES = (
    buyers, spend, published, surveys, recommendations, ministers, notices, opportunities, project,
)  # fmt: skip

FIELDS: dict[str, Field] = {
    name: field for subject in (*_WITH_TABLES, measures) for name, field in subject.FIELDS.items()
}

TABLES: dict[str, Table] = {name: table for subject in _WITH_TABLES for name, table in subject.TABLES.items()}


def references(name: str) -> list[tuple[str, str, str]]:
    """The columns of a table that hold codes: column, table that explains its codes, column of that table."""
    return [
        (column, FIELDS[column].code_of, TABLES[FIELDS[column].code_of].key[0])
        for column in TABLES[name].columns
        if FIELDS[column].code_of and TABLES[name].key != (column,)
    ]
