"""The register of local authorities in the United Kingdom, past and current.

Publisher: mySociety, from ONS, GOV.UK registers and its own work. Page:
https://pages.mysociety.org/uk_local_authority_names_and_codes/
Licence: Creative Commons Attribution 4.0. Updated: when councils change. The
file does not say when it was published.

Caveats: some end dates are a body's last day, some its successor's first day;
closed bodies mostly have no population and some no region; the Northern Irish
districts before April 2015 have no successors, and Belfast of that time is
missing. data/reference/local_authority_*.csv and buyer_successions.csv hold
the corrections.
"""

from pipelines.dataset import Dataset
from pipelines.fetching.offers import WebFile
from pipelines.provenance import Source
from pipelines.reading.layouts import Layout

SOURCE = Source(
    name="local_authority_register",
    title="UK local authorities, past and current",
    publisher="mySociety",
    address="https://pages.mysociety.org/uk_local_authority_names_and_codes/",
    licence="Creative Commons Attribution 4.0",
    licence_address="https://creativecommons.org/licenses/by/4.0/",
    attribution="mySociety, UK local authority names and codes, licensed under CC BY 4.0; changed as documented.",
    updated="When councils are created, merged or closed",
    caveats=(
        "End dates follow two conventions, here all brought to the last day of existence; populations are of 2020; "
        "a few missing or mistaken values are corrected by hand, each with its reason."
    ),
)

COLUMNS = (
    "code", "official_name", "nice_name", "gss_code", "start_date", "end_date", "replaced_by", "nation", "region",
    "authority_type", "county", "other_names", "population_2020", "latitude", "longitude",
)  # fmt: skip

UNUSED = "is needed for no figure"

WITH_FUTURE = Layout(
    name="with future authorities",
    columns=(
        ("local-authority-code", "code"),
        ("official-name", "official_name"),
        ("nice-name", "nice_name"),
        ("gss-code", "gss_code"),
        ("start-date", "start_date"),
        ("end-date", "end_date"),
        ("replaced-by", "replaced_by"),
        ("nation", "nation"),
        ("region", "region"),
        ("local-authority-type", "authority_type"),
        ("local-authority-type-name", None),
        ("county-la", "county"),
        ("combined-authority", None),
        ("alt-names", "other_names"),
        ("former-gss-codes", None),
        ("notes", None),
        ("current-authority", None),
        ("BS-6879", None),
        ("ecode", None),
        ("even-older-register-and-code", None),
        ("gov-uk-slug", None),
        ("area", None),
        ("pop-2020", "population_2020"),
        ("x", None),
        ("y", None),
        ("lat", "latitude"),
        ("long", "longitude"),
        ("powers", None),
        ("lower-or-unitary", None),
        ("mapit-area-code", None),
        ("ofcom", None),
        ("old-ons-la-code", None),
        ("old-register-and-code", None),
        ("open-council-data-id", None),
        ("os-file", None),
        ("os", None),
        ("snac", None),
        ("wdtk-id", None),
    ),
    dropped={
        "local-authority-type-name": "follows from the type code",
        "combined-authority": UNUSED,
        "former-gss-codes": UNUSED,
        "notes": "free text",
        "current-authority": "follows from the end date",
        "BS-6879": UNUSED,
        "ecode": UNUSED,
        "even-older-register-and-code": UNUSED,
        "gov-uk-slug": UNUSED,
        "area": UNUSED,
        "x": "is the longitude on another grid",
        "y": "is the latitude on another grid",
        "powers": "follows from the type code",
        "lower-or-unitary": "follows from the type code",
        "mapit-area-code": UNUSED,
        "ofcom": UNUSED,
        "old-ons-la-code": UNUSED,
        "old-register-and-code": UNUSED,
        "open-council-data-id": UNUSED,
        "os-file": UNUSED,
        "os": UNUSED,
        "snac": UNUSED,
        "wdtk-id": UNUSED,
    },
)

# The server dates every file by when the whole site was last built, so that is no date of publication.
PLACES = (
    WebFile(
        "UK local authorities, past, current and future",
        "https://pages.mysociety.org/uk_local_authority_names_and_codes/data/uk_la_future/latest/"
        "uk_local_authorities_future.csv",
    ),
)

DATASET = Dataset(
    SOURCE, (WITH_FUTURE,), COLUMNS, every_vintage=False, staging="local_authority_register", places=PLACES
)
