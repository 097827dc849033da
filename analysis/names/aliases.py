"""Names of one story joined to the persons, organisations and places they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.names import person_groups, thing_names
from analysis.names.person_names import fold, parse
from analysis.params import Params
from analysis.schema import Entity, Mention, table
from analysis.text.wordlists import words

if TYPE_CHECKING:
    import pandas as pd

Pairs = tuple[tuple[str, str], ...]
"""Pairs of names, each as it stands in a text."""

_DEFAULTS = Params()


class PlacedName(NamedTuple):
    """One name where it stands, with the type that its place suggests."""

    article_id: str
    start: int
    stop: int
    surface: str
    type: str


def same_person(names: Sequence[str], params: Params = _DEFAULTS) -> list[int]:
    """Equal numbers for names of one person within one story, the names in reading order.

    >>> same_person(["Maria Lopez", "Jon Dale", "Mayor Lopez", "Jan Dale"])
    [0, 1, 0, 2]
    """
    written = [person_groups.Written(name) for name in names]
    return person_groups.group(written, params.dominant_name)


def mentions(
    found: Iterable[tuple[str, int, int, str, str]], engine: str, params: Params = _DEFAULTS
) -> pd.DataFrame:
    """The names of a story, each with its entity and the entity's type (`schema.Mention`).

    `found` rows: article_id, start, stop, surface, type as the place suggests. The pairs of names
    in `params.different_names` and `params.same_names`, which the editor parted and joined, are
    override the rules in this order; leaving a pair out undoes it.

    >>> rows = [("a", 0, 12, "Donald Trump", "PERSON"), ("a", 20, 25, "Trump", "ORG")]
    >>> mentions(rows, "")[["surface", "type", "entity_id"]].values.tolist()
    [['Donald Trump', 'PERSON', 0], ['Trump', 'PERSON', 0]]
    """
    rows = sorted(PlacedName(*row) for row in found)
    kinds = _kinds(rows)
    names = [fold(row.surface) for row in rows]
    keys = _keys(rows, kinds, params.dominant_name)
    keys = _parted(names, keys, params.different_names)
    keys = _joined(names, keys, params.same_names)
    settled, numbers = _settled(keys, kinds), _ranks(rows, keys)
    made = (
        Mention(
            row.article_id, row.start, row.stop, row.surface, settled[key], numbers[key], engine
        )
        for row, key in zip(rows, keys, strict=True)
    )
    return table(Mention, made)


def _kinds(rows: Sequence[PlacedName]) -> list[str]:
    """The type of each row: what most places of the same words suggest.

    Assumes that one name means one thing in a story and that a surname of a person named in full
    is that person. Fails where a person and a place share a name and the place is not well known.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        votes[fold(row.surface)][row.type] += 1
    best = {name: _most(count) for name, count in votes.items()}
    full = (row.surface for row in rows if best[fold(row.surface)] == "PERSON")
    surnames = {tokens[-1] for tokens in (parse(name).tokens for name in full) if len(tokens) > 1}
    for name in surnames & set(best):
        if best[name] != "GPE" or name not in words("places"):
            best[name] = "PERSON"
    return [
        "PERSON"
        if row.type == "PERSON" and fold(row.surface) in surnames
        else best[fold(row.surface)]
        for row in rows
    ]


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda kind: (-votes[kind], kind))


def _keys(rows: Sequence[PlacedName], kinds: Sequence[str], dominant: int) -> list[str]:
    """For each row a key that names its entity."""
    typed = list(zip(rows, kinds, strict=True))
    written = [
        person_groups.Written(row.surface, row.article_id)
        for row, kind in typed
        if kind == "PERSON"
    ]
    people = iter(person_groups.group(written, dominant))
    things = iter(
        thing_names.group([(row.surface, kind) for row, kind in typed if kind != "PERSON"])
    )
    return [
        f"person {next(people)}" if kind == "PERSON" else f"thing {next(things)}" for kind in kinds
    ]


def _parted(names: Sequence[str], keys: Sequence[str], pairs: Pairs) -> list[str]:
    """The keys after the second name of each pair was taken out of the first one's entity."""
    parted = list(keys)
    for one, other in pairs:
        apart = fold(other)
        shared = _held(names, parted, one)
        parted = [
            f"parted {apart}" if name == apart and key in shared else key
            for name, key in zip(names, parted, strict=True)
        ]
    return parted


def _joined(names: Sequence[str], keys: Sequence[str], pairs: Pairs) -> list[str]:
    """The keys after the second name's entity was joined to the first one's."""
    joined = list(keys)
    for one, other in pairs:
        target, moved = sorted(_held(names, joined, one)), _held(names, joined, other)
        joined = [target[0] if target and key in moved else key for key in joined]
    return joined


def _held(names: Sequence[str], keys: Sequence[str], wanted: str) -> set[str]:
    """The key of the entity that bears most places of a name; empty when the name is unknown."""
    folded = fold(wanted)
    count = Counter(key for name, key in zip(names, keys, strict=True) if name == folded)
    return {_most(count)} if count else set()


def _settled(keys: Sequence[str], kinds: Sequence[str]) -> dict[str, str]:
    """One type for each entity, by vote."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, kind in zip(keys, kinds, strict=True):
        votes[key][kind] += 1
    return {key: _most(count) for key, count in votes.items()}


def _ranks(rows: Sequence[PlacedName], keys: Sequence[str]) -> dict[str, int]:
    """The entities numbered from 0 in the order of the entities table."""
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    for row, key in zip(rows, keys, strict=True):
        surfaces[key][row.surface] += 1
        articles[key].add(row.article_id)

    def place(key: str) -> tuple[int, int, str, str]:
        return -len(articles[key]), -surfaces[key].total(), display_name(surfaces[key]), key

    return {key: n for n, key in enumerate(sorted(surfaces, key=place))}


def display_name(surfaces: Counter[str]) -> str:
    """The form by which an entity is listed: the commonest of two words or more, else of all.

    A surname with its particles counts as one word; a form in capitals comes after the others.

    >>> display_name(Counter({"Dale": 7, "Jan Dale": 2, "LA": 1}))
    'Jan Dale'
    """

    def rank(form: str) -> tuple[bool, bool, int, int, str]:
        whole = " " in form and not form[0].islower()
        return not whole, form.isupper(), -surfaces[form], -len(form), form

    return min(surfaces, key=rank)


def entities(mentions: pd.DataFrame) -> pd.DataFrame:
    """The persons, organisations, places and peoples of a story (`schema.Entity`).

    `mentions`: `schema.Mention` rows.
    """
    surfaces: dict[int, Counter[str]] = defaultdict(Counter)
    articles: dict[int, set[str]] = defaultdict(set)
    kinds: dict[int, str] = {}
    for row in (Mention(*row) for row in mentions.itertuples(index=False)):
        surfaces[row.entity_id][row.surface] += 1
        articles[row.entity_id].add(row.article_id)
        kinds[row.entity_id] = row.type
    return table(
        Entity, (_entity(n, surfaces[n], kinds[n], len(articles[n])) for n in sorted(surfaces))
    )


def _entity(entity_id: int, surfaces: Counter[str], kind: str, n_articles: int) -> Entity:
    name = display_name(surfaces)
    others = sorted(set(surfaces) - {name}, key=lambda form: (-surfaces[form], form))
    return Entity(entity_id, name, kind, " | ".join(others), surfaces.total(), n_articles)
