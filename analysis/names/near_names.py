"""Names of one story that nearly agree and may be one: a question for the editor, no answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from analysis.names.person_match import same_given
from analysis.names.person_names import PersonName, fold, parse
from analysis.params import Params
from analysis.schema import Entity, NearName, table
from analysis.text.spelling import spelling

if TYPE_CHECKING:
    import pandas as pd

_PLURALS = frozenset(("s", "'s", "'", "es"))
"""What grammar adds to the last word of a name: the Itos, Ito's."""
_ADJECTIVES = frozenset(("i", "n", "an", "ian", "ese", "ish"))
"""What it adds to any word: Israeli, Iranian."""
_GLUE = re.compile(r"[a-z]{4,}[A-Z](?:[A-Z]+$|[a-z]{3,}$)")
"""A capital after four small letters, with three more or capitals to the end: not McDonald."""
_INITIALS = 4
"""Letters of an abbreviation at most: ABC, NATO."""
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


def one_style(a: str, b: str) -> bool:
    """Whether two forms differ as house style, number, grammar or a lost space does.

    Two abbreviations that differ (two networks, two agencies) are two names and no slip, so they
    count here as well.

    >>> one_style("Near Earth Program", "Near-Earth Program"), one_style("Ito", "Itos")
    (True, True)
    >>> one_style("Israel Defence Bank", "Israeli Defense Bank"), one_style("Ann Lee", "Anne Lee")
    (True, False)
    """
    parts_a, parts_b = (name.replace("-", " ").split() for name in (a, b))
    if _glued(parts_a) or _glued(parts_b):
        return True
    if len(parts_a) != len(parts_b):
        return False
    first = zip(parts_a[:-1], parts_b[:-1], strict=True)
    told = all(_grammar(*pair, _ADJECTIVES) for pair in first if _bare_pair(*pair))
    last = parts_a[-1], parts_b[-1]
    return told and (not _bare_pair(*last) or _grammar(*last, _ADJECTIVES | _PLURALS))


def transliterated(a: str, b: str) -> bool:
    """Whether two forms have the same consonants: one name of another script, in two houses.

    >>> transliterated("Al Jazira", "Al-Jazeera"), transliterated("Geo Survey", "Geo Service")
    (True, False)
    """
    return _consonants(a) == _consonants(b)


def _consonants(name: str) -> str:
    letters = (c for c in fold(name) if c.isalpha() and c not in "aeiouy")
    return "".join(c for c, _ in groupby(letters))


def _bare_pair(a: str, b: str) -> bool:
    return _bare(fold(a)) != _bare(fold(b))


def _glued(parts: list[str]) -> bool:
    """Whether a next word or capitals stick to a word of a name: KellyMORE, NewmanAuthor."""
    return any(_GLUE.search(part) for part in parts)


def _grammar(a: str, b: str, endings: frozenset[str]) -> bool:
    """Whether a word is another with one of these endings, or both are abbreviations."""
    if a.isupper() and b.isupper() and max(len(a), len(b)) <= _INITIALS:
        return True
    short, long = sorted((_bare(fold(a)), _bare(fold(b))), key=len)
    rest = long.removeprefix(short)
    return rest != long and rest in endings


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
        return _spelling(fold(a), fold(b), params)
    return _persons(parse(a), parse(b), params)


def _persons(a: PersonName, b: PersonName, params: Params) -> str:
    """Why two persons' names may be one, or an empty string."""
    if min(len(a.tokens), len(b.tokens)) > 1:
        (first_a, last_a), (first_b, last_b) = (_ends(a), _ends(b))
        if last_a == last_b and same_given(first_a, first_b):
            return _other_middle(a, b)
        born = len(a.tokens) != len(b.tokens) and min(len(a.tokens), len(b.tokens)) > 1
        if last_a == last_b and not born and _alike(first_a, first_b) >= params.near_given_name:
            return "same surname, given names nearly alike"
        if first_a == first_b and _alike(last_a, last_b) >= params.near_surname:
            return "same given name, surnames nearly alike"
    if len(a.tokens) != len(b.tokens):
        return _lone_surname(a, b, params)
    return _spelling(" ".join(a.tokens), " ".join(b.tokens), params)


def _other_middle(a: PersonName, b: PersonName) -> str:
    """Whether both have a middle name, initials aside, and it is not the same."""
    (one, *_), (two, *_) = (name.tokens[1:-1] or ("",) for name in (a, b))
    spelt_out = min(len(one), len(two)) > 1 and one != two
    return "same given name and surname, another middle name" if spelt_out else ""


def _lone_surname(a: PersonName, b: PersonName, params: Params) -> str:
    """Whether a lone surname is nearly that of a full name: Gonzales, Omar Gonzalez."""
    if min(len(a.tokens), len(b.tokens)) != 1 or a.generation != b.generation:
        return ""
    last_a, last_b = (name.tokens[-1].removesuffix("'s") for name in (a, b))
    alike = last_a != last_b and _spelling(last_a, last_b, params)
    return "surnames nearly alike" if alike else ""


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


def nearly_alike(a: str, b: str, params: Params) -> bool:
    """Whether two persons' names of as many words differ in a letter or two, style aside.

    >>> nearly_alike("Julia Marsh", "Julie Marsh", Params())
    True
    """
    tokens_a, tokens_b = parse(a).tokens, parse(b).tokens
    return not one_style(a, b) and bool(_spelling(" ".join(tokens_a), " ".join(tokens_b), params))


def _bare(word: str) -> str:
    """A word of a name in one spelling, without apostrophes."""
    return spelling(word.replace("'", "").replace("’", ""))


def _alike(a: str, b: str) -> float:
    """How alike two words are, the beginning counting more (Winkler 1990), 0-1."""
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(a, b))
