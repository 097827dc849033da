"""The story file: texts, what is known of them and the editor's decisions, in a zip.

    story.json                 format, version, articles (metadata, each with its file), decisions
    texts/0001-agency.txt      each text exactly as it is, in UTF-8

A story file comes from outside: sizes and counts are bounded before anything is read, only files
that story.json names below texts/ are read, and nothing is ever written to disk or executed.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from analysis import ingest
from analysis.decisions import KINDS, STATES, Decisions, Mark, Step
from analysis.errors import UnreadableStory
from analysis.schema import Problem, table

VERSION = 1
"""Format written here; every version up to it is read."""

MAX_FILE = 50_000_000
"""Largest story file, in bytes; 200 long reports need about one hundredth of it."""
MAX_TEXTS = 100_000_000
"""Most bytes of all texts together once unpacked: a zip can hold a thousand times its own size."""
MAX_ARTICLES = 2_000
MAX_STEPS = 500
"""Most decisions on names; each one looks at every name of the story."""
MAX_MARKS = 10_000
MAX_LETTERS = 2_000
"""Longest name, note or key, in characters."""

_ABOUT = ("article_id", "label", "outlet", "title", "published", "url", "role")
_FORMAT, _INDEX = "copytaster story", "story.json"
_TEXT = re.compile(r"texts/[A-Za-z0-9_-]+\.txt")
_DAMAGED = (KeyError, RuntimeError, OSError, EOFError, zipfile.BadZipFile, zlib.error)
_ENTRY = b"PK\x01\x02"
"""What stands before every entry in a zip's list of files."""


def pack(articles: pd.DataFrame, decisions: Decisions | None = None) -> bytes:
    r"""A story file; equal articles and decisions give equal bytes, whatever their order.

    `articles` needs article_id and text.

    Raises:
        UnreadableTable: when article_id or text is missing, or an article_id appears twice.

    >>> raw = pack(pd.DataFrame({"article_id": ["a"], "text": ["Caf\u00e9 reopens."]}))
    >>> unpack(raw)[0]["text"].tolist()
    ['Café reopens.']
    """
    texts = ingest.texts_table(articles)
    about = texts.assign(file=[_file(n, name) for n, name in enumerate(texts["article_id"], 1)])
    index = {
        "format": _FORMAT,
        "version": VERSION,
        "articles": about.drop(columns="text").to_dict("records"),
        "decisions": _plain(decisions or Decisions()),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        _write(archive, _INDEX, json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True))
        for file, text in zip(about["file"], texts["text"], strict=True):
            _write(archive, file, text)
    return packed.getvalue()


def fits(articles: pd.DataFrame) -> bool:
    """Whether the texts are short enough for a file that can be opened again.

    >>> fits(pd.DataFrame({"article_id": ["a"], "text": ["Short."]}))
    True
    """
    return 4 * int(articles["text"].str.len().sum()) <= MAX_FILE and len(articles) <= MAX_ARTICLES


def _file(n: int, article_id: str) -> str:
    return f"texts/{n:04d}-{re.sub(r'[^A-Za-z0-9]+', '-', article_id)[:60].strip('-')}.txt"


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """Adds a file with a fixed date, so that equal stories give equal bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED)


def _plain(decisions: Decisions) -> dict[str, object]:
    return {
        "steps": [step._asdict() for step in decisions.steps],
        "marks": {key: mark._asdict() for key, mark in decisions.marks.items()},
        "title": decisions.title,
    }


def unpack(raw: bytes) -> tuple[pd.DataFrame, Decisions, pd.DataFrame]:
    """The articles of a story file, the editor's decisions, and what could not be read of it.

    Articles have the columns that `Story` takes; problems are `schema.Problem` rows.

    Raises:
        UnreadableStory: when the file is no story file, is newer than this program, is too large,
            or holds no article that can be read. The message is one sentence.
    """
    with _archive(raw) as archive:
        index = _index(archive)
        rows: list[dict[str, str]] = []
        problems = list(_articles(archive, index, rows))
    if not rows and index["articles"]:
        _refuse("None of the texts of this story file can be read. Ask for the file once more.")
    decisions, rest = _decisions(index.get("decisions"))
    given = pd.DataFrame(rows, columns=[*_ABOUT, "text"])
    return ingest.texts_table(given), decisions, table(Problem, [*problems, *rest])


def _refuse(message: str) -> None:
    raise UnreadableStory(message)


def _archive(raw: bytes) -> zipfile.ZipFile:
    """The opened zip, its size and the number of its files within bounds."""
    if len(raw) > MAX_FILE or raw.count(_ENTRY) > MAX_ARTICLES + 100:
        most = f"{MAX_FILE // 1_000_000} MB or {MAX_ARTICLES:,} articles"
        _refuse(f"This story file is larger than {most}. Open its texts in parts.")
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        message = "This is not a story file. Choose a .zip that was downloaded under Articles."
        raise UnreadableStory(message) from error


def _index(archive: zipfile.ZipFile) -> dict[str, Any]:
    """What story.json holds, its format and version checked."""
    try:
        index: object = json.loads(_read(archive, _INDEX, MAX_FILE))
    except (ValueError, RecursionError) as error:
        message = "This zip holds no readable story.json. Choose one downloaded under Articles."
        raise UnreadableStory(message) from error
    if not isinstance(index, dict) or index.get("format") != _FORMAT:
        raise UnreadableStory("This zip is not a story file. Choose one downloaded under Articles.")
    if type(index.get("version")) is not int or not isinstance(index.get("articles"), list):
        _refuse("The story.json of this story file is incomplete. Ask for the file once more.")
    if index["version"] > VERSION:
        _refuse(
            "This story file was made by a newer Copytaster. Open it there, or update this one."
        )
    return index


def _read(archive: zipfile.ZipFile, name: str, most: int) -> str:
    """One file of the zip, never more than `most` bytes of it.

    Raises:
        ValueError: when it is missing, larger, locked, damaged, packed oddly or not UTF-8.
    """
    try:
        entry = archive.getinfo(name)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise ValueError(name)
        with archive.open(entry) as file:
            raw = file.read(most + 1)
    except _DAMAGED as error:
        raise ValueError(name) from error
    if len(raw) > most:
        raise ValueError(name)
    return raw.decode()


def _articles(
    archive: zipfile.ZipFile, index: Mapping[str, Any], rows: list[dict[str, str]]
) -> Iterator[Problem]:
    """Fills `rows` with the articles that can be read and tells of the others."""
    left, taken = MAX_TEXTS, set[str]()
    for n, about in enumerate(index["articles"], 1):
        row = _about(about)
        name = row["article_id"] or f"number {n}"
        if n > MAX_ARTICLES:
            yield Problem(_INDEX, f"Only the first {MAX_ARTICLES:,} articles were opened.")
            return
        if not row["article_id"] or row["article_id"] in taken:
            yield Problem(name, f"Article {name} has no unique id and was skipped.")
            continue
        try:
            text = _read(archive, _named(about), left)
        except ValueError:
            yield Problem(name, f"The text of {name} is missing or damaged and was left out.")
            continue
        left -= len(text.encode())
        taken.add(row["article_id"])
        rows.append({**row, "text": text})


def _about(about: object) -> dict[str, str]:
    """What is known of an article; anything but text counts as unknown."""
    given = about if isinstance(about, dict) else {}
    return {name: _words(given.get(name)) for name in _ABOUT}


def _named(about: Mapping[str, object]) -> str:
    name = _words(about.get("file"))
    if not _TEXT.fullmatch(name):
        raise ValueError(name)
    return name


def _words(value: object) -> str:
    """Text, cut; half characters, which JSON can hold and a table cannot, are dropped."""
    return value[:MAX_LETTERS].encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def _decisions(given: object) -> tuple[Decisions, list[Problem]]:
    """The decisions that make sense; what does not is left out and told."""
    held = given if isinstance(given, dict) else {}
    steps, marks = held.get("steps", []), held.get("marks", {})
    if not isinstance(steps, list) or not isinstance(marks, dict):
        why = "The decisions of this story file cannot be read; its texts were opened without them."
        return Decisions(), [Problem(_INDEX, why)]
    read = [step for step in map(_step, steps[:MAX_STEPS]) if step]
    marked = map(_mark, [*marks.items()][:MAX_MARKS])
    kept = {_words(key): mark for key, mark in marked if mark}
    n = len(steps) + len(marks) - len(read) - len(kept)
    why = f"{n} of the editor's decisions could not be read and were left out."
    made = Decisions(tuple(read), kept).call(_words(held.get("title")))
    return made, [Problem(_INDEX, why)] if n else []


def _step(given: object) -> Step | None:
    if not isinstance(given, dict) or given.get("kind") not in KINDS:
        return None
    one, other, beside = _words(given.get("one")), _words(given.get("other")), given.get("beside")
    forms = [_words(form) for form in beside[:20]] if isinstance(beside, list) else []
    return Step(given["kind"], one, other, tuple(filter(None, forms))) if one and other else None


def _mark(given: tuple[str, object]) -> tuple[str, Mark | None]:
    key, mark = given
    if not isinstance(mark, dict) or mark.get("state") not in STATES:
        return key, None
    return key, Mark(mark["state"], _words(mark.get("note")))
