"""The table of changes between the readings of every utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from analysis.quote_variants import (
    attribution,
    grouping,
    references,
    said_of,
    sayings,
    statements,
    wording,
)
from analysis.quote_variants.sayings import Saying
from analysis.quote_variants.spoken_words import compared
from analysis.schema import QuoteVariant, table
from analysis.text.spans import Span

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params

_ALL_PAIRS = 12
"""Up to this many readings every pair is compared; above, each with the longest only."""


def with_utterances(
    articles: pd.DataFrame, quotations: pd.DataFrame, segments: pd.DataFrame, params: Params
) -> pd.DataFrame:
    """`schema.Quotation` rows, the readings of one utterance with one utterance_id.

    It is the smallest quotation_id among them.
    """
    every = sayings.sayings(_texts(articles), quotations, segments)
    spoken = grouping.utterances(every, params)
    ids = [spoken.get(n, n) for n in quotations["quotation_id"].tolist()]
    return quotations.assign(utterance_id=ids).astype({"utterance_id": "int64"})


def quote_variants(
    articles: pd.DataFrame,
    quotations: pd.DataFrame,
    segments: pd.DataFrame,
    entities: pd.DataFrame,
    params: Params,
) -> pd.DataFrame:
    """`schema.QuoteVariant` rows; `entities` are `schema.Entity` rows.

    `quotation_b` is null where the other side is no quotation: a text's own statement, or the plain
    text of a transcript or release.
    """
    texts = _texts(articles)
    every = sayings.sayings(texts, quotations, segments)
    ids = quotations["quotation_id"].tolist(), quotations["utterance_id"].tolist()
    spoken = dict(zip(*ids, strict=True))
    genders = attribution.genders(every)
    people = frozenset(entities["name"][entities["type"] == "PERSON"])
    story = _Context(texts, _roles(articles), genders, _places(quotations), spoken, people)
    rows: list[QuoteVariant] = [
        row for group in _groups(story, every) for row in _within(story, group, params)
    ]
    rows += _elsewhere(story, every, quotations, params)
    return table(QuoteVariant, iter(sorted(rows, key=_place_in_table)))


class _Context(NamedTuple):
    """What the rows need to know.

    Texts, roles, pronouns, places of speaker and cue, utterances, and who is a person.
    """

    texts: Mapping[str, str]
    roles: Mapping[str, str]
    genders: attribution.Genders
    places: Mapping[int, Mapping[str, Span]]
    spoken: Mapping[int, int]
    people: frozenset[str]


class _RowSide(NamedTuple):
    """One side of a row: its quotation if it is one, its article, stretch and speaker."""

    quotation_id: int | None
    article_id: str
    span: Span
    speaker: str


def _texts(articles: pd.DataFrame) -> dict[str, str]:
    return dict(zip(articles["article_id"], articles["text"], strict=True))


def _roles(articles: pd.DataFrame) -> dict[str, str]:
    roles = articles["role"] if "role" in articles else [""] * len(articles)
    return dict(zip(articles["article_id"], roles, strict=True))


def _places(quotations: pd.DataFrame) -> dict[int, dict[str, Span]]:
    """Where speaker and cue of each quotation stand; its own start where they do not."""
    found = {}
    for row in sayings.records(quotations):
        speaker = _at(row.start, row.speaker_start, row.speaker_stop)
        found[row.quotation_id] = {
            "speaker": speaker,
            "pronoun": speaker,
            "cue": _at(row.start, row.cue_start, row.cue_stop),
        }
    return found


def _at(fallback: int, start: int | None, stop: int | None) -> Span:
    return (fallback, fallback) if start is None or stop is None else (start, stop)


def _groups(story: _Context, every: list[Saying]) -> list[list[Saying]]:
    """The readings of each utterance that quote it, where there are several."""
    groups: dict[int, list[Saying]] = defaultdict(list)
    for one in every:
        if one.kind != "indirect":
            groups[story.spoken[one.quotation_id]].append(one)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _within(story: _Context, group: list[Saying], params: Params) -> Iterator[QuoteVariant]:
    longest = max(
        group, key=lambda one: (_is_reference(story, one), _n_words(one), -one.quotation_id)
    )
    for one, two in _pairs(story, group, longest):
        if one.article_id != two.article_id and wording.matched(one, two, params):
            yield from _compared(story, one, two, params)
            if longest in (one, two):
                yield from _context(story, longest, two if one is longest else one, params)


def _is_reference(story: _Context, one: Saying) -> bool:
    return story.roles[one.article_id] in references.ROLES


def _n_words(one: Saying) -> int:
    return sum(len(line.words) for line in one.lines)


def _pairs(story: _Context, group: list[Saying], longest: Saying) -> list[tuple[Saying, Saying]]:
    """The readings to compare: with the reference where there is one, else each with each."""
    if _is_reference(story, longest) or len(group) > _ALL_PAIRS:
        return [(longest, one) for one in group if one is not longest]
    return list(combinations(group, 2))


def _compared(story: _Context, one: Saying, two: Saying, params: Params) -> Iterator[QuoteVariant]:
    for row in wording.wording(one, two, params):
        if row.told and _is_told(story, one if row.a[0] == row.a[1] else two, row.told):
            continue
        yield _row(story, row.change, _side(one, row.a), _side(two, row.b), row.why)
    beside = (story.genders, story.people, story.texts)
    for change, why in attribution.attribution(one, two, *beside):
        a, b = story.places[one.quotation_id][change], story.places[two.quotation_id][change]
        yield _row(story, change, _side(one, a), _side(two, b), why)


def _is_told(story: _Context, shorter: Saying, told: frozenset[str]) -> bool:
    """Whether an article says beside the marks what it leaves out of them."""
    text, first, last = story.texts[shorter.article_id], shorter.lines[0], shorter.lines[-1]
    start = text.rfind("\n", 0, first.start) + 1
    stop = text.find("\n", last.stop)
    beside = text[start : first.start] + " " + text[last.stop : stop if stop >= 0 else len(text)]
    return not told.isdisjoint(word.key for word in compared(beside, 0, len(beside)))


def _context(
    story: _Context, longest: Saying, other: Saying, params: Params
) -> Iterator[QuoteVariant]:
    """A row where whole sentences of the longest form are not carried."""
    kept = [line for lines, _ in wording.matched(longest, other, params) for line in lines]
    gone = [line for line in longest.lines if line not in kept]
    if gone:
        n = f"{len(gone)} more sentence{'s' if len(gone) > 1 else ''}"
        a = _side(longest, (gone[0].start, gone[-1].stop))
        b = _side(other, (other.lines[0].start, other.lines[-1].stop))
        why = f"The fullest version has {n} around this passage."
        yield _row(story, "context dropped", a, b, why)


def _elsewhere(
    story: _Context, every: list[Saying], quotations: pd.DataFrame, params: Params
) -> Iterator[QuoteVariant]:
    """Rows that hold a quotation against words of another article that are no quotation."""
    own = {
        name: text
        for name, text in story.texts.items()
        if story.roles[name] not in references.ROLES
    }
    said = statements.statements(own, quotations)
    for drop in statements.dropped(every, story.spoken, said, params):
        other = _RowSide(None, drop.article_b, drop.b, "")
        yield _row(story, drop.change, _side(drop.saying, drop.a), other, drop.why)
    for told in said_of.against(story.texts, every):
        other = _RowSide(None, told.article_b, told.b, "")
        yield _row(story, "said of", _side(told.saying, told.a), other, told.why)
    plain = references.references(story.texts, story.roles)
    for one, name, row in references.against(every, plain, story.roles, params):
        why = f"{row.why} The other text is the {story.roles[name]}."
        yield _row(
            story, row.change, _side(one, row.a), _RowSide(None, name, row.b, one.speaker), why
        )


def _side(one: Saying, span: Span) -> _RowSide:
    return _RowSide(one.quotation_id, one.article_id, span, one.speaker)


def _row(story: _Context, change: str, a: _RowSide, b: _RowSide, why: str) -> QuoteVariant:
    first = a.quotation_id or 0
    return QuoteVariant(
        utterance_id=story.spoken[first],
        quotation_a=first,
        quotation_b=b.quotation_id,
        change=change,
        words_a=story.texts[a.article_id][slice(*a.span)],
        words_b=story.texts[b.article_id][slice(*b.span)],
        speaker_a=a.speaker,
        speaker_b=b.speaker,
        article_a=a.article_id,
        start_a=a.span[0],
        stop_a=a.span[1],
        article_b=b.article_id,
        start_b=b.span[0],
        stop_b=b.span[1],
        why=why,
    )


def _place_in_table(row: QuoteVariant) -> tuple[int, int, float, str, int, str, int]:
    second = row.quotation_b if row.quotation_b is not None else inf
    place = row.start_a, row.article_b, row.start_b
    return row.utterance_id, row.quotation_a, second, row.change, *place
