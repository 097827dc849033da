"""From files to the articles table. The only place that reads articles from disk."""

from analysis.ingest.folder import read_articles
from analysis.ingest.metadata import ROLES, articles_table, letter, opening_words, texts_table
from analysis.ingest.plain import article_from_bytes, decode

__all__ = [
    "ROLES",
    "article_from_bytes",
    "articles_table",
    "decode",
    "letter",
    "opening_words",
    "read_articles",
    "texts_table",
]
