"""The dictionary: what every table holds and what every column means.

Axis titles, table headings, units and the data package all come from here,
so one quantity has one name, one title and one unit everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A column: its heading, its meaning, its SQL type, its unit, and what may stand in it.

    `choices` lists the only values that it takes (empty: any). `code_of` names
    the table that explains its codes. A share or a direction names in `base` the
    column with its base: invoice lines, bodies or respondents. One that
    `is_published` stands as somebody else published it: its base is given in
    their words, or not known, and the rule of small bases does not touch it.
    """

    title: str
    description: str
    type: str = "VARCHAR"
    unit: str = ""
    choices: tuple[str, ...] = ()
    code_of: str = ""
    base: str = ""
    is_published: bool = False


@dataclass(frozen=True)
class Table:
    """A table of the snapshot: one row per `grain`, sorted by `sort`.

    `key` names the columns that are unique together (empty: rows may repeat).
    `nullable` names the columns that may be empty, and nothing else may be.
    From one snapshot to the next, neither the rows nor the sums of `totals` fall
    unless somebody accepts it, or the table `may_shrink` by its nature.
    """

    title: str
    grain: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    nullable: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    may_shrink: bool = False


MONEY = "DECIMAL(18,4)"

BUYER_TYPES = (
    "ministerial_department", "non_ministerial_department", "executive_agency", "other_central", "local_authority",
    "combined_authority", "other_local", "devolved", "health", "education", "police", "fire", "housing", "other",
)  # fmt: skip

MATCH_METHODS = ("exact", "variant", "reviewed")

NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")

SUPPLIER_SIZES = ("SME", "Large")

COUNCIL_MAPS = ("councils", "counties")

COUNCIL_STATES = ("never", "bought", "active", "lapsed")

CONFIDENCES = ("READ", "COUNTED")

FOUND_BY = ("domain", "name")

OPPORTUNITY_STATUSES = ("closed", "awarded", "unsuccessful", "cancelled")

WINNER_SIZES = ("micro", "small", "medium", "large")

SURVEYS = ("Civil Servants Survey", "GovTech SME Survey")

THEMES = ("access", "barriers", "contracts finder", "engagement", "marketplace", "skills", "target", "technology")

NOTICE_SERVICES = ("Contracts Finder", "Find a Tender", "Sell2Wales", "Another publisher")

NOTICE_ROUTES = (
    "Call-off under a framework", "Call-off from a dynamic purchasing system", "Open", "Selective", "Limited",
    "Direct", "Not stated",
)  # fmt: skip

FIELDS: dict[str, Field] = {
    # Buyers
    "buyer_id": Field(
        "Buyer code",
        "The register code of a local authority, or a readable name for any other body",
        code_of="buyer",
    ),
    "buyer_name": Field("Buyer", "Official name of the public body"),
    "buyer_type": Field("Kind of buyer", "What kind of body it is, see the glossary", choices=BUYER_TYPES),
    "buyer_group": Field("Kind of buyer", "Kinds of buyer as the shares of spend group them"),
    "parent_buyer_id": Field("Parent body", "Code of the body that it belongs to", code_of="buyer"),
    "nation": Field("Nation", "England, Scotland, Wales or Northern Ireland", choices=NATIONS),
    "region": Field("Nation or region", "Region of England, or the nation elsewhere"),
    "authority_type": Field(
        "Council type",
        "County, district, unitary, metropolitan, London borough, or the nation's own type",
    ),
    "county_buyer_id": Field(
        "County council",
        "Code of the county council in whose area the district lay, as the register gives it",
        code_of="buyer",
    ),
    "population": Field("Population", "Residents, as the register gives them", "BIGINT", "people"),
    "population_year": Field("Population year", "Year of the population estimate", "SMALLINT"),
    "latitude": Field("Latitude", "Latitude of the area's centre", "DOUBLE", "degrees"),
    "longitude": Field("Longitude", "Longitude of the area's centre", "DOUBLE", "degrees"),
    "start_date": Field("Start date", "First day of existence; empty where before the register's first date", "DATE"),
    "end_date": Field("End date", "Last day of existence; empty while the body exists", "DATE"),
    "start_after_date": Field("Not yet", "Where the start is not known: last day when it did not exist yet", "DATE"),
    "start_by_date": Field("Existed by", "Where the start is not known: a day on which it existed", "DATE"),
    "end_after_date": Field("Still there", "Where no end is known: last day on which a source shows it", "DATE"),
    "end_by_date": Field("Gone by", "Where the end is not known: a day on which it was gone", "DATE"),
    "buyer_id_gss": Field("GSS code", "Code of the area in the government statistical service's register"),
    "buyer_id_govuk": Field("GOV.UK name", "Name of the organisation in GOV.UK addresses"),
    "successor_buyer_id": Field("Successor", "Code of a body that took over its work", code_of="buyer"),
    "succession_date": Field("Date of succession", "First day of the successor's responsibility", "DATE"),
    "evidence": Field("Evidence", "Where the decision or figure can be checked"),
    # Places on the map of councils
    "register_date": Field("Register from", "First day of a register: the councils between two changes", "DATE"),
    "council_map": Field(
        "Map", "councils, or counties, which overlap their districts and have a map of their own", choices=COUNCIL_MAPS
    ),
    "hexagon_column": Field("Column", "Column on the map from 0, counted from the west", "SMALLINT"),
    "hexagon_row": Field(
        "Row", "Row on the map from 0, counted from the south; odd rows stand half a hexagon to the east", "SMALLINT"
    ),
    "group_kind": Field("Grouped by", "Nation or region, council type, or county with its districts"),
    "group_name": Field("Group", "Name of the group of councils"),
    "uk_bought_count": Field("Have bought, UK", "Principal councils of the UK that had bought by then", "BIGINT"),
    "uk_register_count": Field("On the register, UK", "Principal councils of the UK that day", "BIGINT", "councils"),
    "council_state": Field(
        "Buying",
        "never: has not bought; active: bought in the 12 months to that month; lapsed: bought before, not since; "
        "bought: has bought, in a month before the 12th of the data",
        choices=COUNCIL_STATES,
    ),
    "spend_per_head_gbp": Field("Spend per head", "Own spend divided by the residents of 2020", "DOUBLE", "£"),
    # Peers
    "alias_name": Field("Other name", "Another name that a register gives the body"),
    "area_id_gss": Field("List of area", "Code of the area whose list of similar areas it is"),
    "neighbour_place": Field("Place", "Place in the list, the most similar first", "SMALLINT"),
    "neighbour_id_gss": Field("Similar area", "Code of the similar area in the list"),
    "neighbour_buyer_id": Field(
        "Similar council", "Code of the similar council; empty where on no register held", code_of="buyer"
    ),
    "list_kind": Field(
        "Whose list", "own, or successor: that of the council that followed", choices=("own", "successor")
    ),
    "relation": Field("Relation", "What the related body is to the chosen one"),
    "related_name": Field("Related body", "Name of the related body"),
    "spend_to_date_gbp": Field(
        "Spend to date", "Spend from the first month of the selection to this month", MONEY, "£"
    ),
    "has_bought": Field("Has bought", "Had a month of spend above zero by then, its own or a predecessor's", "BOOLEAN"),
    "is_ours": Field("Council chosen", "Whether it is the council that is compared, and not a peer", "BOOLEAN"),
    "on_register": Field("On the register", "Whether it existed at the end of the last final month", "BOOLEAN"),
    "peer_count": Field("Peers", "Peers on the register that day", "BIGINT", "councils"),
    "peer_bought_count": Field("Peers that had bought", "Peers that had bought by then", "BIGINT", "councils"),
    "peer_per_head_count": Field("Peers compared", "Peers whose population is known", "BIGINT", "councils"),
    "peers_quarter_low_gbp": Field("Lower quarter of peers", "A quarter of the peers spent less a head", "DOUBLE", "£"),
    "peers_median_gbp": Field("Median of peers", "Half of the peers spent less a head", "DOUBLE", "£"),
    "peers_quarter_high_gbp": Field(
        "Upper quarter of peers", "A quarter of the peers spent more a head", "DOUBLE", "£"
    ),
    "listed_count": Field("In the list", "Areas in the list of similar ones, whether they existed or not", "BIGINT"),
    "band_10_gbp": Field("10th percentile", "Spend per head below which 10% of the peers lie", "DOUBLE", "£"),
    "band_25_gbp": Field("25th percentile", "Spend per head below which 25% of the peers lie", "DOUBLE", "£"),
    "band_50_gbp": Field("Median", "Spend per head below which half of the peers lie", "DOUBLE", "£"),
    "band_75_gbp": Field("75th percentile", "Spend per head below which 75% of the peers lie", "DOUBLE", "£"),
    "band_90_gbp": Field("90th percentile", "Spend per head below which 90% of the peers lie", "DOUBLE", "£"),
    "comparison_note": Field("Beside every comparison", "What is to be known before bodies are compared"),
    # Names as published
    "source": Field("Source", "Name of the dataset in this project"),
    "buyer_name_published": Field("Buyer as published", "The buyer's name exactly as in the file"),
    "match_method": Field(
        "How matched",
        "exact, variant (another spelling, a listed name, or a unit of the body) or reviewed (by a person)",
        choices=MATCH_METHODS,
    ),
    "note": Field("Note", "The reviewer's reason, or what to know about the figure"),
    "supplier_id": Field("Supplier code", "Readable code of a supplier, spellings folded", code_of="supplier"),
    "supplier_name": Field("Supplier", "The supplier's name, in its most used spelling"),
    "supplier_name_published": Field("Supplier as published", "The supplier's name exactly as in the file"),
    "supplier_size": Field("Supplier size", "SME or Large, as labelled in that publication", choices=SUPPLIER_SIZES),
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
    # Figures published elsewhere
    "indicator": Field("Indicator", "What the published figure measures"),
    "breakdown": Field("Breakdown", "The part of the whole that the figure covers"),
    "as_at_date": Field("As at", "Last day that the figure covers", "DATE"),
    "value": Field("Value", "The figure as published", MONEY),
    "unit": Field("Unit", "Unit of the value"),
    "published_in": Field("Published in", "The publication that the figure was read in"),
    "address": Field("Address", "Web address of the publication; empty where it was not recorded in full"),
    # Surveys
    "survey": Field("Survey", "techUK's Civil Servants Survey or GovTech SME Survey"),
    "respondents": Field("Who was asked", "Civil servants, or suppliers: small and medium-sized technology firms"),
    "edition": Field("Edition number", "Number of the survey's edition, from 1", "SMALLINT"),
    "edition_year": Field("Edition year", "Year by which the edition is known", "SMALLINT"),
    "edition_name": Field("Edition", "The edition as it is called"),
    "fieldwork": Field("Fieldwork", "When the survey was made, as far as published"),
    "theme": Field("Theme", "What the question is about"),
    "series": Field("Series", "Questions on one matter; a line breaks where the wording changes"),
    "question_id": Field("Question code", "One wording, asked of one population"),
    "question": Field("Question", "What was asked, in our words where only a paraphrase is known"),
    "wording": Field("Wording", "as asked, or paraphrase where the question itself was not published"),
    "answer": Field("Answer", "The answer that the percentage counts"),
    "answer_percent": Field(
        "Gave this answer", "Percentage of those asked, as published", MONEY, "%", base="base_text", is_published=True
    ),
    "base_count": Field("Number asked", "Answers in the edition; empty where no number is published", "BIGINT"),
    "base_text": Field("Base as published", "The number asked in the publisher's words"),
    "interval_low": Field(
        "Interval from", "Lower end of the 95% Wilson interval, in %; none without a number asked", "DOUBLE"
    ),
    "interval_high": Field(
        "Interval to", "Upper end of the 95% Wilson interval, in %; none without a number asked", "DOUBLE"
    ),
    "edition_before": Field("Edition before", "The edition that asked the same before"),
    "answer_before_percent": Field(
        "Answer before", "Percentage in the edition before", MONEY, "%", base="base_before", is_published=True
    ),
    "base_before": Field("Base before", "The number asked in the edition before, in the publisher's words"),
    "change_points": Field("Change (points)", "Change in percentage points", "DOUBLE"),
    "change_low": Field("Change from", "Lower end of the 95% interval of the difference, in points", "DOUBLE"),
    "change_high": Field("Change to", "Upper end of the 95% interval of the difference, in points", "DOUBLE"),
    "direction": Field("Direction", "up, down, no clear change, or cannot be said"),
    "direction_reason": Field("Why", "Why the direction is what it is"),
    "confidence": Field("How it was read", "READ on the page named, or COUNTED from a file that was opened"),
    # Recommendations and commitments
    "recommendation_id": Field("Recommendation", "Letter of the recommendation"),
    "recommendation_title": Field("Recommendation's title", "Title as the press gave it"),
    "summary": Field("Summary", "The recommendation in our words"),
    "quotation": Field("Quotation", "A few words as published"),
    "known": Field("Known", "complete, or in part where the article as held breaks off"),
    "ask_id": Field("Ask code", "Recommendation and number"),
    "ask": Field("What is asked", "One thing that the recommendation asks for"),
    "addressee": Field("Of whom", "Who would have to act"),
    "indicator_id": Field("Indicator code", "Ask and a name"),
    "indicator_name": Field("Measured by", "What is measured to follow the ask"),
    "measured_by": Field("Table", "Table of the snapshot that holds the measure; none where nothing is published"),
    "measure_key": Field("Measure", "The figure, question or count in that table"),
    "measure_breakdown": Field("Part", "The part of the whole that is measured"),
    "period": Field("Period", "day or financial year: what the date of a published figure stands for"),
    "certainty": Field("How sure", "high, medium or low, and why"),
    "would_measure": Field("What would measure it", "What would have to be published to measure it"),
    "baseline_value": Field("At the report", "Value at the report of 30 January 2018, or the nearest before"),
    "baseline_period": Field("At the report, when", "What the value at the report covers"),
    "baseline_published_in": Field("At the report, source", "Publication of the value at the report"),
    "baseline_address": Field("At the report, address", "Web address of that publication"),
    "latest_value": Field("Latest", "The latest value"),
    "latest_period": Field("Latest, when", "What the latest value covers"),
    "commitment_id": Field("Commitment code", "Short name"),
    "commitment": Field("Commitment", "What government or the law said it would do, in our words"),
    "owner": Field("Owner", "Who made it or has to keep it; empty where not sourced"),
    "status": Field("Source", "sourced, or not yet sourced"),
    "made_on": Field("Made", "When it was made, as far as published"),
    "start_year": Field("From year", "First year in which it is shown as a line", "SMALLINT"),
    "due_year": Field("Due", "Year by which it was to be kept", "SMALLINT"),
    "due_years": Field("Due", "Years by which it was to be kept, the first and the later ones"),
    "in_force_from": Field("In force from", "First day of a duty", "DATE"),
    "target_percent": Field("Target", "Share to be reached", MONEY, "%", is_published=True),
    "break_description": Field("Break", "What changed in the way of counting, from this date on"),
    "channel": Field("Channel", "direct, indirect through larger suppliers, or both"),
    "sme_share": Field(
        "Share of spend", "Share of central government's procurement spend", "DOUBLE", "%", is_published=True
    ),
    "is_derived": Field("Derived", "Worked out here from two published values", "BOOLEAN"),
    "department_name": Field("Department", "Name of the department that the row is about, or belongs to"),
    "has_break": Field("Break before", "The way of counting changed from the year before", "BOOLEAN"),
    # Ministers
    "department_start": Field("Department from", "First day of the department, as the source gives it", "DATE"),
    "department_end": Field("Department to", "First day without the department; empty while it exists", "DATE"),
    "post_name": Field("Post", "Title of the ministerial post"),
    "minister_name": Field("Minister", "Name that the minister bore when appointed"),
    "held_from": Field("From", "First day of office", "DATE"),
    "held_to": Field("To", "Day on which the post was given up; empty while it is held", "DATE"),
    "title_kind": Field(
        "Title names",
        "technology (technology, digital or data), science (science or innovation, and not those), or neither",
    ),
    "is_department": Field("Ministerial department", "Whether it is a department of the government", "BOOLEAN"),
    "responsibility": Field("Responsibility", "What the minister answers for, in our words, from elsewhere"),
    "department_count": Field("Departments", "Ministerial departments that existed that day", "BIGINT"),
    "technology_count": Field("Title names technology", "Departments with such a minister that day", "BIGINT"),
    "science_count": Field("Only science or innovation", "Departments with such a minister and no other", "BIGINT"),
    # Notices; a description that begins with an OCDS path says which field of the compiled release it is
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
    # Opportunities
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
    # The project about itself: sources, methods, words, corrections, what changed
    "source_title": Field("Source", "Title of the dataset"),
    "publisher": Field("Publisher", "Who publishes the dataset"),
    "licence": Field("Licence", "Licence under which the dataset is used"),
    "licence_address": Field("Licence text", "Web address of the licence"),
    "attribution": Field("Attribution", "How the publisher is to be named"),
    "updated": Field("How often updated", "How often the publisher updates the dataset, as far as it says"),
    "next_expected": Field("Next expected", "When the next publication is expected, as far as the publisher says"),
    "caveats": Field("Caveats", "What to know before using the dataset"),
    "method_kind": Field("Kind of method", "figure, shared definition, reading of a file, or table of the snapshot"),
    "method_name": Field("Method", "Name of the SQL file that holds the method"),
    "method_sha256": Field("Checksum of the method", "SHA-256 of the SQL file, comments included"),
    "column_name": Field("Column", "Name of a column, in files and addresses"),
    "column_title": Field("Heading", "The column's heading on the page"),
    "column_description": Field("Meaning", "What the column holds"),
    "column_type": Field("Type", "The column's type in DuckDB"),
    "table_names": Field("In tables", "Tables of the snapshot that have the column; none where only figures have it"),
    "word": Field("Word", "A word as this project uses it"),
    "meaning": Field("Meaning", "What the word stands for here"),
    "not_to_say": Field("Not", "Words that are not used for it, or that mean something else"),
    "correction_date": Field("Corrected", "Day on which the correction was published", "DATE"),
    "corrected_figure": Field("Figure", "The figure, table or text that was wrong"),
    "snapshot_name": Field("Snapshot", "Name of a snapshot: the minute when it was built, UTC"),
    "snapshot_before": Field("Snapshot before", "The snapshot that it was compared with; none for the first"),
    "change_id": Field("Change code", "Snapshot, kind and subject of a change, unique"),
    "change_kind": Field("Kind of change", "What changed: a month, a name, a buyer or a method, and how"),
    "change_group": Field("About", "Months, names, buyers or methods"),
    "change_count": Field("Changes", "Changes of that kind", "BIGINT", "changes"),
    "subject": Field("What changed", "The month, published name, buyer or method that changed"),
    "value_before": Field("Before", "What it was before"),
    "value_after": Field("Now", "What it is now"),
    "spend_before_gbp": Field("Spend before", "Spend as the snapshot or publication before had it", MONEY, "£"),
    "difference_gbp": Field("Difference", "Spend now less spend before", MONEY, "£"),
    "release_before": Field("Publication before", "The publication that it is compared with"),
    "match_group": Field("How matched", "The way a published name was decided, or that it was not"),
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

TABLES: dict[str, Table] = {
    "buyer": Table(
        "Public bodies",
        "one public body",
        (
            "buyer_id",
            "buyer_name",
            "buyer_type",
            "parent_buyer_id",
            "nation",
            "region",
            "authority_type",
            "county_buyer_id",
            "population",
            "population_year",
            "latitude",
            "longitude",
            "start_date",
            "end_date",
            "start_after_date",
            "start_by_date",
            "end_after_date",
            "end_by_date",
            "buyer_id_gss",
            "buyer_id_govuk",
        ),
        key=("buyer_id",),
        sort=("buyer_id",),
        nullable=(
            "parent_buyer_id",
            "nation",
            "region",
            "authority_type",
            "county_buyer_id",
            "population",
            "population_year",
            "latitude",
            "longitude",
            "start_date",
            "end_date",
            "start_after_date",
            "start_by_date",
            "end_after_date",
            "end_by_date",
            "buyer_id_gss",
            "buyer_id_govuk",
        ),
    ),
    "buyer_succession": Table(
        "Predecessors and successors",
        "one body and one successor",
        ("buyer_id", "successor_buyer_id", "succession_date", "evidence"),
        key=("buyer_id", "successor_buyer_id"),
        sort=("buyer_id", "successor_buyer_id"),
    ),
    "council_hexagon": Table(
        "Councils' places on the map",
        "one council on one map of one register",
        ("register_date", "council_map", "buyer_id", "hexagon_column", "hexagon_row"),
        key=("register_date", "council_map", "buyer_id"),
        sort=("register_date", "council_map", "buyer_id"),
    ),
    "buyer_name": Table(
        "Buyers' names as published",
        "one spelling of a buyer's name in one source",
        ("source", "buyer_name_published", "buyer_id", "buyer_type", "match_method", "note", "evidence"),
        key=("source", "buyer_name_published"),
        sort=("source", "buyer_name_published"),
        nullable=("buyer_id", "buyer_type", "match_method", "note", "evidence"),
    ),
    "buyer_alias": Table(
        "Other names of public bodies",
        "one body and another name of it",
        ("buyer_id", "alias_name", "evidence"),
        key=("buyer_id", "alias_name"),
        sort=("buyer_id", "alias_name"),
        nullable=("evidence",),
    ),
    "neighbour": Table(
        "Most similar councils",
        "one area in the list of another, for each council that the list is read for",
        ("buyer_id", "area_id_gss", "neighbour_place", "neighbour_id_gss", "neighbour_buyer_id", "list_kind"),
        key=(),
        sort=("area_id_gss", "buyer_id", "neighbour_place"),
        nullable=("buyer_id", "neighbour_buyer_id", "list_kind"),
    ),
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
    "published_figure": Table(
        "Figures published elsewhere",
        "one figure in one publication",
        ("indicator", "breakdown", "as_at_date", "value", "unit", "published_in", "published_date", "address", "note"),
        key=("indicator", "breakdown", "as_at_date", "published_in"),
        sort=("indicator", "breakdown", "as_at_date", "published_in"),
        nullable=("published_date", "address", "note"),
    ),
    "survey_result": Table(
        "What two surveys found",
        "one answer to one question in one edition",
        (
            "survey",
            "respondents",
            "edition",
            "edition_year",
            "edition_name",
            "fieldwork",
            "theme",
            "series",
            "question_id",
            "question",
            "wording",
            "answer",
            "breakdown",
            "answer_percent",
            "base_count",
            "base_text",
            "confidence",
            "published_in",
            "published_date",
            "address",
            "note",
        ),
        key=("question_id", "edition", "breakdown"),
        sort=("question_id", "edition", "breakdown"),
        nullable=("base_count", "published_date", "address", "note"),
    ),
    "recommendation": Table(
        "Recommendations of the report",
        "one recommendation",
        (
            "recommendation_id",
            "recommendation_title",
            "summary",
            "quotation",
            "known",
            "published_in",
            "published_date",
            "address",
            "note",
        ),
        key=("recommendation_id",),
        sort=("recommendation_id",),
        nullable=("published_date", "address", "note"),
    ),
    "ask": Table(
        "What each recommendation asks of whom",
        "one ask",
        ("ask_id", "recommendation_id", "ask", "addressee", "published_in", "published_date", "address", "note"),
        key=("ask_id",),
        sort=("ask_id",),
        nullable=("published_date", "address", "note"),
    ),
    "indicator": Table(
        "How each ask is measured",
        "one measure of one ask",
        (
            "indicator_id",
            "ask_id",
            "indicator_name",
            "unit",
            "measured_by",
            "measure_key",
            "measure_breakdown",
            "period",
            "certainty",
            "would_measure",
            "note",
        ),
        key=("indicator_id",),
        sort=("indicator_id",),
        nullable=("unit", "measure_key", "measure_breakdown", "period", "certainty", "would_measure", "note"),
    ),
    "commitment": Table(
        "What government committed to",
        "one commitment or duty",
        (
            "commitment_id",
            "commitment",
            "owner",
            "status",
            "made_on",
            "start_year",
            "due_year",
            "in_force_from",
            "target_percent",
            "quotation",
            "confidence",
            "published_in",
            "published_date",
            "address",
            "note",
        ),
        key=("commitment_id",),
        sort=("commitment_id",),
        nullable=(
            "owner",
            "made_on",
            "start_year",
            "due_year",
            "in_force_from",
            "target_percent",
            "quotation",
            "confidence",
            "published_in",
            "published_date",
            "address",
            "note",
        ),
    ),
    "series_break": Table(
        "Breaks in published series",
        "a published indicator and the first period counted in a new way",
        ("indicator", "as_at_date", "break_description", "published_in", "address"),
        key=("indicator", "as_at_date"),
        sort=("indicator", "as_at_date"),
        nullable=("address",),
    ),
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
            "supplier_scheme",
            "supplier_registration",
            "supplier_scale",
            "supplier_is_vcse",
        ),
        key=("source", "ocid", "award_number", "supplier_number"),
        sort=("source", "ocid", "award_number", "supplier_number"),
        nullable=(
            "supplier_name_published",
            "supplier_scheme",
            "supplier_registration",
            "supplier_scale",
            "supplier_is_vcse",
        ),
    ),
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
    "release": Table(
        "Publications in this snapshot",
        "one publisher's file",
        (
            "release_id",
            "source",
            "published_date",
            "retrieved_date",
            "file_name",
            "address",
            "sha256",
            "row_count",
            "used_count",
            "rejected_count",
        ),
        key=("release_id",),
        sort=("release_id",),
        nullable=("published_date", "address"),
        totals=("row_count", "used_count"),
    ),
    "rejected_row": Table(
        "Rows that could not be used",
        "one row of a publisher's file",
        ("release_id", "source", "line", "reason", "row_sha256"),
        key=("release_id", "line"),
        sort=("release_id", "line"),
        # A row that can be read after all is no loss, and one that is lost shows in the counts of `release`.
        may_shrink=True,
    ),
    "source": Table(
        "Sources",
        "one dataset that somebody publishes",
        (
            "source",
            "source_title",
            "publisher",
            "address",
            "licence",
            "licence_address",
            "attribution",
            "updated",
            "next_expected",
            "caveats",
        ),
        key=("source",),
        sort=("source",),
        nullable=("address", "next_expected"),
    ),
    "dictionary": Table(
        "Dictionary of columns",
        "one column of tables and figures",
        ("column_name", "column_title", "column_description", "column_type", "unit", "table_names"),
        key=("column_name",),
        sort=("column_name",),
        nullable=("unit", "table_names"),
    ),
    "glossary": Table(
        "Glossary",
        "one word",
        ("word", "meaning", "not_to_say"),
        key=("word",),
        sort=("word",),
        nullable=("not_to_say",),
    ),
    "correction": Table(
        "Corrections",
        "one correction of something that was published here",
        ("correction_date", "snapshot_name", "corrected_figure", "value_before", "value_after", "note"),
        key=("correction_date", "corrected_figure"),
        sort=("correction_date", "corrected_figure"),
        nullable=("note",),
    ),
    "method": Table(
        "Methods",
        "one SQL file behind tables and figures",
        ("method_kind", "method_name", "method_sha256"),
        key=("method_kind", "method_name"),
        sort=("method_kind", "method_name"),
    ),
    "snapshot": Table(
        "Snapshots up to this one",
        "one snapshot and the one that it was compared with",
        ("snapshot_name", "snapshot_before"),
        key=("snapshot_name",),
        sort=("snapshot_name",),
        nullable=("snapshot_before",),
    ),
    "change": Table(
        "Changes from snapshot to snapshot",
        "one change, in the snapshot that brought it",
        (
            "snapshot_name",
            "change_kind",
            "subject",
            "month",
            "value_before",
            "value_after",
            "spend_before_gbp",
            "spend_gbp",
            "change_id",
        ),
        key=("change_id",),
        sort=("snapshot_name", "change_kind", "subject"),
        nullable=("month", "value_before", "value_after", "spend_before_gbp", "spend_gbp"),
    ),
}


def references(name: str) -> list[tuple[str, str, str]]:
    """The columns of a table that hold codes: column, table that explains its codes, column of that table."""
    return [
        (column, FIELDS[column].code_of, TABLES[FIELDS[column].code_of].key[0])
        for column in TABLES[name].columns
        if FIELDS[column].code_of and TABLES[name].key != (column,)
    ]
