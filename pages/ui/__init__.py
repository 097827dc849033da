"""What the pages are made of: frame, controls, tables, charts and the reader.

Only this folder turns data into screens.
"""
