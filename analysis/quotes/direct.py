"""Speech inside quotation marks, told apart from scare quotes and titles, with its speaker and cue.

Assumes that speech stands as a sentence of its own (it opens in upper case after a stop, a comma, a colon or a paragraph's
start) or directly after a verb of saying. Shorter or embedded pieces in marks belong to the clause that reports them and
are left to `indirect`. Fails on speech printed without a capital and on slogans and titles printed as sentences.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis import normalize, sentences
from analysis.quotes import speakers
from analysis.quotes.page import Found, Page, Span, end, kind, line, mark_at, tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

_MIN_WORDS = 4
_GAP = 250
_CLOSING = frozenset("\"'”’»›")


def direct(page: Page) -> list[Found]:
    """The quotations of one article that stand as sentences in marks, in order of place."""
    results: list[Found] = []
    for group in _groups(page):
        cue, speaker = _attribution(page, group, results)
        if cue is None and page.text[max(0, group[0][0] - 2) : group[0][0]].strip() in {
            "—",
            "–",
            "-",
            "--",
        }:
            continue
        results.append(Found(tuple(group), kind(page, group), speaker, cue))
    return results


def _groups(page: Page) -> list[list[Span]]:
    """The marked stretches that are speech, pieces of one quotation together."""
    groups: list[list[Span]] = []
    for span in page.marks:
        if groups and _goes_on(page, groups[-1], span):
            groups[-1].append(span)
        elif is_speech(page, span):
            groups.append([span])
    return groups


def is_speech(page: Page, span: Span) -> bool:
    """Whether a marked stretch stands as a sentence of its own rather than as a term within one."""
    n = normalize.n_words(page.text[slice(*span)])
    if n < 2 or (n < _MIN_WORDS and not _followed_by_cue(page, span)):
        return False
    if _runs_on(page, span):
        return False
    return stands_alone(page, span) or (n >= _MIN_WORDS and _after_cue(page, span))


def _runs_on(page: Page, span: Span) -> bool:
    """Whether the sentence goes on in lower case straight after the marked words ("We are horrified" by the news)."""
    rest = page.text[span[1] : span[1] + 2]
    if page.text[span[1] - 2] in ",.?!…—-" or not re.fullmatch(r" [a-z(]", rest):
        return False
    return not _followed_by_cue(page, span, "")


def stands_alone(page: Page, span: Span) -> bool:
    """Whether nothing but punctuation or a paragraph's start leads into the marked words, which begin in upper case."""
    text, (start, stop) = page.text, span
    before = text[max(0, start - 3) : start].rstrip(" \u00a0\t")[-1:]
    first = re.search(r"[^\W_]", text[start:stop])
    if first is None or first.group().islower():
        return before == ":"
    return not (before.isalnum() or before in {"'", "’", "&", "$"})


def _after_cue(page: Page, span: Span) -> bool:
    """Whether a verb of saying stands directly before the marked words."""
    before = [
        t
        for t in tokens(page, max(0, span[0] - 30), span[0])
        if not t.is_space and t.text not in {",", ":"}
    ]
    return (
        bool(before)
        and before[-1].lemma_.lower() in speakers.saying()
        and before[-1].pos_ in {"VERB", "AUX"}
    )


def _followed_by_cue(page: Page, span: Span, ending: str = r"[,?!.—-]") -> bool:
    """Whether the words after a stretch that ends as speech does name who said it."""
    inner = page.text[span[1] - 2 : span[1] + 1]
    if not re.search(ending, inner):
        return False
    after = _sentence(tokens(page, span[1], line(page.text, span[1])[1]))[:8]
    return any(token.lemma_.lower() in speakers.saying() for token in after)


def _goes_on(page: Page, group: list[Span], span: Span) -> bool:
    """Whether a marked stretch continues the quotation before it, across an attribution or over a paragraph."""
    last = group[-1]
    gap = page.text[last[1] : span[0]]
    if "\n" in gap or not gap.strip():
        return (
            not gap.strip()
            and page.text[last[1] - 1] not in _CLOSING
            and not _followed_by_cue(page, span)
        )
    if (
        len(gap) > _GAP
        or len(sentences.spans(gap)) > 1
        or not gap.rstrip().endswith((".", ",", ";", "—", '"'))
    ):
        return False
    return stands_or_follows(page, span, gap) and not _followed_by_cue(page, span)


def stands_or_follows(page: Page, span: Span, gap: str) -> bool:
    """Whether marked words are a sentence, or go on with one after a comma ("It is," she said, "what we wanted.")."""
    return stands_alone(page, span) or gap.rstrip().endswith((",", "—"))


def _attribution(
    page: Page, group: list[Span], before: list[Found]
) -> tuple[Span | None, Span | None]:
    cue = _cue(page, group)
    if cue is None:
        return None, _carried(page, group, before)
    who = speakers.subject(cue)
    if who is None or mark_at(page, who.idx):
        who = _nearest_name(page, cue)
    return (cue.idx, end(cue)), speakers.name_span(page, who) if who is not None else None


def _cue(page: Page, group: list[Span]) -> Token | None:
    """The cue verb: between the pieces, else after the quotation, else before it, in the same paragraph."""
    for region in _regions(page, group):
        cues = [token for token in region if speakers.is_saying(token)]
        if cues:
            return cues[0] if region[0].idx >= group[0][1] else cues[-1]
    return None


def _regions(page: Page, group: list[Span]) -> list[list[Token]]:
    (start, _), (_, stop) = group[0], group[-1]
    gaps = [tokens(page, a[1], b[0]) for a, b in zip(group, group[1:], strict=False)]
    after = _sentence(_unmarked(page, stop, line(page.text, stop)[1]))
    before = _sentence(_unmarked(page, line(page.text, start)[0], start)[::-1])[::-1]
    led = page.text[max(0, start - 3) : start].rstrip()[-1:] in {",", ":"}
    order = [before, after] if led else [after, before]
    return [region for region in [*gaps, *order] if region]


def _unmarked(page: Page, start: int, stop: int) -> list[Token]:
    return [token for token in tokens(page, start, stop) if not mark_at(page, token.idx)]


def _sentence(run: list[Token]) -> list[Token]:
    """The tokens up to the first full stop."""
    for n, token in enumerate(run):
        if token.text in {".", "?", "!"} and n:
            return run[:n]
    return run


def _nearest_name(page: Page, cue: Token) -> Token | None:
    near = [
        t for t in _unmarked(page, *line(page.text, cue.idx)) if t.pos_ in {"PROPN", "PRON", "NOUN"}
    ]
    return min(near, key=lambda token: abs(token.i - cue.i), default=None)


def _carried(page: Page, group: list[Span], before: list[Found]) -> Span | None:
    """The speaker of the quotation before, when little lies between."""
    if not before or group[0][0] - before[-1].segments[-1][1] > 200:
        return None
    return before[-1].speaker
