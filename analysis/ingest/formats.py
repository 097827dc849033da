"""Every kind of file that is read. A new one is a module with a reader, and a line in `FORMATS`.

Readers are named by their module, which is imported when the first file of its kind comes: what
they need (lxml, pypdf, trafilatura) takes up to 40 MB of memory.
A file is known by its signs first, then by the ending of its name: a mail renamed .txt is a mail.
"""

import logging
import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from analysis.errors import UnreadableArticle
from analysis.ingest import plain, refused, signs
from analysis.ingest.brought import Brought, InnerReader, Reader, Taken, one, refuse
from analysis.ingest.byline import stated_byline, without_by
from analysis.limits import MAX_DOCUMENT, MAX_INSIDE, megabytes
from analysis.text.visible import visible

_ZIP = "zip of these"
_BINARY = ("PDF", "Word", "Excel", _ZIP)
"""Kinds that nobody takes for a text, whatever the name of the file."""
UNNAMED = "unnamed"
"""What a text is called whose file has no name beside its ending."""
_ENDING = re.compile(r"(.*)\.([A-Za-z0-9]{1,8})", re.DOTALL)
Sign = Callable[[signs.Head], bool]


class Format(NamedTuple):
    """A kind of file: what it is called, its endings, its reader, and how it is known by content.

    `inner` reads instead where the file holds files.
    """

    name: str
    endings: tuple[str, ...]
    read: Reader | None
    sign: Sign | None = None
    inner: InnerReader | None = None


def _reader(module: str, function: str = "read") -> Reader:
    def read(raw: bytes, file: str) -> Taken:
        found: Reader = getattr(import_module(f"analysis.ingest.{module}"), function)
        return found(raw, file)

    return read


def _inner(module: str) -> InnerReader:
    def read(raw: bytes, file: str, inside: Reader) -> Taken:
        found: InnerReader = import_module(f"analysis.ingest.{module}").read
        return found(raw, file, inside)

    return read


def _plain(raw: bytes, file: str) -> Taken:
    text, doubt = plain.read(raw, file)
    return one(Brought(text, how="plain text", doubt=doubt))


TEXT = Format("plain text", ("txt", "text"), _plain)
FORMATS = (
    Format("link", ("url", "webloc", "website"), refused.link, signs.is_link),
    Format("Word", ("docx", "docm"), _reader("word"), signs.is_word),
    Format("table", ("csv", "tsv", "jsonl", "ndjson", "json"), _reader("tables"), signs.is_objects),
    Format("Excel", ("xlsx", "xlsm"), _reader("tables"), signs.is_workbook),
    Format("story file", (), refused.story, signs.is_story),
    Format("other document", ("odt", "pages", "epub"), refused.other_office, signs.is_other_office),
    Format("old document", ("doc", "xls", "msg"), refused.old_office, signs.is_old_office),
    Format(_ZIP, ("zip",), None, signs.is_zip, _inner("archive")),
    Format("PDF", ("pdf",), _reader("pdf"), signs.is_pdf),
    Format("rich text", ("rtf",), _reader("rich_text"), signs.is_rich_text),
    Format("saved page", ("mhtml", "mht"), _reader("mail", "read_page"), signs.is_saved_page),
    Format("mail", ("eml",), None, signs.is_mail, _inner("mail")),
    Format("feed", ("rss", "atom"), _reader("feed"), signs.is_feed),
    Format("NITF", ("nitf",), _reader("news_xml", "read_nitf"), signs.is_nitf),
    Format("NewsML-G2", ("newsml",), _reader("news_xml", "read_newsml"), signs.is_newsml),
    Format("web page", ("html", "htm", "xhtml"), _reader("web"), signs.is_page),
    Format("subtitles", ("srt", "vtt"), _reader("subtitles"), signs.is_captions),
    Format("other XML", ("xml",), refused.other_xml),
    Format("Markdown", ("md", "markdown"), _reader("markdown")),
    TEXT,
)
"""Where two signs hold, the first counts."""
_NOT_READ = (refused.link, refused.old_office, refused.other_office)
ENDINGS = tuple(ending for kind in FORMATS if kind.read not in _NOT_READ for ending in kind.endings)
"""Endings of the files that are read, without their dots."""
_KNOWN = {ending: kind for kind in FORMATS for ending in kind.endings}


def read_file(raw: bytes, file: str, depth: int = 1) -> Taken:
    """The texts of a file of any kind, each with what the file states of it, and a name of its own.

    Whatever a damaged file makes of the library that reads it becomes a sentence as well.

    Raises:
        UnreadableArticle: when the file cannot be read; the sentence names it and says what to do.
    """
    shown = visible(file)
    if len(raw) > MAX_DOCUMENT:
        refuse(
            f"{shown} is larger than {megabytes(MAX_DOCUMENT)} and was left out. "
            "Copy the article's text into a file of its own."
        )
    kind = kind_of(raw, file)
    if kind is None:
        refuse(
            f"{shown} is of a kind that is not read and was left out. "
            "If it is a text, give its name the ending .txt."
        )
    try:
        taken = _by(kind, raw, shown, depth)
    except UnreadableArticle as error:
        if kind.name in _BINARY and ending(file) in TEXT.endings:
            what_to_do = str(error).partition(". ")[2]
            refuse(
                f"{shown} is not a plain text file and was left out. "
                f"By its content it is of the kind {kind.name}. {what_to_do}"
            )
        raise
    except Exception as error:
        logging.getLogger(__name__).warning("A %s failed: %s", kind.name, type(error).__name__)
        refuse(f"{shown} is damaged and was left out. Open it, save it anew, or paste its text.")
    is_own = kind.inner is None
    return Taken([_named(text, shown, is_own) for text in taken.articles], taken.problems)


def kind_of(raw: bytes, file: str) -> Format | None:
    """Which kind a file is, by its content, else by its ending; None when neither tells.

    A name without an ending is taken for a text's.
    """
    given = signs.head(raw)
    told = (kind for kind in FORMATS if kind.sign and kind.sign(given))
    return next(told, None) or (_KNOWN.get(ending(file)) if ending(file) else TEXT)


def _by(kind: Format, raw: bytes, file: str, depth: int) -> Taken:
    if kind.inner is None:
        return (kind.read or _plain)(raw, file)
    if depth > MAX_INSIDE or (depth > 1 and kind.name == _ZIP):
        refuse(f"{file} holds files and is itself in a file; it was left out. Add it by itself.")
    return kind.inner(raw, file, lambda inner, name: read_file(inner, name, depth + 1))


def _named(brought: Brought, file: str, is_own: bool) -> Brought:
    """A text under the name of its file, with what tells it from others; else the inner name.

    Its byline is what the file says of it, else a line of the text.
    """
    said = without_by(brought.byline) or stated_byline(brought.text)
    brought, part = brought._replace(byline=said), brought.article_id
    if part and not is_own:
        return brought
    return brought._replace(article_id=f"{stem(file)} {part}".strip())


def ending(file: str) -> str:
    """The ending of a file's name in small letters, without its dot; empty when there is none.

    >>> ending("report.TXT"), ending("report")
    ('txt', '')
    """
    found = _ENDING.fullmatch(visible(file))
    return found[2].casefold() if found else ""


def stem(file: str) -> str:
    """A file's name without an ending that is known, as it looks; with no more than that, unnamed.

    >>> stem("agency.TXT"), stem(".docx"), stem("v1.2")
    ('agency', 'unnamed', 'v1.2')
    """
    name = visible(file)
    return (visible(name[: -len(ending(name)) - 1]) if ending(name) in _KNOWN else name) or UNNAMED
