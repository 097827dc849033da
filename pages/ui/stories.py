"""The open story.

Says which one the link asks for and where its articles come from; `kept` keeps its tables between
clicks.
"""

import hashlib
import os
import secrets
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis import Story, read_articles
from analysis.errors import UnreadableTable
from analysis.ingest import stamp, story_folders
from analysis.schema import Article, table
from analysis.sharing import share, with_names
from analysis.text.visible import visible
from pages.ui import decisions, kept

DEMO = "sanctuary_city"
"""The story that opens when a link names none; a default is a promise, so it stays."""

_SHIPPED = Path(__file__).resolve().parents[2] / "data"
_DRAFT = "here-"
"""A story of this session only; its name in a link begins so."""


def shelf() -> dict[str, Path]:
    """Folders of stories by name.

    Some ship with the app, others stand in the folder that COPYTASTER_STORIES names.
    """
    roots = [_SHIPPED, *map(Path, filter(None, [os.environ.get("COPYTASTER_STORIES")]))]
    return {visible(folder.name): folder for root in roots for folder in story_folders(root)}


def drafts() -> dict[str, pd.DataFrame]:
    """The articles of each story that this session made."""
    return st.session_state.setdefault("drafts", {})


def is_draft(name: str) -> bool:
    """Whether a name in a link stands for a story of one session."""
    return name.startswith(_DRAFT)


def new_draft(articles: pd.DataFrame) -> str:
    """Keeps articles as a story of this session and returns its name."""
    name = _DRAFT + secrets.token_hex(4)
    drafts()[name] = articles
    return name


def asked_for() -> str:
    """The story the link names, else the demo."""
    return st.query_params.get("story") or DEMO


def exists(name: str) -> bool:
    """Whether that story can be opened in this session."""
    return name in drafts() or name in shelf()


def title(name: str) -> str:
    """What a story is called on screen: as its editor called it, else by its number or folder."""
    if not is_draft(name):
        return name.replace("_", " ").capitalize()
    n = [*drafts()].index(name) + 1 if name in drafts() else 1
    return decisions.current(name).title or ("Your own story" if n == 1 else f"Your own story {n}")


def opened(name: str) -> tuple[Story, pd.DataFrame]:
    """The story of that name and the problems met (`schema.Problem`).

    The editor's decisions on names override the rules.
    """
    story, problems = untouched(name)
    made = decisions.current(name)
    names = (made.same, made.different, made.speakers, made.kin)
    if not any(names):
        return story, problems
    decided = kept.own().get((story.key, *names), lambda: with_names(story, *names))
    share(decided, story)
    return decided, problems


def untouched(name: str) -> tuple[Story, pd.DataFrame]:
    """The story as its texts have it, and the problems met.

    Nothing that was decided in this session changes it.

    Raises:
        UnreadableTable: when its folder is gone or cannot be read.
    """
    if name in drafts():
        articles = drafts()[name]
        mine: Story = kept.own().get(_digest(articles), lambda: Story(articles))
        return mine, table_of_no_problems()
    folder = shelf().get(name)
    if folder is None:
        message = f"The story {visible(name)} is no longer on this server. Choose another one."
        raise UnreadableTable(message)
    return kept.SHELF.get((os.fsencode(folder), stamp(folder)), lambda: _read(folder))


def table_of_no_problems() -> pd.DataFrame:
    """An empty `schema.Problem` table."""
    from analysis.schema import Problem

    return table(Problem, [])


def empty_articles() -> pd.DataFrame:
    """An empty `schema.Article` table."""
    return table(Article, [])


def _read(folder: Path) -> tuple[Story, pd.DataFrame]:
    articles, problems = read_articles(folder)
    return Story(articles), problems


def _digest(articles: pd.DataFrame) -> str:
    """SHA-256 over every cell.

    Two stories share tables only when they are the same to the letter.
    """
    digest = hashlib.sha256()
    for row in articles.itertuples(index=False):
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()
