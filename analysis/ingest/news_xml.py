"""News in XML: NITF and NewsML-G2, as agencies deliver it."""

from collections.abc import Iterator

from lxml import etree

from analysis.errors import UnreadableArticle
from analysis.ingest.brought import Brought, Taken, refuse
from analysis.ingest.dates import stated_date
from analysis.ingest.markup import html_lines
from analysis.ingest.plain import checked
from analysis.ingest.xml_tree import below, first, local, words, xml_tree

_LINES = ("p", "hl2", "li", "td", "th", "pre", "h1", "h2", "h3", "h4")
_DATES = ("date.release", "date.issue", "story.date")
_MOMENTS = ("versioncreated", "contentcreated", "firstcreated")


def read_nitf(raw: bytes, file: str) -> Taken:
    """The text of a NITF file, its headline as the first line.

    Raises:
        UnreadableArticle: when it is damaged or holds no text.
    """
    return Taken([_nitf(xml_tree(raw, file), file)], [])


def read_newsml(raw: bytes, file: str) -> Taken:
    """The texts of a NewsML-G2 item, or of each item of a message.

    Raises:
        UnreadableArticle: when it is damaged, or no item of it holds text.
    """
    root = xml_tree(raw, file)
    taken = Taken([], [])
    for n, item in enumerate(_items(root), 1):
        try:
            taken.articles.append(_item(item, file))
        except UnreadableArticle:
            taken.problems.append(f"Item {n} of {file} holds no text and was left out.")
    if not taken.articles:
        refuse(f"{file} holds no text of an article and was left out. Ask for the text item.")
    if len(taken.articles) > 1:
        named = [one._replace(article_id=str(n)) for n, one in enumerate(taken.articles, 1)]
        return Taken(named, taken.problems)
    return taken


def _nitf(root: etree._Element, file: str) -> Brought:
    title = first(root, "hl1", "hedline", "title")
    body = _first_node(root, "body.content")
    lines = [title, *(_paragraphs(body) if body is not None else [])]
    return Brought(
        checked("\n\n".join(filter(None, lines)) if lines[1:] else "", file),
        title=title,
        outlet=_attribute(root, "pubdata", "name") or first(root, "distributor"),
        published=next(filter(None, (stated_date(_norm(root, name)) for name in _DATES)), ""),
        byline=first(root, "person", "byline"),
        how="news file (NITF)",
    )


def _items(root: etree._Element) -> Iterator[etree._Element]:
    if local(root) == "newsitem":
        yield root
    else:
        yield from below(root, "newsitem")


def _item(item: etree._Element, file: str) -> Brought:
    title = first(item, "headline", "hl1", "title")
    body = _inline(item, file)
    lines = body if body[:1] == [title] else [title, *body]
    provider = _first_node(item, "provider")
    return Brought(
        checked("\n\n".join(filter(None, lines)) if body else "", file),
        title=title,
        outlet=_called(provider),
        published=next(filter(None, (stated_date(first(item, name)) for name in _MOMENTS)), ""),
        byline=first(item, "by"),
        how="news file (NewsML-G2)",
    )


def _inline(item: etree._Element, file: str) -> list[str]:
    """The lines of an item's content: HTML, NITF or plain text."""
    content = _first_node(item, "contentset")
    if content is None:
        return []
    if (body := _first_node(content, "body.content", "body")) is not None:
        return _paragraphs(body)
    if (inline := _first_node(content, "inlinexml")) is not None:
        return _paragraphs(inline)
    said = "".join("".join(map(str, one.itertext())) for one in below(content, "inlinedata"))
    is_html = any("html" in str(one.get("contenttype", "")) for one in below(content, "inlinedata"))
    plain = html_lines(said, file) if is_html else said.split("\n")
    return [line.strip() for line in plain if line.strip()]


def _paragraphs(body: etree._Element) -> list[str]:
    """The lines of a body: of nodes that are lines, those that hold no other."""
    found = [node for node in below(body, *_LINES) if not below(node, *_LINES)[1:]]
    lines = [words(node) for node in found] or [words(body)]
    return [line for line in lines if line]


def _first_node(node: etree._Element, *names: str) -> etree._Element | None:
    return next(iter(below(node, *names)), None)


def _norm(root: etree._Element, name: str) -> str:
    return _attribute(root, name, "norm") or first(root, name)


def _attribute(root: etree._Element, name: str, attribute: str) -> str:
    node = _first_node(root, name)
    return str(node.get(attribute, "")) if node is not None else ""


def _called(provider: etree._Element | None) -> str:
    """The name of a provider in words, else as it is written in the file."""
    if provider is None:
        return ""
    return first(provider, "name") or str(provider.get("literal", ""))
