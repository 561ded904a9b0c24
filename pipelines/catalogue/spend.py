"""What is bought: suppliers, frameworks, and invoice lines."""

from __future__ import annotations

from pipelines.catalogue.model import MONEY, Field, Table

FIELDS: dict[str, Field] = {
    # Frameworks
    "framework_id": Field(
        "Framework code",
        "One iteration of a framework, or the family where the file does not tell",
        code_of="framework",
    ),
    "framework_name": Field("Framework", "Name of the framework iteration"),
    "framework_family": Field("Framework family", "G-Cloud, or Digital Outcomes and Specialists"),
    "lot_id": Field("Lot code", "A lot of a framework", code_of="lot"),
    "lot_name": Field("Lot", "Name of the lot"),
    "lot_number": Field("Lot number", "Number of the lot in the framework", "SMALLINT"),
    # Spend
    "month": Field("Month", "Month for which the supplier reported the invoice, as its first day", "DATE"),
    "financial_year": Field("Financial year", "April to March, as 2013-14"),
    "sector_published": Field("Sector as published", "The sector column of the sales file; not the kind of buyer"),
    "spend_gbp": Field("Spend", "Invoiced sales reported by suppliers, without VAT, net of credit notes", MONEY, "£"),
    "spend_million_gbp": Field(
        "Spend",
        "Invoiced sales reported by suppliers, without VAT, net of credit notes",
        "DOUBLE",
        "£ million",
    ),
    "invoice_count": Field("Invoice lines", "Rows of the published file", "BIGINT", "invoice lines"),
    "is_provisional": Field("Provisional", "Newest month of the data: later returns change it", "BOOLEAN"),
    # Publications
    "release_id": Field("Publication", "Source and date of one publication", code_of="release"),
    "published_date": Field("Published", "Date of publication; empty where not stated", "DATE"),
    "retrieved_date": Field("Retrieved", "Date on which the file was held by this project", "DATE"),
    "file_name": Field("File", "Name of the publisher's file"),
    "sha256": Field("SHA-256", "Checksum of the publisher's file"),
    "row_count": Field("Rows", "Data rows in the publisher's file", "BIGINT", "rows"),
    "used_count": Field("Rows used", "Rows that went into a table", "BIGINT", "rows"),
    "rejected_count": Field("Rows rejected", "Rows that could not be used", "BIGINT", "rows"),
    "line": Field("Row", "Data row in the publisher's file, from 1, header excluded", "BIGINT"),
    "reason": Field("Reason", "Why the row could not be used"),
    "row_sha256": Field("Row checksum", "SHA-256 of the row's text, to find it in the publisher's file"),
}

TABLES: dict[str, Table] = {
    "supplier": Table(
        "Suppliers",
        "one supplier",
        ("supplier_id", "supplier_name"),
        key=("supplier_id",),
        sort=("supplier_id",),
    ),
    "supplier_spelling": Table(
        "Suppliers' names as published",
        "one spelling of a supplier's name in one source",
        ("source", "supplier_name_published", "supplier_id"),
        key=("source", "supplier_name_published"),
        sort=("source", "supplier_name_published"),
    ),
    "framework": Table(
        "Frameworks",
        "one iteration of a framework",
        ("framework_id", "framework_name", "framework_family", "start_date", "end_date", "note", "evidence"),
        key=("framework_id",),
        sort=("framework_id",),
        nullable=("start_date", "end_date", "note", "evidence"),
    ),
    "lot": Table(
        "Lots",
        "one lot of a framework family",
        ("lot_id", "lot_name", "lot_number", "framework_family", "evidence"),
        key=("lot_id",),
        sort=("lot_id",),
        nullable=("lot_number",),
    ),
    "spend": Table(
        "Spend, newest publication",
        "a month, buyer, supplier, lot and supplier size",
        (
            "month",
            "financial_year",
            "buyer_id",
            "buyer_type",
            "buyer_name_published",
            "sector_published",
            "supplier_id",
            "supplier_size",
            "framework_id",
            "lot_id",
            "spend_gbp",
            "invoice_count",
        ),
        key=(
            "month",
            "buyer_name_published",
            "sector_published",
            "supplier_id",
            "supplier_size",
            "framework_id",
            "lot_id",
        ),
        sort=("month", "buyer_name_published", "supplier_id", "lot_id"),
        nullable=("buyer_id", "buyer_type"),
        totals=("spend_gbp", "invoice_count"),
    ),
    "spend_line": Table(
        "Invoice lines, newest publication",
        "one invoice line",
        ("month", "buyer_id", "lot_id", "supplier_size", "spend_gbp"),
        key=(),
        sort=("month", "buyer_id", "lot_id", "supplier_size", "spend_gbp"),
        nullable=("buyer_id",),
        totals=("spend_gbp",),
    ),
    "spend_vintage": Table(
        "Spend as each publication gave it",
        "a publication, month, sector, lot and supplier size",
        (
            "release_id",
            "published_date",
            "month",
            "sector_published",
            "lot_id",
            "supplier_size",
            "spend_gbp",
            "invoice_count",
        ),
        key=("release_id", "month", "sector_published", "lot_id", "supplier_size"),
        sort=("release_id", "month", "sector_published", "lot_id", "supplier_size"),
        nullable=("published_date",),
        totals=("spend_gbp", "invoice_count"),
    ),
}
