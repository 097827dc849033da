"""Word files (.docx). One with tracked changes brings two texts: before the edit and after it."""

import io

from lxml import etree

from analysis.ingest.brought import Brought, Taken, one, refuse
from analysis.ingest.markup import html_lines
from analysis.ingest.office import packed_again, parts
from analysis.ingest.plain import checked

_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NEW = (f"{_W}ins", f"{_W}moveTo")
_OLD = (f"{_W}del", f"{_W}moveFrom")
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read(raw: bytes, file: str) -> Taken:
    """The text of a Word file; two texts when changes are tracked in it.

    Assumes that a header, a footer or a comment is no part of the article.

    Raises:
        UnreadableArticle: when it is no Word file, damaged, too large or empty.
    """
    found = parts(raw, file, "Word")
    if _DOCUMENT not in found:
        refuse(f"{file} holds no Word text and was left out. Save it as .docx or .txt.")
    try:
        tree = etree.fromstring(found[_DOCUMENT], etree.XMLParser(**_PARSER))
    except etree.XMLSyntaxError:
        _damaged(file)
    if next(tree.iter(*_NEW, *_OLD), None) is None:
        return one(Brought(_text(found, file), how="Word file"))
    before, after = (_text({**found, _DOCUMENT: _settled(tree, *s)}, file) for s in _SIDES)
    if before == after:
        return one(Brought(after, how="Word file"))
    how = "Word file with tracked changes, the text {} they were made"
    return Taken(
        [
            Brought(before, "before the edit", how=how.format("before")),
            Brought(after, "after the edit", how=how.format("after")),
        ],
        [],
    )


_SIDES = ((_NEW, _OLD), (_OLD, _NEW))
"""Which changes go and which stay, for the text before the edit and the one after it."""


def _settled(tree: etree._Element, gone: tuple[str, ...], kept: tuple[str, ...]) -> bytes:
    """The document with some changes taken out and the others made plain text."""
    copy = etree.fromstring(etree.tostring(tree), etree.XMLParser(**_PARSER))
    _join_paragraphs(copy, gone)
    for node in list(copy.iter(*gone)):
        _remove(node)
    for node in list(copy.iter(f"{_W}delText")):
        node.tag = f"{_W}t"
    for node in list(copy.iter(*kept)):
        _unwrap(node)
    return bytes(etree.tostring(copy))


def _join_paragraphs(tree: etree._Element, gone: tuple[str, ...]) -> None:
    """A paragraph whose end is such a change runs on into the next one."""
    for paragraph in list(tree.iter(f"{_W}p"))[::-1]:
        marks = paragraph.find(f"{_W}pPr/{_W}rPr")
        following = paragraph.getnext()
        if marks is None or not any(marks.find(tag) is not None for tag in gone):
            continue
        if following is not None and following.tag == paragraph.tag:
            paragraph.extend(child for child in list(following) if child.tag != f"{_W}pPr")
            _remove(following)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    """The children of a node in its place."""
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)


def _text(found: dict[str, bytes], file: str) -> str:
    return checked("\n\n".join(html_lines(_html(packed_again(found), file), file)), file)


def _html(made: io.BytesIO, file: str) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(made, convert_image=lambda _: [])
    except Exception:
        _damaged(file)
    return str(result.value)


def _damaged(file: str) -> None:
    refuse(f"{file} is damaged and was left out. Open it in Word, save it anew and add it again.")
