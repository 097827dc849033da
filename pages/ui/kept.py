"""Where what is costly lives, and why there.

| what | lives in | until |
|---|---|---|
| a story of the shelf, its tables | `SHELF`, by all its folder holds | 8 others are asked for |
| a text beside an archived one | `beside()`, in `st.session_state` | 4 others are asked for |
| a story shared by a link | `SHARED`, by all that is shared of it | 8 others are asked for |
| a session's own story; decided names | `own()`, in `st.session_state` | the session ends |
| tables of a saved story | the database, too (`pages.ui.remembered`) | its texts change |
| views, Arrow, CSV of a small table | the story; beside the table (`Beside`) | these go |
| a file that takes long, made on request | the session (`pages.ui.files`) | a few others |
| the database of stories | `database()`, once for this process | the process ends |

None of it lives in `st.cache_data` or `st.cache_resource`: any browser may send the message that
empties those of everybody, and what is cached there for one session goes when its line is lost for
a moment. The state of a session stays for two minutes after that, and only its own browser can
empty it.
"""

import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import streamlit as st

from analysis.errors import NothingKept, StoreUnreachable

if TYPE_CHECKING:
    from analysis.store.database import Database

T = TypeVar("T")


class _Slot(Generic[T]):
    """One thing, or the place where it is being made."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.made: list[T] = []


class Kept(Generic[T]):
    """The last things made, by key; each is made once, however many threads ask at the same time.

    A key must say all that the thing depends on. What fails is not kept, and is tried again by the
    next who asks.

    >>> kept, made = Kept(2), []
    >>> [kept.get(key, lambda: made.append(1) or len(made)) for key in "aabca"]
    [1, 1, 2, 3, 4]
    """

    def __init__(self, most: int) -> None:
        """most: how many things are kept; the one not asked for longest goes first."""
        self._most, self._lock = most, threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot[T]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of that key, made now if it is not kept."""
        slot = self._slot(key)
        with slot.lock:
            if not slot.made:
                slot.made.append(make())
            return slot.made[0]

    def _slot(self, key: Hashable) -> _Slot[T]:
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
            return slot


class Beside(Generic[T]):
    """What was made of an object, for as long as that very object lives; nobody changes it."""

    def __init__(self) -> None:
        """Empty; `Beside` holds none of the objects."""
        self._made: dict[int, tuple[weakref.ref[Any], T]] = {}

    def get(self, one: object, make: Callable[[], T]) -> T:
        """What belongs to the object, made now if it is not there."""
        held = self._made.get(id(one))
        if held is None or held[0]() is not one:
            held = (weakref.ref(one, self._forget(id(one))), make())
            self._made[id(one)] = held
        return held[1]

    def _forget(self, place: int) -> Callable[[object], object]:
        return lambda _: self._made.pop(place, None)


SHELF: Kept[Any] = Kept(8)
"""Stories that all sessions of this process share; they hold their tables and views."""
SHARED: Kept[Any] = Kept(8)
"""Stories that were shared by links, by all that is shared: who has a link shares their tables."""
_MOST_OWN = 8
"""Own stories of one session, each with and without its decisions, kept with their tables."""


def own() -> Kept[Any]:
    """What this session alone keeps."""
    return st.session_state.setdefault("own stories", Kept(_MOST_OWN))


_MOST_BESIDE = 4
"""Archived articles, each read beside a text, kept in one session with what was compared."""


def beside() -> Kept[Any]:
    """What this session alone keeps of archived articles: they are in no story."""
    return st.session_state.setdefault("beside the archive", Kept(_MOST_BESIDE))


_DATABASE: Kept[Any] = Kept(1)
_REFUSED: dict[str, tuple[float, StoreUnreachable]] = {}
_PAUSE = 2.0
"""Seconds for which a database that could not be opened is not tried again: a page asks for it
several times, and one that does not answer at all takes three seconds each time."""


def database() -> "Database":
    """The database of stories, opened once; imported here, since not every visit needs it.

    Raises:
        NothingKept: when this server has no place for it.
        StoreUnreachable: when it does not answer.
    """
    from analysis.store import database

    place = database.address()
    since, error = _REFUSED.get(place, (-_PAUSE, None))
    if error is not None and time.monotonic() - since < _PAUSE:
        raise type(error)(str(error))
    try:
        return _DATABASE.get(place, lambda: database.opened(place))
    except StoreUnreachable as now:
        _REFUSED[place] = (time.monotonic(), now)
        raise


def keeps_stories() -> bool:
    """Whether this server keeps stories at all, reachable just now or not."""
    try:
        database()
    except NothingKept:
        return False
    except StoreUnreachable:
        return True
    return True
