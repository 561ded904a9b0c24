"""A briefing: the reader's own choice of figures in order, with their words, kept whole in an address."""
