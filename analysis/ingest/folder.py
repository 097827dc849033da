"""A folder of `.txt` files, with an optional `articles.csv` that says what is known of each."""

import os
from pathlib import Path

import pandas as pd

from analysis.errors import UnreadableArticle, UnreadableTable
from analysis.ingest.disk import listed, raw
from analysis.ingest.metadata import articles_table, unused
from analysis.ingest.plain import Read, read
from analysis.ingest.table_file import COLUMNS, METADATA, Known, known_files, stem
from analysis.schema import Problem, table
from analysis.text.visible import is_unicode, visible


def read_articles(folder: str | Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles of a folder (`schema.Article`) and what could not be read (`schema.Problem`).

    Every `.txt` file is an article, its id the file's name without `.txt`; `articles.csv`, where it
    is there, names files and adds what is known of them. Hidden files and files that lie elsewhere
    are not read. Files may come, go and change meanwhile: what is gone is a problem.

    Raises:
        UnreadableTable: when the folder does not exist or cannot be read.
    """
    folder = Path(folder)
    if not os.path.isdir(folder):
        message = (
            f"There is no folder {visible(folder.name)}. "
            "Name a folder that holds the articles as .txt files."
        )
        raise UnreadableTable(message)
    known, problems = _known(folder)
    rows: list[Known] = []
    for about in _files(folder, known):
        shown = visible(about["file"])[:80]
        try:
            text, doubt = _read(folder, about["file"])
        except UnreadableArticle as error:
            problems.append(Problem(shown, str(error)))
            continue
        problems += [Problem(shown, doubt)] if doubt else []
        rows.append({**about, "text": text})
    return articles_table(pd.DataFrame(rows, columns=[*COLUMNS, "text"])), table(Problem, problems)


def text_files(folder: Path) -> list[Path]:
    """The `.txt` files of a folder by name, in capitals too; hidden ones aside.

    Raises:
        UnreadableTable: when the folder cannot be read.
    """
    return [
        path
        for path in listed(folder)
        if path.suffix.casefold() == ".txt" and not path.name.startswith(".")
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
        paths = [*text_files(folder), folder / METADATA]
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
    names = sorted({path.name for path in text_files(folder)} | set(known))
    taken = {about["article_id"] for about in known.values()}
    files = []
    for name in names:
        about = known.get(name) or {
            **dict.fromkeys(COLUMNS, ""),
            "file": name,
            "article_id": unused(stem(name), taken),
        }
        taken.add(about["article_id"])
        files.append(about)
    return files


def _read(folder: Path, name: str) -> Read:
    shown = visible(name)[:80]
    if name == METADATA:
        message = f"{METADATA} names itself as an article. Remove the line."
        raise UnreadableArticle(message)
    if not is_unicode(name):
        message = f"The name of {shown} is damaged, so the file was left out. Give it a new name."
        raise UnreadableArticle(message)
    return read(raw(folder, name), shown)
