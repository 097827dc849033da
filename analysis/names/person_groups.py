"""Which written forms of names are one person within one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from analysis.names.person_match import begins, blend, compatible, letters, same_gender
from analysis.names.person_names import PersonName, parse, titles
from analysis.text import he_or_she

_MOST = 200
"""Of a word that more persons of one story bear nobody can say whom it means; it is looked up no
further, which keeps the work linear."""


class Written(NamedTuple):
    """One name as written, and the article it stands in."""

    text: str
    article_id: str = ""


class _Person(NamedTuple):
    """The forms of one person's name that have two words or more, the fullest first."""

    forms: list[PersonName]


class _Bearers(NamedTuple):
    """The persons of a story, and by number who bears a word: as last, first, any or title."""

    people: Sequence[_Person]
    of: Mapping[tuple[str, str], list[int]]


def group(names: Sequence[Written], dominant: int = 3) -> list[int]:
    """For each name, in reading order within its article, the number of its person.

    Numbers count from 0 by first place. Assumes that within one story a surname alone means the
    one person of that surname, a given name or a title alone the one person who bears it, and that
    two full names are one person when short forms, initials or left-out middle names explain the
    difference. Spellings that nothing explains stay apart (Jon and Jan Dale). A surname that
    several persons bear goes to the one named last in the same article, else to the one whom the
    story names `dominant` times as often as the next, else it stays by itself. Fails on families
    whose members are called by the surname in turn.

    >>> group([Written("Ann Lee"), Written("Mr Bo Lee"), Written("Ms. Lee"), Written("Bo")])
    [0, 1, 0, 1]
    """
    forms = [parse(name.text) for name in names]
    people = _people(forms)
    places = {form: n for n, person in enumerate(people) for form in person.forms}
    bearers = _bearers(people, _titled(names, forms, places))
    return numbered(_choose(names, forms, places, bearers, dominant))


def numbered(keys: Sequence[Hashable]) -> list[int]:
    """Equal keys as equal numbers from 0 by first place.

    >>> numbered(["b", "a", "b"])
    [0, 1, 0]
    """
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def _people(forms: Sequence[PersonName]) -> list[_Person]:
    """The persons whom some form of two words or more names; the fullest forms come first."""
    people: list[_Person] = []
    bearing: dict[Hashable, set[int]] = defaultdict(set)
    for form in sorted({form for form in forms if len(form.tokens) > 1}, key=_fullness):
        n = _fitting(form, people, _near(form, bearing))
        if n == len(people):
            people.append(_Person([]))
        people[n].forms.append(form)
        for key in _keys(form):
            bearing[key].add(n)
    return people


def _near(form: PersonName, bearing: Mapping[Hashable, set[int]]) -> list[int]:
    """The numbers of the persons whom a form may name."""
    near: set[int] = set()
    for key in _keys(form):
        bearers = bearing.get(key, set())
        near |= bearers if len(bearers) <= _MOST else set()
    return sorted(near)


def _fullness(form: PersonName) -> tuple[int, int, PersonName]:
    return -len(form.tokens), -len("".join(form.tokens)), form


def _keys(form: PersonName) -> list[Hashable]:
    """What compatible forms share at least one of: surname, opening, ends or all letters."""
    ends = (form.tokens[0], "...", form.tokens[-1])
    parts = tuple(form.tokens[-1].split("-"))
    return [form.tokens[-1], form.tokens[:2], ends, letters(form), parts]


def _fitting(form: PersonName, people: Sequence[_Person], near: Sequence[int]) -> int:
    """The number of the one person whom a form fits, the next free number when none or several."""
    fits = [n for n in near if all(compatible(form, other) for other in people[n].forms)]
    exact = [n for n in fits if form.tokens[0] in {other.tokens[0] for other in people[n].forms}]
    fits = exact or fits
    return fits[0] if len(fits) == 1 else len(people)


def _titled(
    names: Sequence[Written], forms: Sequence[PersonName], places: Mapping[PersonName, int]
) -> dict[int, set[str]]:
    """The titles with which each person is named."""
    titled: dict[int, set[str]] = defaultdict(set)
    for name, form in zip(names, forms, strict=True):
        if form in places:
            titled[places[form]] |= titles(name.text)
    return titled


def _bearers(people: Sequence[_Person], titled: Mapping[int, set[str]]) -> _Bearers:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, person in enumerate(people):
        keys = {("last", form.tokens[-1]) for form in person.forms}
        keys |= {("first", w) for form in person.forms for w in (form.tokens[0], *form.nicknames)}
        keys |= {("last", "-".join(form.tokens[-2:])) for form in person.forms}
        keys |= {("any", w) for form in person.forms for w in _split(form) if len(w) > 3}
        keys |= {("title", word) for word in titled.get(n, ())}
        for key in keys:
            index[key].append(n)
    return _Bearers(people, index)


def _split(form: PersonName) -> list[str]:
    """The words of a name, double ones also in parts."""
    return [part for word in form.tokens for part in {word, *word.split("-")}]


def _candidates(name: Written, form: PersonName, bearers: _Bearers) -> list[int]:
    """Persons whom one word may name: by surname, given name, any part, title, blend."""
    for part in ("last", "first", "any", "title"):
        found = bearers.of.get((part, form.tokens[0]), [])[: _MOST + 1]
        if len(found) > _MOST:
            return []
        found = [n for n in found if _may_be(form, bearers.people[n])]
        if len(found) > 1 and form.gender:
            found = [n for n in found if _gender(bearers.people[n]) in {"", form.gender}]
        if found:
            return found if part != "title" or len(found) == 1 else []
    parts = blend(name.text)
    return [
        n for n, person in enumerate(bearers.people) if parts and begins(parts, person.forms[0])
    ]


def _may_be(form: PersonName, person: _Person) -> bool:
    return all(same_gender(form, other) for other in person.forms)


def _gender(person: _Person) -> str:
    return he_or_she.of_given(person.forms[0].tokens[0])


def _choose(
    names: Sequence[Written],
    forms: Sequence[PersonName],
    places: Mapping[PersonName, int],
    bearers: _Bearers,
    dominant: int,
) -> list[Hashable]:
    """The person of each name, by number, or the name itself when nobody is known by it."""
    latest: dict[tuple[str, int], int] = {}
    genders = _genders(forms)
    counts = Counter(places[form] for form in forms if form in places)
    chosen: list[Hashable] = []
    for place, (name, form) in enumerate(zip(names, forms, strict=True)):
        person = places.get(form)
        if person is not None:
            latest[name.article_id, person] = place
        elif form.tokens:
            found = _candidates(name, form, bearers)
            here = {n: latest[name.article_id, n] for n in found if (name.article_id, n) in latest}
            person = _one_of(found, here, counts, dominant)
        chosen.append(person if person is not None else _itself(name, form, genders))
    return chosen


def _genders(forms: Sequence[PersonName]) -> dict[tuple[str, ...], set[str]]:
    """The genders that titles give to each name."""
    genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for form in forms:
        genders[form.tokens].update(form.gender)
    return genders


def _itself(
    name: Written, form: PersonName, genders: Mapping[tuple[str, ...], set[str]]
) -> Hashable:
    """A key for a name of nobody known: its words, with the title's gender where titles differ."""
    if not form.tokens:
        return name.text.casefold()
    return form.tokens, form.gender if len(genders[form.tokens]) > 1 else ""


def _one_of(
    found: Sequence[int], here: Mapping[int, int], counts: Mapping[int, int], dominant: int
) -> int | None:
    """The person meant among several: the last named here, else the one named most by far."""
    if len(found) < 2:
        return found[0] if found else None
    if here:
        return max(here, key=lambda n: here[n])
    first, second = sorted(found, key=lambda n: (-counts[n], n))[:2]
    return first if counts[first] >= dominant * counts[second] else None
