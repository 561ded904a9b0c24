"""The datasets that can be added, by the name that the command line uses."""

from pipelines.sources import (
    digital_outcomes_opportunities,
    digital_outcomes_sales,
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
)
DATASETS = {module.DATASET.source.name: module.DATASET for module in MODULES}
