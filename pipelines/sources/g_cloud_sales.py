"""G-Cloud sales: what suppliers reported as invoiced, line by line.

Publisher: Cabinet Office (Government Digital Service), from the monthly returns
of suppliers to the Crown Commercial Service. Page (the one in use until 2017):
https://digitalmarketplace.blog.gov.uk/sales-accreditation-information/
Licence: Crown copyright, Open Government Licence v3.0. Updated: monthly while
it was published; every file restates the whole series from April 2012.

Caveats: the newest month is provisional, since late returns raise it; a later
file is a new vintage of the same series, never added to an earlier one; the
iteration of the framework is not given; lines repeat legitimately (the same
service invoiced twice in a month); credit notes are negative. The file of July
2014 is held as the copy that govspend.org.uk kept.
"""

from pipelines.dataset import Dataset
from pipelines.fetching.offers import GOVUK_ASSETS, GovukPage, WebFile
from pipelines.provenance import Source
from pipelines.reading.contents import IN_ORDER
from pipelines.reading.layouts import Layout

SOURCE = Source(
    name="g_cloud_sales",
    title="G-Cloud sales",
    publisher="Cabinet Office, Government Digital Service",
    address="https://digitalmarketplace.blog.gov.uk/sales-accreditation-information/",
    licence="Open Government Licence v3.0",
    licence_address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright.",
    updated="Monthly while it was published; each file restates the whole series",
    caveats=(
        "Reported by suppliers, so late and corrected returns change earlier months; "
        "the newest month is provisional; the framework iteration is not given."
    ),
    next_expected="None: this series has stopped.",
)

COLUMNS = ("lot", "month", "spend", "sector", "supplier_size", "supplier", "buyer", "framework")

APRIL_2014 = Layout(
    name="April 2014",
    columns=(
        ("LotDescription", "lot"),
        ("Return Month", "month"),
        ("EvidencedSpend", "spend"),
        ("Sector", "sector"),
        ("SME or Large", "supplier_size"),
        ("", None),
        ("SupplierName", "supplier"),
        ("CustomerName", "buyer"),
    ),
    dropped={"": "has no heading and is empty in every row"},
)

JULY_2014 = Layout(
    name="July 2014",
    columns=(
        ("ID", None),
        ("Framework", "framework"),
        ("LotDescription", "lot"),
        ("SupplierName", "supplier"),
        ("CustomerName", "buyer"),
        ("ReturnMonth", "month"),
        ("ProjectNameAndDescription", None),
        ("EvidencedSpend", "spend"),
        ("Sector", "sector"),
        ("SMEorLarge", "supplier_size"),
    ),
    dropped={
        "ID": "numbers the rows of that one file",
        "ProjectNameAndDescription": "free text, which may name people and is needed for no figure",
    },
)

# Every file replaces the one before on that page; these two older ones are still linked to from elsewhere:
# a blog post of April 2018, and the answer to parliamentary question 169869.
UPLOADS = "https://www.gov.uk/government/uploads/system/uploads/attachment_data/file"
PLACES = (
    GovukPage("Digital Marketplace sales", r"g-cloud[-_ ]?spend.*\.csv"),
    WebFile("G-Cloud sales to December 2017", f"{UPLOADS}/678283/G-Cloud-spend-Dec2017.csv",
            dated_by_server=True, also_on=(GOVUK_ASSETS,)),
    WebFile("G-Cloud sales to July 2018", f"{UPLOADS}/735462/G-Cloud-spend-end-July2018.csv",
            dated_by_server=True, also_on=(GOVUK_ASSETS,)),
)  # fmt: skip

DATASET = Dataset(
    SOURCE, (APRIL_2014, JULY_2014, IN_ORDER), COLUMNS, every_vintage=True, staging="sales", places=PLACES
)
