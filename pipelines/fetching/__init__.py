"""Files from publishers: what is on offer, politely downloaded, and only what is new."""
