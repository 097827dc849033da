"""The archive that `COPYTASTER_ARCHIVE` names, opened as it is now; files only, no engine."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pages.ui import markup, places, shell, stories

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.archive.lookup import Lookup
    from analysis.archive.results import Published

NONE = (
    "No archive is set up here. Whoever runs this server can name one with COPYTASTER_ARCHIVE; "
    "docs/archive.md says how an archive is made."
)
NOT_SHARED = "Who shared this story with you shared the story; the archive is not part of it."


def needed() -> Path:
    """The folder of the archive; ends the page with a sentence where there is none to be seen."""
    folder = places.archive()
    if folder is None or not stories.is_changeable():
        markup.paragraph(markup.plain(NONE if folder is None else NOT_SHARED))
        shell.stop()
    return folder


def lookup(folder: Path) -> Lookup:
    """What a search needs; opened again once articles were added.

    Raises:
        UnusableArchive: when it is no archive, or cannot be read.
    """
    return _lookup(folder, stamp(folder))


def published(folder: Path) -> Published:
    """What was published last.

    Raises:
        UnusableArchive: when it is no archive, or nothing is published.
    """
    return _published(folder, stamp(folder))


def stamp(folder: Path) -> tuple[int, ...]:
    """What changes when an archive does."""
    files = (folder / "manifest.json", folder / "published" / "LATEST")
    return tuple(file.stat().st_mtime_ns for file in files if file.is_file())


@lru_cache(maxsize=2)
def _lookup(folder: Path, _stamp: tuple[int, ...]) -> Lookup:
    from analysis.archive import lookup as reading

    return reading.open_lookup(folder)


@lru_cache(maxsize=2)
def _published(folder: Path, _stamp: tuple[int, ...]) -> Published:
    from analysis.archive import results

    return results.open_results(folder)
