"""XML from outside, parsed without entities, without its document type and without the network."""

from lxml import etree

from analysis.ingest.brought import refuse


def xml_tree(raw: bytes, file: str) -> etree._Element:
    """The root of an XML file.

    Raises:
        UnreadableArticle: when it is damaged, or nested deeper than the parser takes.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        refuse(f"{file} is damaged XML and was left out. Export it again, or paste its text.")
    return root


def local(node: etree._Element) -> str:
    """The name of a node without its namespace, in small letters; empty for what has none."""
    return node.tag.rpartition("}")[2].casefold() if isinstance(node.tag, str) else ""


def below(node: etree._Element, *names: str) -> list[etree._Element]:
    """The nodes inside another whose names are given, in order, whatever their namespace."""
    return [found for found in node.iter() if local(found) in names]


def words(node: etree._Element | None) -> str:
    """All words inside a node on one line; empty for none."""
    if node is None:
        return ""
    return " ".join("".join(str(piece) for piece in node.itertext()).split())


def first(node: etree._Element, *names: str) -> str:
    """The words of the first node of that name which holds any, names in order of preference."""
    return next((said for name in names for one in below(node, name) if (said := words(one))), "")
