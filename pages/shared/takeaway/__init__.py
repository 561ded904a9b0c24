"""A figure as files to take away: picture, slide, sheets and data, each from one description of the figure."""
