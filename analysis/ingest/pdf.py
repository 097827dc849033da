"""PDF files: the text that is in them as text. Columns may come out of order, so it is shown."""

import io
import logging
import re
from collections import Counter

from analysis.ingest.brought import Brought, Taken, Trimmed, one, refuse
from analysis.ingest.plain import checked
from analysis.limits import MAX_PAGES, MAX_TEXT

_EDGE = 2
"""Lines at the head and at the foot of a page that may be the same on every page."""
_MOST = 0.6
"""A line that stands at the edge of this share of the pages is a running head or a page number."""
_FEW_PAGES = 3
"""Pages of the shortest document in which a line can recur as a header or footer."""
_BROKEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\n(?=[a-z])")
_DOUBT = (
    "{} is a PDF: where its page has columns, boxes or captions, their order may be wrong. "
    "Read it through once."
)
Pages = list[list[str]]
"""The lines of each page."""


def read(raw: bytes, file: str) -> Taken:
    """The text of a PDF, without what is repeated at the head or the foot of its pages.

    Fails on columns that were drawn row by row: their lines come mixed.

    Raises:
        UnreadableArticle: when it is locked, damaged, too long, or holds pictures of text only.
    """
    made = _pages(raw, file)
    kept, running = _apart(made)
    text = _BROKEN.sub("", "\n\n".join("\n".join(lines) for lines in kept if lines))
    if not text.strip():
        refuse(
            f"{file} holds pictures of pages and no text, so it was left out. "
            "Have its text recognised by a scanning program, or paste it."
        )
    trimmed = (Trimmed("is repeated at the head or foot of pages", running, 0),) if running else ()
    how, doubt = f"PDF of {len(made)} page{'s' * (len(made) > 1)}", _DOUBT.format(file)
    return one(Brought(checked(text, file), how=how, doubt=doubt, trimmed=trimmed))


def _pages(raw: bytes, file: str) -> Pages:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = PdfReader(io.BytesIO(raw))
        is_locked = document.is_encrypted and not document.decrypt("")
        n = 0 if is_locked else len(document.pages)
        pages = [] if n > MAX_PAGES else _extracted(document, n)
    except Exception:
        refuse(
            f"{file} is a damaged PDF, or one of a kind that cannot be read, and was left out. "
            "Open it in a PDF reader and print it to a new PDF, or paste its text."
        )
    if is_locked:
        refuse(
            f"{file} is protected by a password and was left out. "
            "Open it with its password and save it without one, or paste its text."
        )
    if n > MAX_PAGES:
        most = f"at most {MAX_PAGES} are read"
        refuse(f"{file} has {n} pages; {most}. Save the article's pages alone.")
    return pages


def _extracted(document: "PdfReader", n: int) -> Pages:  # type: ignore[name-defined]  # noqa: F821
    pages, size = [], 0
    for number in range(n):
        text = document.pages[number].extract_text()
        size += len(text)
        pages.append([line.strip() for line in text.split("\n") if line.strip()])
        if size > MAX_TEXT:
            break
    return pages


def _apart(pages: Pages) -> tuple[Pages, str]:
    """The pages without their running heads and page numbers, and those."""
    if len(pages) < _FEW_PAGES:
        return pages, ""
    counts = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    running = {key for key, n in counts.items() if n > 1 and n >= _MOST * len(pages)}
    said = dict.fromkeys(line for lines in pages for line in _edges(lines) if _key(line) in running)
    return [_within(lines, running) for lines in pages], "\n".join(said)


def _edges(lines: list[str]) -> list[str]:
    return [*lines[:_EDGE], *lines[_EDGE:][-_EDGE:]]


def _key(line: str) -> str:
    """A line with its numbers made equal: pages are counted."""
    return re.sub(r"\d+", "#", line)


def _within(lines: list[str], running: set[str]) -> list[str]:
    last = len(lines) - _EDGE
    return [
        line
        for n, line in enumerate(lines)
        if not ((n < _EDGE or n >= last) and _key(line) in running)
    ]
