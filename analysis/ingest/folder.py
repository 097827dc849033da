"""A folder of `.txt` files, with an optional `articles.csv` that says what is known of each."""

from pathlib import Path

import pandas as pd

from analysis.errors import UnreadableArticle, UnreadableTable
from analysis.ingest.metadata import articles_table, unused
from analysis.ingest.plain import MAX_BYTES, Read, read
from analysis.ingest.table_file import COLUMNS, METADATA, Known, known_files, stem
from analysis.schema import Problem, table


def read_articles(folder: str | Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles of a folder (`schema.Article`) and what could not be read (`schema.Problem`).

    Every `.txt` file is an article, its id the file's name without `.txt`; `articles.csv`, where it
    is there, names files and adds what is known of them. Hidden files and files that lie elsewhere
    are not read.

    Raises:
        UnreadableTable: when the folder does not exist.
    """
    folder = Path(folder)
    if not folder.is_dir():
        message = (
            f"There is no folder {folder.name}. "
            "Name a folder that holds the articles as .txt files."
        )
        raise UnreadableTable(message)
    known, problems = _known(folder)
    rows: list[Known] = []
    for about in _files(folder, known):
        try:
            text, doubt = _read(folder, about["file"])
        except UnreadableArticle as error:
            problems.append(Problem(about["file"], str(error)))
            continue
        problems += [Problem(about["file"], doubt)] if doubt else []
        rows.append({**about, "text": text})
    return articles_table(pd.DataFrame(rows, columns=[*COLUMNS, "text"])), table(Problem, problems)


def text_files(folder: Path) -> list[Path]:
    """The `.txt` files of a folder by name, in capitals too; hidden ones aside."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.casefold() == ".txt" and not path.name.startswith(".")
    )


def _known(folder: Path) -> tuple[dict[str, Known], list[Problem]]:
    path = folder / METADATA
    if not path.exists():
        return {}, []
    try:
        return known_files(_bytes(folder, METADATA))
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
    if name == METADATA:
        message = f"{METADATA} names itself as an article. Remove the line."
        raise UnreadableArticle(message)
    return read(_bytes(folder, name), name)


def _bytes(folder: Path, name: str) -> bytes:
    """A plain file that lies in the folder itself, at most one byte more of it than may be taken.

    Raises:
        UnreadableArticle: when there is none of that name, or it lies elsewhere.
    """
    shown = name[:80]
    try:
        path = (folder / name).resolve()
        if path.parent != folder.resolve() or not path.is_file():
            message = f"{shown} is not in this folder. Put it there or remove its line."
            raise UnreadableArticle(message)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or "its name cannot be used"
        message = f"{shown} could not be read ({why.lower()}). Check its name and its permissions."
        raise UnreadableArticle(message) from error
