"""Folders and files as they lie on disk, whatever they are and whoever changes them meanwhile.

A link may lead nowhere, to itself or out of the folder; a name that ends in .txt may be a folder or
a pipe, which would never end; a file may be gone since it was listed. Each becomes one sentence.
"""

import os
import stat
from pathlib import Path

from analysis.errors import UnreadableArticle, UnreadableTable
from analysis.limits import MAX_DOCUMENT, MAX_TEXT
from analysis.text.visible import visible

_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
"""A pipe answers at once, and what became a link since it was looked at is not followed."""
_MOST = max(MAX_DOCUMENT, MAX_TEXT)
_FOLDER = "is a folder, not a text. Put its texts beside it"
_NO_FILE = "is no plain file. Save the article there as .txt"
_ELSEWHERE = "is not in this folder. Put it there or remove its line"
_NOWHERE = "is a link to a file that is not there. Put the file itself into the folder"


def listed(folder: Path) -> list[Path]:
    """What lies in a folder, by name.

    Raises:
        UnreadableTable: when it is gone or may not be read.
    """
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        message = (
            f"The folder {visible(folder.name)} could not be read ({_why(error)}). "
            "Check that it is there and may be read."
        )
        raise UnreadableTable(message) from error


def raw(folder: Path, name: str) -> bytes:
    """A plain file that lies in the folder itself, at most one byte more of it than may be taken.

    Raises:
        UnreadableArticle: when there is none of that name, it lies elsewhere or cannot be read.
    """
    shown = visible(name)[:80]
    try:
        path = _inside(folder, name, shown)
        with open(path, "rb", opener=_opener) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                _refuse(f"{shown} {_NO_FILE}.")
            return file.read(_MOST + 1)
    except (OSError, ValueError, RuntimeError) as error:
        message = f"{shown} could not be read ({_why(error)}). Check its name and its permissions."
        raise UnreadableArticle(message) from error


def _inside(folder: Path, name: str, shown: str) -> Path:
    """Where a file of the folder lies, links followed; refuses what can be told beforehand."""
    path = folder / name
    if os.path.islink(path) and not os.path.exists(path):
        _refuse(f"{shown} {_NOWHERE}.")
    found = path.resolve()
    if found.parent != folder.resolve() or not os.path.exists(found):
        _refuse(f"{shown} {_ELSEWHERE}.")
    if os.path.isdir(found):
        _refuse(f"{shown} {_FOLDER}.")
    return found


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", "") or "its name cannot be used").lower()


def _refuse(message: str) -> None:
    raise UnreadableArticle(message)
