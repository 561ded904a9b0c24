"""Do departments and their agencies buy through the Digital Marketplace?"""

from pages.shared.page.frame import Page

page = Page(
    __doc__,
    declared=(
        "central_adoption_by_kind",
        "departments_and_their_bodies",
        "department_spend_by_lot",
        "central_bodies_not_yet",
        "central_successions",
    ),
)
page.text(
    "A department is ministerial or non-ministerial; an agency is an executive agency of the UK government. Low use of "
    "the frameworks is not low use of the cloud: departments and agencies buy in other ways too."
)
page.filters("financial_year", "lot_id", "supplier_size")
page.figure("central_adoption_by_kind")
page.figure("departments_and_their_bodies")
page.figure("department_spend_by_lot")
page.figure("central_bodies_not_yet")
page.figure("central_successions")
