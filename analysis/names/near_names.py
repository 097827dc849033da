"""Names of one story that nearly agree and may be one: a question for the editor, no answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.names.person_names import PersonName, fold, parse
from analysis.params import Params
from analysis.schema import Entity, NearName, table
from analysis.text.spelling import spelling

if TYPE_CHECKING:
    import pandas as pd

_MOST = 100
"""More entities with one word in common are not compared: it would take quadratic time."""


def near_names(entities: pd.DataFrame, params: Params) -> pd.DataFrame:
    """Pairs of entities of one type whose names nearly agree (`schema.NearName`).

    `entities`: `schema.Entity` rows. Assumes that a slip keeps the given name or the surname, or
    most letters of a longer name. Fails on two real persons of like names (brothers Tim and Tom):
    that is why it asks.
    """
    rows = [Entity(*row) for row in entities.itertuples(index=False)]
    pairs = {pair for block in _blocks(rows) for pair in combinations(block, 2)}
    found: list[NearName] = []
    for a, b in pairs:
        found.extend(_near(rows[a], rows[b], params))
    found.sort(key=lambda near: (near.name_a, near.name_b, near.entity_a))
    return table(NearName, found)


def _forms(row: Entity) -> list[str]:
    """The written forms of an entity that are compared; of a person those of two words if any."""
    forms = [row.name, *filter(None, row.aliases.split(" | "))]
    full = [form for form in forms if " " in form]
    return full if full and row.type == "PERSON" else forms


def _blocks(rows: list[Entity]) -> Iterator[list[int]]:
    """Numbers of entities worth comparing: one type, a common word or common first letters."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        folded = [fold(form) for form in _forms(row)]
        for word in {part for form in folded for part in (*form.split(), form[:3] + "*")}:
            blocks[row.type, word].append(n)
    yield from (block for block in blocks.values() if 1 < len(block) <= _MOST)


def _near(a: Entity, b: Entity, params: Params) -> Iterator[NearName]:
    """The one row about two entities, or none."""
    for one, other in ((one, other) for one in _forms(a) for other in _forms(b)):
        if reason := _reason(one, other, a.type, params):
            first, second = sorted((a, b), key=lambda entity: (entity.name, entity.entity_id))
            ids = first.entity_id, second.entity_id
            yield NearName(*ids, first.name, second.name, a.type, reason)
            return


def _reason(a: str, b: str, kind: str, params: Params) -> str:
    """Why two names may be one, or an empty string."""
    if kind != "PERSON":
        return _spelling(fold(a), fold(b), params)
    return _persons(parse(a), parse(b), params)


def _persons(a: PersonName, b: PersonName, params: Params) -> str:
    """Why two persons' names may be one, or an empty string."""
    if min(len(a.tokens), len(b.tokens)) > 1:
        (first_a, last_a), (first_b, last_b) = (_ends(a), _ends(b))
        born = len(a.tokens) != len(b.tokens) and min(len(a.tokens), len(b.tokens)) > 1
        if last_a == last_b and not born and _alike(first_a, first_b) >= params.near_given_name:
            return "same surname, given names nearly alike"
        if first_a == first_b and _alike(last_a, last_b) >= params.near_surname:
            return "same given name, surnames nearly alike"
    if len(a.tokens) != len(b.tokens):
        return ""
    return _spelling(" ".join(a.tokens), " ".join(b.tokens), params)


def _ends(name: PersonName) -> tuple[str, str]:
    return name.tokens[0], name.tokens[-1]


def _spelling(a: str, b: str, params: Params) -> str:
    """Whether two names of some length differ in a letter or two, figures aside."""
    a, b = (" ".join(map(_bare, name.split())) for name in (a, b))
    shortest = min(len(a), len(b))
    if a == b:
        return ""
    if shortest < params.near_name_length or any(c.isdigit() for c in a + b):
        return ""
    from rapidfuzz.distance import Levenshtein

    allowed = 2 if shortest >= params.near_name_long else 1
    close = Levenshtein.distance(a, b, score_cutoff=allowed) <= allowed
    return "spellings nearly alike" if close else ""


def _bare(word: str) -> str:
    """A word of a name in one spelling, without apostrophes."""
    return spelling(word.replace("'", "").replace("’", ""))


def _alike(a: str, b: str) -> float:
    """How alike two words are, the beginning counting more (Winkler 1990), 0-1."""
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(a, b))
