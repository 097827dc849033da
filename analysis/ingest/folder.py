"""A folder of `.txt` files, with an optional `articles.csv` that says what is known of each."""

from pathlib import Path

import pandas as pd

from analysis.errors import UnreadableArticle, UnreadableTable
from analysis.ingest.metadata import articles_table
from analysis.ingest.plain import article_from_bytes, decode
from analysis.schema import Problem, table

METADATA = "articles.csv"
_COLUMNS = ("article_id", "file", "label", "outlet", "title", "published", "url", "role")


def read_articles(folder: str | Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles of a folder (`schema.Article`) and what could not be read (`schema.Problem`).

    Every `.txt` file is an article, its id the file's name without `.txt`; `articles.csv`, where it
    is there, names files and adds what is known of them.

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
    known, problems = _metadata(folder)
    rows = []
    for row in _files(folder, known):
        try:
            text = article_from_bytes(_bytes(folder, row["file"]), row["file"])
        except UnreadableArticle as error:
            problems.append(Problem(row["file"], str(error)))
            continue
        rows.append({**row, "text": text})
    return articles_table(pd.DataFrame(rows, columns=[*_COLUMNS, "text"])), table(Problem, problems)


def _metadata(folder: Path) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    path = folder / METADATA
    if not path.is_file():
        return {}, []
    import io

    try:
        given = pd.read_csv(
            io.StringIO(decode(path.read_bytes())), dtype="str", keep_default_na=False
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, OSError) as error:
        why = (
            f"{METADATA} could not be read as a table ({error}); "
            "the texts were read without it. Save it as CSV again."
        )
        return {}, [Problem(METADATA, why)]
    if "file" not in given:
        why = f"{METADATA} has no column file, so it was left out. Add the file names."
        return {}, [Problem(METADATA, why)]
    kept = given.reindex(columns=list(_COLUMNS), fill_value="")
    rows = [{str(name): value for name, value in row.items()} for row in kept.to_dict("records")]
    return {row["file"]: row for row in rows}, []


def _files(folder: Path, known: dict[str, dict[str, str]]) -> list[dict[str, str]]:
    names = sorted({path.name for path in folder.glob("*.txt")} | set(known))
    return [
        {
            **known.get(name, dict.fromkeys(_COLUMNS, "")),
            "file": name,
            "article_id": _id(name, known),
        }
        for name in names
    ]


def _id(name: str, known: dict[str, dict[str, str]]) -> str:
    return known.get(name, {}).get("article_id") or name.removesuffix(".txt")


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    if path.parent.resolve() != folder.resolve() or not path.is_file():
        message = (
            f"{name} is named in {METADATA} but is not in the folder. "
            "Add the file or remove the line."
        )
        raise UnreadableArticle(message)
    try:
        return path.read_bytes()
    except OSError as error:
        message = (
            f"{name} could not be read ({error.strerror}) and was left out. "
            "Check the file's permissions."
        )
        raise UnreadableArticle(message) from error
