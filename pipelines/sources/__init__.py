"""The datasets that can be added, by the name that the command line uses."""

from pipelines.sources import digital_outcomes_sales, g_cloud_sales, local_authority_register

DATASETS = {
    dataset.source.name: dataset
    for dataset in (g_cloud_sales.DATASET, digital_outcomes_sales.DATASET, local_authority_register.DATASET)
}
