"""Markdown (.md): its words, without the marks that set them, and what its first lines state."""

import re

from analysis.ingest.brought import Brought, Taken, Trimmed, one
from analysis.ingest.dates import stated_date
from analysis.ingest.plain import checked
from analysis.ingest.plain import read as read_plain

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w[\w -]{0,30}):[ \t]*(.+)$", re.MULTILINE)
_MARKS = (
    (re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*\)"), ""),
    (re.compile(r"\[([^\[\]\n]+)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"^(?:#{1,6}|>)[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^(?:```|~~~|-{3,}|\*{3,}|={3,}).*$", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
"""Pictures, links, headings and quotations, rules, emphasis, escapes: in this order."""


def read(raw: bytes, file: str) -> Taken:
    """The words of a Markdown file; title, author, outlet and date from the head, where it has one.

    Raises:
        UnreadableArticle: as a plain text.
    """
    source, doubt = read_plain(raw, file)
    head = _FRONT.match(source)
    stated = dict(_stated(head[1])) if head else {}
    text = source[head.end() :] if head else source
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    trimmed = (Trimmed("is the head of the file", head[1], 0),) if head else ()
    about = {
        "title": stated.get("title", ""),
        "outlet": stated.get("outlet", "") or stated.get("source", ""),
        "published": stated_date(stated.get("date", "") or stated.get("published", "")),
        "byline": stated.get("author", "") or stated.get("byline", ""),
    }
    plain = checked(re.sub(r"\n{3,}", "\n\n", text).strip("\n"), file)
    return one(Brought(plain, **about, how="Markdown", doubt=doubt, trimmed=trimmed))


def _stated(head: str) -> list[tuple[str, str]]:
    return [(name.casefold(), said.strip().strip("\"'")) for name, said in _FIELD.findall(head)]
