"""The datasets that can be added, by the name that the command line uses."""

from pipelines.sources import (
    contracts_finder_notices,
    digital_outcomes_opportunities,
    digital_outcomes_sales,
    find_a_tender_notices,
    g_cloud_sales,
    local_authority_register,
    ministers,
    ons_neighbours,
)

MODULES = (
    g_cloud_sales,
    digital_outcomes_sales,
    digital_outcomes_opportunities,
    local_authority_register,
    ministers,
    ons_neighbours,
    contracts_finder_notices,
    find_a_tender_notices,
)
DATASETS = {module.DATASET.source.name: module.DATASET for module in MODULES}
# The sources of notices: their releases are compiled into records together.
NOTICES = (contracts_finder_notices.SOURCE.name, find_a_tender_notices.SOURCE.name)
