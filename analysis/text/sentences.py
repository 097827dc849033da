"""A text cut into sentences, offsets kept."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.schema import Sentence, table
from analysis.text.speech import BESIDE_NAME
from analysis.text.wordlists import marked
from analysis.text.wraps import paragraphs

_ENDS = re.compile(
    r"""(?<![.!?…])[.!?…؟।]++["”’')\]»]*+(?:\s[”’»])?(?=\s|$)"""  # a mark and a space
    r"""|[。！？]++[」』”"]*+"""  # scripts without spaces
    r"""|(?:(?<=[a-z]{2})|(?<=[a-z]["”’)\]])|(?<=[\d ]\d)|(?<=\d%))[.!?]"""  # glued to the next
    r"""["”’')\]]?(?=["“‘(]?(?:[A-Z][a-z]|[AI]\s))"""
    r"""|(?=\s[•▪●◦‣]\s)"""  # items of a list on one line
)
_LOOK = 60
"""Characters read on either side of a full stop, so that cost stays linear."""
_SPEECH = re.compile(rf"(?:[A-Z][\w’'-]*\s){{1,3}}(?:{BESIDE_NAME})\b")
_DAY = re.compile(
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?\b"
    r"|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
    r"|(?:Christmas|Boxing|Easter|New Year|Thanksgiving|Good Friday)\b|[A-Z]{2,4}\b"
)
_ZONE = re.compile(
    r"(?:(?:Eastern|Central|Mountain|Pacific|Atlantic|Hawaii|Alaska)(?: (?:Standard|Daylight))?"
    r"(?=[\s/]*(?:[,;:)\]–—-]|\.?$|\.\s|/|[Tt]ime\b|(?:on|and|or|to|in|at|until|through|today"
    r"|tomorrow|tonight|each|every|when|as|after|before|for|with|from|by)\b))"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2} [Tt]ime\b(?!s))"
)
"""A time zone behind a clock: "Eastern on Monday", "Pacific Time", "Hong Kong time"."""
_SITE = re.compile(r"(?://|@|www\.)\S*$|\.(?=(?:Com|Org|Net|Gov|Edu|Js|Tv|Uk)\b)", re.IGNORECASE)


def spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand, in order; only white space lies between them.

    A line break ends a sentence, since headlines and bylines have no full stop, save in a
    paragraph whose lines were all broken at one width. Assumes English abbreviations. After one
    that may end a sentence (U.S., Inc., p.m., an initial) the sentence ends only before a plain
    opening word; so "in the U.S. Officials said" stays one sentence. A straight mark glued between
    two sentences counts as closing.

    >>> text = 'He met Mr. Lee on Nov. 19. "Go," he said.'
    >>> [text[start:stop] for start, stop in spans(text)]
    ['He met Mr. Lee on Nov. 19.', '"Go," he said.']
    """
    return [span for start, stop in paragraphs(text) for span in _cut(text, start, stop)]


def outside(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that none of the stretches `taken` touches: marks, reported clauses.

    `taken` may come in any order and may overlap.

    >>> text = '"Go," he said. It was late.'
    >>> [text[start:stop] for start, stop in outside(text, [(0, 5)])]
    ['It was late.']
    """
    stretches = sorted(taken)
    n = 0
    for start, stop in spans(text):
        while n < len(stretches) and stretches[n][1] <= start:
            n += 1
        if n == len(stretches) or stretches[n][0] >= stop:
            yield start, stop


def _cut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The sentences of one paragraph; stray marks without a word belong to the sentence before."""
    found: list[tuple[int, int]] = []
    for first, last in _pieces(text, start, stop):
        if (found and not _has_word(text, first, last)) or (
            found and not _has_word(text, *found[-1])
        ):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches between ends, white space at their edges aside."""
    for end in _ENDS.finditer(text, start, stop):
        if _goes_on(text, start, end, stop):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, stop)


_WORD = re.compile(r"\w")


def _has_word(text: str, start: int, stop: int) -> bool:
    return _WORD.search(text, start, stop) is not None


def _trimmed(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    piece = text[start:stop]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), stop - (len(piece) - len(piece.rstrip()))


def _goes_on(text: str, start: int, end: re.Match[str], stop: int) -> bool:
    """Whether the sentence that began at start continues after a mark."""
    rest = text[end.end() : min(stop, end.end() + _LOOK)]
    if rest[:1].strip():
        address = _SITE.search(text[max(start, end.start() - _LOOK) : end.end() + 4])
        return bool(address or text[start : end.start()].strip().isdigit())
    rest = rest.lstrip()
    if not rest or not end.group():
        return False
    if re.match(r"[a-z,;:]|[–—-]\s*[a-z]|[.…]\s*[a-z.…]", rest):
        return True
    if end.group()[0] in "!?":
        return len(end.group()) > 1 and bool(_SPEECH.match(rest))
    return end.group() == "." and _shortened(text, start, end.start(), rest)


def _shortened(text: str, start: int, dot: int, rest: str) -> bool:
    """Whether the full stop at dot belongs to a short form, an initial or the number of a list."""
    before = text[max(start, dot - _LOOK) : dot]
    found = re.search(r"[\w.]*$", before)
    word = found.group() if found else ""
    if (
        before.strip("( ") == word
        and re.fullmatch(r"\d{1,3}|[A-Za-z]", word)
        and dot - start < _LOOK
    ):
        return True
    if word.lower() in marked("abbreviations", "number"):
        return rest[0].isdigit()
    if word.lower() in {"a.m", "p.m"}:
        return bool(_DAY.match(rest) or _ZONE.match(rest))
    if _listed(word, "within"):
        return True
    initial = re.fullmatch(r"(?:[A-Za-z]\.)*[A-Z]", word) and (
        word != "I" or re.match(r"[A-Z]\.", rest)
    )
    return bool(initial or _listed(word, "ending")) and not _opens(rest)


def _listed(word: str, mark: str) -> bool:
    """Whether a short form bears a mark as written, or in capitals throughout."""
    known = marked("abbreviations", mark)
    return word in known or (len(word) > 1 and word.isupper() and word.capitalize() in known)


def _opens(rest: str) -> bool:
    """Whether a sentence plainly begins: an opening mark or a capitalised word that is no name."""
    if rest[0] in '"“‘«':
        return True
    word = re.match(r"([A-Z][a-z]*)(?:['’]\w+)?(?=[\s,])", rest)
    opening = marked("small_words", "function") | marked("small_words", "opening")
    return word is not None and word.group(1).lower() in opening


def sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """The sentences of every article (`schema.Sentence`), from columns `article_id` and `text`."""
    return table(
        Sentence,
        (
            Sentence(article_id, n, start, stop, text[start:stop])
            for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
            for n, (start, stop) in enumerate(spans(text))
        ),
    )
