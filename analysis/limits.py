"""How much is taken in: every limit with its unit, its reason, and how an operator changes it.

They hold for files added on the page, for story folders and for story files alike.
"""

import logging
import os

_MEGABYTE = 1_000_000


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


MAX_TEXT = _MEGABYTE * whole("COPYTASTER_MAX_TEXT_MB", 5)
"""Largest text, in bytes, as a file and as UTF-8: some 800,000 words, a hundred times the longest
report."""
MAX_DOCUMENT = _MEGABYTE * whole("COPYTASTER_MAX_DOCUMENT_MB", 20)
"""Largest file that is not plain text, in bytes: a saved page or a PDF with its pictures. The text
in it is held to `MAX_TEXT`."""
MAX_STORY = _MEGABYTE * whole("COPYTASTER_MAX_STORY_MB", 45)
"""All texts of a story made or opened here, in bytes of UTF-8: 200 long reports need about one
hundredth of it. A small zip can hold a thousand times its own size, so this is counted while it is
read. A little below `MAX_FILE`, so that every story fits in a file."""
MAX_FILE = _MEGABYTE * whole("COPYTASTER_MAX_STORY_FILE_MB", 50)
"""Largest story file, in bytes: texts that hardly shrink when packed still fit. The server takes no
more than `server.maxUploadSize` in .streamlit/config.toml, whatever stands here."""
MAX_ARTICLES = whole("COPYTASTER_MAX_ARTICLES", 200)
"""Articles in a story made or opened here; more belong in a folder on the server."""

MAX_TAGS = 40_000
"""Most tags of a web page: news pages have 500 to 10,000. Each costs .1 ms for each reading."""
MANY_TAGS = 10_000
"""A page with more tags is read once, not three times."""
MAX_DEPTH = 250
"""Most tags inside each other: pages have 30. A little less than the parser takes."""
MAX_XML = 10 * _MEGABYTE
"""Largest part of an Office file, unpacked, in bytes: a long report has 1 MB; a file of 200 kB that
unpacked to 100 MB took over 90 seconds."""
MAX_PACKED_FILES = 2_000
"""Most files in a zip of texts, and parts in an Office file."""
MAX_INSIDE = 3
"""How many files may lie inside each other: a document in a mail in a zip."""
MAX_PAGES = 500
"""Most pages of a PDF."""
MAX_ROWS = 5_000
"""Most rows of a table, and entries of a feed, that are read."""
MAX_INDEX = 2 * _MEGABYTE
"""Largest story.json, in bytes: 200 articles and 1,000 marks need a tenth of it."""
MAX_VALUES = 100_000
"""Most values in story.json: what an empty list takes in memory is twenty times what it takes in
the file. The most articles, steps and marks together have half as many."""
MAX_STEPS = 500
"""Most decisions on names; each one looks at every name of the story."""
MAX_MARKS = 10_000
"""Most marks on findings; a story of 200 articles has some hundred findings."""
MAX_LETTERS = 2_000
"""Longest name, note, key or cell of a table, in characters."""


WORKERS = whole("COPYTASTER_WORKERS", 0, least=0)
"""Processes that make tables beside the server; 0: the server makes them itself, which does for one
editor and takes 350 MB less for each."""
MAX_WORKER_MEMORY = _MEGABYTE * whole("COPYTASTER_MAX_WORKER_MB", 4_000)
"""Memory that a worker may ask for, in bytes, its libraries' included (1.5 GB of addresses, a fifth
of it used); 200 reports of 600 words take 600 MB more."""
MAX_WORKER_SECONDS = whole("COPYTASTER_MAX_WORKER_SECONDS", 900)
"""Processor seconds that one request of a story may take: 200 reports of 600 words take 90."""
MAX_SESSIONS = whole("COPYTASTER_MAX_SESSIONS", 200)
"""Browser pages open at once on one server process, where `hosted.py` serves. Each holds some
megabytes while it is open; a page that is closed makes room."""
MAX_TRIES = whole("COPYTASTER_MAX_TRIES", 6)
"""Passphrases that may be tried from one address in a minute; ten times as many from all."""
SIGNED_IN_HOURS = whole("COPYTASTER_SIGNED_IN_HOURS", 12)
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
