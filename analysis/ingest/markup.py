"""HTML as lines of text. A page from outside is measured before anything is looked for in it."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from analysis.ingest.brought import refuse
from analysis.ingest.encoding import Decoded, decoded
from analysis.limits import MAX_DEPTH, MAX_TAGS

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE
)
_HEAD = 4_096
"""Bytes in which a page says how its letters are stored."""
_UNSEEN = frozenset("script style template noscript head".split())
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|d[dlt]|div|fieldset|fig.*|footer|form|h[1-6r]"
    "|header|html|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|t(?:body|foot|head|[dhr])|ul"
)
_EDGE = "\x1e"
_SPACES = re.compile(r"[\s\u00a0]+")


def page_text(raw: bytes) -> Decoded:
    """The source of a page, read as it says of itself where that holds, else as any text."""
    named = _CHARSET.search(raw[:_HEAD])
    if named and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return Decoded(raw.decode(named[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(raw)


def page_tree(source: str, file: str) -> lxml_html.HtmlElement:
    """A page or a piece of one, parsed; nothing outside it is fetched.

    Raises:
        UnreadableArticle: when it is empty, or holds more tags, or more inside each other, than
            any page that people read.
    """
    if source.count("<") > 5 * MAX_TAGS:
        _too_many(file)
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml_html.document_fromstring(_declared_away(source), parser=parser)
    except (etree.LxmlError, ValueError):
        refuse(f"{file} holds no text that can be read. Copy the article's text and paste it.")
    n, deepest = _size(tree)
    if n > MAX_TAGS or deepest > MAX_DEPTH:
        _too_many(file)
    return tree


def _declared_away(source: str) -> str:
    """Without an XML declaration, which a text that is decoded already must not have."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source).replace("\x00", "") or "<p></p>"


def _size(tree: etree._Element) -> tuple[int, int]:
    n = depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        n += event == "start"
        deepest = max(deepest, depth)
    return n, deepest


def _too_many(file: str) -> None:
    refuse(
        f"{file} holds too many tags for a page that can be read, and was left out. "
        "Copy the article's text and paste it."
    )


def lines(tree: etree._Element) -> list[str]:
    """What a reader sees, a line for each paragraph, heading, item or cell; no scripts or styles.

    >>> lines(page_tree("<h1>Vote</h1><p>It is <b>noon</b>.<script>x</script>", "a.html"))
    ['Vote', 'It is noon.']
    """
    cut = "".join(_pieces(tree)).split(_EDGE)
    return [line for line in (_SPACES.sub(" ", piece).strip() for piece in cut) if line]


def _pieces(tree: etree._Element) -> Iterator[str]:
    """The words of a tree in order, with a mark where a line begins or ends."""
    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        name = node.tag.casefold() if isinstance(node.tag, str) else ""
        is_hidden = not name or name in _UNSEEN
        if event == "start":
            hidden += is_hidden
            yield "" if hidden else _edge(name) + (node.text or "")
        else:
            hidden -= is_hidden
            yield "" if hidden else _edge(name) + (node.tail or "" if node is not tree else "")


def _edge(name: str) -> str:
    return _EDGE if _BLOCK.fullmatch(name) else ""


def html_lines(source: str, file: str) -> list[str]:
    """The lines of a piece of HTML.

    Raises:
        UnreadableArticle: as `page_tree`.
    """
    return lines(page_tree(source, file)) if source.strip() else []
