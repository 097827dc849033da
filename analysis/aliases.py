"""Names of one story joined to the persons, organisations and places they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis import person_groups, thing_names
from analysis.person_names import fold, parse
from analysis.schema import Entity, Mention, table
from analysis.wordlists import words

if TYPE_CHECKING:
    import pandas as pd

Pairs = tuple[tuple[str, str], ...]
"""Pairs of names, each name as it stands in a text."""


class Found(NamedTuple):
    """One name where it stands, with the type its place suggests."""

    article_id: str
    start: int
    stop: int
    surface: str
    type: str


def same_person(names: Sequence[str]) -> list[int]:
    """Equal numbers for names of one person within one story, the names in reading order.

    >>> same_person(["Donald Trump", "Tim Homan", "President-elect Trump", "Tom Homan"])
    [0, 1, 0, 2]
    """
    return person_groups.group([person_groups.Written(name) for name in names])


def mentions(
    found: Iterable[tuple[str, int, int, str, str]], engine: str = "", same: Pairs = (), different: Pairs = ()
) -> pd.DataFrame:
    """The names of a story, each with its entity and the entity's type (`schema.Mention`).

    `found` rows: article_id, start, stop, surface, type as the place suggests. `same` and `different` are pairs of names
    that the editor joined and parted, laid over the rules; leaving a pair out undoes it.

    >>> rows = [("a", 0, 12, "Donald Trump", "PERSON"), ("a", 20, 25, "Trump", "ORG")]
    >>> mentions(rows)[["surface", "type", "entity_id"]].values.tolist()
    [['Donald Trump', 'PERSON', 0], ['Trump', 'PERSON', 0]]
    """
    rows = sorted(Found(*row) for row in found)
    kinds = _kinds(rows)
    keys = _edited(rows, _keys(rows, kinds), same, different)
    settled, numbers = _settled(keys, kinds), _ranks(rows, keys)
    made = (
        Mention(row.article_id, row.start, row.stop, row.surface, settled[key], numbers[key], engine)
        for row, key in zip(rows, keys, strict=True)
    )
    return table(Mention, made)


def _kinds(rows: Sequence[Found]) -> list[str]:
    """The type of each row: what most places of the same words suggest, surnames of known persons being persons.

    Assumes that one name means one thing in a story. Fails where a person and a place share a name and neither is known
    as a place ("Lincoln").
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        votes[fold(row.surface)][row.type] += 1
    best = {name: _most(count) for name, count in votes.items()}
    surnames = {parse(name.title()).tokens[-1:] for name, kind in best.items() if kind == "PERSON" and " " in name}
    for name, kind in best.items():
        if (name,) in surnames and not (kind == "GPE" and name in words("places")):
            best[name] = "PERSON"
    return [best[fold(row.surface)] for row in rows]


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda kind: (-votes[kind], kind))


def _keys(rows: Sequence[Found], kinds: Sequence[str]) -> list[str]:
    """For each row a key that names its entity."""
    written = [
        person_groups.Written(row.surface, row.article_id)
        for row, kind in zip(rows, kinds, strict=True)
        if kind == "PERSON"
    ]
    people = iter(person_groups.group(written))
    things = thing_names.group([(row.surface, kind) for row, kind in zip(rows, kinds, strict=True) if kind != "PERSON"])
    other = iter(things)
    return [f"person {next(people)}" if kind == "PERSON" else f"thing {next(other)}" for kind in kinds]


def _edited(rows: Sequence[Found], keys: list[str], same: Pairs, different: Pairs) -> list[str]:
    """The keys after the editor's decisions: first names are parted, then joined."""
    names = [fold(row.surface) for row in rows]
    for one, other in different:
        apart = fold(other)
        shared = _held(names, keys, one) & _held(names, keys, other)
        keys = [
            f"parted {apart}" if name == apart and key in shared else key for name, key in zip(names, keys, strict=True)
        ]
    for one, other in same:
        target, moved = sorted(_held(names, keys, one)), _held(names, keys, other)
        keys = [target[0] if target and key in moved else key for key in keys]
    return keys


def _held(names: Sequence[str], keys: Sequence[str], wanted: str) -> set[str]:
    """The keys of the entity that bears most places of a name."""
    count = Counter(key for name, key in zip(names, keys, strict=True) if name == fold(wanted))
    return {_most(count)} if count else set()


def _settled(keys: Sequence[str], kinds: Sequence[str]) -> dict[str, str]:
    """One type for each entity, by vote."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, kind in zip(keys, kinds, strict=True):
        votes[key][kind] += 1
    return {key: _most(count) for key, count in votes.items()}


def _ranks(rows: Sequence[Found], keys: Sequence[str]) -> dict[str, int]:
    """The entities numbered from 0 in the order of the entities table."""
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    for row, key in zip(rows, keys, strict=True):
        surfaces[key][row.surface] += 1
        articles[key].add(row.article_id)
    ranked = sorted(
        surfaces, key=lambda key: (-len(articles[key]), -surfaces[key].total(), display_name(surfaces[key]), key)
    )
    return {key: n for n, key in enumerate(ranked)}


def display_name(surfaces: Counter[str]) -> str:
    """The form by which an entity is listed: the commonest of two words or more, else the commonest.

    >>> display_name(Counter({"Homan": 7, "Tom Homan": 2, "LA": 1}))
    'Tom Homan'
    """
    return min(surfaces, key=lambda form: (" " not in form, -surfaces[form], -len(form), form))


def entities(mentions: pd.DataFrame) -> pd.DataFrame:
    """The persons, organisations, places and groups of a story (`schema.Entity`), from `schema.Mention` rows."""
    rows = []
    for entity_id, group in mentions.groupby("entity_id", sort=True):
        surfaces = Counter(group["surface"])
        name = display_name(surfaces)
        others = sorted(set(surfaces) - {name}, key=lambda form: (-surfaces[form], form))
        rows.append(
            Entity(
                entity_id, name, group["type"].iloc[0], " | ".join(others), len(group), group["article_id"].nunique()
            )
        )
    return table(Entity, rows)
