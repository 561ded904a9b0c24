"""What every page shares: the store, the queries, charts, words and the page frame."""
