"""One utterance of the ledger on screen: speaker, what changed, wordings, why, links."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import pandas as pd

from analysis import Story, kinds
from pages.ui import cached, markup, shell
from pages.ui.cards import card as cards
from pages.ui.markup import Cell, StyledText
from pages.ui.places import PAIR, READING
from pages.ui.quotes import ledger, points, wordings
from pages.ui.quotes.wordings import Part, Span, Wording

COLUMNS = 6
"""Up to this many articles each has a column of its own; above, a line stands for a wording."""
_LETTERS = 12
"""Letters named in a row; more are counted."""
_LINKS = 4
"""Links to the reader offered for one utterance."""
_LONG = 700
"""Characters of one wording shown; the reader has the rest."""
_BETWEEN = ("meaning", "altered", "speaker", "pronoun", "cue")
_LACKS = {
    "marks dropped": "none in",
    "attribution not carried": "not in",
    "context dropped": "fewer in",
    "shortened": "shorter in",
    "said of": "said in",
}
"""How an article is named that lacks what another has."""


def head(story: Story, page: pd.DataFrame) -> None:
    """The letters and labels of the columns, where a row of this page has a column per article."""
    if len(story.texts) <= COLUMNS and (page["group"] < ledger.ALONE).any():
        labels = story.articles["label"]
        markup.ledger_head(list(zip(story.letters.values(), labels, strict=True)))


def show(story: Story, row: tuple) -> None:
    """One utterance: as the card of its point, or as a row where nothing is worth a look."""
    drawn, links = cached.view(story, _drawn, row.utterance_id, row.speaker, row.changes)
    one = points.card(story, row.utterance_id)
    if one is None:
        kind = [kinds.of_change(change) for change in row.changes[:1]]
        name = markup.kind(kind[0].sign, kind[0].name, kind[0].is_urgent) if kind else ""
        markup.block(name, markup.utterance(*drawn))
        with markup.actions(str(row.utterance_id)):
            _link(links)
    else:
        with cards.shown(one, body=markup.utterance(*drawn)):
            _link([each for each in links if each[0] != one.link[0]])


def _link(links: Sequence[cards.Link]) -> None:
    for label, settings in links:
        shell.page_link(READING, label, **settings)


def _drawn(
    story: Story, utterance_id: int, speaker: str, changes: tuple[str, ...]
) -> tuple[tuple, list[cards.Link]]:
    """What `markup.utterance` is given for one utterance, and its links."""
    quoted = story.quotations[story.quotations["utterance_id"] == utterance_id]
    variants = story.quote_variants[story.quote_variants["utterance_id"] == utterance_id]
    found = wordings.wordings(story, quoted, variants, speaker)
    at = wordings.base(found, variants)
    bold = wordings.differing(story, found, at, variants)
    drawn = (
        speaker or ledger.NOT_FOUND,
        [(_label(change, variants), kinds.of_change(change).is_urgent) for change in changes],
        _cells(story, found, bold),
        len(story.texts) if _in_columns(story, found) else 0,
        _why(story, changes, variants),
    )
    return drawn, _links(story, found, at)


def _label(change: str, variants: pd.DataFrame) -> str:
    """What a change is called, with the two words where they are short."""
    label = ledger.label(change)
    if change not in {"pronoun", "cue"}:
        return label
    row = variants[variants["change"] == change].iloc[0]
    return f"{label}: {row['words_a']} / {row['words_b']}"


def _cells(story: Story, found: Sequence[Wording], bold: Sequence[list[Span]]) -> list[Cell]:
    """A cell per wording, in the columns of its articles where each has one."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    pieces = [
        _pieces(texts[one.first.article_id], one.first.parts, spans)
        for one, spans in zip(found, bold, strict=True)
    ]
    if _in_columns(story, found):
        return list(_columns(list(story.letters.values()), found, pieces))
    return [
        Cell(_few(one.letters), said, one.first.note, 0, 0)
        for one, said in zip(found, pieces, strict=True)
    ]


def _in_columns(story: Story, found: Sequence[Wording]) -> bool:
    """Whether each article has a column: they are few, and several carry the utterance."""
    return len(story.texts) <= COLUMNS and len({x for one in found for x in one.letters}) > 1


def _columns(
    letters: Sequence[str], found: Sequence[Wording], pieces: Sequence[Sequence[StyledText]]
) -> Iterator[Cell]:
    """Every wording across the columns of neighbours that have it, and the columns without one."""
    for one, said in zip(found, pieces, strict=True):
        here, *again = _runs([letters.index(letter) for letter in one.letters])
        yield Cell(_few(letters[slice(*here)]), said, one.first.note, *here)
        for run in again:
            yield Cell(_few(letters[slice(*run)]), (), f"same words as {letters[here[0]]}", *run)
    holders = {letter for one in found for letter in one.letters}
    for run in _runs([n for n, letter in enumerate(letters) if letter not in holders]):
        yield Cell(_few(letters[slice(*run)]), (), "not found", *run)


def _runs(places: Sequence[int]) -> list[Span]:
    """Neighbouring places as half-open runs.

    >>> _runs([0, 1, 3])
    [(0, 2), (3, 4)]
    """
    groups = groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    return [(run[0][1], run[-1][1] + 1) for run in (list(pairs) for _, pairs in groups)]


def _few(letters: Sequence[str]) -> str:
    """Letters with commas, the rest of a long row counted."""
    more = len(letters) - _LETTERS
    return ", ".join(letters[:_LETTERS]) + (f" and {more} more" if more > 0 else "")


def _pieces(text: str, parts: Sequence[Part], spans: Sequence[Span]) -> list[StyledText]:
    """Look, text and bold spans of each part, the whole cut at a length that fits a row."""
    pieces, room = [], _LONG
    for part in parts:
        stop = min(part.stop, part.start + room)
        inside = [
            (max(a, part.start) - part.start, min(b, stop) - part.start)
            for a, b in spans
            if a < stop and b > part.start
        ]
        cut = " …" if stop < part.stop else ""
        pieces.append(StyledText(part.look, text[part.start : stop] + cut, inside))
        room -= stop - part.start
        if room <= 0:
            break
    return pieces


def _why(story: Story, changes: Sequence[str], variants: pd.DataFrame) -> list[tuple[str, str]]:
    """For each change its name, the articles concerned, and why it was raised."""
    lines = []
    for change in changes:
        rows = variants[variants["change"] == change]
        where = sorted(_concerned(change, rows), key=list(story.letters).index)
        letters = markup.listed([story.letters[one] for one in where[:_LETTERS]])
        place = f" between {letters}" if change in _BETWEEN else f" ({_LACKS[change]} {letters})"
        lines.append((f"{ledger.label(change)}{place}", rows["why"].iloc[0]))
    return lines


def _concerned(change: str, rows: pd.DataFrame) -> set[str]:
    """The articles of a change: both sides where they differ, else the one that lacks something."""
    if change in _BETWEEN:
        return {*rows["article_a"], *rows["article_b"]}
    if change != "shortened":
        return set(rows["article_b"])
    cut = {*rows["article_a"][rows["words_a"] == ""], *rows["article_b"][rows["words_b"] == ""]}
    return cut or {*rows["article_a"], *rows["article_b"]}


def _links(story: Story, found: Sequence[Wording], at: int) -> list[cards.Link]:
    """What each link says and the reader's settings behind it."""
    return [
        (
            f"Read {a} beside {b}" if b else f"Read {a}",
            {"mode": PAIR, "a": a, "at": start} | ({"b": b} if b else {}),
        )
        for a, b, start in list(_pairs(story, found, at))[:_LINKS]
    ]


def _pairs(story: Story, found: Sequence[Wording], at: int) -> Iterator[tuple[str, str, int]]:
    """The base beside each other wording, left and right in the order of the articles."""
    base = found[at]
    order = list(story.letters.values())
    others = [one for n, one in enumerate(found) if n != at and one.letters[0] != base.letters[0]]
    for one in others:
        left, right = sorted((base, one), key=lambda wording: order.index(wording.letters[0]))
        yield left.letters[0], right.letters[0], left.first.start
    if not others:
        nearest = ledger.beside(story, base.first.article_id).get("b", "")
        yield base.letters[0], next(iter(base.letters[1:]), nearest), base.first.start
