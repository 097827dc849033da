"""Every table of an archive, column by column; a change of one is another VERSION.

doc: number of an article by arrival, from 0. h: number of a sequence of words. pos: its first word
in its text. start, stop: code points. Places are in the reading form of a text in the tables that
are worked with, and in the text as given in those that are published.
"""

import pyarrow as pa

VERSION = 1
"""Raised when an archive written before cannot be read any more."""

_DOC, _INT, _WORDS = pa.int64(), pa.int32(), pa.string()

ARTICLES = pa.schema([
    ("doc", _DOC), ("article_id", _WORDS), ("outlet", _WORDS), ("title", _WORDS), ("url", _WORDS),
    ("published", pa.date32()), ("n_words", _INT), ("text", _WORDS), ("form", _WORDS),
])  # fmt: skip
"""form: the reading form, where it is not the text itself. published: null where unknown."""
POSTINGS = pa.schema([
    ("h", _DOC), ("doc", _DOC), ("pos", _INT), ("prev", _DOC), ("step", _INT), ("is_first", _INT),
])  # fmt: skip
"""A kept sequence. prev: a number for what was kept before it and how far before; null for the
first of its text. step: words from there, at most the size of a sequence. is_first: 1 for the first
place of the sequence in its text, else 0."""
SHORT = pa.schema([("doc", _DOC), ("pos", _INT)])
"""Sequences within a stretch that may be standing text."""
HEADS = pa.schema([("doc", _DOC), ("head", _WORDS)])
"""The first letters of a text."""
ASIDE = pa.schema([("doc", _DOC), ("start_word", _INT), ("stop_word", _INT)])
"""Words set aside."""
GONE = pa.schema([("doc", _DOC), ("pos", _INT)])
"""Sequences that hold a word set aside."""
PASSAGES = pa.schema([
    ("pid", _DOC), ("doc_a", _DOC), ("start_a", _INT), ("stop_a", _INT), ("doc_b", _DOC),
    ("start_b", _INT), ("stop_b", _INT), ("kind", _WORDS), ("n_words", _INT), ("n_words_b", _INT),
    ("score", pa.float64()), ("is_quotation", pa.bool_()), ("is_moved", pa.bool_()),
])  # fmt: skip
"""What two articles share, as `schema.Passage`; doc_a came before doc_b. pid: made from the place,
so it is the same in any run."""
GIVEN = pa.schema([
    ("doc", _DOC), ("start", _INT), ("stop", _INT), ("given_start", _INT), ("given_stop", _INT),
])  # fmt: skip
"""Places of reading forms, and where they stand in the text as given."""

KEPT = ("articles", "index", "aside", "passages")
"""Tables that are kept by batches, one folder each."""
PUBLISHED = ("mirrored", "holders", "groups", "articles")
"""Tables that others read, one Parquet file each."""
