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

from pipelines.layout import Layout
from pipelines.provenance import Source
from pipelines.raw import Dataset

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
    encoding="utf-8",  # seven right single quotes are its only text beyond ASCII; cp1252 would garble them
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
    # Saved on a Mac of the time: 0xD5 is an apostrophe in customers' names, and lines end in a bare CR.
    encoding="mac_roman",
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

DATASET = Dataset(SOURCE, (APRIL_2014, JULY_2014), COLUMNS, every_vintage=True)
