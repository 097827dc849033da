"""Whether two written forms may be one person's name, as far as the words tell."""

from __future__ import annotations

import functools
import re

from analysis.names.person_names import PersonName
from analysis.text.wordlists import groups


@functools.cache
def _short_forms() -> dict[str, frozenset[tuple[str, ...]]]:
    """For each given name the lines of the nickname list on which it stands."""
    lines: dict[str, set[tuple[str, ...]]] = {}
    for line in groups("nicknames"):
        for form in line:
            lines.setdefault(form, set()).add(line)
    return {form: frozenset(where) for form, where in lines.items()}


def same_given(a: str, b: str, both_short: bool = False) -> bool:
    """Whether two given names may be one: equal, a usual short form, or an initial.

    Two short forms of one name (Bill, Billy) count where `both_short`: enough to ask nothing, too
    little to join two persons.

    >>> same_given("bill", "william"), same_given("j", "john"), same_given("tim", "tom")
    (True, True, False)
    """
    if a == b or (1 in {len(a), len(b)} and a[:1] == b[:1]):
        return True
    forms = _short_forms()
    shared = forms.get(a, frozenset()) & forms.get(b, frozenset())
    return bool(shared) if both_short else any(line[0] in {a, b} for line in shared)


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether two names of two words or more can be one person's.

    >>> from analysis.names.person_names import parse
    >>> compatible(parse("John W. Henry"), parse("John Henry"))
    True
    >>> compatible(parse("Jan Vale"), parse("Jon Vale"))
    False
    """
    if not (same_gender(a, b) and _same_generation(a, b)):
        return False
    if a.tokens == b.tokens or letters(a) == letters(b):
        return True
    short, long = sorted((a, b), key=lambda name: len(name.tokens))
    return (
        _part_of(short.tokens, long.tokens)
        or _is_surname(short, long)
        or (
            short.tokens[-1] == long.tokens[-1]
            and _first_fits(short, long)
            and _middle_fits(short.tokens[1:-1], long.tokens[1:-1])
        )
    )


def letters(name: PersonName) -> str:
    """All letters of a name, so that spaces and hyphens between its parts do not tell.

    >>> letters(PersonName(("ana", "diaz-roca"))) == letters(PersonName(("ana", "diaz", "roca")))
    True
    """
    return "".join(name.tokens).replace("-", "")


def _is_surname(short: PersonName, long: PersonName) -> bool:
    """Whether the shorter form is the double surname of the longer: "Diaz Roca", "Ana Diaz-Roca".

    >>> _is_surname(PersonName(("diaz", "roca")), PersonName(("ana", "diaz-roca")))
    True
    """
    for one, other in ((short, long), (long, short)):
        if "-" in other.tokens[-1] and " ".join(one.tokens) == other.tokens[-1].replace("-", " "):
            return True
    return False


def same_gender(a: PersonName, b: PersonName) -> bool:
    """Whether no title of one contradicts a title of the other."""
    return not (a.gender and b.gender and a.gender != b.gender)


def _same_generation(a: PersonName, b: PersonName) -> bool:
    return not (a.generation and b.generation and a.generation != b.generation)


def _part_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the longer form opens or ends with the shorter ("Gabriel García" Márquez)."""
    return len(short) < len(long) and short in {long[-len(short) :], long[: len(short)]}


def _first_fits(a: PersonName, b: PersonName) -> bool:
    if same_given(a.tokens[0], b.tokens[0]):
        return True
    return a.tokens[0] in b.nicknames or b.tokens[0] in a.nicknames


def _middle_fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each middle name of the shorter form stands in the longer, if only as an initial."""
    rest = iter(long)
    return all(any(same_given(name, other) for other in rest) for name in short)


def blend(text: str) -> tuple[str, ...]:
    """The beginnings of names within one word of several capitals: initials and blends.

    >>> blend("LiLo"), blend("JFK"), blend("Lee")
    (('li', 'lo'), ('j', 'f', 'k'), ())
    """
    if not re.fullmatch(r"(?:[A-Z][a-z]{0,3}\.?-?){2,3}", text):
        return ()
    return tuple(part.lower() for part in re.findall(r"[A-Z][a-z]*", text))


def begins(parts: tuple[str, ...], form: PersonName) -> bool:
    """Whether a blend's parts begin the given name and the surname, three also a name between.

    >>> begins(("j", "lo"), PersonName(("jennifer", "lopez")))
    True
    """
    every = len(form.tokens) == len(parts)
    names = form.tokens if every else (form.tokens[0], form.tokens[-1])
    fits = (name.startswith(part) for name, part in zip(names, parts, strict=False))
    return len(names) == len(parts) and all(fits)
