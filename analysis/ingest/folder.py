"""Folders and files read as articles; an `articles.csv` in a folder says what is known of each."""

import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import UnreadableArticle, UnreadableTable
from analysis.ingest.brought import Taken
from analysis.ingest.disk import listed, raw
from analysis.ingest.formats import ENDINGS, ending, read_file
from analysis.ingest.metadata import articles_table, unused
from analysis.ingest.table_file import COLUMNS, METADATA, Known, known_files
from analysis.schema import Problem, table
from analysis.text.visible import is_unicode, visible

_OF_ONE = ("article_id", "label", "title")
"""What a table says of a file that cannot hold for several texts of it."""


def read_articles(
    source: str | Path | Sequence[str | Path],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles (`schema.Article`) of a folder or of files, and the problems (`schema.Problem`).

    Every file of a kind that is known is read, whatever its name says of it; one file may hold
    several articles. An id is the file's name without its ending. `articles.csv`, where a folder
    has one, names files and adds what is known of them. Hidden files and files that lie elsewhere
    are not read. Files may come, go and change meanwhile: what is gone is a problem.

    Raises:
        UnreadableTable: when a folder does not exist or cannot be read.
    """
    rows: list[Known] = []
    problems: list[Problem] = []
    for path in [source] if isinstance(source, str | Path) else source:
        _add(Path(path), rows, problems)
    return articles_table(pd.DataFrame(rows, columns=[*COLUMNS, "text"])), table(Problem, problems)


def _add(path: Path, rows: list[Known], problems: list[Problem]) -> None:
    """Adds what a folder or a file holds."""
    if os.path.isdir(path):
        known, told = _known(path)
        problems += told
        files, folder = _files(path, known), path
    elif os.path.lexists(path):
        files, folder = [{**dict.fromkeys(COLUMNS, ""), "file": path.name}], path.parent
    else:
        message = (
            f"There is no folder {visible(path.name)} and no file of that name. "
            "Name a folder that holds the articles, or the files themselves."
        )
        raise UnreadableTable(message)
    before = {row["article_id"] for row in rows}
    files = [{**one, "article_id": unused(one["article_id"], before)} for one in files]
    taken = before | {about["article_id"] for about in files}
    for about in files:
        rows += _read(folder, about, taken, problems)


def _read(folder: Path, about: Known, taken: set[str], problems: list[Problem]) -> list[Known]:
    """The rows of one file: what is known of it from the table before what the file states."""
    shown = visible(about["file"])[:80]
    try:
        brought = _brought(folder, about["file"])
    except UnreadableArticle as error:
        problems.append(Problem(shown, str(error)))
        return []
    problems += [Problem(shown, told) for told in brought.problems]
    known = {name: said for name, said in about.items() if said}
    if len(brought.articles) > 1:
        known = {name: said for name, said in known.items() if name not in _OF_ONE}
    rows = []
    for text in brought.articles:
        stated = {name: said for name, said in text._asdict().items() if name in (*COLUMNS, "text")}
        name = known.get("article_id") or unused(text.article_id, taken)
        taken.add(name)
        rows.append({**about, **stated, **known, "article_id": name})
    return rows


def article_files(folder: Path) -> list[Path]:
    """The files of a folder that may hold articles, by name: neither hidden nor its table.

    Whatever bears the name of a text counts, so that a folder or a broken link is told.

    Raises:
        UnreadableTable: when the folder cannot be read.
    """
    return [
        path
        for path in listed(folder)
        if not path.name.startswith(".")
        and path.name != METADATA
        and (ending(path.name) in ENDINGS or not os.path.isdir(path))
    ]


def story_folders(root: Path) -> list[Path]:
    """The folders in a folder that hold an `articles.csv`; none when it cannot be read."""
    try:
        below = listed(root)
    except UnreadableTable:
        return []
    return [path for path in below if os.path.isdir(path) and os.path.lexists(path / METADATA)]


def stamp(folder: Path) -> str:
    """Name, size and time of every file of a story, so that a changed one is read again."""
    try:
        paths = [*article_files(folder), folder / METADATA]
    except UnreadableTable as error:
        return str(error)
    return repr([(path.name, *_now(path)) for path in paths])


def _now(path: Path) -> tuple[object, ...]:
    """Which file it is, its size and time; why not, when it cannot be told."""
    try:
        now = path.stat()
    except (OSError, ValueError) as error:
        return (type(error).__name__,)
    return now.st_ino, now.st_size, now.st_mtime_ns


def _known(folder: Path) -> tuple[dict[str, Known], list[Problem]]:
    if not os.path.lexists(folder / METADATA):
        return {}, []
    try:
        return known_files(raw(folder, METADATA))
    except UnreadableArticle as error:
        return {}, [Problem(METADATA, str(error))]


def _files(folder: Path, known: dict[str, Known]) -> list[Known]:
    """What is known of each file, those that the table names and those that it does not."""
    names = sorted({path.name for path in article_files(folder)} | set(known))
    return [known.get(name) or {**dict.fromkeys(COLUMNS, ""), "file": name} for name in names]


def _brought(folder: Path, name: str) -> Taken:
    shown = visible(name)[:80]
    if name == METADATA:
        message = f"{METADATA} names itself as an article. Remove the line."
        raise UnreadableArticle(message)
    if not is_unicode(name):
        message = f"The name of {shown} is damaged, so the file was left out. Give it a new name."
        raise UnreadableArticle(message)
    return read_file(raw(folder, name), shown)
