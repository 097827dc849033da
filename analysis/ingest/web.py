"""Web pages: the article, what the page states of it, and what stood around it."""

from lxml import html as lxml_html

from analysis.ingest.brought import Brought, Taken, Trimmed, one, refuse
from analysis.ingest.markup import lines, page_text, page_tree
from analysis.ingest.page_reading import article_lines, is_furniture, without_headline
from analysis.ingest.page_stated import Stated, headlines, stated
from analysis.ingest.plain import checked

AROUND = "stands on the page around the article"
_TELLING = 4
"""Spaces in a line that can be told inside another line of the text."""


def read(raw: bytes, file: str) -> Taken:
    """The article of a saved page, its headline as the first line.

    Raises:
        UnreadableArticle: when the page is too large or holds no article.
    """
    source, doubt = page_text(raw)
    return from_source(source, file, f"web page{f', read as {doubt}' if doubt else ''}")


def from_source(source: str, file: str, how: str, url: str = "") -> Taken:
    """The article of a page whose source is known.

    Raises:
        UnreadableArticle: as `read`.
    """
    tree = page_tree(source, file)
    seen = lines(tree)
    body, said = body_and_stated(tree, url)
    if not body:
        refuse(
            f"No article was found in {file}, so it was left out. "
            "Open the page, wait until the text shows, and save it again, or paste the text."
        )
    text = checked("\n\n".join(filter(None, [said.title, *body])), file)
    return one(Brought(text, **said._asdict(), how=how, trimmed=around(text, seen)))


def body_and_stated(tree: lxml_html.HtmlElement, url: str) -> tuple[list[str], Stated]:
    """The lines of a page's article, its headline aside, and what the page states of it."""
    said = stated(tree, url)
    found = without_headline(article_lines(tree), {said.title, *headlines(tree)})
    return [line for line in found if not is_furniture(line)], said


def around(text: str, seen: list[str]) -> tuple[Trimmed, ...]:
    """What is seen on a page and is not in the text: lines in a row make one part.

    A line of the text that stands again where the text has gone past it is around it as well.
    """
    places = _places(text)
    parts: list[Trimmed] = []
    held: list[str] = []
    at = 0
    for line in seen:
        found = _place(line, text, at, places)
        if found < at:
            held.append(line)
            continue
        if held:
            parts.append(Trimmed(AROUND, "\n".join(held), found))
        held, at = [], found + len(line)
    return (*parts, Trimmed(AROUND, "\n".join(held), len(text))) if held else tuple(parts)


def _place(line: str, text: str, at: int, places: dict[str, int]) -> int:
    """Where a line of a page stands in the rest of a text; -1 when it does not."""
    if line in places:
        return places[line]
    return text.find(line, at) if line.count(" ") >= _TELLING else -1


def _places(text: str) -> dict[str, int]:
    """Where each line of a text begins first; a point of a list has a dash in the text alone."""
    places: dict[str, int] = {}
    at = 0
    for line in text.split("\n"):
        places.setdefault(line.removeprefix("- "), at)
        at += len(line) + 1
    return places
