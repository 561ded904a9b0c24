"""Colours of charts, for a light and a dark page.

The light palette is the Analysis Function's, made for white, through afcharts; dark has its own. Every mark stands
at least 3:1 against its background, which a test measures; text is always in the colour of text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from afcharts.af_colours import get_af_colours

DARK_CATEGORIES = ("#7db6ec", "#4fd1c1", "#f39ac2", "#ff9e5e")
DARK_STEPS = ("#dcecfb", "#7db6ec", "#34699b")


@dataclass(frozen=True)
class Theme:
    """What a chart is drawn with; `groups` keeps one colour for one thing everywhere.

    `steps` are three shades for more, some and less; the last is outlined where it is drawn, being near the background.
    """

    background: str
    text: str
    grid: str
    strong: str
    context: str
    groups: dict[str, str]
    steps: tuple[str, str, str]


@cache
def theme(dark: bool) -> Theme:
    """The theme of a light or a dark page."""
    blue, teal, plum, orange = DARK_CATEGORIES if dark else get_af_colours("categorical", number_of_colours=4)
    context = "#9aa4ae" if dark else "#6f777b"
    groups = {
        "Departments": blue,
        "Agencies": plum,
        "Local authorities": orange,
        "Other central bodies": teal,
        "Rest of the wider public sector": context,
        "Not matched": context,
        "Civil servants": blue,
        "Suppliers": teal,
        "Active": blue,
        "Lapsed": "#6f777b",
    }
    if dark:
        return Theme("#12161b", "#f2f4f6", "#3a434c", blue, context, groups, DARK_STEPS)
    more, some, less = get_af_colours("sequential", number_of_colours=3)
    return Theme("#ffffff", "#0b0c0c", "#d5d9dc", blue, context, groups, (more, some, less))
