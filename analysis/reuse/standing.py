"""Standing text.

What stands in many articles on other subjects, or around articles on a page, set aside from
passages.

Footer or repeated line: a short stretch at the edge of a text, or a whole line, held by several
texts that share no other wording. Debris: a line at the edge of a text that holds a phrase of web
pages (`data/words/page_furniture.txt`). Call line: a sentence that asks the reader to ring or write
(`call_lines`), wherever it stands.

Assumes that articles on one subject share some wording besides such a stretch. Fails on a paragraph
of background that an agency sold to three papers whose reports share nothing else (set aside, and
shown as such), and on furniture not in the list that stands in fewer than three texts (kept).
Linear in the words: what stands in many places is never expanded to pairs.
"""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.params import Params
from analysis.reuse.call_lines import call_lines
from analysis.reuse.grams import Grams
from analysis.reuse.tokens import Batch, Ints
from analysis.schema import Standing, table
from analysis.text.wordlists import words

_REASONS = ("footer", "repeated line")
_EDGE_LINES = (2, 4)
"""Lines at the beginning and at the end of a text that may be debris."""


class StandingStretches(NamedTuple):
    """Stretches set aside, as places in `Tokens`, sorted.

    reason: footer, debris, repeated line or call line. kin: a number, equal where the text is the
    same.
    """

    start: Ints
    stop: Ints
    reason: list[str]
    kin: Ints


def set_aside(batch: Batch, grams: Grams, params: Params) -> StandingStretches:
    """What is set aside; nothing when `params.set_standing_aside` is off."""
    if not params.set_standing_aside:
        return _gathered([])
    repeated = _repeated(batch, grams, params) if len(batch.texts) >= params.standing_from else []
    if len(batch.texts) > params.dense_limit:
        return _gathered(repeated)
    return _gathered([*repeated, *_debris(batch, params), *_calls(batch)])


def flags(stretches: StandingStretches, n: int) -> NDArray[np.bool_]:
    """One flag for each of n words: set aside or not."""
    return _covered(stretches.start, stretches.stop, n)


def _covered(start: Ints, stop: Ints, n: int) -> NDArray[np.bool_]:
    """Which of n places lie in a stretch; stretches do not overlap."""
    size = stop - start
    flags = np.zeros(n, np.bool_)
    flags[np.arange(int(size.sum())) + np.repeat(stop - np.cumsum(size), size)] = True
    return flags


def standing(articles: pd.DataFrame, batch: Batch, stretches: StandingStretches) -> pd.DataFrame:
    """`schema.Standing` rows."""
    text = batch.tokens.texts[stretches.start]
    starts = batch.tokens.starts[stretches.start].tolist()
    stops = batch.tokens.stops(stretches.stop - 1).tolist()
    ids = articles["article_id"].tolist()
    found = sorted(
        zip(
            batch.order[text].tolist(),
            starts,
            stops,
            text.tolist(),
            stretches.kin.tolist(),
            stretches.reason,
            strict=True,
        )
    )
    numbers = pd.factorize(np.array([row[4] for row in found], dtype=np.int64))[0].tolist()
    return table(
        Standing,
        (
            Standing(ids[n], start, stop, number, reason, batch.texts[place][start:stop])
            for (n, start, stop, place, _, reason), number in zip(found, numbers, strict=True)
        ),
    )


def _gathered(rows: list[tuple[int, int, str, int]]) -> StandingStretches:
    """Rows of start, stop, reason, kin; overlapping ones are left to the first."""
    kept: list[tuple[int, int, str, int]] = []
    for row in sorted(rows):
        if not kept or row[0] >= kept[-1][1]:
            kept.append(row)
    start, stop, kin = (np.array([row[k] for row in kept], dtype=np.int64) for k in (0, 1, 3))
    return StandingStretches(start, stop, [row[2] for row in kept], kin)


def _repeated(batch: Batch, grams: Grams, params: Params) -> list[tuple[int, int, str, int]]:
    """Footers and repeated lines."""
    texts, n = batch.tokens.texts, len(grams.bounds) - 1
    group, text = np.repeat(np.arange(n), np.diff(grams.bounds)), texts[grams.places]
    held = _holders(group, text, n)
    common = _ascending(grams.places[held[group] >= params.min_holders], len(texts))
    least = grams.size if len(batch.texts) <= params.story_size else params.min_exact
    start, stop, edge = may_stand(batch, common, grams.size, least, params)
    short = _covered(start, stop - grams.size + 1, len(texts) + 1)
    chosen = _on_other_subjects(group, text, short[grams.places], params)
    order = np.argsort(grams.places[chosen])
    places, kin = grams.places[chosen][order], group[chosen][order]
    begins, ends = np.searchsorted(places, start), np.searchsorted(places, stop - grams.size + 1)
    held = np.flatnonzero(begins < ends)
    first, last = begins[held], ends[held] - 1
    reasons = np.where(edge[held], *_REASONS).tolist()
    stops = (places[last] + grams.size).tolist()
    return list(zip(places[first].tolist(), stops, reasons, kin[first].tolist(), strict=True))


def _ascending(places: Ints, n: int) -> Ints:
    """Different places of n in order, without a sort."""
    held = np.zeros(n, np.bool_)
    held[places] = True
    return np.flatnonzero(held)


def _holders(group: Ints, texts: NDArray[np.int32], n: int) -> Ints:
    """How many texts hold each sequence."""
    fresh = np.ones(len(group), np.bool_)
    fresh[1:] = (group[1:] != group[:-1]) | (texts[1:] != texts[:-1])
    return np.bincount(group[fresh], minlength=n)


def _runs_of(places: Ints, size: int, bounds: Ints, texts: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Stretches of words made of neighbouring sequences of one text: start and stop."""
    fresh = np.ones(len(places), np.bool_)
    fresh[1:] = (places[1:] > places[:-1] + size) | (texts[places[1:]] != texts[places[:-1]])
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(places))[: len(first)] - 1
    return places[first], places[last] + size


def may_stand(
    batch: Batch, places: Ints, words: int, least: int, params: Params
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """The stretches made of neighbouring sequences of so many words that may be standing text.

    Short beside their text, and at its edge or a whole line of at least so many words. With: at the
    edge or not. places: where sequences begin, ascending.
    """
    start, stop = _runs_of(places, words, batch.tokens.bounds, batch.tokens.texts)
    text = batch.tokens.texts[start]
    first, last = batch.tokens.bounds[text], batch.tokens.bounds[text + 1]
    size = stop - start
    small = (size <= params.max_standing) & (2 * size <= last - first)
    edge = (last - stop <= params.edge_words) | (start - first <= params.edge_words)
    line = np.zeros(len(start), np.bool_)
    rows = np.flatnonzero(small & ~edge & (size >= least))
    line[rows] = _whole_lines(batch, text[rows], start[rows], stop[rows])
    kept = small & (edge | line)
    return start[kept], stop[kept], edge[kept]


def _whole_lines(
    batch: Batch, text: NDArray[np.int32], start: Ints, stop: Ints
) -> NDArray[np.bool_]:
    """Whether words begin and end a line; none of them is the first or last of its text."""
    whole = np.ones(len(text), np.bool_)
    for at in (start, stop):
        rows = np.flatnonzero(whole)
        before, after = batch.tokens.stops(at[rows] - 1), batch.tokens.starts[at[rows]]
        spans = zip(text[rows].tolist(), before.tolist(), after.tolist(), strict=True)
        whole[rows] = [batch.texts[n].find("\n", first, last) >= 0 for n, first, last in spans]
    return whole


def _on_other_subjects(
    group: Ints, text: NDArray[np.int32], short: NDArray[np.bool_], params: Params
) -> NDArray[np.bool_]:
    """Which places of sequences to set aside.

    Most neighbours in the list of holders share nothing but short stretches.
    """
    holds_short = np.zeros(int(text.max(initial=0)) + 1, np.bool_)
    holds_short[text[short]] = True
    one = holds_short[text]
    link = np.flatnonzero(one[1:] & one[:-1] & (group[1:] == group[:-1]) & (text[1:] != text[:-1]))
    pair = text[link].astype(np.int64) * len(holds_short) + text[link + 1]
    both = short[link] & short[link + 1]
    wanted = np.unique(pair[both])
    if not len(wanted):
        return np.zeros(len(short), np.bool_)
    at = np.minimum(np.searchsorted(wanted, pair), len(wanted) - 1)
    others = np.bincount(at[(wanted[at] == pair) & ~both], minlength=len(wanted))
    strange = others[at[both]] <= params.chance_grams
    n = int(group[-1]) + 1
    votes, yes = (
        np.bincount(group[link[both]], minlength=n),
        np.bincount(group[link[both]], weights=strange, minlength=n),
    )
    return np.asarray(short & ((2 * yes > votes) & (votes >= params.min_holders - 1))[group])


def _debris(batch: Batch, params: Params) -> list[tuple[int, int, str, int]]:
    """Lines at the edge of a text that hold a phrase of web pages."""
    edges = [
        (n, *span)
        for n, text in enumerate(batch.texts)
        for span in _edge_lines(text)
        if span[1] - span[0] <= params.max_debris
    ]
    lines = [batch.texts[n][start:stop].lower() for n, start, stop in edges]
    held = _holding(lines, words("page_furniture"))
    return [row for k in held for row in _as_row(batch, *edges[k], lines[k], "debris")]


def _calls(batch: Batch) -> list[tuple[int, int, str, int]]:
    """The call lines of every text."""
    places = [(n, *span) for n, text in enumerate(batch.texts) for span in call_lines(text)]
    lines = [batch.texts[n][start:stop].lower() for n, start, stop in places]
    rows = zip(places, lines, strict=True)
    return [row for place, line in rows for row in _as_row(batch, *place, line, "call line")]


def _holding(lines: list[str], phrases: frozenset[str]) -> list[int]:
    """Which lines hold one of the phrases: each phrase is looked for in all of them at once."""
    joined = "\n".join(lines)
    begins = np.cumsum([0] + [len(line) + 1 for line in lines])
    found = [
        found.start() for phrase in phrases for found in re.finditer(re.escape(phrase), joined)
    ]
    held = np.searchsorted(begins, np.array(found, dtype=np.int64), side="right") - 1
    return [int(n) for n in np.unique(held)]


def _as_row(
    batch: Batch, text: int, start: int, stop: int, hash_of: str, reason: str
) -> list[tuple[int, int, str, int]]:
    first, last = batch.tokens.bounds[text : text + 2]
    places = np.searchsorted(batch.tokens.starts[first:last], [start, stop]) + first
    kin = -1 - sum(ord(c) * (n + 1) for n, c in enumerate(hash_of))
    return [(int(places[0]), int(places[1]), reason, kin)] if places[0] < places[1] else []


def _edge_lines(text: str) -> list[tuple[int, int]]:
    """Where the first and last lines stand; a text of one line has none."""
    found, at = [], 0
    for _ in range(_EDGE_LINES[0]):
        stop = text.find("\n", at)
        if stop < 0:
            break
        found.append((at, stop))
        at = stop + 1
    stop = len(text)
    for _ in range(_EDGE_LINES[1]):
        start = text.rfind("\n", 0, stop) + 1
        if start < max(at, 1):
            break
        found.append((start, stop))
        stop = start - 1
    return found
