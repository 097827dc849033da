"""Plain text files: bytes to text, and a one-sentence message where a text is unusable."""

import re
from typing import NamedTuple

from analysis.errors import UnreadableArticle
from analysis.ingest.encoding import decoded
from analysis.limits import MAX_TEXT, megabytes, n_bytes
from analysis.text.visible import visible

MAX_BYTES = MAX_TEXT
"""Largest file taken, in bytes."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01
"""A text holds at most this share of control characters; compressed or machine data hold 10%."""
_FEW_CONTROLS = 3
"""A text may hold so many all the same, where they are less than a tenth of it."""
_OTHER_FILES = ("%PDF", "PK\x03", "{\\rtf")


class Read(NamedTuple):
    """The text of a file, and in one sentence what is doubtful about it; empty when nothing is."""

    text: str
    doubt: str


def decode(raw: bytes) -> str:
    r"""The text of a file, its encoding found out; line ends become ``\n``, nothing else changes.

    >>> decode("caf\u00e9".encode("cp1252"))
    'café'
    """
    return _unix(decoded(raw).text)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def article_from_bytes(raw: bytes, file: str) -> str:
    """The text of one uploaded or stored file.

    Raises:
        UnreadableArticle: as `read`.
    """
    return read(raw, file).text


def read(raw: bytes, file: str) -> Read:
    """The text of one uploaded or stored file, and what is doubtful about it.

    Stray control characters become the replacement character, so that each is seen and no place in
    the text moves.

    A text may grow when its letters are stored as UTF-8, as a story file does; both sizes count.

    Raises:
        UnreadableArticle: when the file is too large, empty, or not text.
    """
    file = visible(file)
    if len(raw) > MAX_BYTES:
        _refuse(_too_large(file))
    text, doubt = decoded(raw)
    n_controls = len(_CONTROLS.findall(text))
    if text.strip() and _is_other(text, doubt, n_controls):
        _refuse(
            f"{file} is not a plain text file and was left out. "
            "Save the article as .txt and try again."
        )
    return Read(checked(text, file), _said(file, doubt or ("damaged" if n_controls else "")))


def checked(text: str, file: str) -> str:
    """A text that may join a story: with equal line ends and without control characters.

    Raises:
        UnreadableArticle: when it is empty or larger than `MAX_BYTES` as UTF-8.
    """
    if not text.strip():
        _refuse(
            f"{file} holds no text and was left out. "
            "Check that the file was saved with its contents."
        )
    plain = _unix(_CONTROLS.sub("\ufffd", text))
    if n_bytes(plain) > MAX_BYTES:
        _refuse(_too_large(file))
    return plain


def _too_large(file: str) -> str:
    most = megabytes(MAX_BYTES)
    return f"{file} is larger than {most} and was left out. Cut it to the article's text."


def _refuse(message: str) -> None:
    raise UnreadableArticle(message)


def _is_other(text: str, doubt: str, n_controls: int) -> bool:
    few = max(_FEW_CONTROLS, _MOST_CONTROLS * len(text))
    return (
        doubt == "unknown" or n_controls > min(few, len(text) / 10) or text.startswith(_OTHER_FILES)
    )


def _said(file: str, doubt: str) -> str:
    if doubt == "damaged":
        return f"{file} holds characters that are damaged; each is shown as \ufffd."
    if not doubt:
        return ""
    return (
        f"{file} does not say how its letters are stored; it was read as {doubt}. "
        "If they look wrong, save it as UTF-8 and add it again."
    )
