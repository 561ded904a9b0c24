"""Which frameworks and lots do buyers use, and how large is an invoice line?"""

from pages.shared.page.frame import Page

LINE_VALUES = {"Kind of buyer": "invoice_line_value_by_buyer_group", "Lot": "invoice_line_value_by_lot"}

page = Page(
    __doc__,
    declared=("spend_by_framework", "spend_by_lot", "lots_by_buyer_group", LINE_VALUES, "framework_dates"),
)
page.text(
    "A framework is one iteration, such as G-Cloud 4, within a family. Where a file names only the family, the family "
    "is shown."
)
page.filters("financial_year", "lot_id", "supplier_size")
page.figure("spend_by_framework")
page.figure("spend_by_lot")
page.figure("lots_by_buyer_group")
page.one_of("Value of an invoice line by", LINE_VALUES)
page.text("What follows is about all frameworks, whatever the filters.")
page.figure("framework_dates")
