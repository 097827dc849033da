"""Which members belong together when links join them two by two (disjoint sets)."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def joined(members: Iterable[T], links: Iterable[tuple[T, T]]) -> dict[T, T]:
    """For each member, in the order given, the first member of its set.

    Links chain: what is linked to one of a set belongs to the whole set. Time grows with members
    and links together.

    >>> joined("abcd", [("d", "b")])
    {'a': 'a', 'b': 'b', 'c': 'c', 'd': 'b'}
    """
    every = list(dict.fromkeys(members))
    place = {member: n for n, member in enumerate(every)}
    parent = list(range(len(every)))
    for a, b in links:
        low, high = sorted((_root(parent, place[a]), _root(parent, place[b])))
        parent[high] = low
    return {member: every[_root(parent, n)] for n, member in enumerate(every)}


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n
