"""A story and a draft beside it: what the story has made of its articles is used as it is.

Only the draft is read anew; what is made of all texts together (names, speakers) is made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import pandas as pd

from analysis.schema import DRAFT
from analysis.sharing import NamedStory

if TYPE_CHECKING:
    from collections.abc import Mapping


class CheckedStory(NamedStory, Protocol):
    """A story, as far as it is needed here."""

    @property
    def draft_checks(self) -> pd.DataFrame:
        """The checks of its drafts."""

    @property
    def letters(self) -> dict[str, str]:
        """A short name for each article."""


C = TypeVar("C", bound=CheckedStory)

_BY_ARTICLE = ("docs", "_speech")
"""What a story holds for each article by its id."""
_BY_PLACE = ("_claims",)
"""What it holds for each place of an article."""
_TABLES = ("sentences", "facts")
"""Tables whose rows depend on one article each."""
_WHATEVER_ROLES = (
    *("_forms", "letters"),
    *("mentions", "entities", "segments", "quotations", *_BY_ARTICLE, *_BY_PLACE, *_TABLES),
)
"""What it has made that does not depend on the roles of its articles."""


def checked(story: C, text: str, article_id: str) -> pd.DataFrame:
    """The checks of a text, or of an article of the story, against the others."""
    if article_id:
        held = _as_draft(story, article_id)
        return _of(held, article_id)
    name = _free_name(story)
    return _of(_with_draft(story, name, text), name)


def _of(story: C, article_id: str) -> pd.DataFrame:
    table: pd.DataFrame = story.draft_checks
    return table[table["article_id"] == article_id].reset_index(drop=True)


def _free_name(story: C) -> str:
    """An article_id that no article has."""
    taken, name, n = set(story.texts["article_id"]), DRAFT, 1
    while name in taken:
        n += 1
        name = f"{DRAFT} {n}"
    return name


def _as_draft(story: C, article_id: str) -> C:
    """The same story, in which one article is a draft."""
    is_draft = story.texts["article_id"] == article_id
    texts = story.texts.assign(role=story.texts["role"].where(~is_draft, DRAFT))
    other = type(story)(texts, story.params)
    for one, two in ((story, other), (story._read, other._read)):
        two.take({name: made for name, made in one.made().items() if name in _WHATEVER_ROLES})
    return other


def _with_draft(story: C, name: str, text: str) -> C:
    """The story without its drafts and with this one."""
    sources = story.texts[story.texts["role"] != DRAFT]
    row = pd.DataFrame([{"article_id": name, "text": text, "role": DRAFT}])
    other = type(story)(pd.concat([sources, row]).fillna(""), story.params)
    letters = {**story.letters, name: "Draft"}
    _use(story._read, other._read, name)
    for one in (other, other._read):
        one.take({"letters": letters})
    return other


def _use(read: C, other: C, name: str) -> None:
    """Hands on what a story of reading forms has made, and reads the draft alone.

    Where a form is another one beside the draft (it writes a word whole that a text breaks at the
    end of a line), all is made anew.
    """
    forms = dict(zip(other.texts["article_id"], other.texts["text"], strict=True))
    known = dict(zip(read.texts["article_id"], read.texts["text"], strict=True))
    if any(known[one] != form for one, form in forms.items() if one != name):
        return
    alone = type(other)(other.texts[other.texts["article_id"] == name], other.params)
    vars(alone)["the story as it is read"] = alone
    made: dict[str, Any] = {}
    for part in _BY_ARTICLE:
        both = getattr(read, part) | getattr(alone, part)
        made[part] = {one: both[one] for one in forms}
    for part in _BY_PLACE:
        made[part] = _in_order(getattr(read, part) | getattr(alone, part), list(forms))
    for part in _TABLES:
        made[part] = _joined(getattr(read, part), getattr(alone, part), list(forms))
    other.take(made)


def _in_order(held: Mapping[Any, Any], ids: list[str]) -> dict[Any, Any]:
    """What is held of these articles, in their order."""
    order = {one: n for n, one in enumerate(ids)}
    places = sorted((place for place in held if place[0] in order), key=lambda p: order[p[0]])
    return {place: held[place] for place in places}


def _joined(one: pd.DataFrame, two: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """The rows of both tables that are of these articles, in their order."""
    both = pd.concat([one, two])
    order = both["article_id"].map({article: n for n, article in enumerate(ids)})
    held = both.assign(order=order).dropna(subset="order").sort_values("order", kind="stable")
    return held.drop(columns="order").reset_index(drop=True)
