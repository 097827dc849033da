"""What a file brings: its texts, what it states of them, and what was left out of each."""

from collections.abc import Callable, Collection
from typing import NamedTuple, NoReturn

from analysis.errors import UnreadableArticle


class Trimmed(NamedTuple):
    """A part that was left out of a text: why, its words, and the place in the text for it."""

    why: str
    text: str
    at: int


class Brought(NamedTuple):
    """One text as a file has it; what the file does not state is empty.

    article_id: what tells it from the other texts of its file, then its name in the story; how: how
    it was read, in a few words; doubt: a sentence about what is not certain; trimmed: in the order
    of their places.
    """

    text: str
    article_id: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    byline: str = ""
    label: str = ""
    role: str = ""
    how: str = ""
    doubt: str = ""
    trimmed: tuple[Trimmed, ...] = ()


class Taken(NamedTuple):
    """All that one file brings, and a sentence for each part of it that could not be read."""

    articles: list[Brought]
    problems: list[str]


Reader = Callable[[bytes, str], Taken]
"""Reads the bytes of a file of that name. It raises `UnreadableArticle` when there is no text."""
InnerReader = Callable[[bytes, str, Reader], Taken]
"""Reads a file that holds files; the last argument reads those."""


def one(brought: Brought) -> Taken:
    """A file that brings one text."""
    return Taken([brought], [brought.doubt] if brought.doubt else [])


def refuse(message: str) -> NoReturn:
    """Says in a sentence why a file is left out.

    Raises:
        UnreadableArticle: always.
    """
    raise UnreadableArticle(message)


def put_back(brought: Brought, parts: Collection[int]) -> str:
    r"""The text with some of its trimmed parts, named by their number, back in their places.

    >>> cut = Brought("The vote is at noon.", trimmed=(Trimmed("header", "To: desk", 0),))
    >>> put_back(cut, [0])
    'To: desk\n\nThe vote is at noon.'
    """
    pieces, at = [], 0
    for n, part in enumerate(brought.trimmed):
        if n in parts:
            pieces += [brought.text[at : part.at], part.text]
            at = part.at
    pieces.append(brought.text[at:])
    return "\n\n".join(piece.strip("\n") for piece in pieces if piece.strip())
