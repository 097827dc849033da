"""What an article says of a speaker, held against that speaker's own words in another article.

Assumes that the thing said or refused is one of a short list of acts done by speaking
(`data/words/acts_of_speech.txt`), and that the sentence names the speaker, or shares two words of
content with the sentence that introduces the speaker ("the coach company"). Fails on acts not in
the list, and cannot know which of the two came first.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from analysis.claims.sentence import claim as read_claim
from analysis.quote_variants import said_deeds
from analysis.quote_variants.people import is_name
from analysis.quote_variants.sayings import Line, Saying, laid_out
from analysis.quote_variants.spoken_words import compared, is_content
from analysis.text import normalize, sentences
from analysis.text.spans import Span
from analysis.text.wordlists import groups, marked

_REACH = 4
"""Words between a refusal and the act that it refuses."""
_AROUND = 120
"""Characters around a name in which its bearer is introduced."""


class ReportedAct(NamedTuple):
    """One sentence that says of somebody that an act was done or refused."""

    article_id: str
    line: Line
    act: int
    refused: bool


class Against(NamedTuple):
    """One quotation that does what another article says its speaker did not, or the reverse."""

    saying: Saying
    a: Span
    article_b: str
    b: Span
    why: str


@functools.cache
def _acts() -> list[tuple[int, re.Pattern[str]]]:
    return [
        (n, re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b"))
        for n, forms in enumerate(groups("acts_of_speech"))
    ]


@functools.cache
def _refusal() -> re.Pattern[str]:
    forms = "|".join(
        re.escape(form) for form in sorted(marked("undertakings", "refusal"), key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{forms})\b|n't\b")


def acts(text: str) -> Iterator[tuple[int, bool]]:
    """The acts that a sentence names, and whether it refuses them.

    >>> [refused for _, refused in acts("The firm has refused to apologise.")]
    [True]
    >>> [refused for _, refused in acts("We are deeply sorry.")]
    [False]
    """
    folded = normalize.fold(text)
    for n, pattern in _acts():
        for found in pattern.finditer(folded):
            before = " ".join(folded[: found.start()].split()[-_REACH:])
            yield n, bool(_refusal().search(before))
            break


def told(texts: Mapping[str, str]) -> list[ReportedAct]:
    """The sentences outside marks that say of somebody that an act was done or refused."""
    return [one for article_id, text in texts.items() for one in _told(article_id, text)]


def _told(article_id: str, text: str) -> Iterator[ReportedAct]:
    for start, stop in sentences.outside(text, normalize.marked(text)):
        for act, refused in acts(text[start:stop]):
            yield ReportedAct(article_id, laid_out(text, start, stop), act, refused)


def against(texts: Mapping[str, str], every: list[Saying]) -> Iterator[Against]:
    """Quotations whose words do what another article says was refused, or the reverse."""
    claims: dict[tuple[int, bool], list[ReportedAct]] = defaultdict(list)
    for claim in told(texts):
        claims[claim.act, claim.refused].append(claim)
    introduced: dict[str, list[frozenset[str]]] = {}
    deeds = said_deeds.told(texts)
    for one in every:
        if one.kind != "indirect" and is_name(one.speaker):
            known_as = said_deeds.known_as(texts[one.article_id], one.speaker)
            told_of = [told for name in known_as for told in deeds.get(name, [])]
            acted = _of_one(texts, one, claims, introduced)
            yield from _once(chain(acted, _of_deeds(texts, one, told_of)))


def _of_deeds(
    texts: Mapping[str, str], one: Saying, about: list[said_deeds.ReportedStance]
) -> Iterator[Against]:
    """Quoted words contrary to what other articles say the speaker refused, undertook, judged."""
    elsewhere = [told for told in about if told.article_id != one.article_id]
    for line in one.lines if elsewhere else ():
        text = texts[one.article_id][line.start : line.stop]
        quoted = read_claim(one.article_id, 0, line.start, text)
        for told, why in said_deeds.contraries(quoted, elsewhere):
            place = told.sentence.start, told.sentence.stop
            yield Against(one, (line.start, line.stop), told.article_id, place, why)


def _of_one(
    texts: Mapping[str, str],
    one: Saying,
    claims: Mapping[tuple[int, bool], list[ReportedAct]],
    introduced: dict[str, list[frozenset[str]]],
) -> Iterator[Against]:
    surname = normalize.fold(one.speaker.split()[-1])
    for line in one.lines:
        for act, refused in acts(texts[one.article_id][line.start : line.stop]):
            for claim in claims.get((act, not refused), []):
                if claim.article_id != one.article_id and _is_about(
                    texts, surname, claim, introduced
                ):
                    yield _row(one, line, claim)


@functools.cache
def _commenting() -> int:
    return next(n for n, pattern in _acts() if pattern.search("comment"))


def _once(rows: Iterable[Against]) -> Iterator[Against]:
    seen: set[tuple[str, Span]] = set()
    for row in rows:
        if (row.article_b, row.b) not in seen:
            seen.add((row.article_b, row.b))
            yield row


def _is_about(
    texts: Mapping[str, str],
    surname: str,
    claim: ReportedAct,
    introduced: dict[str, list[frozenset[str]]],
) -> bool:
    if any(word.key == surname for word in claim.line.words):
        return True
    if claim.act == _commenting() or _names_somebody(texts[claim.article_id], claim.line):
        return False
    if surname not in introduced:
        introduced[surname] = list(_introductions(texts, surname))
    about = claim.line.content
    return any(len(about & found) >= 2 for found in introduced[surname])


def _names_somebody(text: str, line: Line) -> bool:
    """Whether two words in a row in upper case stand in a sentence after its first word.

    The name of another person.
    """
    return bool(re.search(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", text[line.words[0].stop : line.stop]))


def _introductions(texts: Mapping[str, str], surname: str) -> Iterator[frozenset[str]]:
    """The stems of content around every place that has the speaker's name."""
    for text in texts.values():
        for found in re.finditer(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE):
            near = compared(
                text, max(0, found.start() - _AROUND), min(len(text), found.end() + _AROUND)
            )
            yield frozenset(word.stem for word in near if is_content(word))


def _row(one: Saying, line: Line, claim: ReportedAct) -> Against:
    done = "refused or denied" if claim.refused else "done"
    why = f"One text says of the speaker that it was {done}; the quoted words say otherwise."
    return Against(
        one, (line.start, line.stop), claim.article_id, (claim.line.start, claim.line.stop), why
    )
