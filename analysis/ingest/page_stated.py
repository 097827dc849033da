"""What a web page states of its article: headline, outlet, date, author, address. No guesses.

A date is taken only where the page says that it is the date of publication: in JSON-LD, in
`article:published_time`, or in an element marked `datePublished`. Where two articles of one page
state different dates, none is taken.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from lxml import html as lxml_html

from analysis.ingest.dates import stated_date
from analysis.limits import MAX_LETTERS
from analysis.text.visible import undirected

_LINKED = '//script[contains(@type, "ld+json")]/text()'
_DATED = (
    '//meta[@property="article:published_time"]/@content',
    '//*[@itemprop="datePublished"]/@content',
    '//time[@itemprop="datePublished" or @pubdate]/@datetime',
)
_TITLES = ('//meta[@property="og:title"]/@content', "//h1", "//title")
_OUTLETS = (
    '//meta[@property="og:site_name"]/@content',
    '//meta[@name="application-name"]/@content',
)
_AUTHORS = ('//meta[@name="author"]/@content', '//meta[@property="article:author"]/@content')
_ADDRESSES = ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content')
_MOST_LINKED = 1_000_000
"""Characters of JSON-LD that are read."""


def headlines(tree: lxml_html.HtmlElement) -> set[str]:
    """All that a page has for a headline: for sharing, on the page itself, in the title bar."""
    return {words for path in _TITLES for found in tree.xpath(path)[:3] if (words := _text(found))}


class Stated(NamedTuple):
    """What a page says of its article; empty where it says nothing."""

    title: str
    outlet: str
    published: str
    byline: str
    url: str


def stated(tree: lxml_html.HtmlElement, url: str = "") -> Stated:
    """What a page states, its structured data first where they speak of one article."""
    linked = _article(list(_articles(tree)), _first(tree, _TITLES))
    return Stated(
        _first(tree, _TITLES[:1]) or _text(linked.get("headline")) or _first(tree, _TITLES),
        _first(tree, _OUTLETS) or _name(linked.get("publisher")),
        _date(tree, linked),
        _name(linked.get("author")) or _no_address(_first(tree, _AUTHORS)),
        url or _address(_first(tree, _ADDRESSES)),
    )


def _date(tree: lxml_html.HtmlElement, linked: dict[str, Any]) -> str:
    if when := stated_date(_text(linked.get("datePublished"))):
        return when
    for path in _DATED:
        found = {stated_date(str(one)) for one in tree.xpath(path)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _articles(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that structured data speak of, those that other things hold aside."""
    for source in tree.xpath(_LINKED):
        try:
            data = json.loads(source[:_MOST_LINKED], strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if any("article" in kind or "posting" in kind for kind in _kinds(item)):
                yield item


def _items(data: object) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            held = graph if isinstance(graph, list) else []
            yield from (one for one in held if isinstance(one, dict))


def _kinds(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [str(kind).casefold() for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _article(found: list[dict[str, Any]], title: str) -> dict[str, Any]:
    """The article of the page: the only one, or the one with the page's headline."""
    named = [item for item in found if _same(_text(item.get("headline")), title)]
    if named or len({_text(item.get("datePublished")) for item in found}) == 1:
        return (named or found)[0]
    return {}


def _same(one: str, other: str) -> bool:
    return bool(one) and (one.casefold() in other.casefold() or other.casefold() in one.casefold())


def _first(tree: lxml_html.HtmlElement, paths: tuple[str, ...]) -> str:
    for path in paths:
        found = tree.xpath(path)
        if found and (words := _text(found[0])):
            return words
    return ""


def _text(value: object) -> str:
    """Words as one short line; of an element, all its words."""
    if isinstance(value, lxml_html.HtmlElement):
        value = value.text_content()
    if not isinstance(value, str):
        return ""
    return " ".join(undirected(unescape(value[: 2 * MAX_LETTERS])).split())[:MAX_LETTERS]


def _name(value: object) -> str:
    """The names in a field that may hold a name, a thing with a name, or a list of them."""
    several = value if isinstance(value, list) else [value]
    names = [_text(one.get("name") if isinstance(one, dict) else one) for one in several[:10]]
    return ", ".join(filter(None, map(_no_address, names)))


def _no_address(words: str) -> str:
    return "" if re.match(r"https?://|www\.", words) else words


def _address(words: str) -> str:
    return words if re.match(r"https?://", words) else ""
