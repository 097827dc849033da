"""What spread: groups of archived articles that hold one wording, and one group as it spread."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from pages.ui import controls, markup, tables
from pages.ui.archive import grid, opened, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from analysis.archive.results import Published, SpreadGroup

_COMPARED = 50
"""Holders whose words are held against the first one's."""
MOST = 10_000
"""Groups that are listed."""
_WORDS = 30_000
"""Words of holders that are compared at most: about a second."""
_SIGNS = ".,;:!?\"'()[]“”‘’«»"
HOW = """
Passages that two archived articles share are joined into groups: two belong together when they
stand in one place of an article, or in nearly the same. A group says how many articles and outlets
hold its text and between which days. *Cohesion* is how long the passages of a group are on average
against the longest stretch that one of its articles holds. Where it is low, the first and the last
may have little in common: a chain of versions, not one text. *First seen here* is the earliest day
in this archive; it does not say where a text comes from.
"""
_BEGINS = 160
"""Characters of a text in the table of groups."""
_FORMAT = "D MMM YYYY"
COLUMNS = {
    "begins": st.column_config.TextColumn("text", width=250, help="How it begins where it is "
                                          "first seen here"),
    "n_articles": st.column_config.NumberColumn("articles"),
    "n_outlets": st.column_config.NumberColumn("outlets"),
    "first_day": st.column_config.DateColumn("first seen here", format=_FORMAT),
    "last_day": st.column_config.DateColumn("last", format=_FORMAT),
    "n_days": st.column_config.NumberColumn("days", help="From the first to the last, both"),
    "n_words": st.column_config.NumberColumn("words"),
    "kind": st.column_config.TextColumn("kind"),
    "quoted": st.column_config.TextColumn("quoted"),
    "cohesion": st.column_config.NumberColumn("cohesion", format="%.2f"),
}
HOLDERS = {
    "day": st.column_config.TextColumn("day"),
    "outlet": st.column_config.TextColumn("outlet"),
    "title": st.column_config.TextColumn("title"),
    "share": st.column_config.NumberColumn(
        "share kept", format="percent", help="Its words against those of the longest holder"
    ),
    "text": st.column_config.TextColumn("its words"),
}


class Asked(NamedTuple):
    """Which groups are asked for: at least so many articles, outlets, days and words.

    since, until: with an article of a day between. quoted: whether those count that are nothing but
    quotations. by: what the largest is listed first by.
    """

    articles: int
    outlets: int
    days: int
    words: int
    since: date | None
    until: date | None
    quoted: bool
    by: str


def asked() -> Asked:
    """The filters, kept in the link."""
    with st.expander("Filters", expanded=any(key in st.query_params for key in _FILTERS)):
        least, between, quoted = _filters()
    by = controls.choice("Most first, by", [label.lower() for label, *_ in _LEAST], key="by")
    return Asked(*least, *between, quoted, by)


def _filters() -> tuple[list[int], list[date | None], bool]:
    places = st.columns(4)
    least = []
    for place, (label, low, high) in zip(places, _LEAST, strict=True):
        with place:
            least.append(controls.number(f"{label} at least", low, high, low, label.lower()))
    first, second, third = st.columns([1, 1, 2], vertical_alignment="bottom")
    with first:
        since = st.date_input("Seen on or after", None, key="since", **_DAY)
    with second:
        until = st.date_input("Seen on or before", None, key="until", **_DAY)
    with third:
        quoted = st.toggle("Also what is only quoted", True, key="quoted", bind="query-params")
    return least, [since, until], quoted


_LEAST = (("Articles", 2, 100), ("Outlets", 0, 20), ("Days", 0, 60), ("Words", 0, 500))
_FILTERS = ("articles", "outlets", "days", "words", "since", "until", "quoted")
_DAY = {"min_value": date(1700, 1, 1), "max_value": date(2100, 1, 1), "bind": "query-params"}
"""Archives of old newspapers exist; without bounds a calendar ends ten years from its day."""


class Groups(NamedTuple):
    """The page of groups that is asked for, all of them up to `MOST`, and how many there are.

    is_all: whether nothing was asked for that a group of an archive may lack. key: another for
    other rows.
    """

    rows: pd.DataFrame
    every: pd.DataFrame
    total: int
    is_all: bool
    key: str


def groups(held: Published, wanted: Asked, stamp: tuple[int, ...]) -> Groups:
    """The groups that are asked for, with their pager."""
    from analysis.archive.results import PAGE

    every, total = _found(held.archive, stamp, wanted)
    shown = controls.page(min(total, MOST), PAGE)
    rows = every[shown]
    is_all = wanted[:-1] == (2, 0, 0, 0, None, None, True)
    key = f"{wanted} {shown.start} {stamp}"
    return Groups(_worded(held, rows), every, total, is_all, key)


def _worded(held: Published, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as a table shows them: with how each text begins."""
    openings = held.openings(rows["grp"])
    begins = [" ".join(openings.get(grp, "")[:_BEGINS].split()) for grp in rows["grp"]]
    quoted = rows["all_quoted"].map({True: "only quoted", False: ""})
    return rows.assign(begins=pd.Series(begins, rows.index, "str"), quoted=quoted,
                       kind=rows["kind"].replace("verbatim", "word for word"))  # fmt: skip


@lru_cache(maxsize=8)
def _found(archive: Path, _stamp: tuple[int, ...], wanted: Asked) -> tuple[pd.DataFrame, int]:
    """The largest groups that are asked for, and how many there are."""
    from analysis.archive import results

    least = wanted._asdict()
    by = least.pop("by")
    rows, total = opened.published(archive).groups(results.GroupFilter(**least), size=MOST, by=by)
    days = (rows["last_day"] - rows["first_day"]).dt.days + 1
    rows.insert(rows.columns.get_loc("last_day") + 1, "n_days", days.astype("Int64"))
    return rows, total


def headline(held: Published, found: Groups) -> str:
    """How many groups there are, in how large an archive."""
    size = markup.counted(held.held.articles, "article")
    if not found.total:
        return markup.plain(f"No wording in this archive of {size} spread as far as asked.")
    is_one = found.total == 1
    count = markup.strong(markup.counted(found.total, "text"))
    most = f" The first {MOST:,} are listed." * (found.total > MOST)
    stand = "stands in several of" if is_one else "stand in several of"
    spread = stand if found.is_all else "spread as far as asked among"
    open_one = f" Tick {'it' if is_one else 'one'} to read how it spread."
    return f"{count} {markup.plain(f'{spread} the {size} of this archive.{most}{open_one}')}"


def listed(found: Groups) -> int | None:
    """The groups as a table; returns the number of the one that is open, kept in the link."""
    known = found.rows["grp"].tolist()
    link = st.query_params.get("group", "")
    chosen = next((n for n, grp in enumerate(known) if str(grp) == link), None)
    row = grid.one(found.rows, COLUMNS, f"groups {found.key}", chosen)
    grp = None if row is None else int(known[row])
    controls.remember("group", None if grp is None else str(grp))
    tables.downloads(found.rows, found.every, "groups", "group")
    return grp


def told(group: SpreadGroup) -> str:
    """One group in a sentence."""
    from analysis.archive.results import CHAIN

    about = group.about.iloc[0]
    n_outlets = int(about["n_outlets"])
    whose = f" of {markup.counted(n_outlets, 'outlet')}" * bool(n_outlets)
    is_chain = about["cohesion"] < CHAIN
    chain = " It is a chain of versions, not one text." if is_chain else ""
    held = markup.strong(markup.counted(int(about["n_articles"]), "article"))
    what = "a version of this text" if is_chain else "this text"
    return held + markup.plain(f"{whose} hold {what}{_between(about)}.{chain}")


def _between(about: pd.Series) -> str:
    """When a text was seen, as far as that is known."""
    first, last = about["first_day"], about["last_day"]
    if pd.isna(first):
        return "; none of them has a date"
    days = [opened.day(one) for one in (first, last)]
    return f", first seen here on {days[0]}" + f", last on {days[1]}" * (days[0] != days[1])


def text(group: SpreadGroup) -> None:
    """The words of whoever holds it first, those in full ink that all holders have."""
    every = group.holders["text"].tolist()
    most = max(2, min(_COMPARED, _WORDS // (len(every[0].split()) or 1)))
    others = every[1 : most + 1]
    spans = common(every[0], others)
    first = group.holders.iloc[0]
    who = ", ".join(filter(None, [first["outlet"] or first["article_id"], _day(first)]))
    all_of = f"all {len(every)} holders" if len(others) + 1 == len(every) else (
        f"the first {len(others) + 1} of {len(every)} holders")  # fmt: skip
    why = f"In full ink: the words that {all_of} keep, in this order."
    none = f"No word of it stands with {all_of}."
    markup.kept(f"{who}.", every[0], spans, why if spans else none)


def _day(holder: pd.Series) -> str:
    return "" if pd.isna(holder["day"]) else opened.day(holder["day"])


def common(first: str, others: list[str]) -> list[tuple[int, int]]:
    """Where the words of a text stand that all others have, in the same order: code points.

    >>> common("The cat, sat down", ["a cat sat up", "cat sat"])
    [(4, 12)]
    """
    spans = [found.span() for found in re.finditer(r"\S+", first)]
    kept = [*zip(_words(first), spans, strict=True)]
    for other in dict.fromkeys(others):
        match = SequenceMatcher(None, [word for word, _ in kept], _words(other), autojunk=False)
        kept = [one for a, _, n in match.get_matching_blocks() for one in kept[a : a + n]]
    return _joined(first, [span for _, span in kept])


def _words(text: str) -> list[str]:
    """The words of a text without case and the signs around them; a sign alone is itself."""
    return [word.casefold().strip(_SIGNS) or word for word in text.split()]


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans with those brought together between which there is only space."""
    found: list[tuple[int, int]] = []
    for start, stop in spans:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], stop
        else:
            found.append((start, stop))
    return found


def holders(group: SpreadGroup) -> None:
    """Every article that holds the text, by day."""
    shares = timeline.shares(group.holders)
    titles = group.holders["title"]
    titles = titles.where(titles != "", group.holders["article_id"])
    every = group.holders.assign(share=shares)
    days = group.holders["day"].dt.strftime("%Y-%m-%d").fillna("no date")
    tables.show(every.assign(title=titles, day=days), every, "holders", "article", HOLDERS)
