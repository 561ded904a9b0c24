"""Notices on Contracts Finder: what public bodies in England and non-devolved bodies advertise and award.

Publisher: Cabinet Office (Contracts Finder). Page:
https://www.contractsfinder.service.gov.uk/apidocumentation
Licence: Open Government Licence v3.0. Updated: all the time.

Caveats: the service covers England and bodies that are not devolved; duties to
publish have thresholds, which changed on 21 December 2022; other publishers'
notices in a file are kept apart by the prefix of their ocid. The search gives
each notice as it stands (open-contracting/kingfisher-collect, issue 917): what it
said before an amendment is held only where it was fetched before.
"""

from datetime import date

from pipelines.dataset import Dataset
from pipelines.fetching.interface import Interface
from pipelines.notices import files
from pipelines.provenance import Source

SOURCE = Source(
    name="contracts_finder_notices",
    title="Notices on Contracts Finder",
    publisher="Cabinet Office",
    address="https://www.contractsfinder.service.gov.uk/apidocumentation/Notices/1/GET-Published-Notice-OCDS-Search",
    licence="Open Government Licence v3.0",
    licence_address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    updated="All the time",
    caveats="Covers England and bodies that are not devolved, above thresholds; what is not published is not seen.",
)

# https://www.contractsfinder.service.gov.uk/apidocumentation/Notices/1/GET-Published-Notice-OCDS-Search: publishedFrom,
# publishedTo, limit up to 100, cursor. GET-Published-OCDS-Release there: 403 means too many requests, and none may be
# made for 5 minutes. 26 February 2015 is the first day of the duty to publish.
INTERFACE = Interface(
    address="https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search",
    first="publishedFrom",
    last="publishedTo",
    begins=date(2015, 2, 26),
    busy=(403, 429),
    busy_wait=300.0,
    pause=1.0,
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
