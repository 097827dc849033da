"""How much is taken in: every limit with its unit, its reason, and how an operator changes it.

They hold for files added on the page, for story folders and for story files alike.
"""

import logging
import os
from typing import NamedTuple

_MEGABYTE = 1_000_000
"""Bytes: a million, as disks and mail count."""


def whole(variable: str, usual: int, least: int = 1) -> int:
    """A whole number from the environment; the usual one when it says nothing usable.

    >>> whole("COPYTASTER_MAX_NOTHING", 5)
    5
    """
    asked = os.environ.get(variable, "").strip()
    if asked.isascii() and asked.isdigit() and 0 < len(asked) < 7 and int(asked) >= least:
        return int(asked)
    if asked:
        message = "%s is %r, which is no whole number from %d to 999999; %d holds."
        logging.getLogger(__name__).warning(message, variable, asked[:40], least, usual)
    return usual


class Limit(NamedTuple):
    """A limit as it is told: its variable, what holds here and without it, and what it limits."""

    variable: str
    holds: int
    usual: int
    unit: str
    says: str


LIMITS: list[Limit] = []
"""Every limit, in the order below."""


def _limit(
    variable: str, usual: int, says: str, unit: str = "", least: int = 1, most: int = 999_999
) -> int:
    """What holds for a limit, which from here on stands among `LIMITS`; most: what code can bear.

    A limit in MB is given in bytes.
    """
    holds = min(whole(variable, usual, least), most)
    LIMITS.append(Limit(variable, holds, usual, unit, says))
    return holds * (_MEGABYTE if unit == "MB" else 1)


MAX_TEXT = _limit("COPYTASTER_MAX_TEXT_MB", 5, "one text", "MB")
"""Largest text, as a file and as UTF-8: some 800,000 words, a hundred times the longest report."""
MAX_DOCUMENT = _limit(
    "COPYTASTER_MAX_DOCUMENT_MB", 20, "a file that is not plain text, such as a PDF", "MB"
)
"""Largest file that is not plain text: a saved page or a PDF with its pictures. The text in it is
held to `MAX_TEXT`."""
MAX_STORY = _limit("COPYTASTER_MAX_STORY_MB", 45, "all texts of such a story", "MB")
"""All texts of a story made or opened here, in UTF-8: 200 long reports need about one hundredth of
it. A small zip can hold a thousand times its own size, so this is counted while it is read. A
little below `MAX_FILE`, so that every story fits in a file."""
MAX_FILE = _limit("COPYTASTER_MAX_STORY_FILE_MB", 50, "a story file or evidence pack", "MB")
"""Largest story file: texts that hardly shrink when packed still fit. The server takes no more than
`server.maxUploadSize` in .streamlit/config.toml, whatever stands here."""
MAX_ARTICLES = _limit(
    "COPYTASTER_MAX_ARTICLES", 200, "articles of a story made or opened in the browser"
)
"""Articles in a story made or opened here; more belong in a folder on the server."""
MAX_TAGS = _limit("COPYTASTER_MAX_TAGS", 40_000, "tags of a web page")
"""Most tags of a web page: news pages have 500 to 10,000. Each costs .1 ms for each reading."""
MANY_TAGS = 10_000
"""A page with more tags is read once, not three times."""
MAX_DEPTH = _limit("COPYTASTER_MAX_DEPTH", 250, "tags inside each other", most=250)
"""Most tags inside each other: pages have 30. A little less than the parser takes, so it can only
be lowered."""
MAX_XML = _limit("COPYTASTER_MAX_XML_MB", 10, "a part of an Office file, unpacked", "MB")
"""Largest part of an Office file, unpacked: a long report has 1 MB; a file of 200 kB that unpacked
to 100 MB took over 90 seconds."""
MAX_PACKED_FILES = _limit(
    "COPYTASTER_MAX_PACKED_FILES", 2_000, "files in a zip, and parts of an Office file"
)
"""Most files in a zip of texts, and parts in an Office file."""
MAX_INSIDE = _limit("COPYTASTER_MAX_INSIDE", 3, "files inside each other")
"""How many files may lie inside each other: a document in a mail in a zip."""
MAX_PAGES = _limit("COPYTASTER_MAX_PAGES", 500, "pages of a PDF")
"""Most pages of a PDF."""
MAX_ROWS = _limit("COPYTASTER_MAX_ROWS", 5_000, "rows of a table, entries of a feed")
"""Most rows of a table, and entries of a feed, that are read."""
FETCHES = _limit(
    "COPYTASTER_FETCH", 0, "pasted addresses whose pages are fetched at once", least=0, most=20
)
"""Addresses pasted together whose pages are fetched; 0: none is, for a server that calls what
strangers paste can be used to knock at doors. 1 to 20 where all who come in are trusted."""
MAX_FETCHED = _limit("COPYTASTER_FETCH_MB", 5, "a page or document that is fetched", "MB")
"""Largest page or document that is fetched, unpacked: news pages have .1 to 2 MB."""
FETCH_SECONDS = _limit("COPYTASTER_FETCH_SECONDS", 15, "seconds for a page that is fetched")
"""Seconds in which a page must be there, all redirects included; an editor waits for it."""
MAX_INDEX = _limit("COPYTASTER_MAX_INDEX_MB", 2, "what a story file says of its texts", "MB")
"""Largest story.json: 200 articles and 1,000 marks need a tenth of it."""
MAX_VALUES = _limit("COPYTASTER_MAX_VALUES", 100_000, "values in what a story file says of them")
"""Most values in story.json: what an empty list takes in memory is twenty times what it takes in
the file. The most articles, steps and marks together have half as many."""
MAX_STEPS = _limit("COPYTASTER_MAX_STEPS", 500, "decisions on names in a story")
"""Most decisions on names; each one looks at every name of the story."""
MAX_MARKS = _limit("COPYTASTER_MAX_MARKS", 10_000, "marks on findings in a story")
"""Most marks on findings; a story of 200 articles has some hundred findings."""
MAX_LETTERS = _limit("COPYTASTER_MAX_LETTERS", 2_000, "characters of a name, note or table cell")
"""Longest name, note, key or cell of a table, in characters."""
MAX_STORIES = _limit("COPYTASTER_MAX_STORIES", 500, "stories that one editor keeps")
"""Stories that one owner keeps, deleted ones aside: two a day for a working year."""
MAX_OWNED = _limit("COPYTASTER_MAX_OWNED_MB", 500, "texts of all stories of one editor", "MB")
"""Texts of all stories of one owner, deleted ones included: ten of the largest stories, or 10,000
of ten long reports."""
MAX_STORED = _limit(
    "COPYTASTER_MAX_STORED_MB", 20_000, "texts of all stories on this server", "MB"
)
"""Texts of all stories of all owners, deleted ones included: forty editors who keep as much as one
may. What is indexed and made of them takes as much again; a disk that is full stops all at once."""
DELETED_DAYS = _limit("COPYTASTER_DELETED_DAYS", 30, "days for which a deleted story comes back")
"""Days for which a deleted story can be brought back."""
MAX_LISTED = _limit("COPYTASTER_MAX_LISTED", 100, "stories, and links to one, listed at once")
"""Most stories, and most links to a story, that are listed at once; a search finds the others."""
MAX_TABLES = _limit("COPYTASTER_MAX_TABLES_MB", 100, "tables kept with a story", "MB", least=0)
"""All tables that are kept with a story, unpacked; those that do not fit are made anew, the largest
first. 200 short reports need 30 MB, packed a fifth of it; 0: none are kept."""
LINK_DAYS = (30, 1, 7, 90, 365)
"""Days for which a link to a story can be open, the usual first: long enough for a story, short
enough that a forgotten link ends by itself."""
WORKERS = _limit(
    "COPYTASTER_WORKERS", 0, "processes that read stories beside the server, 350 MB each", least=0
)
"""Processes that make tables beside the server; 0: the server makes them itself, which does for one
editor and takes 350 MB less for each."""
MAX_AT_ONCE = _limit(
    "COPYTASTER_MAX_AT_ONCE", 2, "stories of one editor that such processes read at once"
)
"""Stories of one editor that workers read at the same moment, however many tabs are open: with the
seconds below it bounds the processor time that one editor takes at once."""
MAX_WORKER_MEMORY = _limit(
    "COPYTASTER_MAX_WORKER_MB", 4_000, "memory that one story may take there", "MB"
)
"""Memory that a worker may ask for, its libraries' included (1.5 GB of addresses, a fifth of it
used); 200 reports of 600 words take 600 MB more."""
MAX_WORKER_SECONDS = _limit(
    "COPYTASTER_MAX_WORKER_SECONDS", 900, "processor seconds that one story may take there"
)
"""Processor seconds that one request of a story may take: 200 reports of 600 words take 90."""
MAX_SESSIONS = _limit(
    "COPYTASTER_MAX_SESSIONS", 200, "pages open at once on one process of `hosted.py`"
)
"""Browser pages open at once on one server process, where `hosted.py` serves. Each holds some
megabytes while it is open; a page that is closed makes room."""
MAX_TRIES = _limit("COPYTASTER_MAX_TRIES", 6, "passphrases tried from one address in a minute")
"""Passphrases that may be tried from one address in a minute; ten times as many from all."""
SIGNED_IN_HOURS = _limit("COPYTASTER_SIGNED_IN_HOURS", 12, "hours for which a passphrase holds")
"""Hours for which a passphrase holds: a long shift."""


def n_bytes(text: str) -> int:
    r"""Bytes of a text in UTF-8.

    >>> n_bytes("caf\u00e9")
    5
    """
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def megabytes(n: int) -> str:
    """A number of bytes as it is told.

    >>> megabytes(5_000_000)
    '5 MB'
    """
    return f"{n // _MEGABYTE} MB"
