"""Publishers' files in, immutable snapshots of self-describing Parquet out."""
