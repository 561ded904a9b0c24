"""What queries measure: columns of figures, in no table of the snapshot."""

from __future__ import annotations

from pipelines.catalogue.model import MONEY, Field

FIELDS: dict[str, Field] = {
    # Measures
    "buyer_count": Field("Buyers", "Public bodies with reported spend above zero", "BIGINT", "buyers"),
    "supplier_count": Field("Suppliers", "Suppliers with reported sales", "BIGINT", "suppliers"),
    "bought_count": Field(
        "Have bought",
        "Bodies on the register that had bought at least once by then, their own or a predecessor's purchase",
        "BIGINT",
        "bodies",
    ),
    "register_count": Field("On the register", "Bodies of that kind on the register that day", "BIGINT", "bodies"),
    "adoption_percent": Field(
        "Adoption", "Have bought, as a share of the register", "DOUBLE", "%", base="register_count"
    ),
    "active_count": Field(
        "Bought in the last 12 months",
        "Bodies on the register that bought in the 12 months to the end of the month",
        "BIGINT",
        "bodies",
    ),
    "active_before_count": Field(
        "Bought in the 12 months before",
        "Bodies on the register a year earlier that had bought in the 12 months to then",
        "BIGINT",
        "bodies",
    ),
    "register_before_count": Field(
        "On the register a year earlier",
        "Bodies of that kind on the register a year earlier",
        "BIGINT",
        "bodies",
    ),
    "share_percent": Field(
        "Share of spend",
        "Share of all spend in the selection",
        "DOUBLE",
        "%",
        base="selection_invoice_count",
    ),
    "selection_invoice_count": Field(
        "Invoice lines of the selection",
        "Invoice lines of all buyers in the selection, the base of the shares",
        "BIGINT",
        "invoice lines",
    ),
    "spend_direction": Field(
        "Direction of spend",
        "The last 12 final months against the 12 before: up, down, no clear change or cannot be said",
        base="direction_invoice_count",
    ),
    "direction_invoice_count": Field(
        "Invoice lines of the smaller year",
        "Invoice lines in that of the two years which has fewer, the base of the direction",
        "BIGINT",
        "invoice lines",
    ),
    "council_count": Field("Councils", "Principal councils", "BIGINT", "councils"),
    "spend_band": Field("Spend of the council", "Band of a council's own spend in the selection"),
    "is_report_position": Field("Report's position", "The figure nearest to the report of January 2018", "BOOLEAN"),
    "council_bought_count": Field(
        "Councils that have bought",
        "Principal councils that had bought by then",
        "BIGINT",
        "councils",
    ),
    "council_register_count": Field(
        "Councils on the register",
        "Principal councils on the register that day",
        "BIGINT",
        "councils",
    ),
    "agency_bought_count": Field(
        "Agencies that have bought",
        "Executive agencies that had bought by then",
        "BIGINT",
        "agencies",
    ),
    "agency_register_count": Field(
        "Agencies on the register",
        "Executive agencies that existed that day; empty where that is not known of every one",
        "BIGINT",
        "agencies",
    ),
    "department_bought_count": Field(
        "Departments that have bought",
        "Ministerial and non-ministerial departments that had bought by then",
        "BIGINT",
        "departments",
    ),
    "department_register_count": Field(
        "Departments on the register",
        "Ministerial and non-ministerial departments that existed that day; empty where not known of every one",
        "BIGINT",
        "departments",
    ),
    "buyer_kind": Field("Kind of body", "Ministerial or non-ministerial department, agency, or other central body"),
    "successor_name": Field("Followed by", "Name of the body that took over its work, or a part of it"),
    "succession_kind": Field("What happened", "Merged with others, split, or followed by one body"),
    "is_known": Field("Known to have existed", "Whether a source shows that it existed that day", "BOOLEAN"),
    "own_spend_gbp": Field("Own spend", "Spend of the department alone, without its bodies", MONEY, "£"),
    "sme_share_percent": Field(
        "SME share of spend", "Spend with suppliers labelled SME, of all spend", "DOUBLE", "%", base="invoice_count"
    ),
    "other_bought_count": Field(
        "Other bodies that have bought",
        "Public bodies of the department other than agencies that had bought by then",
        "BIGINT",
        "bodies",
    ),
    "buyer_name_count": Field("Buyer names", "Distinct buyer names as published", "BIGINT", "names"),
    "newest_month": Field("Newest month", "Newest month of the data, provisional", "DATE"),
    "as_at_month": Field("Last final month", "Last month that is not provisional", "DATE"),
    "matched_percent": Field(
        "Matched", "Share of spend whose buyer is identified as a body", "DOUBLE", "%", base="invoice_count"
    ),
    "first_month": Field("First month with spend", "First month with reported spend above zero", "DATE"),
    "last_month": Field("Last month with spend", "Last month with reported spend above zero", "DATE"),
    # Adoption: who bought, who stopped, who has not yet; and figures published elsewhere beside ours
    "lapsed_count": Field(
        "Lapsed", "Bodies on the register that bought before, and not in the last 12 months", "BIGINT", "bodies"
    ),
    "never_count": Field(
        "Never", "Bodies on the register without a purchase so far; empty where not known of all", "BIGINT", "bodies"
    ),
    "new_count": Field("First purchases", "Bodies whose first purchase fell in the month", "BIGINT", "bodies"),
    "half_way_month": Field("Half-way", "First month in which half of the register had bought", "DATE"),
    "joined_count": Field("Joined", "Bodies that came on the register since the month before", "BIGINT", "bodies"),
    "left_count": Field("Left", "Bodies that left the register since the month before", "BIGINT", "bodies"),
    "register_change": Field("Change of the register", "joined or left", choices=("joined", "left")),
    "related_buyer_names": Field(
        "Taken over from, or by", "Bodies that it succeeded when it joined, or that succeeded it when it left"
    ),
    "cohort_year": Field("First bought in", "Financial year of the first purchase, as 2013-14"),
    "cohort_month_count": Field("Months of that year", "Final months of that year in the data", "BIGINT", "months"),
    "still_active_count": Field("Bought again", "Of those, bodies that bought in the later year", "BIGINT", "bodies"),
    "cohort_count": Field(
        "Began then, and still there", "Bodies that first bought then and are not known to be gone", "BIGINT", "bodies"
    ),
    "retention_percent": Field(
        "Retention", "Share of the bodies that bought in the later year", "DOUBLE", "%", base="cohort_count"
    ),
    "sales_counted": Field("What is counted", "Which sales, and from when"),
    "held_gbp": Field("Counted here", "Sales by the newest publication held", MONEY, "£"),
    "published_gbp": Field("Published elsewhere", "The figure as published elsewhere", MONEY, "£"),
    "published_less_held_gbp": Field("Difference", "Published elsewhere less counted here", MONEY, "£"),
    "share_kind": Field("SME share", "by value or by volume"),
    "share_of_period": Field("Of the sales", "One financial year, or all sales since the first month"),
    "published_percent": Field(
        "Published elsewhere", "The share as published elsewhere", MONEY, "%", base="invoice_count"
    ),
    "held_percent": Field("Counted from the file", "The share by the file held", "DOUBLE", "%", base="invoice_count"),
    "sme_invoice_count": Field("SME invoice lines", "Invoice lines of suppliers labelled SME", "BIGINT", "lines"),
    # Ready-made tables
    "held_from_month": Field("From", "First month of the financial year that is held", "DATE"),
    "held_to_month": Field("To", "Last final month of the financial year that is held", "DATE"),
    "month_count": Field("Months", "Final months in the selection", "BIGINT", "months"),
    "months_bought_count": Field("Months bought", "Months with reported spend above zero", "BIGINT", "months"),
    "last_purchase_month": Field("Last purchase", "Last month with reported spend above zero", "DATE"),
    "first_purchase_month": Field("First purchase", "First month with reported spend above zero", "DATE"),
    "sme_spend_gbp": Field("Spend with SMEs", "Spend with suppliers labelled SME in that publication", MONEY, "£"),
    "sme_value_percent": Field(
        "SME share by value", "Spend with SMEs as a share of spend", "DOUBLE", "%", base="invoice_count"
    ),
    "sme_volume_percent": Field(
        "SME share by volume", "SME invoice lines as a share of invoice lines", "DOUBLE", "%", base="invoice_count"
    ),
    "march_spend_gbp": Field("Spend in March", "Spend in the last month of the financial year", MONEY, "£"),
    "march_percent": Field(
        "March's share", "Spend in March as a share of the year's spend", "DOUBLE", "%", base="invoice_count"
    ),
    # Frameworks, suppliers and restatements
    "is_iteration": Field("Iteration known", "Whether the file tells the iteration of the framework", "BOOLEAN"),
    "lot_percent": Field(
        "Share of the kind's spend",
        "Spend on the lot as a share of all spend of that kind of buyer",
        "DOUBLE",
        "%",
        base="group_invoice_count",
    ),
    "group_invoice_count": Field(
        "Invoice lines of the kind", "Invoice lines of that kind of buyer, all lots", "BIGINT", "invoice lines"
    ),
    "quartile_low_gbp": Field("Lower quartile", "A quarter of the invoice lines are below it", "DOUBLE", "£"),
    "median_gbp": Field("Median", "Half of the invoice lines are below it", "DOUBLE", "£"),
    "quartile_high_gbp": Field("Upper quartile", "Three quarters of the invoice lines are below it", "DOUBLE", "£"),
    "supplier_sizes": Field("Labelled as", "Sizes that the supplier was labelled with in that publication"),
    "new_supplier_count": Field(
        "New suppliers", "Suppliers with their first sales in the data; empty in their first 12 months", "BIGINT"
    ),
    "aspired_share": Field(
        "Aspiration (%)", "Central government's aspiration for direct and indirect spend together, in %", "DOUBLE"
    ),
    "market_side": Field("Side", "Buyers or suppliers"),
    "party_count": Field("Buyers or suppliers", "Those with net spend above zero", "BIGINT"),
    "largest_ten_percent": Field("Largest ten", "Share of spend of the largest ten", "DOUBLE", "%", base="party_count"),
    "herfindahl_index": Field(
        "Herfindahl-Hirschman index", "Sum of the squares of all shares in per cent, from near 0 to 10,000", "DOUBLE"
    ),
    "supplier_band": Field("Suppliers used", "How many suppliers a buyer bought from"),
    "dependence": Field(
        "Dependence", "depends on one, or cannot be said on fewer than 10 invoice lines", base="invoice_count"
    ),
    # A body's spend, opportunities and notices side by side
    "sales_covered": Field("Sales held", "Final months of the sales held, for all bodies"),
    "opportunities_covered": Field("Opportunities held", "How many of all bodies are held, and of which time"),
    "notices_covered": Field(
        "Notices held", "How many of all buyers on Contracts Finder and Find a Tender are held, and of which time"
    ),
    "application_sum": Field("All applications", "Applications where their number is known", "BIGINT", "applications"),
    "sme_marked_count": Field("With a mark", "Notices that say whether they suit SMEs", "BIGINT", "notices"),
    "is_on_service": Field(
        "Contracts Finder covers it",
        "Of England, or not devolved: no others are scored on Contracts Finder",
        "BOOLEAN",
    ),
    "is_scored": Field("Scored", "Whether the body is scored on that service", "BOOLEAN"),
    "seen_in": Field("Seen in", "Spend, opportunities that it won, awards of notices: where a supplier is named"),
    "sure_count": Field("Sure", "Suppliers to which awards give one number in a register", "BIGINT", "suppliers"),
    "uncertain_count": Field(
        "Uncertain", "Joined by the name alone, or two numbers of one register", "BIGINT", "suppliers"
    ),
    "place_count": Field("Sources", "How many of spend, opportunities and notices name it", "BIGINT", "sources"),
    "opportunity_award_count": Field("Opportunities won", "Opportunities with that winner", "BIGINT", "opportunities"),
    "notice_award_count": Field("Awards in notices", "Times that it is supplier of an award", "BIGINT", "awards"),
    "supplier_identity": Field("How sure", "Whether the names that are joined are one company, and by what"),
    "register_numbers": Field(
        "Register numbers", "Numbers in registers as awards give them, each with the code of the register"
    ),
    "spelling_count": Field("Spellings", "Spellings of the name as published", "BIGINT", "spellings"),
    "spellings": Field("Spelt", "The spellings as published"),
    "published_before_date": Field("Published before", "Date of the publication before", "DATE"),
    "invoice_before_count": Field("Invoice lines before", "Rows of the publication before", "BIGINT", "invoice lines"),
    "sme_difference_gbp": Field("Change at SMEs", "Spend with SMEs now less before", MONEY, "£"),
    "large_difference_gbp": Field(
        "Change at large suppliers", "Spend with large suppliers now less before", MONEY, "£"
    ),
    "moved_gbp": Field("Moved", "Above zero from large suppliers to SMEs, below zero the other way", MONEY, "£"),
    "month_position": Field("Position", "newest month of the earlier publication, or the one before it"),
    "revision_percent": Field(
        "Change", "Difference in per cent of the earlier value", "DOUBLE", "%", base="invoice_before_count"
    ),
}
