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
MATCHING = {"By method": "matching_by_method", "Names without a body": "names_without_body"}
FILES = {"Files": "publications", "Rejected rows": "rejected_rows", "Restated months": "restated_months"}
WORDS = {"Words": "glossary_of_words", "Columns": "dictionary_of_columns"}
ABOUT_THE_DATA = {
    "matching": "matching_by_method",
    "files and restatements": "publications",
    "sources and licences": "sources",
    "words and columns": "glossary_of_words",
    "corrections": "corrections",
}

page = Page(__doc__, declared=(READY_MADE, MATCHING, FILES, "sources", WORDS, "corrections"))
version = " and ".join(sorted({f"`{lineage.code_version}`" for lineage in page.store.lineage.values()}))
page.text(
    f"This is snapshot **{page.store.name}**, built on {wording.minute(page.store.name)}, by version {version} of the "
    "code, and never changed since. On this page: ready-made tables, [your own extract](#extract), then "
    + " · ".join(f"[{title}](#{name.replace('_', '-')})" for title, name in ABOUT_THE_DATA.items())
    + "."
)
page.filters("financial_year", "lot_id", "supplier_size", "region")
page.one_of("Ready-made tables: pick a question", READY_MADE)
page.extract()
page.text("Everything below is about the whole snapshot, whatever the filters.")
page.one_of("How buyers' names are matched", MATCHING)
page.one_of("What went in", FILES)
page.figure("sources")
page.one_of("What words and columns mean", WORDS)
page.figure("corrections")
