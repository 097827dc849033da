"""What changes an archive: articles added, standing text told anew, groups published."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.archive import manifest, plan, schema, stored
from analysis.archive.engines.base import Opens
from analysis.archive.engines.duck import PART, DuckEngine
from analysis.archive.incoming import Incoming
from analysis.archive.manifest import Manifest
from analysis.archive.plan import WORK, Run, Tell
from analysis.errors import UnusableArchive
from analysis.text import normalize
from analysis.text.reading import reading

LATEST = "LATEST"
_TOLD_EVERY = 5_000
"""Articles read between two lines of progress."""
_ROWS = 100_000
"""Rows of one part of a published file, of which a reader skips those that it does not need."""


class Added(NamedTuple):
    """What came of adding: articles added, articles that were there already, passages found."""

    articles: int
    known: int
    passages: int


def add(
    archive: Path, rows: Iterable[Incoming], tell: Tell, opens: Opens = DuckEngine
) -> Added:
    """Adds articles as one batch: all of them, or none.

    An article whose name and text are there already is left out; one of the same name with another
    text gets a number behind its name.

    Raises:
        UnusableArchive: when another process writes, or no article is new.
    """
    with manifest.writing(archive):
        held = manifest.read(archive)
        n, known, key = _take(archive, held, rows, tell)
        if not n:
            why = f"{known:,} were in the archive already" if known else "none could be read"
            message = f"No article was added: {why}."
            raise UnusableArchive(message)
        batch, seed = len(held.batches) + 1, manifest.digest(held.key, key)
        with _run(archive, held, "adding", seed, tell, opens) as run:
            plan.load_batches(run.engine, archive, "articles", batch)
            plan.index_batch(run, archive, held.rules, batch)
            plan.pair_batch(run, archive, held.rules, batch, held.articles)
            found = run.engine.scalar("SELECT COUNT(*) FROM fresh_passages")
        tell("lookup")
        new = manifest.with_batch(stored.append(archive, held, batch), n, key)
        manifest.write(archive, replace(new, baseline=new.baseline or 1))
        shutil.rmtree(archive / WORK, ignore_errors=True)
    return Added(n, known, found)


def group(archive: Path, tell: Tell, opens: Opens = DuckEngine) -> int:
    """Makes the groups of all passages, to be published; their number."""
    with manifest.writing(archive), _grouping(archive, tell, opens) as (run, held):
        plan.groups(run, archive, held)
        return run.engine.scalar("SELECT COUNT(DISTINCT grp) FROM grouped")


def publish(archive: Path, tell: Tell, opens: Opens = DuckEngine) -> Path:
    """Writes the tables that others read, all at once; where they are. Makes groups if need be."""
    with manifest.writing(archive), _grouping(archive, tell, opens) as (run, held):
        plan.groups(run, archive, held)
        made = archive / WORK / "published"
        plan.publish(run, made)
        return _put_out(archive, made, held)


@contextmanager
def _grouping(archive: Path, tell: Tell, opens: Opens) -> Iterator[tuple[Run, Manifest]]:
    held = manifest.read(archive)
    if not held.batches:
        message = f"{archive.name} holds no articles yet. Add some first."
        raise UnusableArchive(message)
    with _run(archive, held, "grouping", held.key, tell, opens) as run:
        yield run, held


def _put_out(archive: Path, made: Path, held: Manifest) -> Path:
    """Moves published tables to a folder of their own, then points to it; the last two stay."""
    root = archive / "published"
    root.mkdir(exist_ok=True)
    before = (root / LATEST).read_text("utf-8") if (root / LATEST).exists() else ""
    name = held.key[:16]
    name = f"{name}-again" if name == before else name
    folder = root / name
    manifest.begin(made / "ready")
    for table in schema.PUBLISHED:
        _as_one(manifest.files_of(made / table), made / "ready" / f"{table}.parquet")
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(made / "ready", folder)
    (root / f"{LATEST}.new").write_text(name, "utf-8")
    os.replace(root / f"{LATEST}.new", root / LATEST)
    for old in root.iterdir():
        if old.is_dir() and old.name not in {name, before}:
            shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(archive / WORK, ignore_errors=True)
    return folder


def _as_one(files: list[Path], to: Path) -> None:
    """One file of the rows of several, in their order; they stay."""
    if len(files) == 1:
        shutil.copyfile(files[0], to)
        return
    with pq.ParquetWriter(to, pq.read_schema(files[0])) as out:
        for file in files:
            with pq.ParquetFile(file) as rows:
                for batch in rows.iter_batches(_ROWS):
                    out.write_batch(batch)


@contextmanager
def _run(
    archive: Path, held: Manifest, what: str, seed: str, tell: Tell, opens: Opens
) -> Iterator[Run]:
    """Steps in the folder for work, over an engine that is closed in the end."""
    engine = opens(archive / WORK / "spill", held.rules.batch)
    try:
        yield Run(engine, archive / WORK / what, seed, tell)
    finally:
        engine.close()


# --- articles ---


def _take(
    archive: Path, held: Manifest, rows: Iterable[Incoming], tell: Tell
) -> tuple[int, int, str]:
    """Writes the articles that are new: how many, how many were known, and their fingerprint."""
    beside = archive / WORK / "incoming"
    manifest.begin(beside)
    total, key, counted = 0, sha256(), _Counted()
    with closing(stored.connect(archive)) as db, pq.ParquetWriter(
        beside / PART, schema.ARTICLES, use_dictionary=["outlet"]
    ) as out:  # fmt: skip
        db.execute("DELETE FROM articles WHERE doc >= ?", (held.articles,))
        db.commit()
        new = _new(rows, db, counted)
        while some := list(islice(new, held.rules.batch)):
            out.write_batch(_as_rows(some, held.articles + total))
            for one in some:
                key.update(repr(one).encode("utf-8", "surrogatepass"))
            if total // _TOLD_EVERY != (total + len(some)) // _TOLD_EVERY:
                tell(f"{total + len(some)} articles read")
            total += len(some)
    _settle(archive, held, beside, key.hexdigest())
    return total, counted.known, key.hexdigest()


def _settle(archive: Path, held: Manifest, beside: Path, key: str) -> None:
    """Puts the articles in their place, unless the same ones lie there from a run broken off."""
    folder = manifest.table(archive, "articles", len(held.batches) + 1)
    if not manifest.is_made(folder, key):
        manifest.begin(folder)
        os.replace(beside / PART, folder / PART)
        manifest.mark(folder, key)


class _Counted:
    """How many articles were there already."""

    known = 0


def _new(
    rows: Iterable[Incoming], db: sqlite3.Connection, counted: _Counted
) -> Iterator[Incoming]:
    """The articles that are not there, each under a name of its own."""
    seen: dict[str, bytes] = {}
    for row in rows:
        mark = sha256(row.text.encode("utf-8", "surrogatepass")).digest()
        name, n = row.article_id, 1
        while (there := _text_mark(name, db, seen)) not in {None, mark}:
            n += 1
            name = f"{row.article_id}-{n}"
        if there == mark:
            counted.known += 1
            continue
        seen[name] = mark
        yield row._replace(article_id=name)


def _text_mark(name: str, db: sqlite3.Connection, seen: dict[str, bytes]) -> bytes | None:
    """A fingerprint of the text that bears this name; nothing when none does."""
    if name in seen:
        return seen[name]
    row = db.execute("SELECT text FROM articles WHERE article_id = ?", (name,)).fetchone()
    return sha256(row[0].encode("utf-8", "surrogatepass")).digest() if row else None


def _as_rows(articles: list[Incoming], first: int) -> pa.RecordBatch:
    """`schema.ARTICLES` rows."""
    forms = [reading(one.text).form for one in articles]
    columns = {
        "doc": range(first, first + len(articles)),
        **{name: [getattr(one, name) for one in articles] for name in Incoming._fields},
        "published": [_day(one.published) for one in articles],
        "n_words": [normalize.n_words(form) for form in forms],
        "form": [None if form == one.text else form
                 for form, one in zip(forms, articles, strict=True)],
    }  # fmt: skip
    return pa.RecordBatch.from_pydict({n: list(columns[n]) for n in schema.ARTICLES.names},
                                      schema=schema.ARTICLES)  # fmt: skip


def _day(published: str) -> date | None:
    """The day of a date as a program states it; nothing where only a month or year is known."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
