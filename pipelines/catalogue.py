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

CONFIDENCES = ("READ", "COUNTED")

SURVEYS = ("Civil Servants Survey", "GovTech SME Survey")

THEMES = ("access", "barriers", "contracts finder", "engagement", "marketplace", "skills", "target", "technology")

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
    "buyer_name": Table(
        "Buyers' names as published",
        "one spelling of a buyer's name in one source",
        ("source", "buyer_name_published", "buyer_id", "buyer_type", "match_method", "note", "evidence"),
        key=("source", "buyer_name_published"),
        sort=("source", "buyer_name_published"),
        nullable=("buyer_id", "buyer_type", "match_method", "note", "evidence"),
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
