"""What is asked of an archive: groups by pages, one group, what is known of articles.

Reads published Parquet only: it starts no engine of ours, and whoever adds meanwhile disturbs
nobody. Every table comes as a DataFrame with its columns, however few its rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.archive import manifest
from analysis.archive.adding import LATEST
from analysis.archive.engines.duck import connect, read
from analysis.archive.manifest import Manifest
from analysis.archive.schema import PUBLISHED
from analysis.archive.stored import texts_of
from analysis.errors import UnusableArchive

if TYPE_CHECKING:
    import duckdb

PAGE = 100
"""Groups on one page."""
CHAIN = 0.5
"""Cohesion below which a group is a chain of versions rather than one text."""
_DAYS = "last_day - first_day + 1"
ORDERS = {
    "articles": "n_articles",
    "outlets": "n_outlets",
    "days": _DAYS,
    "words": "n_words",
}
"""What groups may be listed by, the largest first, and how it is asked for."""
_MEMORY = "300MB"


@dataclass(frozen=True)
class GroupFilter:
    """Which groups are asked for; at least so many articles, outlets and words, held in some days.

    days: from the first to the last day, both counted; 0 asks for none, so that groups without a
    date count too. since, until: a group counts when it has an article of a day between. quoted:
    whether groups that are nothing but quotations count.
    """

    articles: int = 2
    outlets: int = 0
    words: int = 0
    days: int = 0
    since: date | None = None
    until: date | None = None
    quoted: bool = True


class GroupPage(NamedTuple):
    """Groups of one page and how many there are on all.

    Order: as asked for in `ORDERS`, then articles and words, the largest first; grp.
    Columns: grp, n_articles, n_outlets, first_day, last_day, n_words, kind, all_quoted, cohesion.
    """

    rows: pd.DataFrame
    total: int


class SpreadGroup(NamedTuple):
    """One group. about: its row of `GroupPage`; holders: where each article holds its text.

    Columns of holders: doc, article_id, outlet, title, day, start, stop, text (the words there).
    Order: day (unknown last), doc, start.
    """

    about: pd.DataFrame
    holders: pd.DataFrame


@dataclass(frozen=True)
class Published:
    """An archive as it was published. held: what its manifest says now."""

    archive: Path
    folder: Path
    held: Manifest
    _db: "duckdb.DuckDBPyConnection"

    def groups(
        self,
        asked: GroupFilter | None = None,
        page: int = 1,
        size: int = PAGE,
        by: str = "articles",
    ) -> GroupPage:
        """The groups that are asked for, a page of `size` rows at a time, from 1."""
        where, values = _conditions(asked or GroupFilter())
        total = self._ask(f"SELECT COUNT(*) AS n FROM groups WHERE {where}", values)
        rows = self._ask(
            f"SELECT * FROM groups WHERE {where} ORDER BY {ORDERS[by]} DESC NULLS LAST, "
            "n_articles DESC, n_words DESC, grp "
            f"LIMIT {size:d} OFFSET {max(page - 1, 0) * size:d}",
            values,
        )
        return GroupPage(rows, int(total["n"].iloc[0]))

    def group(self, grp: int) -> SpreadGroup:
        """One group with its holders; without rows where there is none of that number."""
        about = self._ask("SELECT * FROM groups WHERE grp = ?", [grp])
        held = self._ask(
            "SELECT h.doc, a.article_id, h.outlet, a.title, h.day, h.start, h.stop FROM holders h "
            "JOIN articles a ON a.doc = h.doc WHERE h.grp = ? "
            "ORDER BY h.day NULLS LAST, h.doc, h.start",
            [grp],
        )
        texts = self.texts(held["doc"])
        spans = zip(held["doc"], held["start"], held["stop"], strict=True)
        words = [texts[doc][start:stop] for doc, start, stop in spans]
        return SpreadGroup(about, held.assign(text=pd.Series(words, dtype="str")))

    def openings(self, groups: Iterable[int]) -> dict[int, str]:
        """The words of whoever holds each of some groups first, the first of its holders."""
        asked = sorted({int(grp) for grp in groups})
        marks = ", ".join("?" * len(asked))
        rows = self._ask(
            f"SELECT grp, doc, start, stop FROM holders WHERE grp IN ({marks}) QUALIFY ROW_NUMBER()"
            " OVER (PARTITION BY grp ORDER BY day NULLS LAST, doc, start) = 1 ORDER BY grp",
            asked,
        )
        texts = self.texts(rows["doc"])
        columns = (rows[name] for name in ("grp", "doc", "start", "stop"))
        return {grp: texts[doc][first:last] for grp, doc, first, last in zip(*columns, strict=True)}

    def articles(self, docs: Iterable[int]) -> pd.DataFrame:
        """What is known of articles, by number.

        Columns: doc, article_id, outlet, title, url, day, n_words, n_partners, longest.
        """
        asked = sorted({int(doc) for doc in docs})
        marks = ", ".join("?" * len(asked))
        return self._ask(f"SELECT * FROM articles WHERE doc IN ({marks}) ORDER BY doc", asked)

    def passages(self, doc: int) -> pd.DataFrame:
        """All passages of one article with others, from its side.

        Columns: doc, start, stop, other, other_start, other_stop, kind, n_words, is_quotation, grp.
        """
        return self._ask(
            "SELECT * FROM mirrored WHERE doc = ? ORDER BY start, stop, other, other_start", [doc]
        )

    def texts(self, docs: Iterable[int]) -> dict[int, str]:
        """The texts of articles as given, by number."""
        asked = sorted({int(doc) for doc in docs if doc < self.held.articles})
        return {one.doc: one.text for one in texts_of(self.archive, asked)}

    def _ask(self, query: str, values: Iterable[object]) -> pd.DataFrame:
        return self._db.cursor().execute(query, list(values)).df()


def open_results(archive: Path | str) -> Published:
    """The newest published tables of an archive.

    Raises:
        UnusableArchive: when it is no archive, nothing is published, or DuckDB is not installed.
    """
    archive = Path(archive)
    held = manifest.read(archive)
    latest = archive / "published" / LATEST
    folder = latest.parent / latest.read_text("utf-8") if latest.is_file() else None
    if folder is None or not folder.is_dir():
        message = (
            f"Nothing of {archive.name} is published yet. Do it with: "
            f"python -m analysis.archive publish {archive.name}"
        )
        raise UnusableArchive(message)
    db = connect(threads=1, memory_limit=_MEMORY)
    db.execute("SET parquet_metadata_cache = true")
    for name in PUBLISHED:
        files = read([str(folder / f"{name}.parquet")])
        db.execute(f"CREATE VIEW {quoted_name(name)} AS SELECT * FROM {files}")
    return Published(archive, folder, held, db)


open = open_results


def quoted_name(name: str) -> str:
    """A name in a query, whatever the language means by it."""
    return f'"{name}"'


def _conditions(asked: GroupFilter) -> tuple[str, list[object]]:
    """The filter as a condition with its values."""
    rows: list[tuple[str, object]] = [
        ("n_articles >= ?", asked.articles),
        ("n_outlets >= ?", asked.outlets),
        ("n_words >= ?", asked.words),
    ]
    rows += [(f"{_DAYS} >= ?", asked.days)] if asked.days else []
    rows += [("last_day >= ?", asked.since)] if asked.since else []
    rows += [("first_day <= ?", asked.until)] if asked.until else []
    rows += [] if asked.quoted else [("all_quoted = ?", False)]
    return " AND ".join(condition for condition, _ in rows), [value for _, value in rows]
