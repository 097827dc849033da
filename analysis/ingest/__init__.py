"""From files to the articles table. The only place that reads articles from disk."""

from analysis.ingest.dates import iso_date
from analysis.ingest.folder import read_articles, stamp, story_folders, text_files
from analysis.ingest.metadata import (
    ROLES,
    articles_table,
    letter,
    opening_words,
    texts_table,
    unused,
)
from analysis.ingest.plain import MAX_BYTES, article_from_bytes, decode, read
from analysis.ingest.table_file import UNNAMED, stem
from analysis.limits import MAX_LETTERS

__all__ = [
    "MAX_BYTES",
    "MAX_LETTERS",
    "ROLES",
    "UNNAMED",
    "article_from_bytes",
    "articles_table",
    "decode",
    "iso_date",
    "letter",
    "opening_words",
    "read",
    "read_articles",
    "stamp",
    "stem",
    "story_folders",
    "text_files",
    "texts_table",
    "unused",
]
