"""Speech inside quotation marks, told apart from scare quotes and titles, with its speaker and cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis import normalize
from analysis.quotes import speakers
from analysis.quotes.page import Found, Page, Span, end, line, mark_at, tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

_MIN_WORDS = 4


def direct(page: Page) -> list[Found]:
    """The direct quotations of one article, in order of place."""
    results: list[Found] = []
    for group in _groups(page):
        cue, speaker = _attribution(page, group, results)
        results.append(Found(tuple(group), "direct", speaker, cue))
    return results


def _groups(page: Page) -> list[list[Span]]:
    """The marked stretches that are speech, pieces of one quotation together."""
    groups: list[list[Span]] = []
    for span in page.marks:
        if groups and _goes_on(page, groups[-1][-1], span):
            groups[-1].append(span)
        elif is_speech(page, span):
            groups.append([span])
    return groups


def is_speech(page: Page, span: Span) -> bool:
    """Whether a marked stretch stands as a sentence of its own rather than as a term within one."""
    n = normalize.n_words(page.text[slice(*span)])
    return n >= _MIN_WORDS and (stands_alone(page, span) or _after_cue(page, span))


def stands_alone(page: Page, span: Span) -> bool:
    """Whether nothing but punctuation or a paragraph's start leads into the marked words, which begin in upper case."""
    text, (start, stop) = page.text, span
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
    first = re.search(r"\w", text[start:stop])
    opens = before in {"", "\n", ".", ",", ":", "?", "!", "—", "–", "-", ";", "”", '"', ")"}
    return opens and bool(first) and (first.group().isupper() or first.group().isdigit() or before in {",", ":"})  # type: ignore[union-attr]


def _after_cue(page: Page, span: Span) -> bool:
    before = tokens(page, max(0, span[0] - 20), span[0])
    return bool(before) and before[-1].lemma_.lower() in speakers.cue_lemmas()


def _goes_on(page: Page, last: Span, span: Span) -> bool:
    """Whether two marked stretches are one quotation with an attribution between them, or run on over a paragraph."""
    gap = page.text[last[1] : span[0]]
    if "\n" in gap:
        return not gap.strip() and page.text[last[1] - 1] not in "\"”'’"
    if len(gap) > 200 or not gap.strip():
        return False
    between = tokens(page, last[1], span[0])
    sentences = sum(token.text in {".", "?", "!"} for token in between)
    return sentences <= 1 and stands_alone(page, span) and any(_is_cue(token) for token in between)


def _is_cue(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in speakers.cue_lemmas()


def _attribution(page: Page, group: list[Span], before: list[Found]) -> tuple[Span | None, Span | None]:
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
        cues = [token for token in region if _is_cue(token) and not mark_at(page, token.idx)]
        if cues:
            return cues[0] if region[0].idx >= group[0][1] else cues[-1]
    return None


def _regions(page: Page, group: list[Span]) -> list[list[Token]]:
    first, last = line(page.text, group[0][0])
    stop = _next_mark(page, group[-1][1], line(page.text, group[-1][1])[1])
    gaps = [tokens(page, a[1], b[0]) for a, b in zip(group, group[1:], strict=False)]
    after = _sentence(tokens(page, group[-1][1], stop))
    start = max([mark[1] for mark in page.marks if first <= mark[0] < group[0][0]], default=first)
    before = _sentence(tokens(page, start, group[0][0])[::-1])[::-1]
    order = [after, before]
    if page.text[group[0][0] - 1 : group[0][0]].strip() or page.text[max(0, group[0][0] - 2) : group[0][0] - 1] in {",", ":"}:
        order = [before, after]
    return [region for region in [*gaps, *order] if region]


def _next_mark(page: Page, start: int, stop: int) -> int:
    return min([mark[0] for mark in page.marks if start <= mark[0] < stop], default=stop)


def _sentence(run: list[Token]) -> list[Token]:
    """The tokens up to the first full stop."""
    for n, token in enumerate(run):
        if token.text in {".", "?", "!"} and n:
            return run[:n]
    return run


def _nearest_name(page: Page, cue: Token) -> Token | None:
    first, last = line(page.text, cue.idx)
    near = [t for t in tokens(page, first, last) if t.pos_ in {"PROPN", "PRON", "NOUN"} and not mark_at(page, t.idx)]
    return min(near, key=lambda token: abs(token.i - cue.i), default=None)


def _carried(page: Page, group: list[Span], before: list[Found]) -> Span | None:
    """The speaker of the quotation before, when only white space lies between."""
    if not before or page.text[before[-1].segments[-1][1] : group[0][0]].strip() and len(page.text[before[-1].segments[-1][1] : group[0][0]]) > 200:
        return None
    return before[-1].speaker
