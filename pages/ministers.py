"""Has every department a minister for technology?"""

from pages.shared.page import day_panel
from pages.shared.page.frame import Page

page = Page(
    __doc__,
    declared=(
        "minister_headline",
        "minister_technology_by_month",
        "ministers_on_day",
        "minister_titles",
        "minister_responsibilities",
        "minister_posts",
    ),
)
page.text(
    "The report asks for one minister in each department who is responsible for technology. What can be counted are "
    "titles: **a title is not a responsibility**. Most ministers who answer for technology have a title that does not "
    "say so, and no public list names them."
)
page.numbers("minister_headline")
page.figure("minister_technology_by_month")
page.panel("ministers_on_day", day_panel.draw)
page.figure("minister_titles")
page.figure("minister_responsibilities")
page.figure("minister_posts")
