"""Is the Digital Marketplace reaching beyond Whitehall?"""

from pages.shared.page.frame import Page

SPEND = {"Pounds": "spend_by_month", "Shares": "spend_share_by_month"}
PUBLISHED = {
    "Since 2013": "published_totals",
    "Spend beside ours": "published_spend_beside_held",
    "SME share beside ours": "published_sme_beside_held",
}

page = Page(
    __doc__,
    declared=("headline", "bodies_bought_by_month", SPEND, "spend_share_by_buyer_group", PUBLISHED),
)
page.filters("financial_year", "lot_id", "supplier_size")
page.numbers("headline")
page.figure("bodies_bought_by_month")
page.text(
    "The report asks first for more spend through the frameworks, and for bodies outside Whitehall to use them, "
    "agencies and local authorities above all. Did spend grow, did their share of it, and what did others publish?"
)
page.one_of("Spend month by month in", SPEND)
page.figure("spend_share_by_buyer_group")
page.one_of("Published elsewhere", PUBLISHED)
page.text("Who still buys, who stopped and who has not yet is on the page **Adoption**.")
