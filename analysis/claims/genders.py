"""He in one article and she in another for one person, wherever the two sentences stand.

Assumes that a pronoun means the only person whom its own sentence and the one before name, or whom
the one before has as a pronoun, and that equal full names are one person. Fails where nobody or
several are named there, and says nothing of an article that has both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.claims.pairs import Place
    from analysis.claims.sentence import Claim
    from analysis.claims.subjects import Roles

_MARKS = frozenset('"“”„«»')
"""Quotation marks: a pronoun beside them may be the speaker's word for somebody else."""
_MOST = 60
"""Articles on one person that are compared with each other; more would cost quadratic time."""


class Called(NamedTuple):
    """One pronoun for a named person: whose, of which gender, in which sentence, at which token."""

    name: str
    is_she: bool
    sentence: Claim
    at: int


def called(sentences: dict[Place, Claim], known_roles: dict[Place, Roles]) -> Iterator[Called]:
    """Every pronoun whose person is clear."""
    surnames: dict[tuple[str, str], str] = {}
    before: tuple[str, frozenset[str]] = "", frozenset()
    for place, sentence in sentences.items():
        article, read = place[0], known_roles[place]
        here = frozenset(_persons(article, sentence, read, surnames))
        known = here | (before[1] if before[0] == article else frozenset())
        if len(known) == 1 and not _MARKS.intersection(sentence.text):
            name = next(iter(known))
            yield from (Called(name, False, sentence, n) for n in read.he)
            yield from (Called(name, True, sentence, n) for n in read.she)
        told_on = len(known) == 1 and (read.he or read.she)
        before = article, known if told_on else here


def _persons(
    article: str, sentence: Claim, read: Roles, surnames: dict[tuple[str, str], str]
) -> Iterator[str]:
    """The full names, two words, of those named in a sentence; a surname stands for its bearer."""
    for name in read.names:
        last = name.words[-1]
        if len(name.words) in {2, 3}:
            surnames[article, last] = " ".join(name.words[-2:])
            yield surnames[article, last]
        elif len(name.words) == 1 and (article, last) in surnames:
            yield surnames[article, last]


Clash = tuple[Called, Called]


def clashes(sentences: dict[Place, Claim], known_roles: dict[Place, Roles]) -> list[Clash]:
    """For each person and two articles that disagree, the first pronoun of each."""
    found: dict[str, dict[str, list[Called]]] = defaultdict(lambda: defaultdict(list))
    for one in called(sentences, known_roles):
        found[one.name][one.sentence.article_id].append(one)
    return [
        (one[0], two[0])
        for by_article in found.values()
        for one, two in combinations(list(by_article.values())[:_MOST], 2)
        if {c.is_she for c in one} != {c.is_she for c in two} and _settled(one) and _settled(two)
    ]


def _settled(of_one: list[Called]) -> bool:
    """Whether an article has one gender for a person throughout."""
    return len({one.is_she for one in of_one}) == 1
