"""What do public bodies advertise on Contracts Finder and Find a Tender?"""

from pages.shared.page.frame import Page

page = Page(
    __doc__,
    declared=(
        "notice_coverage",
        "notices_by_buyer_kind",
        "digital_notices",
        "notice_routes",
        "notice_days_open",
        "awards_after_tender",
        "award_days_to_publication",
        "notices_by_buyer",
    ),
)
page.figure("notice_coverage")
page.text(
    "Contracts Finder is for England and for bodies that are not devolved. From 26 February 2015 contracts of £10,000 "
    "(central government) or £25,000 (others) had to be on it; from 21 December 2022 those of £12,000 and £30,000, VAT "
    "included. Find a Tender is for the whole United Kingdom. Bodies that are devolved, or in Scotland, Wales or "
    "Northern Ireland, are never judged by Contracts Finder."
)
page.figure("notices_by_buyer_kind")
page.figure("digital_notices")
page.figure("notice_routes")
page.side_by_side("notice_days_open", "award_days_to_publication")
page.figure("awards_after_tender")
page.figure("notices_by_buyer")
