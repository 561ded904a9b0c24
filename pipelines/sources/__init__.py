"""The datasets that can be added, by the name that the command line uses."""

from pipelines.sources import g_cloud_sales, local_authority_register, ministers

DATASETS = {
    dataset.source.name: dataset
    for dataset in (g_cloud_sales.DATASET, local_authority_register.DATASET, ministers.DATASET)
}
