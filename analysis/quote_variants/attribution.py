"""What changed beside the marks: the speaker, a pronoun, the strength of the cue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from analysis.quote_variants.people import may_be_same, pronoun, speaks_for
from analysis.quote_variants.sayings import Saying, strength_of
from analysis.text.he_or_she import PRONOUN, of_address

_WHOLE = 5
"""Words of the shortest quotation that only one person can have said."""
Genders = Mapping[tuple[str, str], str]


def genders(every: list[Saying]) -> dict[tuple[str, str], str]:
    """Which pronoun each article uses of each speaker, where it uses one beside a quotation.

    Of a speaker for whom one article has both, one is somebody else's.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in every:
        if pronoun(one) and one.speaker:
            found[one.article_id, one.speaker].add(pronoun(one))
    return {place: used.pop() for place, used in found.items() if len(used) == 1}


def _gender(one: Saying, known: Genders) -> str:
    titled = PRONOUN[of_address(one.speaker_words.split(" ")[0].lower().rstrip("."))]
    return pronoun(one) or titled or known.get((one.article_id, one.speaker), "")


def attribution(
    one: Saying, two: Saying, known: Genders, people: frozenset[str], texts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Rows of change and why; `people` are the names of persons in the story.

    Assumes that a speaker reached through a pronoun, or carried over from the quotation before, is
    a guess: where the pronouns differ only that is said. A body speaks through its people.
    """
    his, hers = _gender(one, known), _gender(two, known)
    whole = _is_whole(one) and _is_whole(two)
    if whole and his and hers and his != hers and (pronoun(one) or pronoun(two)):
        yield "pronoun", f"The speaker is “{his}” in one article and “{hers}” in the other."
    elif _differ(one, two, people, texts):
        yield "speaker", "The same words are given to two different speakers."
    strengths = {strength_of(one.cue), strength_of(two.cue)}
    if one.cue and two.cue and len(strengths) > 1 and strengths & {"claimed", "admitted"}:
        yield "cue", f"The articles present the quotation differently (“{one.cue}” / “{two.cue}”)."


def _differ(one: Saying, two: Saying, people: frozenset[str], texts: Mapping[str, str]) -> bool:
    """Whether two people are named beside the same whole sentences, or one and who speaks for one.

    Each in words of its own beside a reporting verb.
    """
    if not all(_is_explicit(side, people, texts[side.article_id]) for side in (one, two)):
        return False
    if speaks_for(one.speaker, two.speaker) or speaks_for(two.speaker, one.speaker):
        return True
    return {one.speaker, two.speaker} <= people and not may_be_same(one, two)


def _is_explicit(one: Saying, people: frozenset[str], text: str) -> bool:
    named = bool(one.cue) and (not pronoun(one) or _is_alone(one, people, text))
    return named and _is_whole(one)


def _is_whole(one: Saying) -> bool:
    return one.kind == "direct" and sum(len(line.words) for line in one.lines) >= _WHOLE


def _is_alone(one: Saying, people: frozenset[str], text: str) -> bool:
    """Whether the paragraph of a quotation names its speaker before it, and nobody else."""
    first = one.lines[0].start
    beside = text[text.rfind("\n", 0, first) + 1 : first]
    named = {name for name in people if name.split()[-1] in beside}
    return named == {one.speaker}
