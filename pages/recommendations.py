"""What did the report ask for, and where does it stand?"""

from pages.shared.page.frame import Page

page = Page(
    __doc__,
    declared=(
        "recommendations",
        "recommendation_indicators",
        "sme_spend_by_year",
        "sme_spend_by_department",
        "sme_spend_by_department_and_year",
        "commitments",
    ),
)
page.text(
    "*Procuring the Smarter State* appeared on 30 January 2018. **The report itself was not at hand**: its "
    "recommendations stand here as the press gave them, in our summary, and the third is known only in part. "
    "Each value leads to where it was published; [x] stands where no address was recorded."
)
page.figure("recommendations")
page.figure("recommendation_indicators")
page.figure("sme_spend_by_year")
page.figure("sme_spend_by_department")
page.figure("sme_spend_by_department_and_year")
page.figure("commitments")
