"""The words that unit_names.py tells a unit of a body by, and what makes it look elsewhere."""

import re

# Whoever is named after these is not the one who buys.
FOR_OTHERS = re.compile(
    r"\b(on behalf of|c/o|care of|acting (for|as|under)|in partnership with|trading as)\b"
    r"|[(,;]\s*(for|including)\b",
    re.IGNORECASE,
)

# Words of another organisation: a body's name beside one of them may be that organisation's address or founder.
FOREIGN = frozenset({
    "limited", "plc", "llp", "cic", "company", "charity", "charitable", "trust", "fund", "pension", "pensions",
    "union", "club", "association", "society", "federation", "friends", "school", "college", "academy",
    "university", "students", "student", "hospital", "hospitals", "nhs", "parish", "town", "community", "inquiry",
    "tribunal", "court", "fire", "church", "foundation", "partnership", "cooperative", "operative", "housing",
    "homes", "museum", "alliance", "consortium", "institute", "consulting", "consultants", "solutions", "sponsored",
    "hosted", "funded", "is", "are", "provides", "board", "isle", "jersey", "guernsey", "junior", "infant",
    "infants", "primary", "nursery",
})  # fmt: skip

# Beside the name of a body of the United Kingdom they make a body of another government.
NATIONS = frozenset({"northern", "ireland", "scotland", "scottish", "wales", "welsh", "cymru"})
# South Wales is where an office is, not a nation.
REGIONS = frozenset({"north", "south", "mid", "west"})

# Words that make a part of a department out of what follows its name.
UNIT = frozenset({
    "division", "directorate", "team", "unit", "branch", "group", "office", "programme", "project", "services",
    "service", "digital", "technology", "operations", "section", "staff", "hq", "headquarters", "region", "agency",
    "department", "commercial", "procurement",
})  # fmt: skip

JOINING = frozenset({"and", "with", "plus", "or"})
# Nobody in particular joins in: the body named is the one who buys.
UNNAMED = frozenset({"other", "others", "all", "its", "their", "associated", "potential", "potentially", "in"})
INSIDE = frozenset({"in", "within", "at"})

# Words in the longest name of a body.
LONGEST = 16
# Letters of an abbreviation, with an "and" inside it.
SHORT = 7

# Bodies whose parts are called after them without a dash between: Home Office Digital, Enfield Council Catering.
WITH_PARTS = frozenset({
    "ministerial_department", "non_ministerial_department", "executive_agency", "other_central", "local_authority",
    "devolved",
})  # fmt: skip
