"""Bytes to text: which encoding a file is in, and what is to be said when that is not certain."""

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 first: its mark begins with that of UTF-16."""
_SAMPLE = 4_000
"""Bytes looked at for the pattern of zeros; even, so that units of two and four bytes fit."""
_MOST_FOREIGN = 1 / 3
"""Of the letters of a text in a Western language at most this share is not ASCII: French has 4%,
Finnish 8%, Icelandic 14%; Russian or Japanese bytes read as Western ones have nearly all."""
_FEW_LETTERS = 8
"""So few letters outside ASCII tell nothing about the encoding."""
_LETTER = re.compile(r"[^\W\d_]")
_ASCII_LETTER = re.compile(r"[A-Za-z]")


class Decoded(NamedTuple):
    """The text of some bytes; `doubt`: empty, "damaged", "unknown", or the encoding guessed."""

    text: str
    doubt: str = ""


def decoded(raw: bytes) -> Decoded:
    r"""Bytes read by their byte-order mark or zeros, as UTF-8, Windows Latin-1, or by a guess.

    Assumes one encoding throughout. UTF-8 with a few damaged places stays UTF-8. Fails on Mac Roman
    and other Western encodings, which nothing tells from Windows Latin-1.

    >>> decoded("caf\u00e9".encode("cp1252"))
    Decoded(text='café', doubt='')
    """
    named = _encoding(raw)
    if named:
        return _whole(raw, named)
    try:
        return Decoded(raw.decode("utf-8").lstrip("\ufeff"))
    except UnicodeDecodeError:
        return _broken_utf8(raw) or _western(raw) or _guessed(raw)


def _encoding(raw: bytes) -> str:
    """The encoding that a byte-order mark or the place of zeros gives away; empty when neither."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return encoding
    sample = raw[:_SAMPLE]
    zeros = [sample[n::4].count(0) * 4 / max(len(sample), 1) for n in range(4)]
    held = "".join("0" if share > 0.6 else "." if share < 0.2 else "?" for share in zeros)
    wide = {".000": "utf-32-le", "000.": "utf-32-be", ".0.0": "utf-16-le", "0.0.": "utf-16-be"}
    return wide.get(held, "")


def _whole(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace").lstrip("\ufeff")
    return Decoded(text, "damaged" if "\ufffd" in text else "")


def _broken_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 in which fewer characters are damaged than whole, ASCII aside."""
    text = raw.decode("utf-8", errors="replace")
    n_whole = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    return Decoded(text.lstrip("\ufeff"), "damaged") if n_whole > text.count("\ufffd") else None


def _western(raw: bytes) -> Decoded | None:
    text = raw.decode("cp1252", errors="replace")
    n_letters, n_ascii = len(_LETTER.findall(text)), len(_ASCII_LETTER.findall(text))
    most = 0 if "\ufffd" in text else _MOST_FOREIGN
    if n_letters - n_ascii > max(_FEW_LETTERS, most * n_letters):
        return None
    return Decoded(text, "damaged" if "\ufffd" in text else "")


def _guessed(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        return Decoded(raw.decode("latin-1"), "unknown")
    return Decoded(str(best).lstrip("\ufeff"), best.encoding)
