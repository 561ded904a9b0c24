"""Opportunities under Digital Outcomes and Specialists: what buyers advertised, who applied, who won.

Publisher: Government Digital Service, later Crown Commercial Service, from the
Digital Marketplace itself. Page: https://www.digitalmarketplace.service.gov.uk
Licence: Open Government Licence v3.0. Updated: daily while the service ran,
each file restating every closed opportunity of all iterations since April 2016;
the file stood under the newest iteration.

Caveats: what is open is not in the file; an opportunity's status and counts
change from one file to the next; counts are written as decimals and empty does
not mean 0; a contract amount can be a day rate; organisations are written in
many ways, so the buyer's domain is the better key.

What enters a snapshot: codes, dates, counts, amounts, the title, the names of the
buyer and the winner, the buyer's domain, the place of work and the specialist's
role, of which the last two are picked from a list. The expected length is typed by
hand, in up to 100 letters: a snapshot holds it in days where it is certain, and its
text stays in data/raw.
"""

from pipelines.dataset import Dataset
from pipelines.fetching.offers import WebFile
from pipelines.provenance import Source
from pipelines.reading.layouts import Layout

SOURCE = Source(
    name="digital_outcomes_opportunities",
    title="Digital Outcomes and Specialists opportunities",
    publisher="Government Digital Service and Crown Commercial Service",
    address="https://www.digitalmarketplace.service.gov.uk",
    licence="Open Government Licence v3.0",
    licence_address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright.",
    updated="Daily while the service ran; each file restates every closed opportunity",
    caveats=(
        "Open opportunities are not in the file; counts and status change between files; an empty count is not 0; "
        "some contract amounts are day rates; organisations are written in many ways."
    ),
)

COLUMNS = (
    "opportunity_id", "title", "link", "framework", "category", "specialist", "buyer", "buyer_domain", "location",
    "published_at", "open_for", "expected_contract_length", "sme_application_count", "large_application_count",
    "application_count", "status", "winning_supplier", "winning_supplier_size", "contract_amount",
    "contract_start_date",
)  # fmt: skip

HEADINGS = (
    "ID", "Opportunity", "Link", "Framework", "Category", "Specialist", "Organisation Name", "Buyer Domain",
    "Location Of The Work", "Published At", "Open For", "Expected Contract Length", "Applications from SMEs",
    "Applications from Large Organisations", "Total Organisations", "Status", "Winning supplier", "Size of supplier",
    "Contract amount", "Contract start date",
)  # fmt: skip

YEAR_2018 = Layout(
    name="2018",
    columns=tuple(zip(HEADINGS, COLUMNS, strict=True)),
    dropped={},
)

# The heading is in the publisher's own export (digitalmarketplace-scripts, export_dos_opportunities.py).
WITH_QUESTIONS = Layout(
    name="with clarification questions",
    columns=(*YEAR_2018.columns, ("Clarification questions", None)),
    dropped={"Clarification questions": "is needed for no figure"},
)

# The publisher put the file under the framework that was live, so each iteration has a last one
# (digitalmarketplace-buyer-frontend, tests of the list of opportunities, which name these two).
PLACES = tuple(
    WebFile(
        title=f"Opportunities, as last published under {framework}",
        address=f"https://assets.digitalmarketplace.service.gov.uk/{framework}/communications/data/opportunity-data.csv",
        dated_by_server=True,
    )
    for framework in (f"digital-outcomes-and-specialists{number}" for number in ("-4", "-5"))
)

DATASET = Dataset(
    SOURCE,
    (YEAR_2018, WITH_QUESTIONS),
    COLUMNS,
    every_vintage=True,
    staging="digital_outcomes_opportunities",
    is_required=False,
    masked=("title", "buyer", "expected_contract_length", "winning_supplier"),
    places=PLACES,
)
