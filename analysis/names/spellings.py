"""Two spellings of one name: forms that were joined as one person and are not spelt alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.names.near_forms import are_near_persons, is_short_form
from analysis.names.person_names import parse
from analysis.schema import Entity

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params


class Spelling(NamedTuple):
    """One entity and two of its forms that nearly agree."""

    entity_id: int
    form_a: str
    form_b: str


def spellings(entities: pd.DataFrame, params: Params) -> list[Spelling]:
    """Pairs of full names of one person that differ in a letter or two.

    `entities`: `schema.Entity` rows. Assumes that a nickname, an initial or a name left out changes
    the number of words or more letters than a slip does. Order: as in the table.
    """
    rows = (Entity(*row) for row in entities.itertuples(index=False))
    return [one for row in rows if row.type == "PERSON" for one in _of(row, params)]


def _of(row: Entity, params: Params) -> Iterator[Spelling]:
    forms = [row.name, *filter(None, row.aliases.split(" | "))]
    full = [form for form in forms if len(parse(form).tokens) > 1]
    for a, b in combinations(full, 2):
        one, two = parse(a).tokens, parse(b).tokens
        same_length = len(one) == len(two) and not is_short_form(one[0], two[0], fewest=1)
        if same_length and are_near_persons(a, b, params):
            yield Spelling(row.entity_id, a, b)
