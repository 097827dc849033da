"""Articles by the million: where else a wording stands, and what spread through whom.

An archive is a folder. `python -m analysis.archive` writes it; `lookup.find` and `results` read it.
"""
