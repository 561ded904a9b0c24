"""The lookups that people keep by hand in data/reference: their columns, and what may stand in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.catalogue import BUYER_TYPES, CONFIDENCES, MATCH_METHODS, SURVEYS, TABLES, THEMES
from pipelines.provenance import Source

OGL = "Open Government Licence v3.0"
OGL_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

REFERENCE = Source(
    name="reference",
    title="Reviewed lookups",
    publisher="This project",
    address="",
    licence=OGL,
    licence_address=OGL_ADDRESS,
    attribution="Reviewed by this project; each row names its evidence.",
    updated="When a name or a body is decided",
    caveats="Decided by people from public registers; corrections are welcome.",
    is_kept_here=True,
)

PUBLISHED_FIGURES = Source(
    name="published_figures",
    title="Figures published elsewhere",
    publisher="Several; each figure names its publication",
    address="",
    licence=OGL,
    licence_address=OGL_ADDRESS,
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    updated="When a figure is added",
    caveats="Copied by hand from the publications named beside each figure.",
    is_kept_here=True,
)


SURVEY_RESULTS = Source(
    name="survey_results",
    title="techUK's surveys, as published",
    publisher="techUK; each figure names the page that it was read on",
    address="https://www.techuk.org/",
    licence="Figures only; no text is carried over",
    licence_address="https://www.techuk.org/",
    attribution="Source: techUK, Civil Servants Survey and GovTech SME Survey.",
    updated="When an edition is found",
    caveats="Copied by hand; the exact questions, the full tables and the number asked in 2017 were not found.",
    is_kept_here=True,
)


@dataclass(frozen=True)
class Lookup:
    """A CSV file in data/reference: its columns, which are unique together, which must be filled, and with what."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    source: Source = REFERENCE


def _of_table(name: str, source: Source = REFERENCE, **choices: tuple[str, ...]) -> Lookup:
    table = TABLES[name]
    required = tuple(column for column in table.columns if column not in table.nullable)
    return Lookup(table.columns, table.key, required, choices, source=source)


CENTRAL_TYPES = ("ministerial_department", "non_ministerial_department", "executive_agency", "other_central")
NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")

LOOKUPS = {
    "buyer_names": Lookup(
        TABLES["buyer_name"].columns,
        key=TABLES["buyer_name"].key,
        required=("source", "buyer_name_published"),
        choices={"buyer_type": BUYER_TYPES, "match_method": MATCH_METHODS},
    ),
    # A domain without a body is shared: the name decides, and where it does not, the kind of buyer if one is given.
    "buyer_domains": Lookup(
        ("buyer_domain", "buyer_id", "buyer_type", "note", "evidence"),
        key=("buyer_domain",),
        required=("buyer_domain", "evidence"),
        choices={"buyer_type": BUYER_TYPES},
    ),
    "bodies": Lookup(
        ("buyer_id", "buyer_name", "buyer_type", "parent_buyer_id", "nation", "buyer_id_govuk", "start_date",
         "end_date", "note", "evidence"),
        key=("buyer_id",),
        required=("buyer_id", "buyer_name", "buyer_type"),
        choices={"buyer_type": tuple(kind for kind in BUYER_TYPES if kind not in CENTRAL_TYPES)},
    ),
    "central_bodies": Lookup(
        ("buyer_id", "buyer_name", "buyer_type", "parent_buyer_id", "buyer_id_govuk", "start_date", "start_after_date",
         "start_by_date", "start_evidence", "end_date", "end_after_date", "end_by_date", "end_evidence", "note",
         "evidence"),
        key=("buyer_id",),
        required=("buyer_id", "buyer_name", "buyer_type"),
        choices={"buyer_type": CENTRAL_TYPES},
    ),
    "central_body_exclusions": Lookup(
        ("buyer_id_govuk", "exclusion", "reason", "evidence"),
        key=("buyer_id_govuk",),
        required=("buyer_id_govuk", "exclusion", "reason", "evidence"),
        choices={"exclusion": ("devolved", "never an agency", "before April 2012", "another name", "part of another")},
    ),
    # Every name that GOV.UK and its register of 2017 list, of bodies that are not held, too: see known_name.sql.
    "government_names": Lookup(
        ("buyer_id_govuk", "other_name", "name_kind", "evidence"),
        key=("buyer_id_govuk", "other_name"),
        required=("buyer_id_govuk", "other_name", "name_kind", "evidence"),
        choices={"name_kind": ("name", "abbreviation", "unit")},
    ),
    "frameworks": _of_table("framework"),
    "lots": _of_table("lot"),
    "published_figures": _of_table("published_figure", PUBLISHED_FIGURES),
    "local_authority_corrections": Lookup(
        ("buyer_id", "column_name", "corrected_value", "reason", "evidence"),
        key=("buyer_id", "column_name"),
        required=("buyer_id", "column_name", "corrected_value", "reason", "evidence"),
        choices={"column_name": ("region", "county")},
    ),
    "local_authority_additions": Lookup(
        ("buyer_id", "buyer_name", "authority_type", "nation", "region", "start_date", "end_date", "reason",
         "evidence"),
        key=("buyer_id",),
        required=("buyer_id", "buyer_name", "authority_type", "nation", "region", "reason", "evidence"),
        choices={"nation": NATIONS},
    ),
    # Of councils for which the register has no coordinates: the map needs a place for each.
    "council_centres": Lookup(
        ("buyer_id", "latitude", "longitude", "evidence"),
        key=("buyer_id",),
        required=("buyer_id", "latitude", "longitude", "evidence"),
    ),
    "glossary": _of_table("glossary"),
    "corrections": _of_table("correction"),
    "buyer_successions": Lookup(
        ("buyer_id", "successor_buyer_id", "succession_date", "note", "evidence"),
        key=("buyer_id", "successor_buyer_id"),
        required=("buyer_id", "successor_buyer_id", "succession_date", "evidence"),
    ),
    "survey_editions": Lookup(
        ("survey", "edition", "edition_year", "edition_name", "fieldwork", "base_count", "base_text", "published_in",
         "published_date", "address", "note"),
        key=("survey", "edition"),
        required=("survey", "edition", "edition_year", "edition_name", "fieldwork", "base_text", "published_in"),
        choices={"survey": SURVEYS},
        source=SURVEY_RESULTS,
    ),
    "survey_questions": Lookup(
        ("question_id", "survey", "theme", "series", "question", "wording", "answer", "note"),
        key=("question_id",),
        required=("question_id", "survey", "theme", "series", "question", "wording", "answer"),
        choices={"survey": SURVEYS, "theme": THEMES, "wording": ("as asked", "paraphrase")},
        source=SURVEY_RESULTS,
    ),
    "survey_results": Lookup(
        ("question_id", "survey", "edition", "breakdown", "answer_percent", "confidence", "published_in",
         "published_date", "address", "note"),
        key=("question_id", "edition", "breakdown"),
        required=("question_id", "survey", "edition", "breakdown", "answer_percent", "confidence", "published_in"),
        choices={"survey": SURVEYS, "confidence": CONFIDENCES},
        source=SURVEY_RESULTS,
    ),
    "recommendations": _of_table("recommendation", PUBLISHED_FIGURES, known=("complete", "in part")),
    "asks": _of_table("ask", PUBLISHED_FIGURES),
    "indicators": _of_table(
        "indicator", measured_by=("spend", "published_figure", "survey_result", "minister_post", "none"),
        period=("day", "financial year"),
    ),
    "commitments": _of_table(
        "commitment", PUBLISHED_FIGURES, status=("sourced", "not yet sourced"), confidence=CONFIDENCES
    ),
    "minister_departments": Lookup(
        ("department_name", "organisation_kind", "register_name", "note", "evidence"),
        key=("department_name",),
        required=("department_name", "organisation_kind", "evidence"),
        choices={"organisation_kind": ("ministerial department", "other")},
    ),
    "minister_responsibilities": _of_table("minister_responsibility", PUBLISHED_FIGURES, confidence=CONFIDENCES),
    # Whose list of the ONS is read for a council that it does not name.
    "neighbour_lists": Lookup(
        ("buyer_id", "area_id_gss", "reason", "evidence"),
        key=("buyer_id",),
        required=("buyer_id", "area_id_gss", "reason", "evidence"),
    ),
    "series_breaks": _of_table("series_break", PUBLISHED_FIGURES),
}  # fmt: skip
