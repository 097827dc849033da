"""Quoted words, or the claim they make, in another article's own voice.

Assumes that a sentence with a verb of saying, or covered by a reported clause, is attributed. Fails
where the attribution stands in the sentence before, and where two texts state one fact in the words
that everybody uses for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from analysis.quote_variants.grouping import common_run, likeness
from analysis.quote_variants.people import is_name
from analysis.quote_variants.sayings import (
    Line,
    Saying,
    laid_out,
    records,
    stems,
    strength_of,
)
from analysis.quote_variants.spoken_words import Word, is_content
from analysis.text import normalize, sentences, speech

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params


class Statement(NamedTuple):
    """One sentence of an article outside marks and without attribution."""

    article_id: str
    line: Line


class Dropped(NamedTuple):
    """One quotation's words or claim in another article's own voice."""

    change: str
    saying: Saying
    a: tuple[int, int]
    article_b: str
    b: tuple[int, int]
    why: str


def statements(texts: dict[str, str], quotations: pd.DataFrame) -> list[Statement]:
    """The sentences of every article that it states in its own voice."""
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in records(quotations):
        if row.kind != "indirect" or strength_of(row.cue.lower()):
            taken[row.article_id].append((row.start, row.stop))
    return [
        one
        for article_id, text in texts.items()
        for one in _of(article_id, text, taken[article_id])
    ]


def _of(article_id: str, text: str, taken: list[tuple[int, int]]) -> Iterator[Statement]:
    for start, stop in sentences.outside(text, [*normalize.quoted(text), *taken]):
        found = laid_out(text, start, stop)
        if found.words and not _attributed(found.words):
            yield Statement(article_id, found)


def _attributed(found: tuple[Word, ...]) -> bool:
    attributing = stems(speech.attributing())
    return any(word.stem in attributing or word.key == "according" for word in found)


def dropped(
    every: list[Saying], spoken: Mapping[int, int], said: list[Statement], params: Params
) -> Iterator[Dropped]:
    """Statements that hold a quotation's words or claim, in articles that do not quote it."""
    holders: dict[int, set[str]] = defaultdict(set)
    for one in every:
        holders[spoken[one.quotation_id]].add(one.article_id)
    index = _index(said)
    best: dict[tuple[int, str, int], Dropped] = {}
    for one in every:
        utterance = spoken[one.quotation_id]
        for line in one.lines if one.kind != "indirect" else ():
            for statement in _near(line, said, index):
                row = (
                    None
                    if statement.article_id in holders[utterance]
                    else _row(one, line, statement, params)
                )
                if row:
                    key = (utterance, statement.article_id, statement.line.start)
                    best[key] = max(best.get(key, row), row, key=_strength)
    yield from best.values()


def _strength(row: Dropped) -> tuple[bool, bool, int, int]:
    return (
        row.change == "marks dropped",
        is_name(row.saying.speaker),
        row.b[1] - row.b[0],
        -row.saying.quotation_id,
    )


def _index(said: list[Statement]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(said):
        for found in one.line.content:
            index[found].append(n)
    return index


def _near(words: Line, said: list[Statement], index: dict[str, list[int]]) -> Iterator[Statement]:
    common: Counter[int] = Counter()
    for found in words.content:
        held = index.get(found, [])
        if len(held) <= 60:
            common.update(held)
    yield from (said[n] for n, shared in sorted(common.items()) if shared >= 2)


def _row(one: Saying, line: Line, statement: Statement, params: Params) -> Dropped | None:
    a, b, n = common_run(line.words, statement.line.words)
    kept = line.words[a : a + n]
    whole = (
        n >= 0.5 * min(len(line.words), len(statement.line.words)) or n >= params.min_unmarked_run
    )
    if n >= params.min_run and whole and sum(is_content(word) for word in kept) >= 2:
        why = f"{n} words quoted in another article appear here without quotation marks."
        other = statement.line.words[b : b + n]
        return Dropped(
            "marks dropped",
            one,
            (kept[0].start, kept[-1].stop),
            statement.article_id,
            (other[0].start, other[-1].stop),
            why,
        )
    like = likeness(line.words, statement.line.words)
    if (
        like.content >= 6
        and like.of_longer >= params.min_unattributed
        and like.of_shorter >= params.min_reading
    ):
        why = "The quoted claim appears here in other words and without its speaker."
        return Dropped(
            "attribution not carried",
            one,
            (line.start, line.stop),
            statement.article_id,
            (statement.line.start, statement.line.stop),
            why,
        )
    return None
