"""Who bought, who stopped, who has not yet?"""

from pages.shared.page.frame import Page

STATES = {
    "Councils": "council_states_by_month",
    "Agencies": "agency_states_by_month",
    "Departments": "department_states_by_month",
}
LISTS = {
    "Bodies that stopped": "buyers_lapsed",
    "Councils that have not yet": "councils_not_yet",
    "Central bodies that have not yet": "central_bodies_not_yet",
    "Changes of the register": "register_changes",
}

page = Page(
    __doc__,
    declared=("adoption_now", STATES, "first_purchases_by_month", "retention_by_cohort", LISTS),
)
page.filters("financial_year", "lot_id", "supplier_size", "region")
page.numbers("adoption_now")
page.one_of("Never, active or lapsed", STATES)
page.text("Councils by nation, region and type stand on the page **Local authorities**; one region is a filter here.")
page.side_by_side("first_purchases_by_month", "retention_by_cohort")
page.one_of("Which bodies", LISTS)
