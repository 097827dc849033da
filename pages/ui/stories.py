"""The open story.

Says which one the link asks for and where its articles come from: the shelf of this server, the
editor's own (`keeping`), or somebody else's who shared it (`visits`). `kept` keeps its tables
between clicks.
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
from pages.ui import decisions, kept, remembered, visits

DEMO = "sanctuary_city"
"""The story that opens when a link names none; a default is a promise, so it stays."""

_SHIPPED = Path(__file__).resolve().parents[2] / "data"
_DRAFT = "here-"
"""An editor's own story; its name in a link begins so, and opens it for its owner only."""


def shelf() -> dict[str, Path]:
    """Folders of stories by name.

    Some ship with the app, others stand in the folder that COPYTASTER_STORIES names.
    """
    roots = [_SHIPPED, *map(Path, filter(None, [os.environ.get("COPYTASTER_STORIES")]))]
    return {visible(folder.name): folder for root in roots for folder in story_folders(root)}


def drafts() -> dict[str, pd.DataFrame]:
    """The articles of each own story that this session has open."""
    return st.session_state.setdefault("drafts", {})


def is_draft(name: str) -> bool:
    """Whether a name in a link stands for an editor's own story."""
    return name.startswith(_DRAFT)


def is_changeable() -> bool:
    """Whether who looks at the open story may decide on it: not where somebody else shared it."""
    return not visits.is_visit(asked_for())


def new_name() -> str:
    """A name for a new story, which no other has."""
    return _DRAFT + secrets.token_hex(8)


def new_draft(articles: pd.DataFrame) -> str:
    """Opens articles as an own story in this session and returns its name."""
    name = new_name()
    drafts()[name] = articles
    return name


def tab() -> str:
    """A name for this session among those that have the same story open."""
    return st.session_state.setdefault("tab", secrets.token_hex(8))


def asked_for() -> str:
    """The story the link names, else the demo."""
    return st.query_params.get("story") or DEMO


def exists(name: str) -> bool:
    """Whether that story can be opened in this session."""
    return name in drafts() or visits.is_visit(name) or name in shelf()


def title(name: str) -> str:
    """What a story is called on screen: as its editor called it, else by its number or folder."""
    if visits.is_visit(name):
        return decisions.current(name).title or "A shared story"
    if not is_draft(name):
        return name.replace("_", " ").capitalize()
    n = [*drafts()].index(name) + 1 if name in drafts() else 1
    return decisions.current(name).title or ("Your own story" if n == 1 else f"Your own story {n}")


def opened(name: str) -> tuple[Story, pd.DataFrame]:
    """The story of that name and the problems met (`schema.Problem`).

    The editor's decisions on names override the rules. Tables kept with it are there already.
    """
    story, problems = _decided(name)
    if is_draft(name):
        remembered.own(story, name)
    elif visits.is_visit(name):
        remembered.shared(story, visits.token(name))
    return story, problems


def _decided(name: str) -> tuple[Story, pd.DataFrame]:
    """The story with what its editor decided on names."""
    story, problems = untouched(name)
    made = decisions.current(name)
    names = (made.same, made.different, made.speakers, made.kin)
    if not any(names):
        return story, problems
    among = kept.SHARED if visits.is_visit(name) else kept.own()
    decided = among.get((story.key, *names), lambda: with_names(story, *names))
    share(decided, story)
    return decided, problems


def untouched(name: str) -> tuple[Story, pd.DataFrame]:
    """The story as its texts have it, and the problems met.

    Nothing that was decided in this session changes it.

    Raises:
        UnreadableTable: when its folder is gone or cannot be read.
    """
    if visits.is_visit(name):
        shared = visits.articles(name)
        theirs: Story = kept.SHARED.get(_digest(shared), lambda: Story(shared))
        return theirs, table_of_no_problems()
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
