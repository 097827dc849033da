"""Office files: zips of XML, of which only what is measured is handed on to a library."""

import io
import re
import zipfile

from analysis.ingest.brought import refuse
from analysis.ingest.packed import Packed, TooLarge, n_entries
from analysis.limits import MAX_PACKED_FILES, MAX_XML, megabytes

_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parts(raw: bytes, file: str, program: str) -> dict[str, bytes]:
    """The XML parts of an Office file by name; pictures and the like are left out.

    Raises:
        UnreadableArticle: when it is damaged or locked, unpacks to more than may be, or defines
            entities, which no Office program writes.
    """
    if n_entries(raw) > MAX_PACKED_FILES:
        _too_large(file)
    try:
        packed = Packed(raw, 3 * MAX_XML)
        names = [name for name in packed.names() if name.casefold().endswith((".xml", ".rels"))]
        found = {name: packed.read(name, MAX_XML) for name in names}
    except TooLarge:
        _too_large(file)
    except (ValueError, OSError, zipfile.BadZipFile):
        refuse(
            f"{file} is damaged or protected by a password, and was left out. "
            f"Open it in {program}, save it anew without a password, and add it again."
        )
    if any(_ENTITIES.search(part.replace(b"\x00", b"")) for part in found.values()):
        refuse(f"{file} was not written by {program} and was left out. Save the text as .txt.")
    return found


def packed_again(found: dict[str, bytes]) -> io.BytesIO:
    """The parts as an Office file that holds nothing else."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, part in found.items():
            archive.writestr(name, part)
    made.seek(0)
    return made


def _too_large(file: str) -> None:
    refuse(
        f"{file} unpacks to more than {megabytes(MAX_XML)} of text and was left out. "
        "Copy the article's text into a file of its own."
    )
