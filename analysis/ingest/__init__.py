"""From files to the articles table. The only place that reads articles from disk."""

from analysis.ingest.dates import iso_date
from analysis.ingest.folder import read_articles, text_files
from analysis.ingest.metadata import (
    ROLES,
    articles_table,
    letter,
    opening_words,
    texts_table,
    unused,
)
from analysis.ingest.plain import MAX_BYTES, article_from_bytes, decode, read
from analysis.ingest.table_file import MAX_LETTERS, stem

__all__ = [
    "MAX_BYTES",
    "MAX_LETTERS",
    "ROLES",
    "article_from_bytes",
    "articles_table",
    "decode",
    "iso_date",
    "letter",
    "opening_words",
    "read",
    "read_articles",
    "stem",
    "text_files",
    "texts_table",
    "unused",
]
