"""What a word's clause is about: whether it tells of what is so, and of whom.

Without a parse: a clause is what stands between two marks, and the name before a verb is whom it is
said of. Fails on relative clauses without commas and where the name stands in the sentence before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.claims.sentence import Claim
    from analysis.claims.subjects import Name

_CONDITIONS = frozenset(("if", "unless", "whether", "wish", "wishes", "wished", "hypothetically"))
_IMAGINED = frozenset(("would", "could", "might", "should"))
_ASIDE = frozenset(
    (
        *("of", "in", "at", "for", "from", "with", "near", "on", "to", "against", "since", "by"),
        *("after", "before", "during", "until", "over", "under", "into", "between", "across"),
    )
)
"""Words before a name that make it a part of somebody else's phrase."""
_OPENS_NOUN = frozenset(("the", "a", "an", "that", "its", "his", "her", "their", "he", "she"))
_PERSONAL = frozenset(("he", "she"))
_BEFORE_SUBJECT = 12
"""Words before a verb among which its subject is looked for."""


def clause(sentence: Claim, at: int) -> range:
    """The places of the clause of a word: from the mark before it to the next one.

    >>> from analysis.claims.sentence import claim
    >>> clause(claim("a", 0, 0, "If it rains, they stay, she said."), 4)
    range(3, 5)
    """
    tokens = sentence.tokens
    first = next((n for n in range(at, 0, -1) if tokens[n].breaks), 0)
    last = next((n for n in range(at + 1, len(tokens)) if tokens[n].breaks), len(tokens))
    return range(first, last)


def unreal(sentence: Claim, at: int) -> bool:
    """Whether the clause of a word tells of what would be: a condition, a wish, a question.

    >>> from analysis.claims.sentence import claim
    >>> unreal(claim("a", 0, 0, "He might be alive if help had come."), 3)
    True
    """
    words = [token.word for token in sentence.tokens]
    near = [words[n] for n in clause(sentence, at)]
    if _CONDITIONS.intersection(near) or sentence.text.rstrip("\"'”’ ").endswith("?"):
        return True
    if _would_have(near):
        return True
    return "if" in words and bool(_IMAGINED.intersection(near))


def _would_have(near: Sequence[str]) -> bool:
    """Whether "would have" or "wouldn't have" stands among some words."""
    imagined = {n for n, word in enumerate(near) if word.removesuffix("n't") in _IMAGINED}
    return any(word == "have" and {n - 1, n - 2} & imagined for n, word in enumerate(near))


def another_subject(
    a: Claim, names_a: Sequence[Name], at_a: int, b: Claim, names_b: Sequence[Name], at_b: int
) -> bool:
    """Whether a word is said of one person in a and of another in b, by the names before it.

    Assumes that the last name before a verb is its subject. A subject that the other sentence
    names as well, anywhere, is no other one; nor is anybody another where one side has no name.
    """
    one, two = subject(a, names_a, at_a), subject(b, names_b, at_b)
    if not one or not two or set(one.words) & set(two.words):
        return _he_for_things(a, at_a, bool(one), b, at_b, bool(two))
    apart = not _named_in(one, b) or not _named_in(two, a)
    return apart and not _object(one, b, at_b) and not _object(two, a, at_a)


def subject(sentence: Claim, names: Sequence[Name], at: int) -> Name | None:
    """The last name before a word that is no part of another phrase (of, in, Leeds's)."""
    before = [name for name in names if at - _BEFORE_SUBJECT <= name.last <= at]
    own = [name for name in before if not name.opening and _stands_alone(sentence, name)]
    return own[-1] if own and not _another_noun(sentence, own[-1].last, at) else None


def _another_noun(sentence: Claim, first: int, last: int) -> bool:
    """Whether a noun of its own stands between (Payton decided the team would place him)."""
    return any(t.word in _OPENS_NOUN and not t.breaks for t in sentence.tokens[first:last])


def _stands_alone(sentence: Claim, name: Name) -> bool:
    tokens = sentence.tokens
    ends = tokens[name.last - 1]
    earlier = [token.word for token in tokens[max(0, name.first - 2) : name.first]]
    before = next((word for word in reversed(earlier) if word not in {"the", "a", "an"}), "")
    after = sentence.text[ends.stop - sentence.start :][:1]
    return before not in _ASIDE and not ends.word.endswith("'s") and after not in {"'", "’"}


def _object(name: Name, sentence: Claim, at: int) -> bool:
    """Whether a name stands after a word in its clause (the team placed him, he was placed)."""
    after = (sentence.tokens[n].word for n in clause(sentence, at) if n > at)
    return any(word.removesuffix("'s") in name.words for word in after)


def _named_in(name: Name, sentence: Claim) -> bool:
    spoken = {token.word.removesuffix("'s") for token in sentence.tokens}
    return bool(spoken.intersection(name.words))


def _he_for_things(a: Claim, at_a: int, named_a: bool, b: Claim, at_b: int, named_b: bool) -> bool:
    """Whether it is said of "he" or "she" on one side and of several things on the other."""
    sides = ((a, at_a, b, at_b, named_b), (b, at_b, a, at_a, named_a))
    return any(_of_person(x, n) and not named and _of_things(y, m) for x, n, y, m, named in sides)


def _of_person(sentence: Claim, at: int) -> bool:
    return any(sentence.tokens[n].word in _PERSONAL for n in clause(sentence, at) if n < at)


def _of_things(sentence: Claim, at: int) -> bool:
    """Whether the clause before a word opens with a plural without a capital."""
    own = (sentence.tokens[n] for n in clause(sentence, at) if n < at)
    first = next((token for token in own if token.content), None)
    return first is not None and first.word.endswith("s") and not first.word.endswith("'s")
