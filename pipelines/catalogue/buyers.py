"""Public bodies: what they are, their names, their neighbours, and their places on the map."""

from __future__ import annotations

from pipelines.catalogue.model import MONEY, Field, Table

BUYER_TYPES = (
    "ministerial_department", "non_ministerial_department", "executive_agency", "other_central", "local_authority",
    "combined_authority", "other_local", "devolved", "health", "education", "police", "fire", "housing", "other",
)  # fmt: skip

MATCH_METHODS = ("exact", "variant", "reviewed")

NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")

SUPPLIER_SIZES = ("SME", "Large")

COUNCIL_MAPS = ("councils", "counties")

COUNCIL_STATES = ("never", "bought", "active", "lapsed")

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
}
