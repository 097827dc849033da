"""Feeds (RSS, Atom): an entry is a text. Only words are taken, no pictures."""

import io
import re
from typing import Any

from analysis.errors import UnreadableArticle
from analysis.ingest.brought import Brought, Taken, refuse
from analysis.ingest.dates import stated_date
from analysis.ingest.markup import html_lines
from analysis.ingest.plain import checked
from analysis.limits import MAX_LETTERS, MAX_ROWS, MAX_TAGS

_OPENED = re.compile(rb"<[A-Za-z]")
_MOST_OPEN = 1_000
"""The cost of reading grows with the square of it; a sound feed leaves none open."""
_SHORT = 100
"""Words below which an entry is likely the beginning of an article only."""


def read(raw: bytes, file: str) -> Taken:
    """The entries of a feed, each with its headline as the first line.

    Raises:
        UnreadableArticle: when it is damaged or holds no entry with text.
    """
    import feedparser

    if _left_open(raw) > _MOST_OPEN or raw.count(b"<") > 5 * MAX_TAGS:
        refuse(f"{file} holds too many tags for a feed and was left out. Save the pages it names.")
    found = feedparser.parse(io.BytesIO(raw))
    outlet, taken = _line(found.feed.get("title")), Taken([], [])
    for n, entry in enumerate(found.entries[:MAX_ROWS], 1):
        try:
            taken.articles.append(_entry(entry, str(n), outlet, file))
        except UnreadableArticle:
            taken.problems.append(f"Entry {n} of {file} holds no text and was left out.")
    if not taken.articles:
        refuse(f"{file} is a feed without texts and was left out. Save the pages it names.")
    if short := sum(len(one.text.split()) < _SHORT for one in taken.articles):
        taken.problems.append(
            f"{short} of the {len(taken.articles)} texts of {file} have under {_SHORT} words: "
            "feeds often hold only how an article begins. Save the pages for the whole."
        )
    return taken


def _left_open(raw: bytes) -> int:
    """Tags that are opened and never closed, those inside quoted HTML aside."""
    plain = _unquoted(raw)
    opened = len(_OPENED.findall(plain))
    return opened - plain.count(b"</") - plain.count(b"/>")


def _unquoted(raw: bytes) -> bytes:
    """What stands outside quoted stretches, in one pass however many are opened.

    >>> _unquoted(b"<p><![CDATA[<b>]]></p><![CDATA[<i>")
    b'<p></p>'
    """
    first, *quoted = raw.split(b"<![CDATA[")
    return first + b"".join(part.partition(b"]]>")[2] for part in quoted)


def _entry(entry: Any, number: str, outlet: str, file: str) -> Brought:  # noqa: ANN401 - no types there
    title = _line(entry.get("title"))
    bodies = [one.get("value") for one in entry.get("content", [])]
    body = max([*bodies, entry.get("summary")], key=lambda one: len(str(one or "")))
    lines = html_lines(str(body or ""), file)
    source = entry.get("source")
    return Brought(
        checked("\n\n".join(filter(None, [title, *lines])) if lines else "", file),
        article_id=number,
        title=title,
        outlet=_line(source.get("title") if isinstance(source, dict) else "") or outlet,
        published=stated_date(str(entry.get("published") or "")),
        url=_line(entry.get("link")),
        byline=_line(entry.get("author")),
        how="entry of a feed",
    )


def _line(words: object) -> str:
    """A field on one line, its markup taken out."""
    return " ".join(html_lines(str(words or "")[:MAX_LETTERS], "The feed")) if words else ""
