"""What is taken away: tables as CSV and zip, the brief, the evidence pack."""

from analysis.export.brief import Material, brief
from analysis.export.cells import LONGEST_CELL, csv_bytes, n_long_cells, neutral, too_long
from analysis.export.evidence import pack, too_large
from analysis.export.tables import blamed, notes, table_of, tables_of, write_tables, zip_bytes

__all__ = [
    "LONGEST_CELL", "Material", "blamed", "brief", "csv_bytes", "n_long_cells", "neutral", "notes",
    "pack", "table_of", "tables_of", "too_large", "too_long", "write_tables", "zip_bytes",
]  # fmt: skip
