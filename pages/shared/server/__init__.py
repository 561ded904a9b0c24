"""The server, and what it serves beside the pages: data of figures, feeds, the stage, handouts, styles for printing."""
