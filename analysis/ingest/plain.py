"""Plain text files: bytes to text, and what makes a text unusable said in one sentence."""

import codecs
import re

from analysis.errors import UnreadableArticle

MAX_BYTES = 5_000_000
"""Largest file taken, in bytes: some 800,000 words, a hundred times the longest report."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(raw: bytes) -> str:
    r"""The text of a file: by its byte-order mark, else as UTF-8, Windows Latin-1, or guessed.

    Line ends become ``\n``; nothing else changes.

    >>> decode("caf\u00e9".encode("cp1252"))
    'café'
    """
    return _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: bytes) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _guessed(raw)


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return str(best) if best else raw.decode("latin-1")


def article_from_bytes(raw: bytes, file: str) -> str:
    """The text of one uploaded or stored file.

    Raises:
        UnreadableArticle: when the file is too large, empty, or not text.
    """
    if len(raw) > MAX_BYTES:
        message = (
            f"{file} is larger than {MAX_BYTES // 1_000_000} MB and was left out. "
            "Cut it to the article's text."
        )
        raise UnreadableArticle(message)
    text = decode(raw)
    if not text.strip():
        message = (
            f"{file} holds no text and was left out. "
            "Check that the file was saved with its contents."
        )
        raise UnreadableArticle(message)
    if _CONTROLS.search(text[:4096]) or text.startswith(("%PDF", "PK\x03", "{\\rtf")):
        message = (
            f"{file} is not a plain text file and was left out. "
            "Save the article as .txt and try again."
        )
        raise UnreadableArticle(message)
    return text
