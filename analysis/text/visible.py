"""Names as they look: without characters that nobody sees and that turn or split what is shown.

A file called report[right-to-left override]txt.exe looks like reportexe.txt. Texts keep such
characters, since offsets count them; names of files need none of them.
"""

import re

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_UNSEEN = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d"
    "\u2028\u2029\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_TURNS = re.compile(f"[{_DIRECTION}]")
_HIDDEN = re.compile(f"[{_DIRECTION}{_UNSEEN}]")
_HALVES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def visible(name: str) -> str:
    r"""A name without what cannot be seen; half a character, which is no UTF-8, shows as damaged.

    Marks of direction, joiners and other characters without width, controls and tags go; white
    space becomes one space.

    >>> visible("report\u202etxt.exe"), visible("caf\udce9.txt"), visible(" a\u200b\n b ")
    ('reporttxt.exe', 'caf\ufffd.txt', 'a b')
    """
    return _SPACES.sub(" ", _HALVES.sub("\ufffd", _HIDDEN.sub("", _spaced(name)))).strip()


def _spaced(name: str) -> str:
    """White space as spaces, before the controls among it go."""
    return _SPACES.sub(" ", name)


def undirected(words: str) -> str:
    r"""Words without marks of direction; joiners stay, since Persian and emoji need them.

    >>> undirected("East\u202e Courier")
    'East Courier'
    """
    return _TURNS.sub("", words)


def is_unicode(name: str) -> bool:
    r"""Whether a name of a file is whole text; bytes that are none stand in it as half characters.

    >>> is_unicode("caf\u00e9.txt"), is_unicode("caf\udce9.txt")
    (True, False)
    """
    return not _HALVES.search(name)
