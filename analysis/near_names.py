"""Names of one story that are nearly identical and may be one: a question for the editor, never an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.params import Params
from analysis.person_names import PersonName, fold, parse
from analysis.schema import Entity, NearName, table

if TYPE_CHECKING:
    import pandas as pd


def near_names(entities: pd.DataFrame, params: Params = Params()) -> pd.DataFrame:
    """Pairs of entities of one type whose names nearly agree (`schema.NearName`), from `schema.Entity` rows.

    Assumes that a slip keeps the given name or the surname, or most letters of a longer name. Fails on two real persons
    of like names (brothers Tim and Tom): that is why it asks.
    """
    rows = [Entity(*row) for row in entities.itertuples(index=False)]
    pairs = {pair for block in _blocks(rows) for pair in combinations(block, 2)}
    found = [near for a, b in sorted(pairs) if (near := _near(rows[a], rows[b], params))]
    return table(NearName, sorted(found, key=lambda near: (near.name_a, near.name_b)))


def _forms(row: Entity) -> list[str]:
    """The written forms of an entity that are compared: all, for a person only those of two words or more if there are."""
    forms = [row.name, *filter(None, row.aliases.split(" | "))]
    full = [form for form in forms if " " in form]
    return full if full and row.type == "PERSON" else forms


def _blocks(rows: list[Entity]) -> Iterator[list[int]]:
    """Places in rows of entities worth comparing: of one type, sharing a word of a name or its first letters."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for word in {part for form in _forms(row) for part in (*fold(form).split(), fold(form)[:3] + "*")}:
            blocks[row.type, word].append(n)
    yield from (block for block in blocks.values() if 1 < len(block) <= _MOST)


_MOST = 300
"""A word that more entities share is no sign of kinship ("of"), and comparing them all takes quadratic time."""


def _near(a: Entity, b: Entity, params: Params) -> NearName | None:
    pairs = [(one, other) for one in _forms(a) for other in _forms(b)]
    if a.type == "PERSON":
        reasons = (_persons(parse(one), parse(other), params) for one, other in pairs)
    else:
        reasons = (_words(fold(one), fold(other), params) for one, other in pairs)
    reason = next(filter(None, reasons), "")
    if not reason:
        return None
    a, b = sorted((a, b), key=lambda entity: (entity.name, entity.entity_id))
    return NearName(a.entity_id, b.entity_id, a.name, b.name, a.type, reason)


def _persons(a: PersonName, b: PersonName, params: Params) -> str:
    """Why two persons' names may be one, or an empty string."""
    if len(a.tokens) < 2 or len(b.tokens) < 2:
        return _words("".join(a.tokens), "".join(b.tokens), params) if len(a.tokens) == len(b.tokens) else ""
    if a.tokens[-1] == b.tokens[-1] and _alike(a.tokens[0], b.tokens[0]) >= params.near_given_name:
        return "same surname, given names nearly alike"
    if a.tokens[0] == b.tokens[0] and _alike(a.tokens[-1], b.tokens[-1]) >= params.near_surname:
        return "same given name, surnames nearly alike"
    return _words(" ".join(a.tokens), " ".join(b.tokens), params)


def _words(a: str, b: str, params: Params) -> str:
    """Whether two names of some length differ in a letter or two."""
    if min(len(a), len(b)) < params.near_name_length or any(c.isdigit() for c in a + b):
        return ""
    from rapidfuzz.distance import Levenshtein

    edits = Levenshtein.distance(a, b, score_cutoff=2)
    return "spellings nearly alike" if edits <= 1 + (min(len(a), len(b)) >= params.near_name_long) else ""


def _alike(a: str, b: str) -> float:
    """How alike two words are, the beginning counting more (Winkler 1990), 0-1."""
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(a, b))
