"""A text cut into sentences, offsets kept."""

import re

import pandas as pd

from analysis.schema import Sentence, table

_ABBREVIATIONS = frozenset(
    """adm apr asst aug ave blvd brig capt cmdr co col corp cpl dec dept dist dr etc ex feb fig fri ft gen gov hon inc jan jr
    jul jun lt ltd maj mar messrs mon mr mrs ms mt mx no nov oct pp prof rep reps rev sat sen sens sep sept sgt sr st ste
    sun supt thu thur thurs tue tues vol vs wed""".split()
)
"""Words that a full stop shortens; a number, a name or a lower-case word may follow."""

_ENDS = re.compile(r"""[.!?…]+["”’')\]»]*(?=\s|$)|[.!?]["”](?=\S)""")
_LINE = re.compile(r"[^\n]+")


def spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand; white space between them belongs to none.

    A line break ends a sentence, since headlines and bylines have no full stop. Assumes English abbreviations; a sentence
    that ends in one of them ("at 3 p.m. He left") is joined to the next only when it goes on in lower case.

    >>> [text[a:b] for text in ['He met Mr. Lee on Nov. 19. "Go," he said.'] for a, b in spans(text)]
    ['He met Mr. Lee on Nov. 19.', '"Go," he said.']
    """
    found = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ENDS.finditer(text, line.start(), line.end()):
            if _goes_on(text, start, end.start(), end.end(), line.end()):
                continue
            found.append((start, end.end()))
            start = end.end()
        found.append((start, line.end()))
    return [(a, b) for a, b in (_trim(text, *span) for span in found) if a < b]


def _goes_on(text: str, start: int, dot: int, stop: int, line_stop: int) -> bool:
    """Whether the sentence continues after the mark at dot."""
    rest = text[stop : min(line_stop, stop + 60)].lstrip()
    if not rest:
        return False
    if re.match(r"[a-z,;:]", rest):
        return True
    if text[dot:stop] != ".":
        return False
    word = re.search(r"[\w.]*$", text[max(start, dot - 20) : dot])
    last = word.group() if word else ""
    if last.lower() in _ABBREVIATIONS:
        return True
    return bool(re.fullmatch(r"(?:[A-Za-z]\.)*[A-Z]", last)) and not re.match(r"(The|A|An|He|She|It|They|We|But|In|On)\b", rest)


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    piece = text[start:stop]
    return start + len(piece) - len(piece.lstrip()), stop - (len(piece) - len(piece.rstrip()))


def sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """The sentences of every article (`schema.Sentence`), from a table with `article_id` and `text`."""
    return table(
        Sentence,
        (
            Sentence(article_id, n, start, stop, text[start:stop])
            for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
            for n, (start, stop) in enumerate(spans(text))
        ),
    )
