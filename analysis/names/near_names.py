"""Names of one story that nearly agree and may be one: a question for the editor, no answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.names.near_forms import are_near, is_short_form, one_style
from analysis.names.person_match import same_given
from analysis.names.person_names import PersonName, fold, parse
from analysis.schema import Entity, NearName, table
from analysis.text.likeness import beginning, slips

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params

_NEAR = "spellings nearly alike"
_LONG = 6
"""Letters of surnames that may be two slips apart."""
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
        for word in {key for form in folded for key in _keys(form)}:
            blocks[row.type, word].append(n)
    yield from (block for block in blocks.values() if 1 < len(block) <= _MOST)


def _keys(form: str) -> tuple[str, ...]:
    """Under what a folded form is looked up: its words, and how it and its last word begin."""
    words = form.split()
    return (*words, form[:3] + "*", *(word[:3] + "*" for word in words[-1:]))


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
    if one_style(a, b):
        return ""
    if kind != "PERSON":
        return _NEAR if are_near(fold(a), fold(b), params) else ""
    return _persons(parse(a), parse(b), params)


def _persons(a: PersonName, b: PersonName, params: Params) -> str:
    """Why two persons' names may be one, or an empty string."""
    if min(len(a.tokens), len(b.tokens)) > 1:
        (first_a, last_a), (first_b, last_b) = (_ends(a), _ends(b))
        if last_a == last_b and same_given(first_a, first_b):
            return _other_middle(a, b)
        if last_a == last_b and is_short_form(first_a, first_b):
            return ""
        born = len(a.tokens) != len(b.tokens) and min(len(a.tokens), len(b.tokens)) > 1
        if last_a == last_b and not born and beginning(first_a, first_b) >= params.near_part:
            return "same surname, given names nearly alike"
        if first_a == first_b and beginning(last_a, last_b) >= params.near_part:
            return "same given name, surnames nearly alike"
    if len(a.tokens) != len(b.tokens):
        return _lone_surname(a, b, params)
    near = are_near(" ".join(a.tokens), " ".join(b.tokens), params)
    return _NEAR if near else ""


def _other_middle(a: PersonName, b: PersonName) -> str:
    """Whether both have a middle name, initials aside, and it is not the same."""
    middle_a, middle_b = a.tokens[1:-1], b.tokens[1:-1]
    (one, *_), (two, *_) = (middle or ("",) for middle in (middle_a, middle_b))
    initials = {"".join(name[0] for name in middle) for middle in (middle_a, middle_b)}
    spelt_out = min(len(one), len(two)) > 1 and one != two and not initials & {one, two}
    return "same given name and surname, another middle name" if spelt_out else ""


def _lone_surname(a: PersonName, b: PersonName, params: Params) -> str:
    """Whether a lone surname is nearly that of a full name: Gonzales, Omar Gonzalez."""
    if min(len(a.tokens), len(b.tokens)) != 1 or a.generation != b.generation:
        return ""
    last_a, last_b = (name.tokens[-1].removesuffix("'s") for name in (a, b))
    near = are_near(last_a, last_b, params) or _begin_and_end_alike(last_a, last_b)
    return "surnames nearly alike" if near else ""


def _begin_and_end_alike(a: str, b: str) -> bool:
    """Whether surnames of some length are two slips apart, neither at an end: two spellings.

    >>> _begin_and_end_alike("rashqan", "rashghan"), _begin_and_end_alike("rashqan", "tashghan")
    (True, False)
    """
    ends = a[:2] == b[:2] and a[-1:] == b[-1:] and min(len(a), len(b)) >= _LONG
    return ends and slips(a, b, 2) == 2 and (a + b).isalpha()


def _ends(name: PersonName) -> tuple[str, str]:
    return name.tokens[0], name.tokens[-1]
