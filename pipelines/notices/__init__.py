"""Notices in the Open Contracting Data Standard (OCDS 1.1), as files of releases into records.

files:   a publisher's file into releases
kept:    the fields of a release that are kept, without contact details, and what does not fit the standard
records: all releases of a contracting process into its record, and a record into rows
tables:  the raw rows of every source into the tables that staging begins with
"""
