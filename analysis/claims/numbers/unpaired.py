"""Numbers for one thing in sentences that nothing else ties together.

Two ways lead to them. Numbers whose nearest words are the same; and figures that look like one
figure mistyped (27, 72; 450 million, 45 million), for which fewer words in common are enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.claims import sentence as claims
from analysis.claims.numbers import agreement, rates, typos
from analysis.claims.numbers.paired import Sentences, lone, objection, only_dated, weighed
from analysis.claims.related import related, tell
from analysis.facts.agreement import family

if TYPE_CHECKING:
    from analysis.claims.numbers.agreement import Placed
    from analysis.claims.pairs import Pair
    from analysis.claims.sentence import Claim, Objection
    from analysis.claims.weighed import Weighed
    from analysis.params import Params
    from analysis.schema import Conflict

    Meets = dict[str, set[str]]

_CROWD = 300
"""A word near more facts says nothing about what they count and would cost quadratic time."""


def apart(
    read: Sentences, pairs: list[Pair], paired: Iterable[Conflict], params: Params
) -> Iterator[Weighed]:
    """Numbers for one thing that differ although their sentences are not aligned.

    Those `paired` already are left out, those whose value the other article has anywhere, and
    articles that have nothing to do with one another.
    """
    meets = related(pairs, read.claims, params)
    used = {
        key
        for row in paired
        for key in (
            (row.article_a, row.start_a, row.article_b),
            (row.article_b, row.start_b, row.article_a),
        )
    }
    every = _in_order(read)
    rated = rates.other_rates(read, every)
    yield from (weighed(*pair, params.apart_score, read) for pair in rated)
    slips = ((pair, True) for pair in [*_ages(read), *_slips(read, meets, params)])
    near = ((pair, False) for pair in _tied(read, meets, params))
    sole = ((pair, True) for pair in rates.sole(read, every, params))
    for (one, two), slip in [*slips, *sole, *near]:
        keys = {
            (one.fact.article_id, one.fact.start, two.fact.article_id),
            (two.fact.article_id, two.fact.start, one.fact.article_id),
        }
        if used & keys or not agreement.disagree(one, two, params):
            continue
        against = objection(one, two, read, params)
        if not against:
            used |= keys
            against = _doubt(one, two, slip, read, params)
        yield weighed(one, two, params.apart_score, read, against, moves=not slip)


def _doubt(one: Placed, two: Placed, slip: bool, read: Sentences, params: Params) -> Objection:
    """Why two numbers are not held against each other; empty where they are."""
    if not (slip or _one_subject(one, two, read, params)):
        return "the sentences share few words, and none right beside the numbers"
    theirs, mine = read.known[two.fact.article_id], read.known[one.fact.article_id]
    if lone([one], theirs, _beside(two, read), params):
        if lone([two], mine, _beside(one, read), params):
            return ""
        return f"the first article has “{two.fact.surface}” as well"
    return f"the second article has “{one.fact.surface}” as well"


def _beside(one: Placed, read: Sentences) -> list[Placed]:
    return read.facts[one.fact.article_id, one.fact.sentence_id]


def _meeting(group: list[int], every: list[Placed], meets: Meets) -> Iterator[tuple[int, int]]:
    """Pairs of a group, by rising places in the list, whose articles are related."""
    inside: dict[str, list[int]] = defaultdict(list)
    for n in group:
        inside[every[n].fact.article_id].append(n)
    for article, mine in inside.items():
        for other in meets.get(article, set()) & inside.keys():
            yield from ((n, m) for n in mine for m in inside[other] if n < m)


def _slips(read: Sentences, meets: Meets, params: Params) -> list[tuple[Placed, Placed]]:
    """Figures that look like one mistyped, in sentences with enough words in common, surest first.

    Assumes that the value of neither stands anywhere in the other article, as whatever amount.
    """
    every = _in_order(read)
    lengths = Counter(article for article, _ in read.claims)
    found = []
    for n, m in _alike(every, meets):
        longer = max(lengths[every[k].fact.article_id] for k in (n, m))
        spare = int(longer > params.few_sentences) + _crowded(len(lengths), params)
        if _is_slip(every[n], every[m], read, spare):
            found.append((-_ties(every[n], every[m], read), n, m))
    return [(every[n], every[m]) for _, n, m in sorted(found)]


def _alike(every: list[Placed], meets: Meets) -> set[tuple[int, int]]:
    """Facts of one family that have most digits in common, by their places in the list."""
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(every):
        for key in typos.keys(one.fact):
            held[family(one.fact), key].append(n)
    groups = (group for group in held.values() if len(group) <= _CROWD)
    return {pair for group in groups for pair in _meeting(group, every, meets)}


def _ages(read: Sentences) -> list[tuple[Placed, Placed]]:
    """Ages that two articles give beside one name."""
    held: dict[str, list[Placed]] = defaultdict(list)
    for one in _in_order(read):
        if one.fact.type == "age":
            for name in _named(one, read):
                held[name].append(one)
    return [
        (one, two)
        for group in held.values()
        if len(group) <= _CROWD
        for one, two in combinations(group, 2)
        if one.fact.article_id != two.fact.article_id and one.fact.low != two.fact.low
    ]


def _named(one: Placed, read: Sentences) -> Iterator[str]:
    """The name right before or right after an age, two words of it."""
    sentence = read.claims[one.fact.article_id, one.fact.sentence_id]
    before = [t for t in sentence.tokens if t.stop <= one.fact.start and t.word != "aged"][-2:]
    after = [t for t in sentence.tokens if t.start >= one.fact.stop][:2]
    for pair in (before, after):
        if len(pair) > 1 and all(token.capital and token.content for token in pair):
            yield " ".join(token.word for token in pair)


def _in_order(read: Sentences) -> list[Placed]:
    """All facts in the order of articles and places."""
    order = {article: n for n, article in enumerate(dict.fromkeys(a for a, _ in read.claims))}
    every = (one for known in read.known.values() for one in known)
    return sorted(every, key=lambda p: (order[p.fact.article_id], p.fact.start))


def _crowded(articles: int, params: Params) -> int:
    """How many words more are needed among many articles, where more is alike by chance.

    >>> from analysis.params import Params
    >>> [_crowded(n, Params()) for n in (2, 25, 32, 200)]
    [0, 0, 1, 3]
    """
    return max(0, (articles // params.many_articles).bit_length() - 1)


def _is_slip(one: Placed, two: Placed, read: Sentences, spare: int) -> bool:
    """Whether two figures are enough alike for the words that their sentences share.

    `spare` is how many more words are needed than in short articles.
    """
    clear = typos.clearness(one.fact, two.fact)
    in_a, in_b = _claims(one, two, read)
    if not clear or not agreement.comparable(one, two):
        return False
    digit = len(typos.figure(one.fact)) == 1
    if digit and (spare or not (one.near & two.near) - claims.stems_of("nouns", "common")):
        return False
    enough = _ties(one, two, read) >= 3 - clear + spare + digit
    return enough and not only_dated(in_a) and not only_dated(in_b)


def _ties(one: Placed, two: Placed, read: Sentences) -> int:
    """Telling stems that two sentences share, those near the numbers twice."""
    in_a, in_b = _claims(one, two, read)
    return len(tell(in_a.stems & in_b.stems)) + len(tell(one.near & two.near))


def _claims(one: Placed, two: Placed, read: Sentences) -> tuple[Claim, Claim]:
    place_a, place_b = ((p.fact.article_id, p.fact.sentence_id) for p in (one, two))
    return read.claims[place_a], read.claims[place_b]


def _one_subject(one: Placed, two: Placed, read: Sentences, params: Params) -> bool:
    """Whether a word beside both numbers is the same and their sentences share enough words."""
    common = claims.stems_of("nouns", "common")
    in_a, in_b = _claims(one, two, read)
    if only_dated(in_a) or only_dated(in_b) or not agreement.same_thing(one, two):
        return False
    return (
        bool((one.beside & two.beside) - common)
        and claims.overlap(in_a, in_b) >= params.claim_overlap
    )


def _tied(read: Sentences, meets: Meets, params: Params) -> list[tuple[Placed, Placed]]:
    """Facts of two articles with enough words in common near them, the earlier article first."""
    every = _in_order(read)
    near: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(every):
        for stem in one.near - claims.stems_of("nouns", "common"):
            near[family(one.fact), stem].append(n)
    groups = (group for group in near.values() if len(group) <= _CROWD)
    shared = Counter(pair for group in groups for pair in _meeting(group, every, meets))
    best = sorted(shared.items(), key=lambda found: (-found[1], found[0]))
    least = params.tying_words + _crowded(len(read.known), params)
    return [(every[n], every[m]) for (n, m), count in best if count >= least]
