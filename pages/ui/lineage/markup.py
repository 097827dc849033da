"""The tree of texts as HTML, escaped like all of `pages.ui.markup`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import streamlit as st


def reason(head: str, words: str) -> str:
    """One reason in small print, with what it is about in bold."""
    return f'<p class="ct-why"><b>{escape(head)}</b> {escape(words)}</p>'


class StemmaNode(NamedTuple):
    """One text of a stemma. look: strong, some or open, of the line; letter: none, not seen."""

    letter: str
    label: str
    link: str
    look: str
    below: Sequence[StemmaNode]


def stemma(roots: Sequence[StemmaNode]) -> None:
    """A tree of texts: a list in a list, lines drawn by style.css."""
    st.html(f'<ul class="ct-stemma">{"".join(map(_node, roots))}</ul>')


def _node(node: StemmaNode) -> str:
    below = f"<ul>{''.join(map(_node, node.below))}</ul>" if node.below else ""
    sign = f"<b>{escape(node.letter)}</b>" if node.letter else '<b class="ct-unseen">?</b>'
    link = f"<small>{escape(node.link)}</small>" if node.link else ""
    label = f'<i dir="auto">{escape(node.label)}</i>'
    return f'<li class="ct-line-{node.look}"><p>{sign} {label}{link}</p>{below}</li>'
