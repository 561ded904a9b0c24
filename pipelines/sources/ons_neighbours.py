"""For each council the twenty most similar, in order, as the Office for National Statistics finds them.

Publisher: Office for National Statistics. Page: subnational statistics at
https://www.ons.gov.uk; the address of the file was not recorded. Licence: Open
Government Licence v3.0. Updated: when areas change.

Three models were published in one layout: global, economic and demographic. The
global one is taken, and only the file's name, global-neighbours.csv, tells which it is.

Caveats: the list describes councils of its own day, under codes that Barnsley and
Sheffield did not have in the register held; councils of earlier years are compared
by the likeness of today's. Combined authorities have five neighbours each.
"""

from pipelines.dataset import Dataset
from pipelines.provenance import Source
from pipelines.reading.layouts import Layout

SOURCE = Source(
    name="ons_neighbours",
    title="Most similar councils, global model",
    publisher="Office for National Statistics",
    address="https://www.ons.gov.uk",
    licence="Open Government Licence v3.0",
    licence_address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution=(
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Crown copyright."
    ),
    updated="When areas change",
    caveats=(
        "Describes today's councils: those of earlier years are compared by the likeness of today's, and a council "
        "that is gone by that of its successor."
    ),
)

PLACES = range(1, 21)
COLUMNS = ("area", *(f"neighbour_{place}" for place in PLACES))

GLOBAL = Layout(
    name="one row an area",
    columns=(("AREACD", "area"), *((str(place), f"neighbour_{place}") for place in PLACES)),
    dropped={},
)

DATASET = Dataset(SOURCE, (GLOBAL,), COLUMNS, every_vintage=False, staging="ons_neighbours", is_required=False)
