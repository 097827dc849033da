"""Which written forms of names are one person within one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from analysis.person_names import PersonName, begins, blend, compatible, given_gender, parse, same_gender, titles


class Written(NamedTuple):
    """One name as written, and the article it stands in."""

    text: str
    article_id: str = ""


class _Person(NamedTuple):
    """The longer forms of one person's name, the fullest first."""

    forms: list[PersonName]


def group(names: Sequence[Written]) -> list[int]:
    """For each name, in reading order within its article, the number of its person; numbers count from 0 by first place.

    Assumes that within one story a surname alone means the one person of that surname, a given name alone the one person
    of that given name, and that two full names are one person when short forms, initials or left-out middle names
    explain the difference. Spellings that nothing explains stay apart (Tim and Tom Homan). A surname that several persons
    bear goes to the one named last in the same article, else to the one the story names most by far, else it stays
    by itself.

    >>> group([Written("Ann Lee"), Written("Mr Bo Lee"), Written("Ms. Lee"), Written("Bo")])
    [0, 1, 0, 1]
    """
    parsed = [parse(name.text) for name in names]
    people = _people(parsed)
    places = {form: n for n, person in enumerate(people) for form in person.forms}
    chosen = _choose(names, parsed, people, places)
    return _numbered(chosen)


def _numbered(keys: Sequence[object]) -> list[int]:
    numbers: dict[object, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def _people(parsed: Sequence[PersonName]) -> list[_Person]:
    """The persons whom some form of two words or more names; the fullest forms are placed first."""
    people: list[_Person] = []
    bearing: dict[str, list[int]] = defaultdict(list)
    for form in sorted({p for p in parsed if len(p.tokens) > 1}, key=_fullness):
        near = {n for token in form.tokens[:1] + form.tokens[-1:] for n in bearing[token]} | set(
            bearing["".join(form.tokens)]
        )
        fits = [n for n in sorted(near) if all(compatible(form, other) for other in people[n].forms)]
        exact = [n for n in fits if any(form.tokens[0] == other.tokens[0] for other in people[n].forms)]
        fits = exact or fits
        if len(fits) == 1:
            people[fits[0]].forms.append(form)
            n = fits[0]
        else:
            people.append(_Person([form]))
            n = len(people) - 1
        for token in {*form.tokens, "".join(form.tokens)}:
            bearing[token].append(n)
    return people


def _fullness(form: PersonName) -> tuple[int, int, PersonName]:
    return -len(form.tokens), -len("".join(form.tokens)), form


class _Bearers(NamedTuple):
    """For each part of a name (last, first, any, title) the persons who bear it, by number; and the persons."""

    people: Sequence[_Person]
    of: dict[tuple[str, str], list[int]]


def _bearers(people: Sequence[_Person], titled: dict[int, set[str]]) -> _Bearers:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, person in enumerate(people):
        keys = {("last", form.tokens[-1]) for form in person.forms}
        keys |= {("first", word) for form in person.forms for word in (form.tokens[0], *form.nicknames)}
        keys |= {("any", word) for form in person.forms for word in form.tokens if len(word) > 3}
        keys |= {("title", word) for word in titled.get(n, ())}
        for key in keys:
            index[key].append(n)
    return _Bearers(people, index)


def _candidates(name: Written, form: PersonName, bearers: _Bearers) -> list[int]:
    """Persons whom a single word may name: by surname, else by given name or nickname, else by any part or by title."""
    for part in ("last", "first", "any", "title"):
        found = [n for n in bearers.of.get((part, form.tokens[0]), []) if _may_be(form, bearers.people[n])]
        if len(found) > 1 and form.gender:
            found = [n for n in found if given_gender(bearers.people[n].forms[0]) in {"", form.gender}]
        if found:
            return found if part != "title" or len(found) == 1 else []
    parts = blend(name.text)
    return [n for n, person in enumerate(bearers.people) if begins(parts, person.forms[0])] if parts else []


def _may_be(form: PersonName, person: _Person) -> bool:
    return all(same_gender(form, other) for other in person.forms)


def _choose(
    names: Sequence[Written], parsed: Sequence[PersonName], people: Sequence[_Person], places: dict[PersonName, int]
) -> list[object]:
    """The person of each name, by number, or a word of its own when nobody is known by it."""
    titled: dict[int, set[str]] = defaultdict(set)
    for name, form in zip(names, parsed, strict=True):
        if form in places:
            titled[places[form]] |= titles(name.text)
    bearers, latest = _bearers(people, titled), dict[tuple[str, int], int]()
    counts = Counter(places[form] for form in parsed if form in places)
    chosen: list[object] = []
    for place, (name, form) in enumerate(zip(names, parsed, strict=True)):
        person = places.get(form)
        if person is not None:
            latest[name.article_id, person] = place
        elif form.tokens:
            person = _one_of(_candidates(name, form, bearers), name.article_id, latest, counts)
        chosen.append(person if person is not None else " ".join(form.tokens) or name.text.casefold())
    return chosen


def _one_of(found: list[int], article_id: str, latest: dict[tuple[str, int], int], counts: Counter[int]) -> int | None:
    """The person meant among several: the one named last in this article, else the one named most by far."""
    if len(found) < 2:
        return found[0] if found else None
    here = [n for n in found if (article_id, n) in latest]
    if here:
        return max(here, key=lambda n: latest[article_id, n])
    first, second = sorted(found, key=lambda n: (-counts[n], n))[:2]
    return first if counts[first] >= 3 * counts[second] else None
