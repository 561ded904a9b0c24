"""Where have councils bought, and where not yet?"""

from pages.shared.page import map_panel
from pages.shared.page.frame import Page

page = Page(__doc__, declared=("council_map", "council_adoption_funnel"))
page.text("Low use of the frameworks is not low use of the cloud: councils buy in other ways too.")
page.filters("financial_year", "lot_id", "supplier_size", "region")
page.panel("council_map", map_panel.draw)
page.figure("council_adoption_funnel")
