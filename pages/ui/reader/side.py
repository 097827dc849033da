"""One article as the browser gets it: what stands above it, and its sentences in marked pieces."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from pages.ui.reader.pieces import Span, TextPiece, flat, pieces, record
from pages.ui.reader.rows import Block

MAX_SHOWN = 400_000
"""Most characters of a text laid out, about 70,000 words: a browser stays quick up to here."""

NOTES = 3
"""Most notes under one sentence; further ones repeat what these say."""


class Side(NamedTuple):
    """An article to lay out: its row of the table, the text shown and its sentences' spans."""

    article: Any
    letter: str
    text: str
    spans: list[tuple[int, int]]


class Marks(NamedTuple):
    """What is marked: a label for each span of each lane, and the spans of each lane by article."""

    labels: dict[str, list[dict[str, str]] | None]
    spans: dict[str, dict[str, list[Span]]]


def side(
    articles: pd.DataFrame, sentences: pd.DataFrame, letters: Mapping[str, str], article_id: str
) -> Side:
    """The article of that id, its text cut to `MAX_SHOWN` characters.

    Raises:
        KeyError: when the story has no such article.
    """
    found = articles[articles["article_id"] == article_id]
    if found.empty:
        raise KeyError(article_id)
    article: Any = next(found.itertuples(index=False))
    own = sentences[sentences["article_id"] == article_id]
    text = article.text[:MAX_SHOWN]
    spans = zip(own["start"].tolist(), own["stop"].tolist(), strict=True)
    return Side(
        article,
        letters[article_id],
        text,
        [(a, min(b, len(text))) for a, b in spans if a < len(text)],
    )


def marks(layers: Mapping[str, pd.DataFrame | None], article_ids: Sequence[str]) -> Marks:
    """Tables of spans (article_id, start, stop; where given, label and ref) as lanes of articles.

    `label` is shown to whoever asks what a mark is; equal `ref` marks the same thing, such as one
    person. A layer that is None is offered: the reader asks for it when it is chosen.
    """
    labels: dict[str, list[dict[str, str]] | None] = dict.fromkeys(layers)
    spans: dict[str, dict[str, list[Span]]] = {}
    for name, table in layers.items():
        if table is None:
            continue
        own = table[table["article_id"].isin(list(article_ids))]
        texts = own["label"] if "label" in own else [""] * len(own)
        refs = own["ref"] if "ref" in own else [""] * len(own)
        labels[name] = [
            {"label": str(label), "ref": str(ref)} for label, ref in zip(texts, refs, strict=True)
        ]
        spans[name] = {article_id: [] for article_id in article_ids}
        for n, (article_id, start, stop) in enumerate(
            zip(own["article_id"], own["start"].tolist(), own["stop"].tolist(), strict=True)
        ):
            spans[name][article_id].append(Span(start, stop, n))
    return Marks(labels, spans)


def head(one: Side) -> dict[str, Any]:
    """What stands above the text."""
    article = one.article
    return {
        "id": article.article_id,
        "letter": one.letter,
        "label": article.label,
        "outlet": article.outlet,
        "published": article.published,
        "words": int(article.n_words),
        "cut": int(len(one.text) < len(article.text)),
    }


def layout(
    one: Side,
    found: Sequence[Block],
    lanes: Mapping[str, Sequence[Span]],
    badges: Mapping[int, Sequence[int]],
    notes: Mapping[int, Sequence[str]],
    about: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """The blocks of a side and the text after the last sentence.

    Args:
        one: The side.
        found: Its blocks.
        lanes: Lane name -> spans; of overlapping ones the first stands.
        badges: Offset -> numbers of the passages that begin there.
        notes: Sentence -> texts to show under it.
        about: For every sentence, further fields of its record.
    """
    flats = {lane: flat(spans, len(one.text)) for lane, spans in lanes.items()}
    cuts = [edge for span in one.spans for edge in span] + list(badges)
    parts = pieces(len(one.text), flats, cuts)
    place = {piece.start: n for n, piece in enumerate(parts)} | {len(one.text): len(parts)}
    records: list[dict[str, Any]] = []
    at = 0
    for n, (start, stop) in enumerate(one.spans):
        words = [_badged(one.text, piece, badges) for piece in parts[place[start] : place[stop]]]
        gap = [record(one.text, piece) for piece in parts[place[at] : place[start]]]
        under = list(dict.fromkeys(notes.get(n, [])))[:NOTES]
        records.append({"n": n, "g": gap, "w": words, "notes": under, **about[n]})
        at = stop
    grouped = [
        {"goes_on": int(block.goes_on), "s": records[block.first : block.last]} for block in found
    ]
    return {**head(one), "blocks": grouped, "tail": one.text[at:]}


def _badged(text: str, piece: TextPiece, badges: Mapping[int, Sequence[int]]) -> dict[str, Any]:
    """A piece with the numbers of the passages that begin at it."""
    numbers = badges.get(piece.start)
    return {**record(text, piece), "b": list(numbers)} if numbers else record(text, piece)
