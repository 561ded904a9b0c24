"""A file as somebody sent it, into rows under our column names.

containers: what a file holds (itself, or the members of a ZIP), within a size limit
encoding:   which characters its bytes are, and double-encoded text put right
delimited:  text of commas, tabs or semicolons into records
sheets:     Excel and OpenDocument sheets into records
layouts:    what is known of a publisher's layout
headers:    which known layout a header line is in
contents:   whether the rows prove a layout whose header is not known
candidates: every table of a file, opened by the modules above
fitting:    records into columns, row by row fitting or with their defect
trial:      the rows typed as a build types them, to see which cannot be used
rows:       all of this, for the first table that is one of a dataset
"""
