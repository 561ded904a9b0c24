"""Opportunities of Digital Outcomes and Specialists."""

from __future__ import annotations

from pipelines.catalogue.model import MONEY, Field, Table

FOUND_BY = ("domain", "name")

OPPORTUNITY_STATUSES = ("closed", "awarded", "unsuccessful", "cancelled")

WINNER_SIZES = ("micro", "small", "medium", "large")

FIELDS: dict[str, Field] = {
    "opportunity_id": Field("Opportunity code", "Number of the opportunity on the Digital Marketplace"),
    "opportunity_title": Field("Opportunity", "Title under which the buyer published it"),
    "specialist_role": Field("Specialist role", "Code of the role that was asked for; empty outside that lot"),
    "advertised_date": Field("Published", "Day on which the opportunity was published", "DATE"),
    "open_days": Field("Open for", "Days for which suppliers could apply, a week as 7", "BIGINT", "days"),
    "buyer_found_by": Field(
        "Buyer known by", "Whether the mail domain or the name decided which body it is", choices=FOUND_BY
    ),
    "buyer_domain": Field("Domain", "Mail domain of the buyer's user, .gsi left out"),
    "work_location": Field("Place of work", "Where the work is to be done, or Offsite, as published"),
    "contract_days": Field(
        "Expected length", "Expected length of the contract; empty where its text is not certain", "BIGINT", "days"
    ),
    "sme_application_count": Field("Applications from SMEs", "Empty: not known", "BIGINT", "applications"),
    "large_application_count": Field("Applications from large firms", "Empty: not known", "BIGINT", "applications"),
    "application_count": Field(
        "Applications", "Organisations that applied; empty: not known", "BIGINT", "applications"
    ),
    "opportunity_status": Field(
        "Outcome",
        "awarded, unsuccessful, cancelled, or closed: no longer open and no outcome published",
        choices=OPPORTUNITY_STATUSES,
    ),
    "winner_size": Field("Size of the winner", "As the supplier is labelled in the file", choices=WINNER_SIZES),
    "contract_gbp": Field("Declared value", "Contract amount as the buyer declared it", MONEY, "£"),
    "is_amount_doubtful": Field(
        "Amount doubtful", "Under £1,000, so that it may be a day rate and no contract's value", "BOOLEAN"
    ),
    "first_date": Field("First published", "Day of the first opportunity", "DATE"),
    "opportunity_count": Field("Opportunities", "Opportunities of the newest publication", "BIGINT", "opportunities"),
    "awarded_count": Field("Awarded", "Opportunities that were awarded", "BIGINT", "opportunities"),
    "unsuccessful_count": Field("Unsuccessful", "Opportunities without a suitable supplier", "BIGINT", "opportunities"),
    "cancelled_count": Field("Cancelled", "Opportunities that the buyer gave up", "BIGINT", "opportunities"),
    "outcome_count": Field("Outcome published", "Awarded, unsuccessful or cancelled", "BIGINT", "opportunities"),
    "no_outcome_count": Field("No outcome published", "Closed, and no more is said", "BIGINT", "opportunities"),
    "award_percent": Field(
        "Award rate", "Awarded, as a share of those with a published outcome", "DOUBLE", "%", base="outcome_count"
    ),
    "no_outcome_percent": Field(
        "Share without outcome", "No outcome published, as a share of all", "DOUBLE", "%", base="opportunity_count"
    ),
    "award_low_percent": Field(
        "Award rate at least",
        "As a share of all, if none without a published outcome had been awarded",
        "DOUBLE",
        "%",
        base="opportunity_count",
    ),
    "award_high_percent": Field(
        "Award rate at most",
        "As a share of all, if all without a published outcome had been awarded",
        "DOUBLE",
        "%",
        base="opportunity_count",
    ),
    "known_count": Field("Total known", "Opportunities with a published total", "BIGINT", "opportunities"),
    "application_median": Field(
        "Median of applications", "Empty where fewer than 10 opportunities have a total", "DOUBLE", "applications"
    ),
    "sme_known_count": Field("SME count known", "Opportunities with a published count", "BIGINT", "opportunities"),
    "sme_application_sum": Field("All from SMEs", "Applications from SMEs together", "BIGINT", "applications"),
    "sme_application_median": Field(
        "Median from SMEs", "Empty where fewer than 10 opportunities have a count", "DOUBLE", "applications"
    ),
    "large_known_count": Field("Large count known", "Opportunities with a published count", "BIGINT", "opportunities"),
    "large_application_sum": Field("All from large firms", "From large firms together", "BIGINT", "applications"),
    "large_application_median": Field(
        "Median from large firms", "Empty where fewer than 10 opportunities have a count", "DOUBLE", "applications"
    ),
    "opportunity_percent": Field(
        "Share of the lot", "As a share of the lot's opportunities", "DOUBLE", "%", base="lot_opportunity_count"
    ),
    "lot_opportunity_count": Field("Opportunities of the lot", "Base of the share", "BIGINT", "opportunities"),
    "award_share_percent": Field(
        "Share by number", "As a share of awards with a published winner", "DOUBLE", "%", base="award_total_count"
    ),
    "award_total_count": Field(
        "All awards", "Awards with a published winner, the base of the share", "BIGINT", "awards"
    ),
    "declared_count": Field("Value declared", "Awards with a declared value that is not doubtful", "BIGINT", "awards"),
    "doubtful_count": Field("Amount doubtful", "Awards with an amount under £1,000", "BIGINT", "awards"),
    "value_share_percent": Field(
        "Share by value", "As a share of all declared value", "DOUBLE", "%", base="declared_total_count"
    ),
    "declared_total_count": Field("All declared", "Awards with a value, the base of the share", "BIGINT", "awards"),
    "contract_median_gbp": Field("Median value", "Empty where fewer than 10 values are declared", MONEY, "£"),
    "place_percent": Field(
        "Share of opportunities", "As a share of those with a place", "DOUBLE", "%", base="place_opportunity_count"
    ),
    "place_opportunity_count": Field("With a place", "Base of the share", "BIGINT", "opportunities"),
    "advertised_count": Field(
        "Have published one", "Bodies with an opportunity, their own or a predecessor's", "BIGINT", "bodies"
    ),
    "advertised_percent": Field(
        "Share of the register", "Have published one, as a share of the register", "DOUBLE", "%", base="register_count"
    ),
    "published_before": Field("Published before", "Date of the publication before", "DATE"),
    "status_before": Field("Status before", "Status in the publication before"),
    "status_now": Field("Status now", "Status in the newest publication"),
}

TABLES: dict[str, Table] = {
    "opportunity": Table(
        "Opportunities, newest publication",
        "one opportunity",
        (
            "opportunity_id",
            "opportunity_title",
            "framework_id",
            "lot_id",
            "specialist_role",
            "advertised_date",
            "financial_year",
            "open_days",
            "buyer_id",
            "buyer_type",
            "buyer_found_by",
            "buyer_name_published",
            "buyer_domain",
            "work_location",
            "contract_days",
            "sme_application_count",
            "large_application_count",
            "application_count",
            "opportunity_status",
            "supplier_name_published",
            "supplier_id",
            "winner_size",
            "contract_gbp",
            "is_amount_doubtful",
            "contract_start_date",
            "address",
        ),
        key=("opportunity_id",),
        sort=("advertised_date", "opportunity_id"),
        nullable=(
            "specialist_role",
            "open_days",
            "buyer_id",
            "buyer_type",
            "buyer_found_by",
            "buyer_domain",
            "work_location",
            "contract_days",
            "sme_application_count",
            "large_application_count",
            "application_count",
            "supplier_name_published",
            "supplier_id",
            "winner_size",
            "contract_gbp",
            "is_amount_doubtful",
            "contract_start_date",
            "address",
        ),
    ),
    "opportunity_vintage": Table(
        "Opportunities as each publication gave them",
        "an opportunity in one publication",
        (
            "release_id",
            "published_date",
            "opportunity_id",
            "opportunity_status",
            "sme_application_count",
            "large_application_count",
            "application_count",
        ),
        key=("release_id", "opportunity_id"),
        sort=("release_id", "opportunity_id"),
        nullable=("published_date", "sme_application_count", "large_application_count", "application_count"),
    ),
}
