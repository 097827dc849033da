"""Who does what in a sentence: names, who speaks, who acts on whom, he or she."""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Flip
from analysis.claims.stems import concept
from analysis.text import likeness
from analysis.text.calendar import MONTHS, WEEKDAYS
from analysis.text.he_or_she import of_pronoun
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from analysis.params import Params


class Name(NamedTuple):
    """One run of capitalised words: tokens first..last-1, and the folded words without titles.

    opening: a single word at the start of a sentence, which may be no name at all.
    """

    first: int
    last: int
    words: tuple[str, ...]
    opening: bool = False


class Roles(NamedTuple):
    """Names in order, who speaks, who acts on whom, and the pronouns of one sentence."""

    names: tuple[Name, ...]
    speaker: Name | None
    spoken_by_name: bool
    acts: tuple[tuple[int, str, int], ...]
    he: tuple[int, ...]
    she: tuple[int, ...]


@functools.cache
def _no_name() -> frozenset[str]:
    return frozenset(
        [*marked("small_words", "grammar"), *MONTHS, *WEEKDAYS, "i", "mr", "mrs", "ms", "dr", "sir"]
    )


@functools.cache
def _titles() -> frozenset[str]:
    return marked("titles", "title")


def read(sentence: Claim) -> Roles:
    """The roles of one sentence."""
    names = tuple(_names(sentence))
    speaker, named = _speaker(sentence, names)
    he, she = (_pronouns(sentence, gender) for gender in "mf")
    return Roles(names, speaker, named, tuple(_acts(sentence, names)), he, she)


def _pronouns(sentence: Claim, gender: str) -> tuple[int, ...]:
    """The tokens of a sentence that are he, or she, in any form."""
    return tuple(n for n, token in enumerate(sentence.tokens) if of_pronoun(token.word) == gender)


def _names(sentence: Claim) -> list[Name]:
    """Runs of capitalised words, titles left out."""
    found: list[Name] = []
    run: list[int] = []
    for n, token in enumerate(sentence.tokens):
        named = token.capital and token.word not in _no_name() and not token.word.startswith("i'")
        if run and (not named or token.breaks):
            found += _name(sentence, run)
            run = []
        if named:
            run.append(n)
    return [*found, *(_name(sentence, run) if run else [])]


def _name(sentence: Claim, run: list[int]) -> list[Name]:
    bare = tuple(sentence.tokens[n].word for n in run if sentence.tokens[n].word not in _titles())
    opening = run == [0] and len(sentence.tokens) > 1
    return (
        [Name(run[0], run[-1] + 1, tuple(word.removesuffix("'s") for word in bare), opening)]
        if bare
        else []
    )


def _speaker(sentence: Claim, names: tuple[Name, ...]) -> tuple[Name | None, bool]:
    """The name or the role beside the first verb of saying, and whether it is a name."""
    sure = tuple(name for name in names if not name.opening)
    for n, token in enumerate(sentence.tokens):
        if (
            token.stem not in claims.stems_of("cue_words", "attributes")
            or not token.content
            or token.capital
        ):
            continue
        after = next(
            (name for name in sure if n < name.first <= n + 3),
            None,
        )
        before = next((name for name in reversed(sure) if name.last == n), None)
        if before or after:
            return before or after, True
        role = _role(sentence, n)
        if role:
            return role, False
    return None, False


def _role(sentence: Claim, verb: int) -> Name | None:
    """The words between an article and a verb of saying (the health minister said)."""
    at = verb
    while (
        at > 0
        and sentence.tokens[at - 1].content
        and not sentence.tokens[at].breaks
        and verb - at < 4
    ):
        at -= 1
    before = sentence.tokens[at - 1].word if at else ""
    vague = sentence.tokens[verb - 1].word in marked("unnamed", "vague")
    if before not in {"the", "a", "an", "its", "their"} or verb - at < 2 or vague:
        return None
    return Name(at, verb, tuple(sentence.tokens[n].stem for n in range(at, verb)))


def _acts(sentence: Claim, names: tuple[Name, ...]) -> list[tuple[int, str, int]]:
    """Actor, verb and target where one verb stands between two names; "by" turns them round."""
    acts = (_act(sentence, left, right) for left, right in pairwise(names))
    return [act for act in acts if act is not None]


def _act(sentence: Claim, left: Name, right: Name) -> tuple[int, str, int] | None:
    between = sentence.tokens[left.last : right.first]
    verb = next((token.stem for token in between if token.content), "")
    parted = any(token.breaks for token in sentence.tokens[left.last : right.first + 1])
    if not verb or parted or len(between) > 5 or (left.opening and right.opening):
        return None
    passive = any(token.word == "by" for token in between[-2:])
    ends = (right.first, left.first) if passive else (left.first, right.first)
    return ends[0], verb, ends[1]


def swapped(a: Claim, of_a: Roles, b: Claim, of_b: Roles) -> list[Flip]:
    """Two names that act on each other the other way round.

    Assumes that one verb stands between the two names; turns a passive with "by" round. Fails on
    relative clauses.
    """
    for actor, verb, target in _alone(a, of_a, b, of_b):
        for actor_b, verb_b, target_b in _alone(b, of_b, a, of_a):
            if (
                verb != verb_b
                or not _same(a, of_a, actor, b, of_b, target_b)
                or not _same(a, of_a, target, b, of_b, actor_b)
            ):
                continue
            name_a, name_b = _at(of_a, actor), _at(of_b, actor_b)
            said_a, said_b = (
                claims.words_of(a, name_a.first, name_a.last),
                claims.words_of(b, name_b.first, name_b.last),
            )
            why = f"The article's subject is “{said_a}” in one, “{said_b}” in the other."
            return [Flip("subject", (name_a.first, name_a.last), (name_b.first, name_b.last), why)]
    return []


def _alone(a: Claim, of_a: Roles, b: Claim, of_b: Roles) -> list[tuple[int, str, int]]:
    """The acts of a whose actor does the same nowhere in b."""
    return [
        (actor, verb, target)
        for actor, verb, target in of_a.acts
        if not any(v == verb and _same(a, of_a, actor, b, of_b, x) for x, v, _ in of_b.acts)
    ]


def _at(roles: Roles, first: int) -> Name:
    return next(name for name in roles.names if name.first == first)


def _same(a: Claim, of_a: Roles, first: int, b: Claim, of_b: Roles, other: int) -> bool:
    return bool(set(_at(of_a, first).words) & set(_at(of_b, other).words))


def speaker(
    a: Claim, of_a: Roles, b: Claim, of_b: Roles, known: frozenset[str], params: Params
) -> list[Flip]:
    """The same words said by someone else; `known` holds the capitalised words of both articles.

    Assumes that the rest of the two sentences is nearly the same. A name is never held against a
    role, nor a name of one word against a longer one, since both may be one person, or a person and
    a firm; two names of one word only where both articles know both.
    """
    one, two = of_a.speaker, of_b.speaker
    if one is None or two is None or of_a.spoken_by_name != of_b.spoken_by_name:
        return []
    if one.words == two.words:
        return []
    against = ""
    if of_a.spoken_by_name and _unsure(one, two, known):
        against = "the articles do not know both names, which may be a person and a firm"
    elif _related(one, two, a, b, params):
        against = "the two may be one, or each text names both"
    rest_a, rest_b = _rest(a, one), _rest(b, two)
    enough = max(params.close_words, params.close_overlap * min(len(rest_a), len(rest_b)))
    if len(rest_a & rest_b) < enough:
        return []
    said_a, said_b = (
        claims.words_of(a, one.first, one.last),
        claims.words_of(b, two.first, two.last),
    )
    why = f"The same is attributed to “{said_a}” in one article and to “{said_b}” in the other."
    return [Flip("subject", (one.first, one.last), (two.first, two.last), why, against)]


def _unsure(one: Name, two: Name, known: frozenset[str]) -> bool:
    """Whether two names of one word may be a person and a firm, or longer ones both unknown."""
    short = len(one.words) == len(two.words) == 1
    if short:
        return not {*one.words, *two.words} <= known
    return not (set(one.words) & known or set(two.words) & known)


def _rest(sentence: Claim, name: Name) -> set[str]:
    """The words of a sentence without its speaker."""
    return {
        token.word for n, token in enumerate(sentence.tokens) if not name.first <= n < name.last
    }


def _related(one: Name, two: Name, a: Claim, b: Claim, params: Params) -> bool:
    """Whether the two speakers may be one, or each sentence names the other's too."""
    stems_a, stems_b = {token.stem for token in a.tokens}, {token.stem for token in b.tokens}
    mine, theirs = {concept(word) for word in one.words}, {concept(word) for word in two.words}
    different_size = (len(one.words) == 1) != (len(two.words) == 1)
    near = any(likeness.letters(x, y) >= params.name_alike for x in mine for y in theirs)
    return different_size or near or bool(mine & stems_b) or bool(theirs & stems_a)


def pronoun(a: Claim, of_a: Roles, b: Claim, of_b: Roles, params: Params) -> list[Flip]:
    """He in one sentence where the other has she.

    Assumes that each sentence has one gender only, that half of all their words are shared, and the
    word beside too.
    """
    if len(a.stems & b.stems) < params.cue_shared * len(a.stems | b.stems):
        return []
    genders = ((of_a.he, of_a.she, of_b.she, of_b.he), (of_a.she, of_a.he, of_b.he, of_b.she))
    for mine, none_a, theirs, none_b in genders:
        if not mine or not theirs or none_a or none_b:
            continue
        if claims.around(a, mine[0], 1) & claims.around(b, theirs[0], 1):
            said_a, said_b = a.tokens[mine[0]].word, b.tokens[theirs[0]].word
            why = f"One article has “{said_a}” where the other has “{said_b}”."
            return [Flip("subject", (mine[0], mine[0] + 1), (theirs[0], theirs[0] + 1), why)]
    return []
