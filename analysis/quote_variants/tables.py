"""The table of changes between the readings of every utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.quote_variants import attribution, grouping, references, said_of, sayings, statements, wording
from analysis.quote_variants.sayings import Saying
from analysis.schema import QuoteVariant, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params

_ALL_PAIRS = 12
"""Up to this many readings every pair is compared; above, each with the longest only."""


def with_utterances(
    articles: pd.DataFrame, quotations: pd.DataFrame, segments: pd.DataFrame, params: Params
) -> pd.DataFrame:
    """`schema.Quotation` rows, the readings of one utterance with one utterance_id: the smallest quotation_id among them."""
    every = sayings.sayings(_texts(articles), quotations, segments)
    spoken = grouping.utterances(every, params)
    ids = [spoken.get(n, n) for n in quotations["quotation_id"].tolist()]
    return quotations.assign(utterance_id=ids).astype({"utterance_id": "int64"})


def quote_variants(
    articles: pd.DataFrame, quotations: pd.DataFrame, segments: pd.DataFrame, params: Params
) -> pd.DataFrame:
    """`schema.QuoteVariant` rows."""
    texts = _texts(articles)
    every = sayings.sayings(texts, quotations, segments)
    spoken = dict(
        zip(quotations["quotation_id"].tolist(), quotations["utterance_id"].tolist(), strict=True)
    )
    story = _Story(texts, _roles(articles), attribution.genders(every), _places(quotations))
    rows = [
        row
        for utterance, group in _groups(every, spoken)
        for row in _within(story, utterance, group, params)
    ]
    said = statements.statements(
        {n: text for n, text in texts.items() if story.roles[n] not in references.ROLES}, quotations
    )
    rows += [
        _of_dropped(story, spoken, one) for one in statements.dropped(every, spoken, said, params)
    ]
    rows += [_of_told(story, spoken, one) for one in said_of.against(texts, every)]
    plain = references.references(texts, story.roles)
    rows += [_of_reference(story, spoken, *one) for one in references.against(every, plain, params)]
    return table(QuoteVariant, sorted(rows, key=_place_in_table))


class _Story(NamedTuple):
    texts: dict[str, str]
    roles: dict[str, str]
    genders: Mapping[tuple[str, str], str]
    places: Mapping[int, dict[str, tuple[int, int]]]


def _texts(articles: pd.DataFrame) -> dict[str, str]:
    return dict(zip(articles["article_id"], articles["text"], strict=True))


def _roles(articles: pd.DataFrame) -> dict[str, str]:
    roles = articles["role"] if "role" in articles else [""] * len(articles)
    return dict(zip(articles["article_id"], roles, strict=True))


def _places(quotations: pd.DataFrame) -> dict[int, dict[str, tuple[int, int]]]:
    """Where speaker and cue of each quotation stand; the quotation's own start where they do not."""
    return {row.quotation_id: {"speaker": _at(row.start, row.speaker_start, row.speaker_stop), "cue": _at(row.start, row.cue_start, row.cue_stop)}
            for row in sayings.records(quotations)}  # fmt: skip


def _at(fallback: int, start: int | None, stop: int | None) -> tuple[int, int]:
    return (fallback, fallback) if start is None or stop is None else (start, stop)


def _groups(every: list[Saying], spoken: Mapping[int, int]) -> list[tuple[int, list[Saying]]]:
    groups: dict[int, list[Saying]] = defaultdict(list)
    for one in every:
        groups[spoken[one.quotation_id]].append(one)
    return [(utterance, group) for utterance, group in sorted(groups.items()) if len(group) > 1]


def _within(
    story: _Story, utterance: int, group: list[Saying], params: Params
) -> Iterator[QuoteVariant]:
    spoken = [one for one in group if one.kind != "indirect"]
    if len(spoken) < 2:
        return
    longest = max(
        spoken,
        key=lambda one: (
            story.roles[one.article_id] in references.ROLES,
            sum(len(line.words) for line in one.lines),
            -one.quotation_id,
        ),
    )
    for one, two in _pairs(story, spoken, longest):
        if one.article_id != two.article_id:
            yield from _compared(story, utterance, one, two, params)
            if longest in (one, two):
                yield from _context(
                    story, utterance, longest, two if one is longest else one, params
                )


def _pairs(story: _Story, spoken: list[Saying], longest: Saying) -> list[tuple[Saying, Saying]]:
    """The readings to compare: with the reference where there is one, else each with each."""
    if story.roles[longest.article_id] in references.ROLES or len(spoken) > _ALL_PAIRS:
        return [(longest, one) for one in spoken if one is not longest]
    return list(combinations(spoken, 2))


def _compared(
    story: _Story, utterance: int, one: Saying, two: Saying, params: Params
) -> Iterator[QuoteVariant]:
    found = list(wording.wording(one, two, params))
    if not wording.matched(one, two, params):
        return
    for row in found:
        yield _variant(story, utterance, one, two, row.change, row.a, row.b, row.why)
    for change, words_a, words_b, why in attribution.attribution(one, two, story.genders):
        part = "cue" if change == "cue" else "speaker"
        places = story.places[one.quotation_id][part], story.places[two.quotation_id][part]
        yield _variant(story, utterance, one, two, change, *places, why)._replace(
            words_a=words_a, words_b=words_b
        )


def _context(
    story: _Story, utterance: int, longest: Saying, other: Saying, params: Params
) -> Iterator[QuoteVariant]:
    """A row where whole sentences of the longest form are not carried."""
    kept = [line for lines, _ in wording.matched(longest, other, params) for line in lines]
    gone = [line for line in longest.lines if line not in kept]
    if kept and gone:
        why = f"The longest form, elsewhere, has {len(gone)} more sentence{'s' if len(gone) > 1 else ''} around these words."
        yield _variant(
            story,
            utterance,
            longest,
            other,
            "context dropped",
            (gone[0].start, gone[-1].stop),
            (other.lines[0].start, other.lines[-1].stop),
            why,
        )


def _variant(
    story: _Story,
    utterance: int,
    one: Saying,
    two: Saying,
    change: str,
    a: tuple[int, int],
    b: tuple[int, int],
    why: str,
) -> QuoteVariant:
    words_a, words_b = (
        story.texts[one.article_id][slice(*a)],
        story.texts[two.article_id][slice(*b)],
    )
    return QuoteVariant(utterance, one.quotation_id, two.quotation_id, change, words_a, words_b, one.speaker, two.speaker,
                        one.article_id, *a, two.article_id, *b, why)  # fmt: skip


def _of_dropped(story: _Story, spoken: Mapping[int, int], one: statements.Dropped) -> QuoteVariant:
    words_a, words_b = (
        story.texts[one.saying.article_id][slice(*one.a)],
        story.texts[one.article_b][slice(*one.b)],
    )
    return QuoteVariant(spoken[one.saying.quotation_id], one.saying.quotation_id, None, one.change, words_a, words_b, one.saying.speaker, "",
                        one.saying.article_id, *one.a, one.article_b, *one.b, one.why)  # fmt: skip


def _of_reference(
    story: _Story, spoken: Mapping[int, int], one: Saying, name: str, row: wording.Wording
) -> QuoteVariant:
    words_a = story.texts[one.article_id][slice(*row.a)]
    words_b = story.texts[name][slice(*row.b)]
    why = f"{row.why} The other text is the {story.roles[name]}."
    return QuoteVariant(spoken[one.quotation_id], one.quotation_id, None, row.change, words_a, words_b,
                        one.speaker, one.speaker, one.article_id, *row.a, name, *row.b, why)  # fmt: skip


def _of_told(story: _Story, spoken: Mapping[int, int], one: said_of.Against) -> QuoteVariant:
    words_a, words_b = (
        story.texts[one.saying.article_id][slice(*one.a)],
        story.texts[one.article_b][slice(*one.b)],
    )
    return QuoteVariant(spoken[one.saying.quotation_id], one.saying.quotation_id, None, "said of", words_a, words_b, one.saying.speaker, "",
                        one.saying.article_id, *one.a, one.article_b, *one.b, one.why)  # fmt: skip


def _place_in_table(row: QuoteVariant) -> tuple[object, ...]:
    second = row.quotation_b if row.quotation_b is not None else 10**12
    return (
        row.utterance_id,
        row.quotation_a,
        second,
        row.change,
        row.start_a,
        row.article_b,
        row.start_b,
    )
