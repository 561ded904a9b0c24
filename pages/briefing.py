"""What will you show?"""

from pages.shared.page import briefing_page

briefing_page.draw(__doc__)
