"""Who sells, who is new, and how much goes to small firms?"""

from pages.shared.page.frame import Page

CAME_AND_WENT = {"New": "suppliers_new", "Gone": "suppliers_gone"}
OF_A_BUYER = {"How many": "suppliers_per_buyer", "Buyers with one": "buyers_with_one_supplier"}
ACROSS_FILES = {
    "Sources": "suppliers_by_source",
    "In several sources": "suppliers_in_several_sources",
    "Spellings of one supplier": "supplier_spellings",
}

page = Page(
    __doc__,
    declared=(
        "largest_suppliers",
        "sme_share_by_year",
        "suppliers_by_month",
        CAME_AND_WENT,
        "concentration",
        OF_A_BUYER,
        ACROSS_FILES,
    ),
)
page.text(
    "Sales as suppliers report them: who works for a supplier behind it is not known. An SME is a supplier labelled so "
    "in that publication."
)
page.filters("financial_year", "lot_id", "supplier_size")
page.figure("largest_suppliers")
page.figure("sme_share_by_year")
page.figure("suppliers_by_month")
page.one_of("Suppliers that came and went", CAME_AND_WENT)
page.figure("concentration")
page.one_of("Suppliers of a buyer", OF_A_BUYER)
page.text("What follows is about all suppliers of all files, whatever the filters.")
page.one_of("Suppliers across files", ACROSS_FILES)
