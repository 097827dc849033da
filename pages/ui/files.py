"""Files to take away: bytes that belong to the session, under a name that says what is in them.

Streamlit serves a file above 1 MiB under an id made from its length, three samples of 64 KiB, its
type and its *name*: the name carries a hash of all of it, so that nobody is handed another's file.
It deletes a file that no session refers to as soon as two pages of anybody have run. What a
callable makes when its button is pressed is referred to by none; bytes given to a button are
referred to until that page runs again. So a file is made before its button is drawn: at once where
that is cheap, else on a first press, and a second one takes it away.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

from pages.ui import markup

_DIGITS = 16
"""Digits of the hash in a name: 64 bits, which nobody finds a second file for."""
_MOST = 4
"""Files kept for a session after they were prepared; each may be as large as its story."""
_KINDS = {"csv": "text/csv", "zip": "application/zip"}

Tell = Callable[[float, str], object]
"""Says how far the making of a file is: its share, 0 to 1, and what is being done."""


class File(NamedTuple):
    """A file to take away, and what to say beside its button."""

    data: bytes
    digest: str
    told: str = ""


class _Prepared(NamedTuple):
    """A file made on request, and what it was made of."""

    of: object
    file: File


def file(data: bytes, told: str = "") -> File:
    """A file of these bytes.

    >>> file(b"a").digest
    'ca978112ca1bbdca'
    """
    return File(data, hashlib.sha256(data).hexdigest()[:_DIGITS], told)


def button(label: str, made: File, stem: str, ending: str = "csv") -> None:
    """A button that takes the file away: one press.

    `stem` is the first part of the file's name, `ending` csv or zip.
    """
    st.download_button(
        label,
        made.data,
        f"copytaster-{stem}-{made.digest}.{ending}",
        _KINDS[ending],
        key=f"file {stem}",
        on_click="ignore",
    )


def prepared(
    label: str, of: object, make: Callable[[Tell], File], stem: str, ending: str = "csv"
) -> str:
    """A button that makes the file, then one in its place that takes it away.

    The file is good for as long as `of`, what it is made of, stays the same. Returns what to say
    beside the button.
    """
    place = st.empty()
    found = _held().get(stem)
    if found is None or not _same(found.of, of):
        if not place.button(_asking(label), key=f"prepare {stem}", help=_WHY):
            return ""
        found = _keep(stem, _Prepared(of, _made(place, make)))
    with place:
        button(label, found.file, stem, ending)
    return found.file.told


def _asking(label: str) -> str:
    """What the first press is called.

    >>> _asking("Download this story"), _asking("All tables"), _asking("CSV, 12 names")
    ('Prepare the file of this story', 'Prepare all tables', 'Prepare CSV, 12 names')
    """
    what = label.replace("Download ", "The file of ")
    return f"Prepare {what if what.startswith('CSV') else what[0].lower() + what[1:]}"


_WHY = "This file takes a moment: the first press makes it, the second takes it away."


def _made(place: st.delta_generator.DeltaGenerator, make: Callable[[Tell], File]) -> File:
    """The file, with progress in the place of its button."""
    bar = place.progress(0.0, text="Making the file")
    return make(lambda share, doing: bar.progress(share, text=doing))


def _held() -> OrderedDict[str, _Prepared]:
    """The files prepared in this session."""
    return st.session_state.setdefault("prepared", OrderedDict())


def _keep(stem: str, made: _Prepared) -> _Prepared:
    held = _held()
    held[stem] = made
    held.move_to_end(stem)
    while len(held) > _MOST:
        held.popitem(last=False)
    return made


def _same(one: object, other: object) -> bool:
    """Whether a file made of the one is a file of the other."""
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        return one is other or one.equals(other)
    return one == other


def tell(said: list[str]) -> None:
    """What to know about the files beside it, a sentence each, each once."""
    for one in dict.fromkeys(filter(None, said)):
        markup.paragraph(markup.plain(one), "ct-note")
