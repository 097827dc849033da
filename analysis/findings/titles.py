"""What a finding is called: its readings, as a question that a reporter understands."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from analysis import kinds
from analysis.alignment import word_diff
from analysis.findings.agreement import fact_at
from analysis.text import normalize
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.findings.agreement import Facts
    from analysis.findings.places import Draft, Spot, SpotPair
    from analysis.schema import Fact

_MOST = 3
"""Readings named in a title."""
_LONG = 8
"""Words of one reading in a title."""
_REACH = 5
"""Words after a denial among which the denied one stands."""
_STEM = 4
"""Letters by which two forms of one word are known (found, finding)."""
_NO = re.compile(
    r"(?:\w+n['’]t|cannot|not|never|no|none|nor|neither|nobody|nothing|without)\Z", re.IGNORECASE
)
_BEFORE = r"(?:\b(?:not|never|no|nor|cannot)\s+)?"
"""A denial right before words belongs to them: “not prevent” has to be seen, not “prevent”."""
_NEXT = re.compile(r"(?: [\w'’-]++(?![.,]\d)){0,4}")
"""The next words of a sentence, up to any mark."""
_NAMES = frozenset(("name?", "same name?", "speaker"))
"""Kinds whose readings are names and stand without marks."""


def title(draft: Draft, ids: Sequence[int], sides: SpotPair, facts: Facts) -> str:
    """A draft as a question; ids: the reading of each place; sides: the two places that decide it.

    The reading that most articles have comes first.
    """
    spots = _of_each(draft, ids, sides)
    asked = _asked(draft, spots, facts)
    if draft.kind == "speaker":
        return f"Who said it: {asked}"
    is_said = kinds.kind(draft.kind).page == "Quotes" and draft.subject
    return f"{draft.subject}: {asked}" if is_said else asked[:1].upper() + asked[1:]


def _of_each(draft: Draft, ids: Sequence[int], sides: SpotPair) -> list[Spot]:
    """One place of each reading, that which decides where there is one."""
    wanted = {side[:3] for side in sides}
    first: dict[int, Spot] = {}
    for reading, spot in zip(ids, draft.spots, strict=True):
        if reading not in first or (spot[:3] in wanted and first[reading][:3] not in wanted):
            first[reading] = spot
    return [first[reading] for reading in sorted(first)]


def _asked(draft: Draft, spots: Sequence[Spot], facts: Facts) -> str:
    found = [fact_at(spot, facts) for spot in spots]
    if draft.kind in _NAMES:
        return _or([spot.trigger or spot.text for spot in spots])
    if draft.kind == "marks dropped":
        return "quoted, or in the article's own words?"
    if not spots[0].trigger:
        return _between(_differing(draft.sides))
    if all(found):
        return _figures([fact for fact in found if fact is not None])
    phrases = [phrase(spot, spots) for spot in spots]
    follows = _follows([spot.text[stop:] for spot, (_, stop) in zip(spots, phrases, strict=True)])
    said = [
        spot.text[start:stop] or spot.trigger
        for spot, (start, stop) in zip(spots, phrases, strict=True)
    ]
    return _or(_quoted(said)).removesuffix("?") + follows + "?"


def _or(words: Sequence[str]) -> str:
    """Readings as alternatives.

    >>> _or(["4", "5"]), _or(["4", "5", "6"]), _or(["4", "5", "6", "7"])
    ('4 or 5?', '4, 5 or 6?', '4, 5 or 2 others?')
    """
    told = list(dict.fromkeys(words))
    if len(told) > _MOST:
        told = [*told[: _MOST - 1], f"{len(told) - _MOST + 1} others"]
    return " or ".join(filter(None, [", ".join(told[:-1]), *told[-1:]])) + "?"


def _quoted(words: Sequence[str]) -> list[str]:
    return [f"“{' '.join(one.split())}”" for one in words]


def _figures(facts: Sequence[Fact]) -> str:
    """Numbers, with what they count where all have one word for it."""
    told = [_with_bound(fact, facts) for fact in facts]
    tail = _tail(told)
    bare = [one.removesuffix(tail) for one in told] if tail else told
    noun = _noun(facts)
    counted = noun and noun not in tail.casefold().split()
    return _or(bare).removesuffix("?") + tail + (f" {noun}?" if counted else "?")


def _with_bound(fact: Fact, facts: Sequence[Fact]) -> str:
    """A number as it is written; with its bound where that alone sets it apart from another."""
    said = " ".join(fact.surface.split())
    alike = (one for one in facts if (one.low, one.high) == (fact.low, fact.high))
    is_bound = any(one.bound != fact.bound for one in alike)
    return f"{fact.bound} {said}".strip() if is_bound else said


def _tail(told: Sequence[str]) -> str:
    """The words, with the space before them, that all end with; never all words of any.

    >>> _tail(["14 million euros", "41 million euros"]), _tail(["4 May", "May 5"])
    (' million euros', '')
    """
    split = [one.split() for one in told]
    n = 0
    while all(len(words) > n + 1 for words in split):
        if len({words[-1 - n] for words in split}) > 1:
            break
        n += 1
    return " " + " ".join(split[0][-n:]) if n else ""


def _noun(facts: Sequence[Fact]) -> str:
    """The first word that each of the numbers counts, where there is one."""
    heads = [fact.head.split() for fact in facts if fact.type == "count"]
    if len(heads) < len(facts):
        return ""
    return next((word for word in heads[0] if all(word in head for head in heads[1:])), "")


def _follows(rests: Sequence[str]) -> str:
    """The first few words that all readings go on with, a space before them.

    >>> _follows([" some data sharing.", " some data sharing between the two."])
    ' some data sharing'
    >>> _follows([" in a batch.", " in the mayonnaise."])
    ''
    """
    split = [_NEXT.match(rest) for rest in rests]
    told = [hit[0].split() if hit else [] for hit in split]
    same = takewhile(_is_one, zip(*told, strict=False))
    kept = [some[0] for some in same]
    while kept and kept[-1].casefold() in marked("small_words", "function"):
        kept.pop()
    return "".join(f" {word}" for word in kept)


def _is_one(words: Sequence[str]) -> bool:
    return len({word.casefold() for word in words}) == 1


def phrase(spot: Spot, others: Sequence[Spot]) -> tuple[int, int]:
    """The deciding words in the text of a place: its trigger, with what it denies or doubts.

    others: places of the other readings; a denial reaches to the word that one of them has. An
    empty span where the trigger does not stand there.
    """
    start, stop = trigger(spot.text, 0, len(spot.text), spot.trigger)
    return start, stop if start == stop else _reach(spot.text, stop, spot, others)


def _reach(text: str, stop: int, spot: Spot, others: Sequence[Spot]) -> int:
    """Where a denial or a doubt ends with the word it is about, as another reading has it.

    Where none has it, a doubt goes on to its next word of weight: “reportedly went”.
    """
    is_doubt = spot.trigger.casefold() in marked("certainty", "hedge")
    if not is_doubt and not _NO.match(spot.trigger):
        return stop
    after = normalize.words(text[stop:])
    ends = [stop + int(end) for end in after.stops[:_REACH]]
    roots = {other.trigger[:_STEM].casefold() for other in others if other.trigger != spot.trigger}
    for word, end in zip(after.folded, ends, strict=False):
        if word[:_STEM] in roots:
            return end
    if is_doubt:
        telling = zip(after.folded, ends, strict=False)
        return next(
            (end for word, end in telling if word not in marked("small_words", "function")), stop
        )
    return ends[min(1, len(ends) - 1)] if ends else stop


def trigger(text: str, start: int, stop: int, words: str) -> tuple[int, int]:
    """Where the trigger words stand in a sentence, with a denial before them; else an empty span.

    >>> text = "It would not  prevent the vote."
    >>> first, last = trigger(text, 0, len(text), "prevent"); text[first:last]
    'not  prevent'
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    hit = re.search(rf"{_BEFORE}(?<!\w){pattern}(?!\w)", text[start:stop], re.IGNORECASE)
    return (start + hit.start(), start + hit.end()) if hit and pattern else (start, start)


def _between(words: Sequence[str]) -> str:
    """Two wordings as a question, of which one may have nothing where the other has words.

    >>> _between(["then", "now"]), _between(["", "now"])
    ('“then” or “now”?', 'with or without “now”?')
    """
    told = [one for one in words if one]
    return f"with or without “{told[0]}”?" if len(told) == 1 else _or(_quoted(words))


def _differing(sides: SpotPair) -> list[str]:
    """The first words in which two wordings differ; one word on where one side has none."""
    a, b = (side.text for side in sides)
    changes = [one for one in word_diff.diff(a, b) if one.op not in {"same", "punctuation"}]
    if not changes:
        return [_short(a), _short(b)]
    one = next((change for change in changes if change.op == "replaced"), changes[0])
    if one.op == "replaced":
        return [_short(a[one.start_a : one.stop_a]), _short(b[one.start_b : one.stop_b])]
    return [_widened(a, one.start_a, one.stop_a), _widened(b, one.start_b, one.stop_b)]


def _widened(text: str, start: int, stop: int) -> str:
    """A stretch with the word before and the word after it."""
    before = list(re.finditer(r"\S+\s*\Z", text[:start]))
    after = re.match(r"\s*\S+", text[stop:])
    first = before[-1].start() if before else start
    return _short(text[first : stop + (after.end() if after else 0)].strip())


def _short(words: str) -> str:
    """The first few words."""
    split = words.split()
    return " ".join(split[:_LONG]) + (" …" if len(split) > _LONG else "")
