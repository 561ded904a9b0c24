"""Figures that others published, and the breaks in their series."""

from __future__ import annotations

from pipelines.catalogue.model import MONEY, Field, Table

CONFIDENCES = ("READ", "COUNTED")

FIELDS: dict[str, Field] = {
    "indicator": Field("Indicator", "What the published figure measures"),
    "breakdown": Field("Breakdown", "The part of the whole that the figure covers"),
    "as_at_date": Field("As at", "Last day that the figure covers", "DATE"),
    "value": Field("Value", "The figure as published", MONEY),
    "unit": Field("Unit", "Unit of the value"),
    "published_in": Field("Published in", "The publication that the figure was read in"),
    "address": Field("Address", "Web address of the publication; empty where it was not recorded in full"),
}

TABLES: dict[str, Table] = {
    "published_figure": Table(
        "Figures published elsewhere",
        "one figure in one publication",
        ("indicator", "breakdown", "as_at_date", "value", "unit", "published_in", "published_date", "address", "note"),
        key=("indicator", "breakdown", "as_at_date", "published_in"),
        sort=("indicator", "breakdown", "as_at_date", "published_in"),
        nullable=("published_date", "address", "note"),
    ),
    "series_break": Table(
        "Breaks in published series",
        "a published indicator and the first period counted in a new way",
        ("indicator", "as_at_date", "break_description", "published_in", "address"),
        key=("indicator", "as_at_date"),
        sort=("indicator", "as_at_date"),
        nullable=("address",),
    ),
}
