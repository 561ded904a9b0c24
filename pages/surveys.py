"""What do civil servants and suppliers say about buying technology?"""

from pages.shared.page.frame import Page

BY_THEME = {
    "Skills": "survey_skills",
    "Access for small firms": "survey_access",
    "The Marketplace": "survey_marketplace",
    "Contracts Finder": "survey_contracts_finder",
    "Engagement": "survey_engagement",
}

page = Page(
    __doc__,
    declared=(BY_THEME, "survey_marketplace_helped", "survey_changes", "survey_answers"),
)
page.text(
    "The report rests on two surveys by techUK: one of civil servants, one of small and medium-sized suppliers. "
    "Their questions are known from summaries only, so they stand here in our words. The number asked in 2017, the "
    "year before the report, was published for neither."
)
page.one_of("Theme", BY_THEME)
page.figure("survey_marketplace_helped")
page.figure("survey_changes")
page.figure("survey_answers")
