"""What takes longer than the suite may: `make soak`, or `python -m tests.soak kills full_disk`.

A soak is a module here with `run(folder, dice)`: it does its worst in an empty
folder, taking its chances from `dice`, and returns rows for its table. Whatever
does not hold raises. The table goes to results/<module>.md, where the next run
replaces it.
"""
