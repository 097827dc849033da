"""The one place where words become HTML: everything is escaped here, so that an article's text shows as it is."""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).parent / "style.css"


def style() -> None:
    """Adds our own few classes to the page; Streamlit's widgets keep their looks."""
    st.html(_STYLE)


def strong(words: object) -> str:
    """Words set in bold."""
    return f"<b>{escape(str(words))}</b>"


def said(words: object) -> str:
    """An article's own words, in the reading face between quotation marks."""
    return f'<q class="ct-said" dir="auto">{escape(str(words))}</q>'


def plain(words: object) -> str:
    """Words as they are."""
    return escape(str(words))


def listed(names: Sequence[str]) -> str:
    """Names in a row with commas and an "and".

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(n: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "word"), counted(0, "story", "stories")
    ('1 article', '1,200 words', '0 stories')
    """
    return f"{n:,} {noun if n == 1 else nouns or noun + 's'}"


def percent(share: float) -> str:
    """A share as a whole percentage; what is above nothing but rounds to it is "under 1%".

    >>> percent(0.634), percent(0.002), percent(0)
    ('63%', 'under 1%', '0%')
    """
    return "under 1%" if 0 < share < 0.005 else f"{share:.0%}"


def paragraph(html: str, name: str = "ct-lede") -> None:
    """Shows a paragraph put together from the functions above."""
    st.html(f'<p class="{name}">{html}</p>')


def articles(rows: Sequence[tuple[str, str, str]]) -> None:
    """A line per article: its letter, what it is called, what is known of it."""
    lines = "".join(
        f'<div role="listitem"><b>{escape(letter)}</b><i dir="auto">{escape(label)}</i><span>{escape(known)}</span></div>'
        for letter, label, known in rows
    )
    st.html(f'<div role="list" class="ct-articles">{lines}</div>')


def in_context(before: str, word: str, after: str) -> str:
    """A word in its sentence, set in bold."""
    return f"{escape(before)}<b>{escape(word)}</b>{escape(after)}"


def article(text: str, words: str = "") -> None:
    """A whole text in the reading face, the words searched for marked."""
    paragraphs = "".join(
        f'<p dir="auto">{_found(line, words)}</p>' for line in text.split("\n") if line.strip()
    )
    st.html(f'<div class="ct-article">{paragraphs}</div>')


def _found(text: str, words: str) -> str:
    parts = re.split(f"({re.escape(words)})", text, flags=re.IGNORECASE) if words else [text]
    return "".join(
        f"<mark>{escape(part)}</mark>" if n % 2 else escape(part) for n, part in enumerate(parts)
    )


def literal(text: str) -> str:
    """Text for a place that reads Markdown, with everything that Markdown would act on escaped.

    >>> literal("![x](http://a.b) *c*")
    '\\\\!\\\\[x\\\\]\\\\(http\\\\://a.b\\\\) \\\\*c\\\\*'
    """
    return re.sub(r"([\\`*_{}\[\]()#+!<>|~$:-])", r"\\\1", text)
