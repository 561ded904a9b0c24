"""Is the Digital Marketplace reaching beyond Whitehall?"""

from pages.shared.frame import Page

page = Page(
    __doc__,
    declared=(
        "headline",
        "bodies_bought_by_month",
        "spend_by_month",
        "spend_share_by_buyer_group",
        "published_totals",
    ),
)
page.filters("financial_year", "lot_id", "supplier_size")
page.numbers("headline")
page.figure("bodies_bought_by_month")
page.side_by_side("spend_share_by_buyer_group", "published_totals")
page.figure("spend_by_month")
