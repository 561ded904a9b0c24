"""What is advertised as opportunities, who applies, and who wins?"""

from pages.shared.page.frame import Page

BY_MONTH = {"Kind of buyer": "opportunities_by_month", "Category": "opportunities_by_month_and_lot"}

page = Page(
    __doc__,
    declared=(
        "opportunity_headline",
        BY_MONTH,
        "opportunity_applications",
        "opportunity_open_days",
        "opportunity_outcomes",
        "opportunity_awards",
        "opportunity_places",
        "bodies_that_advertised",
        "bodies_never_advertised",
        "opportunity_changes",
    ),
)
page.text(
    "An opportunity is a brief that a buyer published under **Digital Outcomes and Specialists**. These are from the "
    "Digital Marketplace's own files of opportunities, not from the sales above. The filters of other pages are of "
    "sales and do not apply here."
)
page.numbers("opportunity_headline")
page.one_of("Opportunities a month by", BY_MONTH)
page.figure("opportunity_outcomes")
page.figure("opportunity_applications")
page.figure("opportunity_open_days")
page.figure("opportunity_awards")
page.figure("opportunity_places")
page.figure("bodies_that_advertised")
page.figure("bodies_never_advertised")
page.figure("opportunity_changes")
