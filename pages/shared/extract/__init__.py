"""An extract: columns and rows of one table of a snapshot that a reader picked, streamed as CSV, Parquet or a sheet."""
