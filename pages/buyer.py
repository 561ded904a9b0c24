"""What does a public body buy, and how does it stand to others like it?"""

from pages.shared import wording
from pages.shared.bodies import asked as bodies
from pages.shared.bodies import summary_page
from pages.shared.page.frame import Page

ADVERTISED = ("buyer_opportunities", "buyer_notices")
OF_EACH = ("buyer_spend_by_lot", "buyer_suppliers", "buyer_relations", "buyer_spellings")
AMONG_PEERS = ("peer_spend", "peer_bands")

page = Page(
    __doc__,
    declared=(
        "buyers_listed",
        "buyer_summary",
        "buyer_spend_by_month",
        "buyer_activity_by_year",
        *ADVERTISED,
        *AMONG_PEERS,
        *OF_EACH,
    ),
)
picked = page.bodies()
page.filters("financial_year", "lot_id", "supplier_size")
chosen = [bodies.officials(page.store)[code] for code in bodies.codes(picked.values["buyer"])]
if not chosen:
    page.figure("buyers_listed")
else:
    page.text(f"## {wording.as_plain_text(picked.words['buyer'])}")
    page.text("Low use of the frameworks is not low use of the cloud: councils and other bodies buy in other ways too.")
    if len(chosen) == 1:
        page.text(summary_page.links(chosen[0].buyer_id, page.store.name))
        page.numbers("buyer_summary")
    else:
        page.figure("buyer_summary")
    page.figure("buyer_spend_by_month")
    page.text("Opportunities and notices, next, are no sales: the filters do not touch them.")
    page.figure("buyer_activity_by_year")
    page.side_by_side(*ADVERTISED)
    for name in AMONG_PEERS if chosen[0].is_council else ():
        page.figure(name)
    for name in OF_EACH:
        page.figure(name)
