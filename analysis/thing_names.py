"""Which written forms of names of organisations, places and peoples are one thing within one story."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from analysis.person_names import fold
from analysis.wordlists import words

_SMALL = frozenset("of and the for in on at de la & to".split())


def group(names: Sequence[tuple[str, str]]) -> list[str]:
    """For each name and type a key; equal keys mean one thing.

    Assumes that initials in capitals mean the one longer name of the story that they fit, and that a shorter name of two
    words or more means the one organisation whose name ends in it. Fails where a text uses initials of a name it never
    gives in full beside another name that they fit.

    >>> group([("Los Angeles", "GPE"), ("LA", "GPE"), ("U.S.", "GPE"), ("United States", "GPE")])
    ['los angeles', 'los angeles', 'united states', 'united states']
    """
    plain = [plain_name(*name) for name in names]
    longer = _longer({(key, kind) for key, (_, kind) in zip(plain, names, strict=True)})
    initials = _initials(set(plain))
    keys = []
    for key, (surface, _) in zip(plain, names, strict=True):
        if is_acronym(surface) and len(initials.get(key, ())) == 1:
            key = next(iter(initials[key]))
        keys.append(longer.get(key, key))
    return keys


@functools.lru_cache(maxsize=20_000)
def plain_name(surface: str, kind: str) -> str:
    """A name reduced to what identifies it: no article, legal ending, plural of a people; usual short forms undone.

    >>> plain_name("the Justice Department", "ORG") == plain_name("Department of Justice", "ORG")
    True
    >>> plain_name("Acme Corp.", "ORG"), plain_name("Republicans", "NORP")
    ('acme', 'republican')
    """
    key = re.sub(r"^the |'s$|'$", "", fold(surface.replace("&", " and ")))
    parts = key.split()
    while len(parts) > 1 and parts[-1].strip(",") in words("company_endings"):
        parts = parts[:-1]
    key = re.sub(r"^(department|ministry) of (?:the )?(.+)$", r"\2 \1", " ".join(parts).rstrip(","))
    if kind == "NORP" and len(key) > 4:
        key = key.removesuffix("s")
    return _long_forms().get(key, key)


@functools.cache
def _long_forms() -> dict[str, str]:
    return {form: line.split("|")[0] for line in sorted(words("same_things")) for form in line.split("|")}


def is_acronym(surface: str) -> bool:
    """Whether a name is two to six capitals, with or without full stops.

    >>> is_acronym("LA"), is_acronym("U.N."), is_acronym("Fox")
    (True, True, False)
    """
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}", surface))


def _initials(keys: Iterable[str]) -> dict[str, set[str]]:
    """The names that each string of initials fits, with and without the small words."""
    fits: dict[str, set[str]] = defaultdict(set)
    for key in sorted(keys):
        parts = re.findall(r"\w+", key)
        if len(parts) > 1:
            fits["".join(part[0] for part in parts)].add(key)
            fits["".join(part[0] for part in parts if part not in _SMALL)].add(key)
    return fits


def _longer(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each organisation's name of two words or more the one longer name that ends in it."""
    ends: dict[str, set[str]] = defaultdict(set)
    keys = {key for key, kind in names if kind == "ORG"}
    for key in keys:
        parts = key.split()
        for n in range(1, len(parts) - 1):
            ends[" ".join(parts[n:])].add(key)
    return {short: next(iter(full)) for short, full in ends.items() if short in keys and len(full) == 1}
