"""The server, and what it serves beside the pages: data of figures, feeds, styles for printing."""
