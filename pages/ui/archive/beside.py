"""A text of the story, or a pasted one, beside an archived article in the reader.

The two are made a story of their own, kept in this session alone: the archived article is no part
of the open story until it is added. Its text is the one given, so places in it are the archive's.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story, ingest
from pages.ui import controls, kept, markup, shell, stories
from pages.ui.archive import joining, looking, opened
from pages.ui.draft import asking
from pages.ui.places import FIND
from pages.ui.reader import page as reading

if TYPE_CHECKING:
    from analysis.archive.stored import ArchivedText

ARCHIVED = "the archived text"
"""What the right side is called, where an article of a story has its letter."""
_TITLE = "Beside an archived article"


class Left(NamedTuple):
    """The text on the left: what it is called, and its row of the table of articles."""

    name: str
    row: dict[str, str]


def is_asked() -> bool:
    """Whether the link asks for an archived article."""
    return "archived" in st.query_params


def show(story: Story) -> None:
    """The two texts, what they share, and the way back to what was found."""
    folder = opened.needed(_TITLE)
    way = _way()
    if way == looking.THE_STORY:
        shell.needs(story, 1, "Reading", title=_TITLE)
    top = st.container()
    shell.page_link(FIND, "Back to Find in archive", look=way)
    archived = next(iter(opened.lookup(folder).texts(_doc()).values()), None)
    left = _left(story, way)
    with top:
        shell.heading(f"{_capital(left.name)} beside an archived article" if left else _TITLE)
    if archived is None:
        markup.paragraph("This archive holds no article of that number; it may have been made new.")
    elif left is None:
        markup.paragraph("The text that was pasted is gone. Paste it again under Find in archive.")
    else:
        _read(story, left, archived)


def _read(story: Story, left: Left, archived: ArchivedText) -> None:
    known = [archived.outlet, opened.day(archived.day)]
    said = ", ".join(filter(None, [markup.plain(one) for one in known]))
    title = markup.strong(archived.title or archived.article_id)
    markup.paragraph(f"From the archive: {title}{f' ({said})' if said else ''}. It is not part of "
                     "this story.", "ct-note")  # fmt: skip
    two = kept.beside().get(_key(left, archived), lambda: together(left, archived))
    one, other = two.letters
    reading.together(two, one, other)
    if stories.is_changeable():
        joining.offer_one(story, archived)


def together(left: Left, archived: ArchivedText) -> Story:
    """A story of the two; the first of its letters is that of the left side."""
    name = ingest.unused(archived.article_id, {left.row["article_id"]})
    right = {"article_id": name, "label": archived.title or archived.article_id,
             "outlet": archived.outlet, "title": archived.title, "published": archived.day,
             "text": archived.text}  # fmt: skip
    two = Story(pd.DataFrame([left.row, right]).fillna(""))
    two.take({"letters": {left.row["article_id"]: left.name, name: ARCHIVED}})
    return two


def _key(left: Left, archived: ArchivedText) -> str:
    """All that the story of the two depends on."""
    said = repr((left, archived._replace(aside=b"")))
    return sha256(said.encode("utf-8", "replace")).hexdigest()


def _left(story: Story, way: str) -> Left | None:
    """The text on the left; None where it was pasted and is gone."""
    if way == looking.PASTED:
        row = {"article_id": "draft", "label": "My draft", "text": asking.held()}
        return Left(looking.DRAFT, row) if row["text"] else None
    one = controls.article(story, "Beside it", "a", 0)
    rows = story.texts[story.texts["article_id"] == one].to_dict("records")
    return Left(story.letters[one], {str(column): said for column, said in rows[0].items()})


def _way() -> str:
    asked = {"text": st.query_params.get("text", "")}
    return looking.PASTED if asked == looking.AS_PASTED else looking.THE_STORY


def _doc() -> list[int]:
    """The number of the archived article that the link asks for; empty where it is none."""
    asked = st.query_params["archived"]
    return [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 12 else []


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
