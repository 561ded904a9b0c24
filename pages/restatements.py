"""How do published numbers change after they are published?"""

from pages.shared.page.frame import Page

SIDE_BY_SIDE = {"Supplier size": "restated_by_size", "Sector": "restated_by_sector", "Lot": "restated_by_lot"}

page = Page(__doc__, declared=("usual_revision", SIDE_BY_SIDE, "restated_between_sizes"))
page.text(
    "Each publication of the sales holds all months again, and some of them differ. Months as a whole stand on the "
    "[data page](/data?show=restated_months#restated-months). All figures here are about the whole snapshot."
)
page.figure("usual_revision")
page.one_of("Two publications side by side by", SIDE_BY_SIDE)
page.figure("restated_between_sizes")
