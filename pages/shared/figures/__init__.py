"""One module a figure, with the name of its query: the finding in words, and the chart."""
