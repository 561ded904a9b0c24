"""What has changed since the snapshot before?"""

from pages.shared.page.frame import Page
from pages.shared.server import feeds

FIGURES = (
    "changes_by_kind",
    "changed_months",
    "changed_names",
    "changed_buyers",
    "changed_methods",
    "publications_expected",
    "changes",
)

page = Page(__doc__, declared=FIGURES)
page.text(f"A feed reader can watch for changes (Atom): {feeds.links()}.")
for name in FIGURES:
    page.figure(name)
