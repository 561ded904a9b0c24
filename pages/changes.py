"""What has changed since the snapshot before?"""

from pages.shared.feeds import FEEDS
from pages.shared.frame import Page

page = Page(
    __doc__,
    declared=(
        "changes_by_kind",
        "changed_months",
        "changed_names",
        "changed_buyers",
        "changed_methods",
        "publications_expected",
        "changes",
    ),
)
page.text(
    "A feed reader can watch for changes (Atom): "
    + " · ".join(f"[{feed.title.lower()}](/feeds/{name}.atom)" for name, feed in FEEDS.items())
    + "."
)
page.figure("changes_by_kind")
page.figure("changed_months")
page.side_by_side("changed_names", "changed_buyers")
page.figure("changed_methods")
page.figure("publications_expected")
page.figure("changes")
