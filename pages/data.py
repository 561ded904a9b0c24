"""Where do the numbers come from, and what can you take away?"""

from pages.shared import wording
from pages.shared.page.frame import Page

READY_MADE = {
    "Which councils bought in most months of a year?": "councils_bought_most_months",
    "Which councils bought in one month only?": "councils_bought_once",
    "Which bodies bought for the first time?": "first_time_buyers",
    "Which buyers have not bought for a year?": "buyers_lapsed",
    "Which suppliers sell to councils, and to how many?": "suppliers_to_councils",
    "How much of each kind of buyer's spend goes to SMEs?": "sme_share_by_buyer_group",
    "What do departments and agencies spend a year?": "central_spend_by_year",
    "How much of a year's spend falls in March?": "march_spend_by_year",
}
ABOUT_THE_DATA = {
    "Matching": ("matching_by_method", "names_without_body"),
    "Files and restatements": ("publications", "rejected_rows", "restated_months"),
    "Sources and licences": ("sources",),
    "Words and columns": ("glossary_of_words", "dictionary_of_columns"),
    "Corrections": ("corrections",),
}

page = Page(
    __doc__,
    declared=(READY_MADE, *(name for names in ABOUT_THE_DATA.values() for name in names)),
)
version = " and ".join(sorted({f"`{lineage.code_version}`" for lineage in page.store.lineage.values()}))
page.text(
    f"This is snapshot **{page.store.name}**, built on {wording.minute(page.store.name)}, by version {version} of the "
    "code, and never changed since. On this page: "
    "ready-made tables, then "
    + " · ".join(f"[{title.lower()}](#{names[0].replace('_', '-')})" for title, names in ABOUT_THE_DATA.items())
    + "."
)
page.filters("financial_year", "lot_id", "supplier_size", "region")
page.one_of("Ready-made tables: pick a question", READY_MADE)
page.extract()
page.text("Everything below is about the whole snapshot, whatever the filters.")
for names in ABOUT_THE_DATA.values():
    for name in names:
        page.figure(name)
