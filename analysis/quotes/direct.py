"""Speech inside quotation marks, not scare quotes and titles, with its speaker and its cue.

Assumes that speech stands as a sentence of its own (it opens in upper case after a stop, a comma, a
colon or a paragraph's start) or directly after a reporting verb. Shorter or embedded pieces in
marks belong to the clause that reports them and are left to `indirect`. Fails on speech printed
without a capital and on slogans and titles printed as sentences.
"""

from __future__ import annotations

import re

from analysis.quotes import attribution, speakers
from analysis.quotes.layout import FoundQuotation, Layout, kind, line, tokens
from analysis.text import normalize, sentences
from analysis.text.spans import Span
from analysis.text.speech import reporting
from analysis.text.wordlists import marked

_MIN_WORDS = 4
"""Words of the shortest quotation that stands without a cue beside it."""
_GAP = 250
"""Characters between two pieces of one quotation at most."""
_TITLE_WORDS = 2
"""Words of weight, all in upper case, that make marked words a title."""
_LIGHT_LETTERS = 3
"""Letters of the longest word that weighs nothing in a title."""
_CLOSING = frozenset("\"'”’»›")


def direct(layout: Layout) -> list[FoundQuotation]:
    """The quotations of one article that stand as sentences in marks, in order of place."""
    results: list[FoundQuotation] = []
    for group in _groups(layout):
        cue, speaker = attribution.attribution(layout, group, results)
        if cue is None and _is_aside(layout, group[0][0]):
            continue
        results.append(FoundQuotation(tuple(group), kind(layout, group), speaker, cue))
    return results


def _is_aside(layout: Layout, start: int) -> bool:
    """Whether a dash leads into marked words that nobody is said to have spoken.

    A slogan or a term.
    """
    return layout.text[max(0, start - 3) : start].rstrip().endswith(("—", "–", "-"))


def _groups(layout: Layout) -> list[list[Span]]:
    """The marked stretches that are speech, pieces of one quotation together."""
    groups: list[list[Span]] = []
    for span in layout.marks:
        if groups and _goes_on(layout, groups[-1], span):
            groups[-1].append(span)
        elif is_speech(layout, span):
            groups.append([span])
    return groups


def is_speech(layout: Layout, span: Span) -> bool:
    """Whether a marked stretch stands as a sentence of its own rather than as a term within one."""
    n = normalize.n_words(layout.text[slice(*span)])
    if not n or (n < _MIN_WORDS and not _followed_by_cue(layout, span)):
        return False
    if _runs_on(layout, span) or is_title(layout.text[slice(*span)]):
        return False
    return stands_alone(layout, span) or (n >= _MIN_WORDS and _after_cue(layout, span))


def is_title(marked: str) -> bool:
    """Whether marked words are set as a title: every word of weight begins in upper case.

    Words wholly in upper case are shouted, and a comma or a stop within the marks ends speech.

    >>> is_title('"Home Is Where the Sea Is Cold"'), is_title('"We meet Rosa Lind tonight"')
    (True, False)
    """
    inner = marked.strip("\"'“”‘’„«»‹›` ")
    heavy = [word for word in re.findall(r"[^\W\d_][\w'’-]*", inner) if _is_heavy(word)]
    if len(heavy) < _TITLE_WORDS or inner.isupper() or inner[-1] in ",.":
        return False
    return all(word[0].isupper() for word in heavy)


def _is_heavy(word: str) -> bool:
    """Whether titles set a word in upper case."""
    return len(word) > _LIGHT_LETTERS and word.lower() not in marked("small_words", "function")


def _runs_on(layout: Layout, span: Span) -> bool:
    """Whether the sentence goes on after the marks ("We are horrified" by the news)."""
    rest = layout.text[span[1] : span[1] + 2]
    if layout.text[span[1] - 2] in ",.?!…—-" or not re.fullmatch(r" [a-z(]", rest):
        return False
    return not _followed_by_cue(layout, span, "")


def stands_alone(layout: Layout, span: Span) -> bool:
    """Whether no word leads into the marked words, and they begin in upper case."""
    text, (start, stop) = layout.text, span
    before = text[max(0, start - 3) : start].rstrip(" \u00a0\t")[-1:]
    first = re.search(r"[^\W_]", text[start:stop])
    if first is None or first.group().islower():
        return before == ":"
    return not (before.isalnum() or before in {"'", "’", "&", "$"})


def _after_cue(layout: Layout, span: Span) -> bool:
    """Whether a reporting verb is directly before the marked words."""
    before = attribution.spoken(tokens(layout, max(0, span[0] - 30), span[0]))
    return bool(before) and speakers.is_saying(before[-1])


def _followed_by_cue(layout: Layout, span: Span, ending: str = r"[,?!.—-]") -> bool:
    """Whether the words after a stretch that ends as speech does name who said it."""
    inner = layout.text[span[1] - 2 : span[1] + 1]
    if not re.search(ending, inner):
        return False
    after = attribution.sentence(tokens(layout, span[1], line(layout.text, span[1])[1]))[:8]
    return any(token.lemma_.lower() in reporting() for token in after)


def _goes_on(layout: Layout, group: list[Span], span: Span) -> bool:
    """Whether a marked stretch goes on with the quotation before it."""
    last = group[-1]
    gap = layout.text[last[1] : span[0]]
    if "\n" in gap or not gap.strip():
        return (
            not gap.strip()
            and layout.text[last[1] - 1] not in _CLOSING
            and not _followed_by_cue(layout, span)
        )
    if (
        len(gap) > _GAP
        or len(sentences.spans(gap)) > 1
        or not gap.rstrip().endswith((".", ",", ";", "—", '"'))
    ):
        return False
    between = tokens(layout, last[1], span[0])
    if attribution.closes(layout, last[1]) and attribution.reports(between):
        return False
    return stands_or_follows(layout, span, gap) and not _followed_by_cue(layout, span)


def stands_or_follows(layout: Layout, span: Span, gap: str) -> bool:
    """Whether marked words are a sentence, or go on with one ("It is," she said, "so.")."""
    return stands_alone(layout, span) or gap.rstrip().endswith((",", "—"))
