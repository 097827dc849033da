"""A property made once for each object, under a lock of that object and property alone.

`functools.cached_property` has one lock for all objects on Python 3.11, so that one large story
held up every other, and none from 3.12 on, so that two threads made one table twice. Assumes that
no property asks for itself by way of others: then threads never wait for each other in a ring.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from threading import RLock
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class made_once(Generic[T]):  # noqa: N801 - it is read as `property` is
    """A property whose first value stays; a failure is not kept, the next asker tries again.

    >>> class Page:
    ...     @made_once
    ...     def size(self):
    ...         print("counted")
    ...         return 3
    >>> page = Page()
    >>> page.size + page.size
    counted
    6
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        """`make` is given the object."""
        self.make, self.name, self.__doc__ = make, "", make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Where the value is kept; once it stands there Python finds it before the property."""
        self.name = name

    @overload
    def __get__(self, thing: None, owner: type | None = None) -> made_once[T]: ...
    @overload
    def __get__(self, thing: object, owner: type | None = None) -> T: ...
    def __get__(self, thing: object | None, owner: type | None = None) -> T | made_once[T]:
        """The value, made now where it is missing."""
        return self if thing is None else once(thing, self.name, partial(self.make, thing))


def once(thing: object, name: str, make: Callable[[], T]) -> T:
    """The value of a property, made by `make` where it is missing, by one thread at a time."""
    kept = vars(thing)
    lock = f"lock of {name}"
    with kept.setdefault(lock, RLock()):
        if name not in kept:
            kept[name] = make()
    kept.pop(lock, None)
    value: T = kept[name]
    return value


def made(thing: object) -> dict[str, Any]:
    """The values made so far, by name."""
    known = vars(type(thing))
    return {n: v for n, v in list(vars(thing).items()) if isinstance(known.get(n), made_once)}


def take(thing: object, values: Mapping[str, Any]) -> None:
    """Values that were made elsewhere; what is there already stays."""
    for name, value in values.items():
        vars(thing).setdefault(name, value)
