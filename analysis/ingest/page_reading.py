"""The article in a web page: three readings of it, of which the one most agreed with is taken.

Assumes that what several ways of reading share is the article. Fails on pages that are lists, and
where all three take a box of links for a paragraph.
"""

import re
from collections import Counter
from collections.abc import Collection

from lxml import html as lxml_html

from analysis.ingest.markup import lines
from analysis.limits import MANY_TAGS
from analysis.text.wordlists import words

_WINDOW = 4
"""Words in a row in which two readings are held against each other."""
_HEADLINES = 3
"""So many first lines at most may say the headline again."""
_FEW_WORDS = 3
"""Words in which a part of a headline is told from any words."""
_SHORT = 20
"""Words of a line that may be furniture; a longer one is a sentence that begins so."""


def article_lines(tree: lxml_html.HtmlElement) -> list[str]:
    """The lines that are the article, as most readings of the page have it; none when none is."""
    made = [_filled(_fast(tree))]
    if sum(1 for _ in tree.iter()) <= MANY_TAGS:
        made += [_filled(_strict(tree)), _readable(tree)]
    shingles = [_shingles(one) for one in made]
    agreed = [sum(_alike(one, other) for other in shingles) for one in shingles]
    return made[agreed.index(max(agreed))]


def without_headline(found: list[str], headlines: Collection[str]) -> list[str]:
    """The lines without those at the beginning that say a headline of the page again.

    >>> without_headline(["Vote at noon", "The council votes."], ["Vote at noon | East Courier"])
    ['The council votes.']
    """
    kept = list(found)
    for _ in range(_HEADLINES):
        if kept and any(_repeats(kept[0], headline) for headline in headlines):
            kept = kept[1:]
    return kept


def is_furniture(line: str) -> bool:
    """Whether a short line begins as pages begin what is no part of the article.

    >>> is_furniture("Read more: Council votes"), is_furniture("Readers came.")
    (True, False)
    """
    plain = line.casefold().replace("’", "'")
    return len(plain.split()) <= _SHORT and any(_opens(plain, one) for one in words("page_openers"))


def _opens(line: str, opener: str) -> bool:
    rest = line[len(opener) :]
    return line.startswith(opener) and not (rest[:1].isalnum() and opener[-1].isalnum())


def _fast(tree: lxml_html.HtmlElement) -> str | None:
    from trafilatura import extract

    return extract(tree, fast=True, favor_recall=True, include_comments=False)


def _strict(tree: lxml_html.HtmlElement) -> str | None:
    from trafilatura import extract

    return extract(tree, fast=True, favor_precision=True, include_comments=False)


def _readable(tree: lxml_html.HtmlElement) -> list[str]:
    from trafilatura.external import try_readability

    return lines(try_readability(tree))


def _filled(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").split("\n") if line.strip()]


def _shingles(found: list[str]) -> Counter[tuple[str, ...]]:
    said = " ".join(found).casefold().split()
    return Counter(zip(*(said[n:] for n in range(_WINDOW)), strict=False))


def _alike(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    both = sum((one & other).values())
    return 2 * both / max(1, one.total() + other.total())


def _repeats(line: str, headline: str) -> bool:
    """Whether a line is a headline, most of one, or one with a few words more."""
    short, long = sorted((_words(line), _words(headline)), key=len)
    if short == long or not short.strip():
        return bool(short.strip())
    return short.count(" ") > _FEW_WORDS and short in long and len(_words(line)) < 2 * len(short)


def _words(line: str) -> str:
    """The words of a line in small letters, each with a space on both sides."""
    found = re.findall(r"\w+", line.casefold())
    return f" {' '.join(found)} "
