"""Where a text says it got it: republished, amended, by way of an outlet, an agency, a release.

Assumes that an outlet is credited with a set phrase (told X, according to X, X reported) and that
its name is a listed one, holds a word such as Times or News, ends in a digit, or is the address of
a site. A newspaper of another name is missed; an outlet that is merely spoken of is no credit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.schema import Credit, table
from analysis.text import furniture
from analysis.text.spans import apart
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    import pandas as pd

REPUBLISHED, AMENDED, OUTLET = "republished", "updated or corrected", "quotes another outlet"
AGENCY, RELEASE, SPOKESMAN = "agency", "release", "spokesman"

_LETTERS = r"(?:[A-Z0-9][\w&'’.-]{0,40}\w|[A-Z])"
_SITE = r"(?:www\.)?[\w-]{1,40}\.(?:com|org|net|co\.uk|[a-z]{2,3})\b"
_NAME = rf"(?:[Tt]he )?(?P<name>{_SITE}|{_LETTERS}(?: (?:(?:of|and|de|la) )?{_LETTERS}){{0,4}})"
_SPOKEN = re.compile(
    r"\b[Aa] (?:\w+ )?(?:spokes(?:man|woman|person)|representative)\b"
    r"(?: (?:for|of|at) (?P<name>(?:the )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,4}))?"
)
_DATELINE = re.compile(r"\((?P<name>[A-Z][\w .-]{1,24})\) ?(?:—|–|--|-)\s")
_FILED = re.compile(
    r"\b(?:[Rr]eporting (?:by|from)|[Ww]ith files from|[Ww]ith) (?:the )?"
    r"(?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})"
)
_BYLINE = re.compile(r"^By (?P<name>(?:the )?[A-Z][\w .-]{1,40})$", re.MULTILINE)
_LATER = re.compile(
    r"(?:^|(?<=\n))(?:UPDATE ?\d* ?[-:–—]|(?:UPDATE|UPDATED|CORRECTED|CORRECTION)\b ?[-:–—]?)"
    r"|\((?:Updates?|Adds|Recasts|Corrects|Updated|Corrected)\b[^)\n]{0,120}\)"
    r"|\b[Tt]his (?:article|story|report|post|piece) (?:has been|was|is being) (?:\w+ )?"
    r"(?:updated|amended|corrected|revised)\b[^\n]{0,160}"
)


def _any_of(mark: str) -> str:
    """A pattern of every phrase with a mark, the longest first, the first letter in any case."""
    phrases = sorted(marked("credit_phrases", mark), key=lambda one: (-len(one), one))
    return "|".join(f"(?i:{re.escape(one)})" for one in phrases)


@functools.cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The phrases that credit an outlet, each with the kind of its credit."""
    return (
        (REPUBLISHED, re.compile(rf"\b(?:{_any_of('republished')}) {_NAME}")),
        (OUTLET, re.compile(rf"\b(?:{_any_of('before')}) {_NAME}")),
        (OUTLET, re.compile(rf"(?<![\w&'’.-]){_NAME} (?:{_any_of('after')})\b")),
    )


@functools.cache
def _releases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('release')})\b")


def credits(articles: pd.DataFrame) -> pd.DataFrame:
    """`schema.Credit` rows: every place where a text credits somebody or says it was changed."""
    rows = zip(articles["article_id"], articles["text"], strict=True)
    return table(Credit, [row for article, text in rows for row in _found(article, text)])


def _found(article: str, text: str) -> list[Credit]:
    every = [*_amended(article, text), *_named(article, text), *_others(article, text)]
    return apart(every, lambda one: (one.start, one.stop))


def _credit(article: str, text: str, span: tuple[int, int], kind: str, name: str) -> Credit:
    return Credit(article, *span, text[slice(*span)], kind, name)


def _amended(article: str, text: str) -> Iterator[Credit]:
    """Notes of correction and update."""
    for one in furniture.furniture(text):
        if one.kind == "correction":
            yield _credit(article, text, (one.start, one.stop), AMENDED, "")
    for hit in _LATER.finditer(text):
        yield _credit(article, text, hit.span(), AMENDED, "")


def _named(article: str, text: str) -> Iterator[Credit]:
    """What is credited to an outlet, an agency among them."""
    for kind, form in _forms():
        for hit in form.finditer(text):
            is_last = hit.end("name") == hit.end()
            outlet = _outlet(hit["name"])
            name = outlet if is_last or not outlet else hit["name"]
            if name:
                stop = hit.start("name") + len(name) if is_last else hit.end()
                is_agency = kind == OUTLET and plain(name) in marked("outlets", "agency")
                span = (hit.start(), stop)
                yield _credit(article, text, span, AGENCY if is_agency else kind, name)


def _others(article: str, text: str) -> Iterator[Credit]:
    """Agencies, releases and spokesmen."""
    for form in (_DATELINE, _FILED, _BYLINE):
        for hit in form.finditer(text):
            if plain(hit["name"]) in marked("outlets", "agency"):
                yield _credit(article, text, hit.span(), AGENCY, hit["name"])
    for hit in _releases().finditer(text):
        yield _credit(article, text, hit.span(), RELEASE, "")
    for hit in _SPOKEN.finditer(text):
        yield _credit(article, text, hit.span(), SPOKESMAN, hit["name"] or "")


def plain(name: str) -> str:
    """A name as outlets are compared: without case, article and the ending of an address.

    >>> plain("The Oslo Times"), plain("www.nrk.org")
    ('oslo times', 'nrk')
    """
    bare = re.sub(
        r"^(?:www\.|the )|\.(?:com|org|net|co\.uk|[a-z]{2,3})$", "", name.casefold().strip()
    )
    return re.sub(r"^the ", "", bare)


def _outlet(name: str) -> str:
    """The part of a name that is an outlet's; empty when it is none.

    >>> _outlet("Oslo Times"), _outlet("NRK News"), _outlet("Antena3"), _outlet("Mayor Kern")
    ('Oslo Times', 'NRK News', 'Antena3', '')
    """
    name = re.sub(r"['’]s?$", "", name)
    pieces = name.split(" ")
    for n in range(len(pieces), 0, -1):
        part = " ".join(pieces[:n])
        if _is_outlet(part, pieces[n - 1]):
            return part
    return ""


def _is_outlet(name: str, last: str) -> bool:
    """Whether a name is an outlet's; last: its last word."""
    known = marked("outlets", "outlet")
    if plain(name) in known | marked("outlets", "agency") or name.casefold() in known:
        return True
    if " " in name:
        first = name.split(" ")[0].casefold()
        return bool({first, last.casefold()} & marked("outlets", "word"))
    return bool(re.fullmatch(_SITE, name) or re.fullmatch(r"[A-Z][A-Za-z]+\d{1,2}", name))
