"""Where two articles, or an article and its headline, do not agree: numbers joined with flips."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis import kinds
from analysis.claims.numbers import alike, unpaired
from analysis.claims.numbers import paired as number_conflicts
from analysis.claims.weighed import Weighed, raised
from analysis.facts.agreement import agreement
from analysis.schema import Conflict, table
from analysis.sets import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from analysis.claims.pairs import Pair, Place
    from analysis.claims.sentence import Claim, Objection
    from analysis.params import Params
    from analysis.schema import Fact

_SURE = 0.3
"""Alignment scores begin here; places tied by a few shared words come after all others."""

Trigger = tuple[str, str, int, str]


def weigh(
    pairs: list[Pair],
    sentences: dict[Place, Claim],
    facts: pd.DataFrame,
    flips: list[Weighed],
    params: Params,
) -> list[Weighed]:
    """Every two places that may not agree, each with what speaks against raising it, if anything.

    From these `conflicts` and `weighed.passed_over` make their tables.
    """
    read = number_conflicts.sentences_with_facts(sentences, facts)
    paired = [
        *number_conflicts.answering(pairs, read, params),
        *number_conflicts.headlines(read, params),
    ]
    apart = unpaired.apart(read, pairs, raised(paired), params)
    numbers = [*paired, *apart, *alike.meant(read, pairs, params)]
    return [*_told_once(numbers, read, params), *flips]


def _told_once(
    weighed: Iterable[Weighed], read: number_conflicts.Sentences, params: Params
) -> Iterator[Weighed]:
    """Numbers weighed; what two sentences tell twice, in miles and kilometers, is raised once."""
    facts = {
        (placed.fact.article_id, placed.fact.start): placed.fact
        for known in read.known.values()
        for placed in known
    }
    told: dict[tuple[str, int, str, int], list[tuple[Fact, Fact]]] = defaultdict(list)
    for row, against in weighed:
        pair = facts[row.article_a, row.start_a], facts[row.article_b, row.start_b]
        beside = told[row.article_a, row.sentence_a, row.article_b, row.sentence_b]
        again = "" if against else _again(pair, beside, params)
        if not against and not again:
            beside.append(pair)
        yield Weighed(row, against or again)


def _again(pair: tuple[Fact, Fact], told: list[tuple[Fact, Fact]], params: Params) -> Objection:
    """The two amounts, raised already, that these are in another unit."""
    for one, two in told:
        other = one.start != pair[0].start and two.start != pair[1].start
        sides = ((one, pair[0]), (two, pair[1]))
        if other and all(agreement(x, y, params) == "agree" for x, y in sides):
            return f"it is “{one.surface}” and “{two.surface}” in other units, which is raised"
    return ""


def conflicts(weighed: Iterable[Weighed]) -> pd.DataFrame:
    """All conflicts of the story (`schema.Conflict`), those in aligned sentences first.

    Then the most serious kind comes first, then the surest.

    One claim read in many articles is several rows with one claim_id. Each row says "check", none
    says which side is right: a later text may correct an earlier one.
    """
    found = raised(weighed)
    tied = [row._replace(tie="aligned") if row.score >= _SURE else row for row in found]
    return table(Conflict, _numbered(_once(sorted(tied, key=_seriousness))))


def _seriousness(row: Conflict) -> tuple[object, ...]:
    return (
        row.score < _SURE,
        kinds.severity(row.kind),
        -row.score,
        row.article_a,
        row.start_a,
        row.article_b,
        row.start_b,
        row.trigger_a,
    )


def _once(rows: list[Conflict]) -> list[Conflict]:
    """The first row of each two places: a pair of numbers found in several ways is one conflict."""
    seen = {
        (
            row.kind,
            row.article_a,
            row.start_a,
            row.trigger_a,
            row.article_b,
            row.start_b,
            row.trigger_b,
        ): row
        for row in reversed(rows)
    }
    return sorted(seen.values(), key=_seriousness)


def _numbered(rows: list[Conflict]) -> list[Conflict]:
    """The rows with claim_id: those of one kind that share a trigger in a sentence are one."""
    links = [_places(row) for row in rows]
    first = joined((place for link in links for place in link), links)
    numbers: dict[Trigger, int] = {}
    return [
        row._replace(claim_id=numbers.setdefault(first[place], len(numbers)))
        for row, (place, _) in zip(rows, links, strict=True)
    ]


def _places(row: Conflict) -> tuple[Trigger, Trigger]:
    place_a = (row.kind, row.article_a, row.sentence_a, row.trigger_a.lower())
    return place_a, (row.kind, row.article_b, row.sentence_b, row.trigger_b.lower())
