"""Notices on Find a Tender: larger contracts of public bodies in the whole United Kingdom, since 2021.

Publisher: Cabinet Office (Find a Tender). Page:
https://www.find-tender.service.gov.uk/apidocumentation/1.0/GET-ocdsReleasePackages
Licence: Open Government Licence v3.0. Updated: all the time.

Caveats: contracts below the thresholds of the regulations need not be here.
"""

from datetime import date

from pipelines.dataset import Dataset
from pipelines.fetching.interface import Interface
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

# https://www.find-tender.service.gov.uk/apidocumentation/1.0/GET-ocdsReleasePackages: updatedFrom, updatedTo, limit up
# to 100, cursor. Since December 2025 it answers 429 to more than 12 requests in 2 minutes, without Retry-After
# (open-contracting/kingfisher-collect, issue 1215). The service began on 1 January 2021.
INTERFACE = Interface(
    address="https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages",
    first="updatedFrom",
    last="updatedTo",
    begins=date(2021, 1, 1),
    busy=(429,),
    busy_wait=120.0,
    pause=10.0,
)

DATASET = Dataset(
    SOURCE,
    (),
    files.COLUMNS,
    every_vintage=True,
    staging="notices",
    is_required=False,
    joined=files.rows,
    interface=INTERFACE,
)
