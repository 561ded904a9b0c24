"""Notices on Contracts Finder: what public bodies in England and non-devolved bodies advertise and award.

Publisher: Cabinet Office (Contracts Finder). Page:
https://www.contractsfinder.service.gov.uk/apidocumentation
Licence: Open Government Licence v3.0. Updated: all the time.

Caveats: the service covers England and bodies that are not devolved; duties to
publish have thresholds, which changed on 21 December 2022; other publishers'
notices in a file are kept apart by the prefix of their ocid.
"""

from pipelines.dataset import Dataset
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

DATASET = Dataset(
    SOURCE, (), files.COLUMNS, every_vintage=True, staging="notices", is_required=False, joined=files.rows
)
