"""The tables of quotations and of their pieces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from analysis.params import Params
from analysis.quotes import resolve
from analysis.quotes.direct import direct
from analysis.quotes.indirect import indirect
from analysis.quotes.laid_out import laid_out
from analysis.quotes.layout import FoundQuotation, line, overlap
from analysis.quotes.layout import layout as lay_out
from analysis.schema import Quotation, Segment, table
from analysis.text.normalize import marked, n_words, quoted
from analysis.text.spans import Span

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

_SPOKEN = 3
"""Words in marks from which on they are somebody's own; fewer set a term apart ("border town")."""
_NOTE_REACH = 300
"""Characters of a line that are read for the opening of a note."""
_NOTE = re.compile(
    r"\W*(?:correct(?:ion|ed)|clarification|editor['’]?s['’]? note|amendment)s?\b[^:\n]{0,40}:"
    r"|\W*(?:an earlier|a previous|the original|this) (?:version|headline) (?:of|on|to|in) "
    r"th(?:is|e) (?:article|story|piece|post|report)"
    r"|\W*this (?:article|story|piece|post|report) (?:was|has been) "
    r"(?:amended|corrected|updated|edited|changed|clarified)",
    re.IGNORECASE,
)
"""How a note about the text itself begins; nobody speaks in it."""
_MARKS = "\"'“”‘’„«»‹›`"
Pieces = Mapping[str, list[FoundQuotation]]


def found(text: str, doc: Doc, params: Params | None = None) -> list[FoundQuotation]:
    """Every quotation of one article, in order of place."""
    layout = lay_out(text, doc)
    spoken = [*direct(layout), *laid_out(layout)]
    taken = [span for one in spoken for span in one.segments]
    told = [
        one for one in indirect(layout, (params or Params()).min_report) if not _taken(one, taken)
    ]
    marks = quoted(text)
    every = [
        _without_quoted_speaker(one, marks)
        for one in (*spoken, *told)
        if not _is_in_note(text, one.segments[0][0])
    ]
    return sorted(every, key=lambda one: one.segments)


def _without_quoted_speaker(one: FoundQuotation, marks: list[Span]) -> FoundQuotation:
    """Nobody is named by words that are themselves quoted: "our commitment" says nothing."""
    if one.speaker is None or not any(overlap(one.speaker, span) for span in marks):
        return one
    return one._replace(speaker=None)


def _is_in_note(text: str, place: int) -> bool:
    """Whether a place stands in a note about the text itself ("Correction: An earlier version")."""
    start, stop = line(text, place)
    return _NOTE.match(text, start, min(stop, start + _NOTE_REACH)) is not None


def _taken(one: FoundQuotation, spans: list[Span]) -> bool:
    """Whether at least half of a quotation stands inside the given stretches, in order."""
    shared = sum(
        overlap(a, b) for a in one.segments for b in spans[_first(spans, a) : _last(spans, a)]
    )
    return shared >= 0.5 * sum(stop - start for start, stop in one.segments)


def _first(spans: list[Span], span: Span) -> int:
    return max(0, bisect_left(spans, span) - 1)


def _last(spans: list[Span], span: Span) -> int:
    return bisect_left(spans, (span[1], span[1]))


def read(
    articles: pd.DataFrame, docs: Mapping[str, Doc], params: Params
) -> dict[str, list[FoundQuotation]]:
    """The quotations of every article before anybody is named, in the order of the table."""
    texts = zip(articles["article_id"], articles["text"], strict=True)
    return {article_id: found(text, docs[article_id], params) for article_id, text in texts}


def quotations(
    articles: pd.DataFrame, pieces: Pieces, mentions: pd.DataFrame, entities: pd.DataFrame
) -> pd.DataFrame:
    """`schema.Quotation` rows; each is an utterance of its own until they are grouped."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    named = resolve.named(mentions, entities, texts, pieces)
    known = resolve.genders(texts, named)
    return table(
        Quotation,
        (
            _row(n, article_id, texts[article_id], one, named.get(article_id, []), known)
            for n, article_id, one in _each(pieces)
        ),
    )


def key(article_id: str, start: int) -> str:
    """The name under which an editor's word on a quotation is kept.

    >>> key("a", 12)
    'a:12'
    """
    return f"{article_id}:{start}"


def with_speakers(quotations: pd.DataFrame, speakers: Mapping[str, str]) -> pd.DataFrame:
    """The quotations with the speakers that the editor set, by `key`; the places stay as found."""
    if not speakers:
        return quotations
    places = zip(quotations["article_id"], quotations["start"], quotations["speaker"], strict=True)
    names = [speakers.get(key(article, start), found) for article, start, found in places]
    return quotations.assign(speaker=names).astype({"speaker": "str"})


def _each(pieces: Pieces) -> Iterator[tuple[int, str, FoundQuotation]]:
    n = 0
    for article_id, every in pieces.items():
        for one in every:
            yield n, article_id, one
            n += 1


def _row(
    n: int,
    article_id: str,
    text: str,
    one: FoundQuotation,
    named: list[resolve.NamedMention],
    known: Mapping[int, str],
) -> Quotation:
    (speaker_start, speaker_stop), (cue_start, cue_stop) = _ends(one.speaker), _ends(one.cue)
    return Quotation(
        quotation_id=n,
        article_id=article_id,
        start=one.segments[0][0],
        stop=one.segments[-1][1],
        content=" ".join(said(text[a:b]) for a, b in one.segments),
        kind=_kind(text, one),
        speaker=resolve.speaker(text, one.speaker, named, known) if one.speaker else "",
        speaker_start=speaker_start,
        speaker_stop=speaker_stop,
        cue=text[slice(*one.cue)] if one.cue else "",
        cue_start=cue_start,
        cue_stop=cue_stop,
        utterance_id=n,
    )


def _kind(text: str, one: FoundQuotation) -> str:
    """Direct, partial or indirect: a mere term in marks does not make reported words partial."""
    if one.kind != "partial":
        return one.kind
    pieces = [text[start:stop] for start, stop in one.segments]
    longest = max((n_words(piece[a:b]) for piece in pieces for a, b in marked(piece)), default=0)
    return "partial" if longest >= _SPOKEN else "indirect"


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return span or (None, None)


def said(piece: str) -> str:
    """A piece without the marks around it; marks within a reported clause stay.

    >>> said("“We go,”"), said('a "bad" idea')
    ('We go,', 'a "bad" idea')
    """
    return piece.strip(_MARKS + " ") if piece[0] in _MARKS else piece


def segments(pieces: Pieces) -> pd.DataFrame:
    """`schema.Segment` rows."""
    return table(
        Segment,
        (Segment(n, start, stop) for n, _, one in _each(pieces) for start, stop in one.segments),
    )
