"""The one place where words become HTML, escaped so that an article's text shows as it is."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analysis.text.phrases import counted as counted
from analysis.text.phrases import listed as listed
from analysis.text.phrases import some as some

_STYLE = Path(__file__).parent / "style.css"


def style() -> None:
    """Adds our own few classes to the page; Streamlit's widgets keep their looks."""
    st.html(_STYLE)


def strong(words: object) -> str:
    """Words set in bold."""
    return f"<b>{escape(str(words))}</b>"


def alarm(words: object) -> str:
    """Words set in the warm colour of what is to be checked."""
    return f'<b class="ct-alarm">{escape(str(words))}</b>'


def said(words: object) -> str:
    """An article's own words, in the reading face between quotation marks."""
    return f'<q class="ct-said" dir="auto">{escape(str(words))}</q>'


def plain(words: object) -> str:
    """Words as they are."""
    return escape(str(words))


def percent(share: float) -> str:
    """A share as a whole percentage; what is above nothing but rounds to it is "under 1%".

    >>> percent(0.634), percent(0.002), percent(0)
    ('63%', 'under 1%', '0%')
    """
    return "under 1%" if 0 < share < 0.005 else f"{share:.0%}"


def paragraph(html: str, name: str = "ct-lede") -> None:
    """Shows a paragraph put together from the functions above."""
    st.html(f'<p class="{name}">{html}</p>')


def notice(words: str, kind: str = "") -> None:
    """A sentence set off from the page: what was done, or (ct-problem) what could not be.

    Streamlit's own boxes read Markdown and make links of addresses, whatever is escaped.
    """
    st.html(f'<p role="status" class="ct-notice {kind}" dir="auto">{escape(words)}</p>')


def lines(said: Sequence[str]) -> None:
    """Sentences of small print, each on a line of its own."""
    st.html("".join(f'<p class="ct-note" dir="auto">{escape(line)}</p>' for line in said))


def articles(rows: Sequence[tuple[str, str, str]]) -> None:
    """A line per article: its letter, what it is called, what is known of it."""
    lines = "".join(
        f'<div role="listitem"><b>{escape(letter)}</b><i dir="auto">{escape(label)}</i>'
        f"<span>{escape(known)}</span></div>"
        for letter, label, known in rows
    )
    st.html(f'<div role="list" class="ct-articles">{lines}</div>')


def answers(rows: Sequence[tuple[str, str]]) -> None:
    """A line per page of the navigation: its name and the question it answers."""
    lines = "".join(
        f'<p class="ct-answer"><b>{escape(name)}</b> {escape(said)}</p>' for name, said in rows
    )
    st.html(lines)


def keys(rows: Sequence[tuple[str, str]]) -> None:
    """What each key does, in a line."""
    told = ", ".join(f"<kbd>{escape(key)}</kbd> {escape(does)}" for key, does in rows)
    st.html(f'<p class="ct-keys">Keys, once a finding has the focus: {told}.</p>')


def article(text: str, start: int, stop: int, spans: Sequence[tuple[int, int]] = ()) -> None:
    """A stretch of a text in the reading face, the given spans, in order and apart, marked."""
    pieces, at = [], start
    for first, last in spans:
        pieces += [escape(text[at:first]), _marked(text[first:last])]
        at = last
    lines = "".join([*pieces, escape(text[at:stop])]).split("\n")
    paragraphs = "".join(f'<p dir="auto">{line}</p>' for line in lines if line.strip())
    st.html(f'<div class="ct-article">{paragraphs}</div>')


def _marked(words: str) -> str:
    """Words marked, line by line: a mark never spans two paragraphs."""
    return "\n".join(line and f"<mark>{escape(line)}</mark>" for line in words.split("\n"))


def literal(text: str) -> str:
    r"""Text for a place that reads Markdown, with everything that Markdown would act on escaped.

    >>> literal("![x](http://a.b) *c*")
    '\\!\\[x\\]\\(http\\:\\/\\/a\\.b\\) \\*c\\*'
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


ReadingLine = tuple[str, str, Sequence[tuple[int, int]]]
"""Whose words they are (letters), the words, and the spans of them that are bold."""


def kind(sign: str, name: str, is_urgent: bool, state: str = "open") -> str:
    """What kind a finding is, in the alarm colour when urgent, and how far it is dealt with."""
    urgent = " ct-alarm" if is_urgent else ""
    settled = "" if state == "open" else f'<span class="ct-state">{escape(state)}</span>'
    before = f'<span aria-hidden="true">{sign}</span> ' if sign else ""
    return f'<p class="ct-kind{urgent}">{before}{escape(name)}{settled}</p>'


def readings(said_by: Sequence[ReadingLine], why: str, *, is_bare: bool = False) -> str:
    """How a point is told: each reading with who agrees on it, and why it is shown.

    is_bare: without marks of ours around an article's words.
    """
    lines = "".join(
        f'<p class="ct-reading"><q class="ct-said{" ct-bare" if is_bare else _marks(words)}" '
        f'dir="auto">{_bold(words, spans)}</q> <b class="ct-who">{escape(letters)}</b></p>'
        for letters, words, spans in said_by
    )
    return lines + (f'<p class="ct-why">{escape(why)}</p>' if why else "")


def kept(who: str, text: str, spans: Sequence[tuple[int, int]], why: str) -> None:
    """A text of somebody, the given spans, in order and apart, in full ink and the rest paler."""
    words = _bold(text, spans).replace("\n", "<br>")
    st.html(
        f'<p class="ct-why"><b>{escape(who)}</b> {escape(why)}</p>'
        f'<div class="ct-article ct-kept" tabindex="0" role="region" aria-label="The text">'
        f'<p dir="auto">{words}</p></div>'
    )


def block(kind: str, body: str) -> None:
    """A finding: what kind it is on the left, what stands there on the right; both as HTML."""
    st.html(f'<div class="ct-block"><div>{kind}</div><div>{body}</div></div>')


def actions(key: str) -> st.delta_generator.DeltaGenerator:
    """The row of links below a block, under its right side."""
    return st.container(
        horizontal=True, gap="small", vertical_alignment="center", key=f"ct-do-{key}"
    )


def _bold(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Text with the given spans, ordered and apart, in bold."""
    parts, at = [], 0
    for start, stop in spans:
        parts += [escape(text[at:start]), f"<b>{escape(text[start:stop])}</b>"]
        at = stop
    return "".join([*parts, escape(text[at:])])


def _marks(words: str) -> str:
    """The class of words that bring their own quotation marks."""
    return " ct-bare" if words[:1] in "\"'“‘„«" else ""


def clock(event: str, told: Mapping[str, Sequence[tuple[str, str, str]]], follows: str) -> None:
    """An event as a small table: a column a state with who says so and when; then what follows."""
    heads = "".join(f'<th scope="col">{escape(state)}</th>' for state in told)
    cells = "".join(f"<td>{''.join(map(_told, rows)) or '–'}</td>" for rows in told.values())
    st.html(
        f'<div class="ct-event"><table class="ct-clock">'
        f'<caption><q class="ct-said{_marks(event)}" dir="auto">{escape(event)}</q></caption>'
        f"<thead><tr>{heads}</tr></thead>"
        f'<tbody><tr>{cells}</tr></tbody></table><p class="ct-note">{escape(follows)}</p></div>'
    )


def _told(row: tuple[str, str, str]) -> str:
    """One cell line of the clock: letters, trigger words, moment."""
    letters, words, moment = row
    dated = f'<span class="ct-when">{escape(moment)}</span>' if moment else ""
    return f'<p>{escape(letters)} <q class="ct-said" dir="auto">{escape(words)}</q>{dated}</p>'


class StyledText(NamedTuple):
    """Words of an article. look: said, aside or stated; bold: the spans that differ."""

    look: str
    text: str
    bold: Sequence[tuple[int, int]]


class Cell(NamedTuple):
    """One wording in the ledger: whose, what, a note; its columns from and to (0, 0: none)."""

    letters: str
    pieces: Sequence[StyledText]
    note: str
    first: int
    stop: int


def ledger_head(columns: Sequence[tuple[str, str]]) -> None:
    """The letter and label of each column of the ledger."""
    cells = "".join(
        f'<span><b>{escape(letter)}</b> <i dir="auto">{escape(label)}</i></span>'
        for letter, label in columns
    )
    grid = f'<div class="ct-columns ct-labels" style="--n:{len(columns)}">{cells}</div>'
    block("", f'<div class="ct-ledger">{grid}</div>')


def utterance(
    speaker: str,
    chips: Sequence[tuple[str, bool]],
    cells: Sequence[Cell],
    n_columns: int,
    why: Sequence[tuple[str, str]],
) -> str:
    """A row of the ledger: speaker, what changed (True: urgent), wordings, reasons."""
    changed = "".join(
        f'<span class="ct-chip{" ct-alarm" if is_urgent else ""}">{escape(label)}</span>'
        for label, is_urgent in chips
    )
    name = f'<p class="ct-speaker"><b dir="auto">{escape(speaker)}</b>{changed}</p>'
    columns = f' class="ct-columns" style="--n:{n_columns}"' if n_columns else ""
    body = f"<div{columns}>{''.join(map(_cell, cells))}</div>"
    reasons = "".join(
        f'<p class="ct-why"><b>{escape(what)}</b> {escape(reason)}</p>' for what, reason in why
    )
    return f'<div class="ct-ledger">{name}{body}{reasons}</div>'


def asked(title: str, body: str, place: int = 0) -> str:
    """A question over what answers it; or a place of a draft, by its number, over what is told."""
    known = f' id="place-{place}"' if place else ""
    return f'<p class="ct-title"{known} dir="auto">{escape(title)}</p>{body}'


def _cell(cell: Cell) -> str:
    said = "".join(
        f'<span class="ct-{piece.look}">{_bold(piece.text, piece.bold)}</span>'
        for piece in cell.pieces
    )
    note = f' <span class="ct-apart">{escape(cell.note)}</span>' if cell.note else ""
    place = f' style="grid-column:{cell.first + 1}/{cell.stop + 1}"' if cell.stop else ""
    empty = "" if cell.pieces else " ct-empty"
    letters = f'<b class="ct-who">{escape(cell.letters)}</b>'
    told = f"{said} {letters}{note}" if cell.pieces else f"{letters}{note}"
    return f'<p class="ct-cell{empty}"{place} dir="auto">{told}</p>'


class DraftPiece(NamedTuple):
    """A stretch of a draft, how it is underlined, and the places that begin there, each named."""

    text: str
    look: str
    places: Sequence[tuple[int, str]]


def draft(pieces: Sequence[DraftPiece]) -> None:
    """A draft in the reading face; the number of a place leads to its card."""
    st.html(f'<div class="ct-article ct-draft" dir="auto">{"".join(map(_piece, pieces))}</div>')


def _piece(one: DraftPiece) -> str:
    links = "".join(
        f'<a href="#place-{n}" aria-label="{escape(name)}">{n}</a>' for n, name in one.places
    )
    return f'{links}<span class="ct-look-{one.look or "plain"}">{escape(one.text)}</span>'


def fold(label: str, body: str) -> str:
    """HTML that is folded under our own label."""
    return f'<details class="ct-fold"><summary>{escape(label)}</summary>{body}</details>'
