"""The archive that `COPYTASTER_ARCHIVE` names, opened as it is now; files only, no engine."""

from __future__ import annotations

from datetime import date
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


def seen() -> Path | None:
    """The folder of the archive, where there is one and who looks may see it."""
    return places.archive() if stories.is_changeable() else None


def needed(title: str = "") -> Path:
    """The folder of the archive; ends the page with a sentence where there is none to be seen.

    title: what the page is then headed, where nothing heads it yet.
    """
    folder = places.archive()
    if folder is None or not stories.is_changeable():
        if title:
            shell.heading(title)
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


def link() -> None:
    """The link from a story to the archive, where there is one."""
    if seen() is not None:
        shell.page_link(places.FIND, "Where else the wording of this story stands")


def day(iso: object) -> str:
    """A day as it is told; what is none stays as it is.

    >>> day("2024-05-03"), day("")
    ('3 May 2024', '')
    """
    try:
        given = date.fromisoformat(str(iso)[:10])
    except ValueError:
        return str(iso)
    return f"{given.day} {given:%B %Y}"


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
