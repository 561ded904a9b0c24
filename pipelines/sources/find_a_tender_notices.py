"""Notices on Find a Tender: larger contracts of public bodies in the whole United Kingdom, since 2021.

Publisher: Cabinet Office (Find a Tender). Page:
https://www.find-tender.service.gov.uk/apidocumentation/1.0/GET-ocdsReleasePackages
Licence: Open Government Licence v3.0. Updated: all the time.

Caveats: contracts below the thresholds of the regulations need not be here.
"""

from pipelines.dataset import Dataset
from pipelines.notices import files
from pipelines.provenance import Source

SOURCE = Source(
    name="find_a_tender_notices",
    title="Notices on Find a Tender",
    publisher="Cabinet Office",
    address="https://www.find-tender.service.gov.uk/apidocumentation/1.0/GET-ocdsReleasePackages",
    licence="Open Government Licence v3.0",
    licence_address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    updated="All the time",
    caveats="Contracts above the thresholds of the regulations; what is not published is not seen.",
)

DATASET = Dataset(
    SOURCE, (), files.COLUMNS, every_vintage=True, staging="notices", is_required=False, joined=files.rows
)
