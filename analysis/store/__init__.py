"""Stories kept: as a file to carry away (`file`), and in a database (`stories`, `links`).

The modules of the database are imported by name, when the first story is kept: they take
26 MB.
"""

from analysis.limits import MAX_FILE
from analysis.store.file import VERSION, fits, pack, too_large, unpack

__all__ = ["MAX_FILE", "VERSION", "fits", "pack", "too_large", "unpack"]
