"""What changed beside the marks: the speaker, a pronoun, the strength of the cue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.quote_variants.people import is_name, may_be_same, pronoun
from analysis.quote_variants.sayings import Saying, strength_of

Genders = Mapping[tuple[str, str], str]


def genders(every: list[Saying]) -> dict[tuple[str, str], str]:
    """Which pronoun each article uses of each speaker, where it uses one beside a quotation."""
    return {
        (one.article_id, one.speaker): pronoun(one) for one in every if pronoun(one) and one.speaker
    }


def _gender(one: Saying, known: Genders) -> str:
    titled = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}.get(
        one.speaker_words.split(" ")[0].lower().rstrip("."), ""
    )
    return pronoun(one) or titled or known.get((one.article_id, one.speaker), "")


def attribution(one: Saying, two: Saying, known: Genders) -> Iterator[tuple[str, str]]:
    """Rows of change and why.

    Assumes that a speaker reached through a pronoun is a guess: where the pronouns differ only
    that is said.
    """
    his, hers = _gender(one, known), _gender(two, known)
    if his and hers and his != hers and (pronoun(one) or pronoun(two)):
        yield "pronoun", f"The speaker is “{his}” in one article and “{hers}” in the other."
    elif _differ(one, two):
        yield "speaker", "The same words are given to two different speakers."
    strengths = {strength_of(one.cue), strength_of(two.cue)}
    if one.cue and two.cue and len(strengths) > 1 and strengths & {"claimed", "admitted"}:
        yield "cue", f"The articles present the quotation differently (“{one.cue}” / “{two.cue}”)."


def _differ(one: Saying, two: Saying) -> bool:
    return is_name(one.speaker) and is_name(two.speaker) and not may_be_same(one, two)
