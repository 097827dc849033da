"""Which written forms of organisations, places and peoples are one thing within one story."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.names.person_names import fold
from analysis.text.wordlists import groups, marked, words


def group(names: Sequence[tuple[str, str]]) -> list[str]:
    """For each name and type a key; equal keys mean one thing.

    Assumes that initials in capitals mean the one longer name of the story that they fit, and that
    a shorter name, if it is more than one word or a mere kind of body ("the League"), means the one
    organisation whose name ends in it or opens with it. Fails where a text uses initials of a name
    that it never gives in full beside another name that they fit.

    >>> group([("Los Angeles", "GPE"), ("LA", "GPE"), ("U.S.", "GPE"), ("United States", "GPE")])
    ['los angeles', 'los angeles', 'united states', 'united states']
    """
    plain = [plain_name(*name) for name in names]
    bodies = {key for key, (_, kind) in zip(plain, names, strict=True) if kind == "ORG"}
    initials, longer = _initials(set(plain)), _longer(bodies)
    keys = (
        _spelt_out(surface, key, initials) for (surface, _), key in zip(names, plain, strict=True)
    )
    return [longer.get(key, key) for key in keys]


def _spelt_out(surface: str, key: str, initials: Mapping[str, set[str]]) -> str:
    """The one longer name that a name in initials stands for, else the name."""
    full = initials.get(key, set()) if is_acronym(surface) else set()
    return min(full) if len(full) == 1 else key


@functools.lru_cache(maxsize=20_000)
def plain_name(surface: str, kind: str) -> str:
    """A name reduced to what identifies it: no article, legal ending or plural of a people.

    >>> plain_name("the Justice Department", "ORG") == plain_name("Department of Justice", "ORG")
    True
    >>> plain_name("Acme Corp.", "ORG"), plain_name("Danes", "NORP"), plain_name("U.K.", "GPE")
    ('acme', 'dane', 'united kingdom')
    """
    parts = re.sub(r"^the |'s$|'$", "", fold(surface.replace("&", " and "))).split()
    while len(parts) > 1 and parts[-1].strip(",") in marked("body_words", "ending"):
        parts = parts[:-1]
    key = " ".join(parts).rstrip(",")
    key = re.sub(r"^(department|ministry) of (?:the )?(.+)$", r"\2 \1", key)
    if kind == "NORP" and len(key) > 4:
        key = key.removesuffix("s")
    return _long_forms().get(key, key)


@functools.cache
def _long_forms() -> dict[str, str]:
    """For each short name of a well-known place or body its long one."""
    return {form: forms[0] for forms in groups("same_things") for form in forms}


def is_acronym(surface: str) -> bool:
    """Whether a name is two to six capitals, with or without full stops.

    >>> is_acronym("LA"), is_acronym("U.N."), is_acronym("Fox")
    (True, True, False)
    """
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}", surface))


def _initials(keys: Iterable[str]) -> dict[str, set[str]]:
    """The names that each string of initials fits, with and without the small words."""
    fits: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        parts = re.findall(r"\w+", key)
        if len(parts) > 1:
            fits["".join(part[0] for part in parts)].add(key)
            fits["".join(part[0] for part in parts if part not in words("name_fillers"))].add(key)
    return fits


def _longer(keys: set[str]) -> dict[str, str]:
    """For each shorter name of a body the one longer name that it ends or opens."""
    holders: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        parts = key.split()
        for n in range(1, len(parts)):
            holders[" ".join(parts[n:])].add(key)
            holders[" ".join(parts[:n])].add(key)
    return {
        short: min(full)
        for short, full in holders.items()
        if short in keys
        and len(full) == 1
        and (short in marked("body_words", "body") or _ends(short, full))
    }


def _ends(short: str, full: set[str]) -> bool:
    """Whether a name of two words or more ends the one longer name."""
    return " " in short and min(full).endswith(f" {short}")
