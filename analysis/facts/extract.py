"""Facts that can be counted or dated: numbers, amounts, dates, ages and votes, normalised."""

import re
from bisect import bisect_right
from math import nan

import pandas as pd

from analysis.facts import changes, dates, quantities
from analysis.facts.dates import Moment
from analysis.facts.fractions import Quantity
from analysis.facts.signs import plain
from analysis.schema import Fact, table
from analysis.text.furniture import furniture
from analysis.text.normalize import WORD, fold
from analysis.text.wordlists import mapping, marked

_HEAD_REACH = 60
"""Characters after a number in which the words it counts are looked for."""


_ADDRESS = re.compile(r"^https?://|^www\.|\w@\w|\w\.(?:com|org|net|co\.uk|de|fr)(?:/|$)")


_SPACED = re.compile(r"\bhttps? : / /[^\n]*")
"""An address with spaces between its parts, to the end of the line."""


def _links(text: str) -> list[tuple[int, int]]:
    """Where addresses stand; the numbers in them count nothing."""
    found = (match.span() for match in re.finditer(r"\S+", text))
    whole = [
        (start, stop)
        for start, stop in found
        if _ADDRESS.search(text[start : min(stop, start + 300)])
    ]
    return sorted([*whole, *(match.span() for match in _SPACED.finditer(text))])


def facts(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Every number, amount, date, age, vote and count of the articles (`schema.Fact`).

    Assumes English number words, month names and units. Figures in addresses and of the page itself
    (`text.furniture`) count nothing. Fails on numbers inside names, which are
    counted as numbers (Article 50).

    >>> text = "On Dec. 1 some 140 miles (225km) were closed."
    >>> one = pd.DataFrame({"article_id": ["a"], "text": [text]})
    >>> none = pd.DataFrame({"article_id": [], "start": []})
    >>> facts(one, none)[["surface", "value", "unit"]].values.tolist()
    [['Dec. 1', '--12-01', ''], ['140 miles', '225.308', 'km'], ['225km', '225', 'km']]
    """
    starts = {
        article_id: group.tolist() for article_id, group in sentences.groupby("article_id")["start"]
    }
    rows = [
        fact
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        for fact in article_facts(article_id, text, starts.get(article_id, []))
    ]
    return table(Fact, rows)


def article_facts(article_id: str, text: str, sentence_starts: list[int]) -> list[Fact]:
    """The facts of one text, given where its sentences start.

    >>> [f.value for f in article_facts("a", "It closes at 08:15 on 3 May.", [0])]
    ['08:15', '--05-03']
    """
    read = plain(text)
    aside = sorted([*_links(read), *((page.start, page.stop) for page in furniture(read))])
    moments = dates.find(_masked(read, aside))
    taken = sorted([*aside, *((m.start, m.stop) for m in moments)])
    amounts = quantities.find(_masked(read, taken))
    found = [*(_from_moment(m, text) for m in moments), *(_from_quantity(q, text) for q in amounts)]
    return [
        fact._replace(
            article_id=article_id, sentence_id=max(0, bisect_right(sentence_starts, fact.start) - 1)
        )
        for fact in sorted(found, key=lambda fact: fact.start)
    ]


_MASK = "\ue000"
"""A sign that no text has and no pattern reads."""


def _masked(text: str, taken: list[tuple[int, int]]) -> str:
    """The text with the signs of some sorted spans replaced, as long as before."""
    parts, at = [], 0
    for start, stop in taken:
        if stop > at:
            parts += [text[at:start], _MASK * (stop - max(start, at))]
            at = stop
    return "".join([*parts, text[at:]])


def _from_moment(moment: Moment, text: str) -> Fact:
    surface = text[moment.start : moment.stop]
    return Fact(
        "",
        moment.start,
        moment.stop,
        surface,
        moment.type,
        moment.value,
        moment.zone,
        "",
        "",
        nan,
        nan,
        nan,
        0,
    )


def _from_quantity(quantity: Quantity, text: str) -> Fact:
    start, stop = quantity.start, quantity.stop
    unit = "" if quantity.type == "vote" else quantity.unit
    head = _head(text, stop) if quantity.type == "count" else ""
    bounds = quantity.bound, quantity.low, quantity.high, quantity.step
    named = text[start:stop], quantity.type, _value(quantity), unit, head
    return Fact("", start, stop, *named, *bounds, 0, changes.way(text, start, stop))


def _value(quantity: Quantity) -> str:
    """The normalised value as text.

    >>> _value(Quantity(0, 1, "vote", 13.0, 13.0, "0", "", 1.0))
    '13-0'
    """
    low, high = f"{quantity.low:.6g}", f"{quantity.high:.6g}"
    if abs(quantity.low) >= 1e6:
        low, high = f"{quantity.low:.0f}", f"{quantity.high:.0f}"
    if quantity.type == "vote":
        return f"{low}-{quantity.unit}"
    return low if low == high else f"{low}–{high}"


def _head(text: str, stop: int) -> str:
    """The words a number counts: up to four content words behind it, to the next stop.

    >>> _head("12 injured workers were taken away", 2), _head("Two of its eleven piers cracked.", 3)
    ('injured workers', 'piers cracked')
    """
    clause = re.split(r"[.,;:()!?\n]", text[stop : stop + _HEAD_REACH], maxsplit=1)[0]
    found: list[str] = []
    for word in map(fold, WORD.findall(clause)):
        if word in marked("small_words", "grammar"):
            if found:
                break
            continue
        if word.isdigit() or word in mapping("number_words"):
            continue
        found.append(word)
    return " ".join(found[:4])
