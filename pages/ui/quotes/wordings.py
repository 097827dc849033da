"""The wordings of one utterance: who has which, where it stands, and the words that differ.

Works on offsets only: a part is a place in its article's text, so what is shown is what is
written there.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis import Story
from analysis.text.reading import read_words

_BESIDE = 90
"""Characters between the pieces of a quotation, or beside it, that are shown as its attribution."""
_INSIDE = ("altered", "meaning")
_PEOPLE = ("pronoun", "speaker", "cue")
_OWN = {
    "marks dropped": "its own statement, no marks",
    "attribution not carried": "its own statement, no speaker",
    "said of": "said of the speaker",
}
"""Changes whose other side is no quotation, and what that side is."""

Span = tuple[int, int]


class Part(NamedTuple):
    """A stretch of an article. look: said, aside (the attribution), stated (the article's own)."""

    start: int
    stop: int
    look: str


class UtteranceReading(NamedTuple):
    """The utterance in one article; quotation_id is -1 where it is the article's own statement."""

    quotation_id: int
    article_id: str
    parts: tuple[Part, ...]
    note: str

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0].start


class Wording(NamedTuple):
    """Equal readings; the first stands for all. `letters`: the articles that have it."""

    readings: tuple[UtteranceReading, ...]
    letters: tuple[str, ...]

    @property
    def first(self) -> UtteranceReading:
        """The reading that is shown."""
        return self.readings[0]


def wordings(
    story: Story, found: pd.DataFrame, variants: pd.DataFrame, speaker: str
) -> list[Wording]:
    """The wordings of one utterance, in the order of their first article."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    people = _people(variants)
    same: dict[tuple[object, ...], list[UtteranceReading]] = defaultdict(list)
    for one in _readings(story, texts, found, variants, speaker):
        said = " ".join(texts[one.article_id][a:b] for a, b, look in one.parts if look != "aside")
        differing = frozenset(people.get(one.quotation_id, ()))
        same[tuple(read_words(said).folded), one.note, differing].append(one)
    return [
        Wording(tuple(group), tuple(dict.fromkeys(story.letters[one.article_id] for one in group)))
        for group in same.values()
    ]


def _people(variants: pd.DataFrame) -> dict[int, set[str]]:
    """For each quotation the pronouns, names and verbs in which it differs from another."""
    differing: dict[int, set[str]] = defaultdict(set)
    for row in variants[variants["change"].isin(_PEOPLE)].itertuples():
        differing[row.quotation_a].add(row.words_a.lower())
        differing[row.quotation_b].add(row.words_b.lower())
    return differing


def _readings(
    story: Story,
    texts: Mapping[str, str],
    found: pd.DataFrame,
    variants: pd.DataFrame,
    speaker: str,
) -> list[UtteranceReading]:
    """The utterance in every article that carries it, the article's own statements among them."""
    spans = _segments(story, found)
    quoted = [
        UtteranceReading(
            row.quotation_id,
            row.article_id,
            _parts(texts[row.article_id], row, spans[row.quotation_id]),
            _note(row, speaker),
        )
        for row in found.itertuples()
    ]
    own = variants[variants["quotation_b"].isna() & variants["change"].isin(list(_OWN))]
    stated = [
        UtteranceReading(
            -1, row.article_b, (Part(row.start_b, row.stop_b, "stated"),), _OWN[row.change]
        )
        for row in own.drop_duplicates(["article_b", "start_b"]).itertuples()
    ]
    return sorted([*quoted, *stated], key=lambda one: (one.article_id, one.start))


def _segments(story: Story, found: pd.DataFrame) -> dict[int, list[Span]]:
    """The pieces of each quotation in order; the whole of it where none is listed."""
    spans = {row.quotation_id: [(row.start, row.stop)] for row in found.itertuples()}
    listed = story.segments[story.segments["quotation_id"].isin(list(spans))]
    for quotation_id, rows in listed.groupby("quotation_id"):
        spans[quotation_id] = list(zip(rows["start"], rows["stop"], strict=True))
    return spans


def _parts(text: str, row: tuple, segments: Sequence[Span]) -> tuple[Part, ...]:
    """What was said, with the attribution between the pieces and close beside them."""
    first, last = segments[0][0], segments[-1][1]
    before, after = _beside(row, first, last)
    parts = [Part(before, first, "aside")]
    follows = [*(start for start, _ in segments[1:]), after]
    for (start, stop), next_start in zip(segments, follows, strict=True):
        parts += [Part(start, stop, "said"), Part(stop, next_start, "aside")]
    return tuple(part for part in parts if text[part.start : part.stop].strip())


def _beside(row: tuple, first: int, last: int) -> Span:
    """Where the attribution before a quotation begins and the one behind it ends, if close."""
    places = [(row.speaker_start, row.speaker_stop), (row.cue_start, row.cue_stop)]
    known = [(start, stop) for start, stop in places if pd.notna(start)]
    before = min((start for start, stop in known if stop <= first), default=first)
    after = max((stop for start, stop in known if start >= last), default=last)
    before = before if first - before <= _BESIDE else first
    return before, after if after - last <= _BESIDE else last


def _note(row: tuple, speaker: str) -> str:
    """What sets the attribution of one reading apart from that of the row."""
    indirect = "without marks" if row.kind == "indirect" else ""
    other = f"speaker: {row.speaker}" if row.speaker and row.speaker != speaker else ""
    return " · ".join(filter(None, [indirect, other]))


def base(found: Sequence[Wording], variants: pd.DataFrame) -> int:
    """The place of the wording that the others are shown against.

    It is the one that differs from most others, of equals the most widely carried, then the first.
    """
    shown = {one.first.quotation_id for one in found}
    marked = variants[variants["change"].isin([*_INSIDE, *_PEOPLE])]
    pairs = {
        frozenset(pair) for pair in zip(marked["quotation_a"], marked["quotation_b"], strict=True)
    }
    compared = Counter(one for pair in pairs if pair <= shown for one in pair)
    weight = [(compared[one.first.quotation_id], len(one.letters)) for one in found]
    return max(range(len(found)), key=lambda n: (weight[n], -n))


def differing(
    story: Story, found: Sequence[Wording], at: int, variants: pd.DataFrame
) -> list[list[Span]]:
    """For each wording the spans that differ from the base; for the base, from any other."""
    shown: dict[int, list[Span]] = defaultdict(list)
    middle = found[at].first.quotation_id
    ids = {one.first.quotation_id for one in found}
    for row in variants.dropna(subset="quotation_b").itertuples():
        pair = {row.quotation_a, row.quotation_b}
        if middle in pair and pair <= ids:
            left, right = _changed(story, row)
            shown[row.quotation_a] += left
            shown[row.quotation_b] += right
    return [_joined(shown[one.first.quotation_id]) for one in found]


def _changed(story: Story, row: tuple) -> tuple[list[Span], list[Span]]:
    """The words of one change on either side, as spans in the two articles."""
    if row.change in _PEOPLE:
        return [(row.start_a, row.stop_a)], [(row.start_b, row.stop_b)]
    if row.change not in _INSIDE:
        return [], []
    left, right = story.changed_words(row.words_a, row.words_b)
    return (
        [(row.start_a + a, row.start_a + b) for a, b in left],
        [(row.start_b + a, row.start_b + b) for a, b in right],
    )


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for start, stop in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(stop, out[-1][1]))
        else:
            out.append((start, stop))
    return out
