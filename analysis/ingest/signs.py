"""What a file is by what stands in it, whatever its name says.

Assumes that nobody begins an article with the head of a mail, a page or a PDF. Tables and Markdown
have no sign and are known by their ending only.
"""

import json
import re
from typing import NamedTuple

from analysis.ingest.encoding import decoded

_HEAD = 8_000
"""Bytes looked at."""
_BEFORE_ROOT = re.compile(
    r"\s*(?:<\?.{0,2000}?\?>\s*|<!--.{0,4000}?-->\s*|<!DOCTYPE(?!\s+html\b)[^>\[]*(?:\[.{0,4000}?\])?\s*>\s*)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:!DOCTYPE\s+|[\w-]+:)?([\w-]+)(?=[\s>/])", re.IGNORECASE)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[^\n]*\n(?:[ \t]+[^\n]*\n)*")
_SENDING = frozenset("date subject to message-id mime-version received".split())
_SAVED = re.compile(r"^Snapshot-Content-Location:|^From: <Saved by ", re.MULTILINE | re.IGNORECASE)
_CAPTION = re.compile(r"\d{1,6}[ \t]*\n(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}[ \t]*-->")
_ADDRESSES = re.compile(r"(?:(?:https?://|www\.)[^\s<>]+\s*){1,50}")
_SHORTCUT = re.compile(r"\[InternetShortcut\]\s")


class Head(NamedTuple):
    """A file as it is looked at: all bytes, and its first ones as text with plain line ends."""

    raw: bytes
    text: str


def head(raw: bytes) -> Head:
    """The file as the signs look at it."""
    text = decoded(raw[:_HEAD]).text
    return Head(raw, text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \n\t"))


def root(given: Head) -> str:
    """The name of the first tag of a page or XML file, in small letters; empty for other files.

    >>> root(head(b"<?xml version='1.0'?><!-- x --><rss version='2.0'>"))
    'rss'
    """
    found = _ROOT.match(given.text, _BEFORE_ROOT.match(given.text).end())  # type: ignore[union-attr]
    return found[1].casefold() if found else ""


def is_page(given: Head) -> bool:
    """A web page."""
    return root(given) in {"html", "head", "body"}


def is_feed(given: Head) -> bool:
    """RSS or Atom."""
    return root(given) in {"rss", "feed", "rdf"}


def is_nitf(given: Head) -> bool:
    """NITF."""
    return root(given) == "nitf"


def is_newsml(given: Head) -> bool:
    """NewsML-G2: one item, a package or a message."""
    return root(given) in {"newsitem", "newsmessage", "packageitem"}


def is_pdf(given: Head) -> bool:
    """PDF."""
    return given.raw[:100].lstrip().startswith(b"%PDF-")


def is_rich_text(given: Head) -> bool:
    """Rich text."""
    return given.raw[:100].lstrip().startswith(b"{\\rtf")


def is_zip(given: Head) -> bool:
    """Any zip."""
    return given.raw.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_word(given: Head) -> bool:
    """A Word file."""
    return is_zip(given) and b"word/document.xml" in given.raw


def is_workbook(given: Head) -> bool:
    """An Excel file."""
    return is_zip(given) and b"xl/workbook.xml" in given.raw


def is_story(given: Head) -> bool:
    """A story file made here."""
    return is_zip(given) and b"story.json" in given.raw


def is_other_office(given: Head) -> bool:
    """OpenDocument or an e-book, which say so in their first file."""
    return is_zip(given) and given.raw[30:38] == b"mimetype"


def is_old_office(given: Head) -> bool:
    """What Office wrote before 2007, and Outlook's mails."""
    return given.raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def is_mail(given: Head) -> bool:
    """A mail: lines of a head, who sent it among them."""
    names = _names(given.text)
    return "from" in names and bool(names & _SENDING)


def is_saved_page(given: Head) -> bool:
    """A page saved as one file."""
    top = given.text.split("\n\n", 1)[0]
    return "mime-version" in _names(given.text) and bool(_SAVED.search(top))


def is_captions(given: Head) -> bool:
    """Subtitles."""
    return bool(re.match(r"WEBVTT\b", given.text) or _CAPTION.match(given.text))


def is_link(given: Head) -> bool:
    """Nothing but addresses, or a file that leads to one."""
    short = len(given.raw) < _HEAD
    return bool(short and (_ADDRESSES.fullmatch(given.text.strip()) or _SHORTCUT.match(given.text)))


def addresses(text: str) -> list[str]:
    """The addresses of a text that holds nothing else, as a browser would take them.

    >>> addresses("www.east.example/a http://b.example"), addresses("See www.east.example")
    (['https://www.east.example/a', 'http://b.example'], [])
    """
    if len(text) >= _HEAD or not _ADDRESSES.fullmatch(text.strip()):
        return []
    return [one if one.startswith("http") else f"https://{one}" for one in text.split()]


def is_objects(given: Head) -> bool:
    """An object of JSON on the first line, and more of them or nothing below."""
    if not given.text.startswith("{"):
        return False
    line = given.raw.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _names(text: str) -> set[str]:
    """The names of the lines of a head, in small letters; the first line must be one."""
    names: set[str] = set()
    at = 0
    while found := _HEADER.match(text, at):
        names.add(found[1].casefold())
        at = found.end()
    return names
