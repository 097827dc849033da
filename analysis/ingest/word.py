"""Word files (.docx). One with tracked changes brings two texts: before the edit and after it.

The document's own XML is read, paragraph by paragraph: libraries for Word files lose inserted words
or take two minutes for 10 MB of empty runs (docs/tried.md).
"""

import re
from collections.abc import Iterator

from lxml import etree

from analysis.ingest.brought import Brought, Taken, Trimmed, one, refuse
from analysis.ingest.office import parts
from analysis.ingest.plain import checked
from analysis.ingest.xml_tree import local

_DOCUMENT = "word/document.xml"
_ASIDE = (
    (re.compile(r"word/header\d*\.xml"), "is the head of each page"),
    (re.compile(r"word/footer\d*\.xml"), "is the foot of each page"),
    (re.compile(r"word/(?:foot|end)notes\.xml"), "is a note below the text"),
)
"""Parts that stand around the text; a comment is none of its words."""
_NEW = ("ins", "moveto")
_OLD = ("del", "movefrom")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "softhyphen": "\u00ad"}
_UNREAD = ("fallback", "instrtext", "ppr", "rpr", "sectpr")
"""A drawing's second form, commands of fields, and settings."""
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read(raw: bytes, file: str) -> Taken:
    """The text of a Word file; two texts when changes are tracked in it.

    Assumes that a header, a footer or a note is no part of the article.

    Raises:
        UnreadableArticle: when it is no Word file, damaged, too large or empty.
    """
    found = parts(raw, file, "Word")
    if _DOCUMENT not in found:
        refuse(f"{file} holds no Word text and was left out. Save it as .docx or .txt.")
    tree = _tree(found[_DOCUMENT], file)
    before, after = ("\n\n".join(_lines(tree, gone)).strip("\n") for gone in (_NEW, _OLD))
    if before == after or not (before.strip() and after.strip()):
        text = checked(after if after.strip() else before, file)
        return one(Brought(text, how="Word file", trimmed=_around(found, text, file)))
    how = "Word file with tracked changes, the text {} they were made"
    sides = (("before", before), ("after", after))
    texts = [(side, checked(text, file)) for side, text in sides]
    return Taken([
        Brought(text, f"{side} the edit", label=f"{_called(file)}, {side} the edit",
                how=how.format(side), trimmed=_around(found, text, file))
        for side, text in texts
    ], [])  # fmt: skip


def _called(file: str) -> str:
    return file.rpartition(".")[0] or file


def _tree(part: bytes, file: str) -> etree._Element:
    try:
        return etree.fromstring(part, etree.XMLParser(**_PARSER))
    except etree.XMLSyntaxError:
        refuse(
            f"{file} is damaged and was left out. Open it in Word, save it anew and add it again."
        )


def _around(found: dict[str, bytes], text: str, file: str) -> tuple[Trimmed, ...]:
    """What stands around the text: heads before it, feet and notes behind it."""
    around = [
        Trimmed(why, said, 0 if "head" in why else len(text))
        for sign, why in _ASIDE
        for name in sorted(filter(sign.fullmatch, found))
        if (said := "\n".join(_lines(_tree(found[name], file), _OLD)).strip())
    ]
    return tuple(sorted(around, key=lambda part: part.at))


def _lines(tree: etree._Element, gone: tuple[str, ...]) -> list[str]:
    """The paragraphs of a document without the changes of some kinds; empty ones aside.

    A paragraph whose end is such a change runs on into the next.
    """
    lines = "".join(_pieces(tree, gone)).split(_END)
    return [line.strip("\n ") for line in lines if line.strip()]


_END = "\x1e"


def _pieces(tree: etree._Element, gone: tuple[str, ...]) -> Iterator[str]:
    """The words of a document in order, with a mark where a paragraph ends or a box begins."""
    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        name = local(node)
        is_hidden = name in gone or name in _UNREAD
        if event == "start":
            hidden += is_hidden
            yield "" if hidden else _words(node, name)
        else:
            hidden -= is_hidden
            yield "" if hidden else _ended(node, name, gone)


def _words(node: etree._Element, name: str) -> str:
    if name in {"t", "deltext"}:
        return node.text or ""
    if name == "tc" and node.getprevious() is not None:
        return "\t"
    return _END if name == "txbxcontent" else _SIGNS.get(name, "")


def _ended(node: etree._Element, name: str, gone: tuple[str, ...]) -> str:
    if name != "p":
        return ""
    marks = (mark for settings in node[:1] if local(settings) == "ppr" for mark in settings)
    changes = [local(one) for mark in marks if local(mark) == "rpr" for one in mark]
    return "" if any(change in gone for change in changes) else _END
