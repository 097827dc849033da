"""A zip of files, each read as if it had been added itself. Nothing is written to disk."""

import zipfile
from pathlib import PurePosixPath

from analysis.errors import UnreadableArticle
from analysis.ingest.brought import Reader, Taken, refuse
from analysis.ingest.packed import Packed, TooLarge, n_entries
from analysis.limits import MAX_DOCUMENT, MAX_PACKED_FILES, MAX_STORY, megabytes
from analysis.text.visible import visible

_ASIDE = ("__MACOSX",)
_LONGEST = 80
"""Characters of the name of a file, as shown."""


def read(raw: bytes, file: str, inside: Reader) -> Taken:
    """The texts of every file in a zip; where a file lies in it does not matter.

    Raises:
        UnreadableArticle: when it is damaged, holds too many files, or none that can be read.
    """
    if n_entries(raw) > MAX_PACKED_FILES:
        most = f"{MAX_PACKED_FILES:,} files"
        refuse(f"{file} holds more than {most} and was left out. Pack fewer of them.")
    try:
        packed = Packed(raw, MAX_STORY)
        names = [name for name in packed.names() if _counts(name)]
    except (ValueError, OSError, zipfile.BadZipFile):
        refuse(f"{file} is a damaged zip and was left out. Pack it again, or add its files.")
    taken = Taken([], [])
    for name in names:
        _add(taken, packed, name, file, inside)
    if not taken.articles:
        why = f" {taken.problems[0]}" if taken.problems else ""
        refuse(f"{file} holds no file that can be read and was left out.{why}")
    return taken


def _counts(name: str) -> bool:
    """Whether a file of a zip is meant to be read: what systems hide in zips is not."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and parts[0] not in _ASIDE and not parts[-1].startswith(".")


def _add(taken: Taken, packed: Packed, name: str, file: str, inside: Reader) -> None:
    shown = visible(PurePosixPath(name.replace("\\", "/")).name)[:_LONGEST]
    try:
        brought = inside(packed.read(name, MAX_DOCUMENT), shown)
    except TooLarge:
        most = f"{megabytes(MAX_DOCUMENT)}, or all files before it {megabytes(MAX_STORY)}"
        taken.problems.append(f"{shown} in {file} unpacks to more than {most}; it was left out.")
    except UnreadableArticle as error:
        taken.problems.append(str(error))
    except ValueError:
        locked = "is damaged or protected by a password; it was left out. Add it by itself."
        taken.problems.append(f"{shown} in {file} {locked}")
    else:
        taken.articles.extend(brought.articles)
        taken.problems.extend(brought.problems)
