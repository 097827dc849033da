"""The story file: texts, what is known of them and the editor's decisions, in a zip.

    story.json                 format, version, articles (metadata, each with its file), decisions
    texts/0001-agency.txt      each text exactly as it is, in UTF-8

A story file comes from outside: sizes and counts are bounded before anything is built, each text
is read once, only files that story.json names below texts/ are read, and nothing is ever written
to disk or executed. The limits are those of `limits`, for uploads and story files alike.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

import pandas as pd

from analysis import ingest
from analysis.decisions import Decisions
from analysis.errors import UnreadableArticle, UnreadableStory
from analysis.ingest.packed import Packed, TooLarge, n_entries, story_file
from analysis.limits import (
    MAX_ARTICLES,
    MAX_FILE,
    MAX_INDEX,
    MAX_TEXT,
    MAX_VALUES,
    megabytes,
    n_bytes,
)
from analysis.limits import MAX_STORY as MAX_TEXTS
from analysis.schema import Problem, table
from analysis.store import decided
from analysis.text.visible import undirected, visible

VERSION = 1
"""Format written here; every version up to it is read."""

_ABOUT = ("article_id", "label", "outlet", "title", "byline", "published", "url", "role")
_FORMAT, _INDEX = "copytaster story", "story.json"
_TEXT = re.compile(r"texts/[A-Za-z0-9_-]+\.txt")


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
    files = [_file(n, name) for n, name in enumerate(texts["article_id"], 1)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        _write(archive, _INDEX, _written(texts, files, decisions or Decisions()))
        for file, text in zip(files, texts["text"], strict=True):
            _write(archive, file, text)
    return packed.getvalue()


def _written(texts: pd.DataFrame, files: list[str], decisions: Decisions) -> str:
    """What story.json holds."""
    about = texts.drop(columns="text").assign(file=files)
    index = {
        "format": _FORMAT,
        "version": VERSION,
        "articles": about.to_dict("records"),
        "decisions": decided.plain(decisions),
    }
    return json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True)


def too_large(articles: pd.DataFrame) -> str:
    """Why a story file of these texts could not be opened again, in a sentence; empty if it can.

    >>> too_large(pd.DataFrame({"article_id": ["a"], "text": ["Short."]}))
    ''
    """
    sizes = [n_bytes(text) for text in articles["text"]]
    if len(sizes) > MAX_ARTICLES:
        return f"A story file holds {MAX_ARTICLES:,} articles; this story has {len(sizes):,}."
    if max(sizes, default=0) > MAX_TEXT:
        return f"A text in a story file holds {megabytes(MAX_TEXT)}; one of these is longer."
    if sum(sizes) > min(MAX_TEXTS, MAX_FILE - MAX_INDEX):
        most = megabytes(min(MAX_TEXTS, MAX_FILE - MAX_INDEX))
        return f"All texts of a story file hold {most} together; these hold more."
    return ""


def fits(articles: pd.DataFrame) -> bool:
    """Whether the texts are short and few enough for a file that can be opened again."""
    return not too_large(articles)


def _file(n: int, article_id: str) -> str:
    return f"texts/{n:04d}-{re.sub(r'[^A-Za-z0-9]+', '-', article_id)[:60].strip('-')}.txt"


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """Adds a file with a fixed date, so that equal stories give equal bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED)


def unpack(raw: bytes) -> tuple[pd.DataFrame, Decisions, pd.DataFrame]:
    """The articles of a story file, the editor's decisions, and what could not be read of it.

    Articles have the columns that `Story` takes; problems are `schema.Problem` rows.

    Raises:
        UnreadableStory: when the file is no story file, is newer than this program, is too large,
            or holds no article that can be read. The message is one sentence.
    """
    packed = _archive(story_file(raw))
    index = _index(packed)
    rows: list[dict[str, str]] = []
    problems = list(_articles(packed, index, rows))
    if not rows and index["articles"]:
        _refuse("None of the texts of this story file can be read. Ask for the file once more.")
    decisions, why = decided.read(index.get("decisions"))
    problems += [Problem(_INDEX, why)] if why else []
    given = pd.DataFrame(rows, columns=[*_ABOUT, "text"])
    return ingest.texts_table(given), decisions, table(Problem, problems)


def _refuse(message: str) -> NoReturn:
    raise UnreadableStory(message)


def _archive(raw: bytes) -> Packed:
    """The opened zip, its size and the number of its files within bounds."""
    if len(raw) > MAX_FILE:
        _refuse(
            f"This story file is larger than {megabytes(MAX_FILE)}. Open its texts in parts, "
            "as files added under Articles."
        )
    if n_entries(raw) > MAX_ARTICLES + 100:
        _refuse(
            f"This story file holds more files, so it is larger than {MAX_ARTICLES:,} articles. "
            "Take it away in parts."
        )
    try:
        return Packed(raw, MAX_TEXTS + MAX_INDEX)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        message = "This is not a story file. Choose a .zip that was downloaded under Articles."
        raise UnreadableStory(message) from error


def _index(packed: Packed) -> dict[str, Any]:
    """What story.json holds, its size, format and version checked."""
    try:
        index: object = json.loads(_bounded(packed))
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


def _bounded(packed: Packed) -> str:
    """The words of story.json, once they are known to build nothing large.

    Every value but the first follows a comma or an opening bracket; those inside strings are
    counted too, which does no harm.
    """
    try:
        raw = packed.read(_INDEX, MAX_INDEX)
    except TooLarge:
        raw = b"," * (MAX_VALUES + 1)
    if sum(map(raw.count, (b",", b"[", b"{"))) > MAX_VALUES:
        _refuse(
            "The story.json of this story file is larger than any that is downloaded under "
            f"Articles ({megabytes(MAX_INDEX)}, {MAX_VALUES:,} values). Ask for the file once more."
        )
    return raw.decode()


def _articles(
    packed: Packed, index: Mapping[str, Any], rows: list[dict[str, str]]
) -> Iterator[Problem]:
    """Fills `rows` with the articles that can be read and tells of the others."""
    packed.left = MAX_TEXTS
    taken, read = set[str](), dict[str, str]()
    for n, about in enumerate(index["articles"], 1):
        row = _about(about)
        name = visible(row["article_id"])[:80] or f"number {n}"
        if n > MAX_ARTICLES:
            yield Problem(_INDEX, f"Only the first {MAX_ARTICLES:,} articles were opened.")
            return
        if not row["article_id"] or row["article_id"] in taken:
            yield Problem(name, f"Article {name} has no unique id and was skipped.")
            continue
        try:
            text = _text(packed, about, name, read)
        except UnreadableArticle as error:
            yield Problem(name, str(error))
            continue
        taken.add(row["article_id"])
        rows.append({**row, "text": text})


def _text(packed: Packed, about: Mapping[str, object], name: str, read: dict[str, str]) -> str:
    """The text of an article; `read` says which file was read for which article.

    Raises:
        UnreadableArticle: when it is missing, damaged, too large, or read for another already.
    """
    file = decided.words(about.get("file"))
    if file in read:
        _left_out(f"The article {name} names the text of {read[file]} again and")
    try:
        if not _TEXT.fullmatch(file):
            raise ValueError(file)
        read[file] = name
        return packed.read(file, MAX_TEXT).decode()
    except TooLarge:
        _left_out(_over(name, packed.left))
    except ValueError:
        _left_out(f"The text of {name} is missing or damaged and")


def _over(name: str, left: int) -> str:
    """Which limit the text of an article met."""
    if left < MAX_TEXT:
        return f"The texts of this file hold more than {megabytes(MAX_TEXTS)}, so that of {name}"
    return f"The text of {name} is larger than {megabytes(MAX_TEXT)} and"


def _left_out(what: str) -> NoReturn:
    raise UnreadableArticle(f"{what} was left out.")


def _about(about: object) -> dict[str, str]:
    """What is known of an article; anything but text counts as unknown."""
    given = about if isinstance(about, dict) else {}
    known = {name: undirected(decided.words(given.get(name))) for name in _ABOUT}
    return {**known, "article_id": decided.words(given.get("article_id"))}
