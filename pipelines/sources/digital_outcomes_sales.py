"""Digital Outcomes and Specialists sales: what suppliers reported as invoiced, line by line.

Publisher: Crown Commercial Service and Government Digital Service, from the
monthly returns of suppliers. Page: the one of G-Cloud sales, and from August
2017 "Digital Marketplace sales" on GOV.UK, whose address was not recorded.
Licence: Crown copyright, Open Government Licence v3.0. Updated: quarterly from
August 2017.

Caveats: no file is held, so the layout is as reported: the columns of the later
G-Cloud files in the same order, under headings that are not known, without the
framework; the newest month is provisional; credit notes are negative.
"""

from pipelines.dataset import Dataset
from pipelines.fetching.offers import GOVUK_ASSETS, GovukPage, WebFile
from pipelines.provenance import Source
from pipelines.reading.contents import IN_ORDER

SOURCE = Source(
    name="digital_outcomes_sales",
    title="Digital Outcomes and Specialists sales",
    publisher="Crown Commercial Service and Government Digital Service",
    address="https://digitalmarketplace.blog.gov.uk/sales-accreditation-information/",
    licence="Open Government Licence v3.0",
    licence_address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright.",
    updated="Quarterly while it was published",
    caveats=(
        "Reported by suppliers, so late and corrected returns change earlier months; the newest month is provisional; "
        "the framework iteration is mostly not given."
    ),
)

COLUMNS = ("lot", "month", "spend", "sector", "supplier_size", "supplier", "buyer", "framework")

PLACES = (
    GovukPage("Digital Marketplace sales", r"(dos|digital[-_ ]outcomes).*spend.*\.csv"),
    WebFile("Digital Outcomes and Specialists sales to December 2017",
            "https://www.gov.uk/government/uploads/system/uploads/attachment_data/file/678286/DOS-spend-Dec2017.csv",
            dated_by_server=True, also_on=(GOVUK_ASSETS,)),
)  # fmt: skip

DATASET = Dataset(SOURCE, (IN_ORDER,), COLUMNS, every_vintage=True, staging="sales", is_required=False, places=PLACES)
