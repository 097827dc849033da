"""Drafts of findings about names that may be one, and about two spellings of one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from analysis.findings.claimed import bare
from analysis.findings.places import Draft, Origin, Sources, Spot, SpotPair, in_order, rows_of
from analysis.names.near_forms import one_style, transliterated
from analysis.names.person_names import fold, is_given, parse

if TYPE_CHECKING:
    import pandas as pd

    from analysis.schema import NearName

_SLIP = 2
"""Letters in which the part of a name that was misspelt differs from it."""


def names(sources: Sources) -> list[Draft]:
    """Every draft about names, near names first."""
    return [*_near(sources), *_spelt(sources)]


def in_two_styles(sources: Sources, claims: Sequence[Draft]) -> set[Draft]:
    """Those claims that are two names as the style of two houses has them; a person's is a slip."""
    people = sources.mentions[sources.mentions["type"] == "PERSON"]["surface"]
    of_people = {bare(word) for surface in people for word in surface.split()}
    return {
        claim
        for claim in claims
        if claim.kind == "name?"
        and all(_is_style(a.trigger, b.trigger, of_people) for a, b in claim.apart)
    }


def _is_style(a: str, b: str, of_people: Set[str]) -> bool:
    words = {bare(word) for name in (a, b) for word in name.split()}
    return one_style(a, b) or (not words & of_people and transliterated(a, b))


def _near(sources: Sources) -> Iterator[Draft]:
    """One draft per pair of names that may be one, at the first mention in each article."""
    for pair in _likeliest(sources):
        if pair.type != "PERSON" and _in_two_scripts(pair.name_a, pair.name_b):
            continue
        named = sources.mentions[sources.mentions["entity_id"].isin([pair.entity_a, pair.entity_b])]
        if _both_in_use(named, sources.origin) or _told_apart(named, pair):
            continue
        whole = named[named["surface"].isin([pair.name_a, pair.name_b])]
        first = (whole if len(whole) else named).drop_duplicates(["article_id", "surface"])
        spots = [Spot(row.article_id, row.start, row.stop, row.surface) for row in rows_of(first)]
        sides = _first_of_each(spots, pair.name_a, pair.name_b)
        if sides is not None:
            subject = f"{pair.name_a} / {pair.name_b}"
            why = f"The two names are nearly identical: {pair.reason}."
            yield _draft(subject, spots, why, sides)


def _likeliest(sources: Sources) -> Iterator[NearName]:
    """The pairs in order, a lone surname only with the name that the story bears most often."""
    borne = sources.mentions["entity_id"].value_counts().to_dict()
    best: dict[int, tuple[int, int]] = {}
    pairs = list(rows_of(sources.near_names))
    for n, pair in enumerate(pairs):
        for lone, other in _lone(pair):
            best[lone] = max(best.get(lone, (0, 0)), (borne.get(other, 0), -n))
    for n, pair in enumerate(pairs):
        if all(best[lone][1] == -n for lone, _ in _lone(pair)):
            yield pair


def _lone(pair: NearName) -> Iterator[tuple[int, int]]:
    """The entity of a pair that is called by one word, with the one that has more."""
    one, two = ((pair.entity_a, pair.name_a), (pair.entity_b, pair.name_b))
    for (entity, name), (other, longer) in ((one, two), (two, one)):
        if pair.type == "PERSON" and " " not in name and " " in longer:
            yield entity, other


def _in_two_scripts(a: str, b: str) -> bool:
    """Whether two names are one of another script: not a lost space, nor a given name of English.

    >>> _in_two_scripts("Al-Jazira", "Al-Jazeera"), _in_two_scripts("Owl Gate Ltd", "OwlGate Ltd")
    (True, False)
    >>> _in_two_scripts("Anne Moor Hospital", "Ann Moor Hospital")
    False
    """
    differ = [(x, y) for x, y in zip(a.split(), b.split(), strict=False) if x != y]
    english = bool(differ) and all(_is_given(word) for pair in differ for word in pair)
    joined = a.replace(" ", "") == b.replace(" ", "")
    return transliterated(a, b) and not (joined or english)


def _is_given(word: str) -> bool:
    return "-" not in word and is_given(fold(word))


def _both_in_use(named: pd.DataFrame, origin: Origin) -> bool:
    """Whether separately written articles hold both names: two names, neither of them a slip."""
    held = named.groupby("article_id")["entity_id"].nunique()
    return len({origin[article] for article in held.index[held > 1]}) > 1


def _told_apart(named: pd.DataFrame, pair: NearName) -> bool:
    """Whether one article has both of two full names, and they are more than a slip apart."""
    a, b = (parse(name).tokens for name in (pair.name_a, pair.name_b))
    if pair.type != "PERSON" or len(a) != len(b) or len(a) < 2:
        return False
    held = named.groupby("article_id")["entity_id"].nunique()
    is_slip = all(OSA.distance(*words) <= _SLIP for words in zip(a, b, strict=True))
    return not is_slip and bool((held > 1).any())


def _spelt(sources: Sources) -> Iterator[Draft]:
    """One draft per pair of spellings of one name, at the first mention in each article."""
    for one in sources.spellings:
        rows = sources.mentions[
            sources.mentions["surface"].isin([one.form_a, one.form_b])
            & (sources.mentions["entity_id"] == one.entity_id)
        ].drop_duplicates(["article_id", "surface"])
        spots = [Spot(row.article_id, row.start, row.stop, row.surface) for row in rows_of(rows)]
        sides = _first_of_each(spots, one.form_a, one.form_b)
        if sides is not None:
            subject, why = f"{one.form_a} / {one.form_b}", "One name is spelt in two ways."
            yield _draft(subject, spots, why, sides)


def _draft(subject: str, spots: Sequence[Spot], why: str, sides: SpotPair) -> Draft:
    apart = _two(spots, sides)
    return Draft("same name?", subject, in_order(spots), why, sides, apart=apart)


def _two(spots: Sequence[Spot], sides: SpotPair) -> tuple[SpotPair, ...]:
    """Every place of one name with every place of the other."""
    a, b = ([spot for spot in spots if spot.text == side.text] for side in sides)
    return tuple(product(a, b)) if sides[0].text != sides[1].text else (sides,)


def _first_of_each(spots: Sequence[Spot], name_a: str, name_b: str) -> tuple[Spot, Spot] | None:
    """The first place of each of two names, in two articles where they can be had."""
    a = [spot for spot in spots if spot.text == name_a] or list(spots[:1])
    b = [spot for spot in spots if spot.text == name_b] or list(spots[1:2])
    both = [(x, y) for x in a for y in b if x.article_id != y.article_id]
    return next(iter(both or [(x, y) for x in a for y in b]), None)
