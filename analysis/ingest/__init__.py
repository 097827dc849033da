"""From files to the articles table. The only place that reads articles from disk."""

from analysis.ingest.brought import Brought, Taken, put_back
from analysis.ingest.dates import iso_date
from analysis.ingest.folder import read_articles, stamp, story_folders
from analysis.ingest.formats import ENDINGS, UNNAMED, read_file, stem
from analysis.ingest.metadata import (
    ROLES,
    articles_table,
    letter,
    opening_words,
    texts_table,
    unused,
)
from analysis.ingest.page import article_from_html
from analysis.ingest.plain import MAX_BYTES, article_from_bytes, decode, read
from analysis.ingest.signs import addresses
from analysis.limits import MAX_LETTERS

__all__ = [
    "ENDINGS",
    "MAX_BYTES",
    "MAX_LETTERS",
    "ROLES",
    "UNNAMED",
    "Brought",
    "Taken",
    "addresses",
    "article_from_bytes",
    "article_from_html",
    "articles_table",
    "decode",
    "iso_date",
    "letter",
    "opening_words",
    "put_back",
    "read",
    "read_articles",
    "read_file",
    "stamp",
    "stem",
    "story_folders",
    "texts_table",
    "unused",
]
