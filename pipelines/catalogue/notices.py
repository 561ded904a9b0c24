"""Procurement notices: a description that begins with an OCDS path says which field of the compiled release it is."""

from __future__ import annotations

from pipelines.catalogue.model import MONEY, Field, Table

NOTICE_SERVICES = ("Contracts Finder", "Find a Tender", "Sell2Wales", "Another publisher")

NOTICE_ROUTES = (
    "Call-off under a framework", "Call-off from a dynamic purchasing system", "Open", "Selective", "Limited",
    "Direct", "Not stated",
)  # fmt: skip

FIELDS: dict[str, Field] = {
    "ocid": Field("Process", "ocid: identifier of the contracting process"),
    "notice_service": Field("Published on", "Service that the prefix of the ocid belongs to", choices=NOTICE_SERVICES),
    "release_count": Field("Releases", "OCDS releases that were compiled into the record", "BIGINT", "releases"),
    "first_notice_date": Field("First notice", "date of the first release held, in the UK's time", "DATE"),
    "last_notice_date": Field("Last notice", "date of the last release held, in the UK's time", "DATE"),
    "notice_title": Field("Title", "tender/title, without e-mail addresses and telephone numbers"),
    "notice_stages": Field("Stages", "tag of all releases: planning, tender, award, contract"),
    "tender_status": Field("Status", "tender/status"),
    "is_cancelled": Field("Cancelled", "tender/status or tag says cancelled, withdrawn or unsuccessful", "BOOLEAN"),
    "has_tender_notice": Field(
        "Tender notice", "tag is tender or its amendment, or tender/documents/documentType is tenderNotice", "BOOLEAN"
    ),
    "buyer_party_count": Field("Buyers named", "parties whose roles hold buyer", "BIGINT", "buyers"),
    "cpv_code": Field("CPV code", "tender/classification/id in the Common Procurement Vocabulary, else of the items"),
    "procurement_method": Field("Method", "tender/procurementMethod"),
    "procurement_method_details": Field("Procedure", "tender/procurementMethodDetails"),
    "notice_route": Field(
        "Route",
        "By tender/procurementMethodDetails a call-off, else by tender/procurementMethod",
        choices=NOTICE_ROUTES,
    ),
    "suitable_for_sme": Field(
        "Suitable for SMEs", "tender/suitability/sme, or that of any lot: the buyer's own mark", "BOOLEAN"
    ),
    "suitable_for_vcse": Field(
        "Suitable for VCSEs", "tender/suitability/vcse: voluntary, community and social enterprises", "BOOLEAN"
    ),
    "tender_lot_count": Field("Lots", "tender/lots", "BIGINT", "lots"),
    "tender_value": Field("Value of the tender", "tender/value/amount, in its own currency", MONEY),
    "tender_currency": Field("Currency of the tender", "tender/value/currency"),
    "tender_published_date": Field(
        "Tender published",
        "tender/datePublished, the tender notice's date, or that of the first tender release",
        "DATE",
    ),
    "tender_end_date": Field("Tender closes", "tender/tenderPeriod/endDate", "DATE"),
    "contract_start_date": Field("Contract starts", "contractPeriod/startDate of the tender or award", "DATE"),
    "contract_end_date": Field("Contract ends", "contractPeriod/endDate of the tender or award", "DATE"),
    "award_count": Field("Awards", "Awards of a notice, or opportunities with a published winner", "BIGINT", "awards"),
    "is_from_window": Field(
        "Whole window", "Came with everything that the interface gave for a time, not in a file by itself", "BOOLEAN"
    ),
    "award_number": Field("Award number", "Place among the awards of the process, from 1", "BIGINT"),
    "award_id": Field("Award code", "awards/id"),
    "award_status": Field("Award status", "awards/status"),
    "award_date": Field("Awarded", "awards/date", "DATE"),
    "award_published_date": Field(
        "Award published", "awards/datePublished, or the date of the first release tagged award", "DATE"
    ),
    "award_value": Field("Value of the award", "awards/value/amount, in its own currency", MONEY),
    "award_currency": Field("Currency of the award", "awards/value/currency"),
    "award_lot_count": Field("Lots of the award", "awards/relatedLots", "BIGINT", "lots"),
    "award_supplier_count": Field("Suppliers of the award", "awards/suppliers", "BIGINT", "suppliers"),
    "supplier_number": Field("Supplier number", "Place among the suppliers of the award, from 1", "BIGINT"),
    "supplier_scheme": Field("Register", "parties/identifier/scheme of the supplier: GB-COH is Companies House"),
    "supplier_registration": Field("Registration", "parties/identifier/id of the supplier"),
    "supplier_scale": Field("Supplier's size", "parties/details/scale: sme, large, micro, as the notice says"),
    "supplier_is_vcse": Field("Supplier is a VCSE", "parties/details/vcse", "BOOLEAN"),
    "notice_count": Field("Notices", "Contracting processes", "BIGINT", "notices"),
    "matched_notice_count": Field("Buyer matched", "Notices whose buyer is matched to a body", "BIGINT", "notices"),
    "scored_notice_count": Field(
        "Scored", "Notices of matched buyers, on Contracts Finder of England and not devolved", "BIGINT", "notices"
    ),
    "window_notice_count": Field(
        "From whole windows", "Notices that came with everything an interface gave for a time", "BIGINT", "notices"
    ),
    "window_marked_count": Field(
        "With a mark, from whole windows", "Those of them that say whether they suit SMEs", "BIGINT", "notices"
    ),
    "window_awarded_count": Field(
        "Awarded, from whole windows", "Those of them that have an award", "BIGINT", "notices"
    ),
    "notice_buyer_count": Field("Buyers", "Bodies that published a notice", "BIGINT", "buyers"),
    "sme_suitable_count": Field("Marked for SMEs", "Notices marked suitable for SMEs", "BIGINT", "notices"),
    "sme_suitable_percent": Field(
        "Share marked for SMEs", "Share of notices with a mark", "DOUBLE", "%", base="window_marked_count"
    ),
    "tender_notice_count": Field("With a tender notice", "Notices whose tender was advertised", "BIGINT", "notices"),
    "awarded_notice_count": Field("With an award", "Notices that have an award", "BIGINT", "notices"),
    "call_off_count": Field("Call-offs", "Under a framework or a dynamic purchasing system", "BIGINT", "notices"),
    "tender_notice_percent": Field(
        "Share with a tender notice", "Share of awarded notices", "DOUBLE", "%", base="window_awarded_count"
    ),
    "route_percent": Field("Share of notices", "Share by route", "DOUBLE", "%", base="window_notice_count"),
    "median_days_open": Field("Median days open", "From publication to the closing day", "DOUBLE", "days"),
    "median_days_to_publication": Field(
        "Median days to publication", "From the contract's start to the award's publication", "DOUBLE", "days"
    ),
    "cpv_group": Field("Digital goods and services", "Group of CPV codes"),
}

TABLES: dict[str, Table] = {
    "notice": Table(
        "Notices",
        "one contracting process",
        (
            "source",
            "ocid",
            "notice_service",
            "release_count",
            "first_notice_date",
            "last_notice_date",
            "notice_title",
            "notice_stages",
            "tender_status",
            "is_cancelled",
            "has_tender_notice",
            "buyer_name_published",
            "buyer_id",
            "buyer_type",
            "buyer_party_count",
            "cpv_code",
            "procurement_method",
            "procurement_method_details",
            "notice_route",
            "suitable_for_sme",
            "suitable_for_vcse",
            "tender_lot_count",
            "tender_value",
            "tender_currency",
            "tender_published_date",
            "tender_end_date",
            "contract_start_date",
            "contract_end_date",
            "award_count",
            "is_from_window",
        ),
        key=("source", "ocid"),
        sort=("source", "ocid"),
        nullable=(
            "notice_title",
            "notice_stages",
            "tender_status",
            "buyer_name_published",
            "buyer_id",
            "buyer_type",
            "cpv_code",
            "procurement_method",
            "procurement_method_details",
            "suitable_for_sme",
            "suitable_for_vcse",
            "tender_value",
            "tender_currency",
            "tender_published_date",
            "tender_end_date",
            "contract_start_date",
            "contract_end_date",
        ),
        totals=("release_count",),
    ),
    "award": Table(
        "Awards in notices",
        "one award",
        (
            "source",
            "ocid",
            "award_number",
            "award_id",
            "award_status",
            "award_date",
            "award_published_date",
            "award_value",
            "award_currency",
            "contract_start_date",
            "contract_end_date",
            "award_lot_count",
            "award_supplier_count",
        ),
        key=("source", "ocid", "award_number"),
        sort=("source", "ocid", "award_number"),
        nullable=(
            "award_id",
            "award_status",
            "award_date",
            "award_published_date",
            "award_value",
            "award_currency",
            "contract_start_date",
            "contract_end_date",
        ),
    ),
    "award_supplier": Table(
        "Suppliers of awards in notices",
        "one supplier of one award",
        (
            "source",
            "ocid",
            "award_number",
            "supplier_number",
            "supplier_name_published",
            "supplier_id",
            "supplier_scheme",
            "supplier_registration",
            "supplier_scale",
            "supplier_is_vcse",
        ),
        key=("source", "ocid", "award_number", "supplier_number"),
        sort=("source", "ocid", "award_number", "supplier_number"),
        nullable=(
            "supplier_name_published",
            "supplier_id",
            "supplier_scheme",
            "supplier_registration",
            "supplier_scale",
            "supplier_is_vcse",
        ),
    ),
}
