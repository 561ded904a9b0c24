"""Which councils buy through the Digital Marketplace, and which do not yet?"""

from pages.shared.page.frame import Page

BY_GROUP = {
    "Nation": "council_adoption_by_nation",
    "Nation or region": "council_adoption_by_region",
    "Council type": "council_adoption_by_authority_type",
}

page = Page(
    __doc__,
    declared=(
        "council_adoption_by_month",
        BY_GROUP,
        "council_spend_bands",
        "councils_bought",
        "councils_not_yet",
    ),
)
page.text(
    "Low use of the frameworks is not low use of the cloud: councils buy in other ways too. "
    "[See the same councils on a map](map)."
)
page.filters("financial_year", "lot_id", "supplier_size", "region")
page.figure("council_adoption_by_month")
page.one_of("Compare councils by", BY_GROUP)
page.figure("council_spend_bands")
page.figure("councils_bought")
page.figure("councils_not_yet")
