"""What was read and waits to join: each text as it came, what was trimmed of it, what is like it.

Plain texts of which nothing was trimmed join at once; the others are shown first.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story, ingest
from analysis.errors import UnmappedTable, UnreadableArticle
from analysis.ingest import Brought, put_back
from analysis.text.visible import visible
from pages.ui import markup
from pages.ui.articles import columns
from pages.ui.articles.columns import Unmapped

_WAITING = "texts that wait"
_RECEIVED = "files received"
_SHOWN = 40
"""Texts shown in full detail; more would take the page seconds to draw."""
_PARTS = 12
"""Parts of one text that can be put back; the last holds all that follows."""
_OPENING = 1_500
"""Characters of a text that are shown."""
_PART = 500
"""Characters of a part that are shown."""
_LONGEST_BYLINE = 200
"""Characters of a byline that is typed."""
_ALIKE = 0.8
"""Share of both texts that stands in the other, from which one is told to be nearly the other."""
_LONG = 2_000_000
"""Characters of a story above which nearly equal texts are not looked for: about 2 s."""

Row = dict[str, str]


class Waiting(NamedTuple):
    """Texts that were read for a story and have not joined; what was told of their files.

    tables: those of which it must be said which column holds what.
    """

    story: str
    texts: list[Brought]
    problems: list[str]
    tables: list[Unmapped]


def read(files: Sequence[tuple[str, bytes]]) -> tuple[list[Brought], list[str], list[Unmapped]]:
    """The texts of files by name, a sentence for each that gave none, and tables not understood."""
    texts: list[Brought] = []
    problems: list[str] = []
    tables: list[Unmapped] = []
    n_read = 0
    for name, raw in files:
        try:
            taken = ingest.read_file(raw, visible(name)[-120:])
        except UnmappedTable as error:
            tables.append(Unmapped(visible(name)[-120:], raw, error.headings))
            continue
        except UnreadableArticle as error:
            problems.append(str(error))
            continue
        n_read += 1
        texts += taken.articles
        problems += taken.problems
    if n_read + len(tables) < len(files) and len(files) > 1:
        received = markup.counted(len(files), "file")
        st.session_state[_RECEIVED] = (
            f"{received} received, {n_read + len(tables)} of them read; what is missing is named."
        )
    return texts, problems, tables


def received() -> str:
    """How many files came and how many were read, told once, where some were not."""
    return str(st.session_state.pop(_RECEIVED, ""))


def is_plain(brought: Brought) -> bool:
    """Whether a text is all that its file holds, so that there is nothing to look at first."""
    return brought.how == "plain text" and not brought.trimmed


def wait(held: Waiting) -> None:
    """Keeps texts to be looked at before they join a story."""
    st.session_state[_WAITING] = held


def waiting(story: str) -> Waiting | None:
    """The texts that wait to join that story, if any do."""
    held: Waiting | None = st.session_state.get(_WAITING)
    return held if held and held.story == story else None


def forget() -> None:
    """Nothing waits any more."""
    st.session_state.pop(_WAITING, None)


def row(brought: Brought, parts: Sequence[int] = ()) -> Row:
    """A text as a row of the articles, with some of what was trimmed put back."""
    known = ("article_id", "label", "outlet", "title", "byline", "published", "url", "role")
    fields = brought._asdict()
    return {**{name: str(fields[name]) for name in known}, "text": put_back(brought, parts)}


def look(held: Waiting) -> list[Row]:
    """Shows the texts that wait, and returns those that are to join as they stand now."""
    markup.paragraph(
        markup.strong(f"{markup.counted(len(held.texts), 'text')} read, none added yet. ")
        + markup.plain("Look at what was trimmed; a ticked part goes back where it stood.")
    )
    for problem in held.problems:
        markup.notice(problem, "ct-problem")
    for n, table in enumerate(held.tables):
        if found := columns.ask(table, n):
            left = [one for one in held.tables if one is not table]
            texts, told = [*held.texts, *found.articles], [*held.problems, *found.problems]
            wait(Waiting(held.story, texts, told, left))
            st.rerun()
    rows = [_shown(n, one) for n, one in enumerate(held.texts[:_SHOWN])]
    if rest := held.texts[_SHOWN:]:
        markup.paragraph(f"and {len(rest)} more, which join as they were read", "ct-note")
    return [one for one in rows if one] + [row(one) for one in rest]


def _shown(n: int, brought: Brought) -> Row | None:
    """One text with its parts; nothing when the editor leaves it out."""
    brought = _few_parts(brought)
    with st.expander(markup.literal(f"{n + 1}. {brought.title or brought.article_id}"[:100])):
        markup.lines([f"{brought.article_id}: {_known(brought)}", *filter(None, [brought.doubt])])
        is_taken = st.checkbox("Add this text", value=True, key=f"take {n}")
        markup.article(brought.text, 0, min(len(brought.text), _OPENING))
        if len(brought.text) > _OPENING:
            markup.paragraph(f"and {len(brought.text) - _OPENING:,} characters more", "ct-note")
        parts = [k for k, part in enumerate(brought.trimmed) if _back(n, k, part.why, part.text)]
        byline = st.text_input("Byline", brought.byline, _LONGEST_BYLINE, key=f"byline {n}")
    return row(brought._replace(byline=byline.strip()), parts) if is_taken else None


def _back(n: int, k: int, why: str, text: str) -> bool:
    """Whether a part is put back; its words stand below the box that asks."""
    asked = st.checkbox(f"Put back part {k + 1}, which {why}", key=f"back {n} {k}")
    markup.article(text, 0, min(len(text), _PART))
    return asked


def _few_parts(brought: Brought) -> Brought:
    """The text with its last parts made one where it has too many to be ticked."""
    parts = brought.trimmed
    if len(parts) <= _PARTS:
        return brought
    rest = parts[_PARTS - 1 :]
    joined = rest[0]._replace(text="\n".join(part.text for part in rest), at=rest[-1].at)
    return brought._replace(trimmed=(*parts[: _PARTS - 1], joined))


def _known(brought: Brought) -> str:
    """How a text was read and what its file states of it."""
    stated = {
        "outlet": brought.outlet,
        "date": brought.published,
        "byline": brought.byline,
        "address": brought.url,
    }
    said = [f"{name} {words}" for name, words in stated.items() if words]
    missing = [name for name in ("outlet", "date") if not stated[name]]
    not_said = [f"no {' and no '.join(missing)} stated"] if missing else []
    return "; ".join([f"read as {brought.how}", *said, *not_said])


def alike(articles: pd.DataFrame, new: Sequence[str]) -> list[str]:
    """A sentence for each new text that is nearly another of the story, but not to the letter."""
    if len(articles) < 2 or articles["text"].str.len().sum() > _LONG:
        return []
    shares = Story(articles[["article_id", "text"]]).containment
    held = {(one.article_a, one.article_b): one.share for one in shares.itertuples()}
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    return [
        f"{a} is nearly the same text as {b} ({markup.percent(share)} of it is there); both are in "
        "the story."
        for (a, b), share in held.items()
        if a in new and (b not in new or a > b) and texts[a] != texts[b]
        and min(share, held.get((b, a), 0)) >= _ALIKE
    ]  # fmt: skip
