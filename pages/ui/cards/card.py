"""A card: the kind, the question, who has which reading, and the link to the pair that decides."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pandas as pd

from analysis import Story, kinds
from analysis import findings as rules
from analysis.kinds import Kind
from pages.ui import cached, markup, shell
from pages.ui.cards.readings import Said, readings
from pages.ui.places import PAIR, READING

_MOST = 6
"""Readings of one point on a card at most; the CSV holds all."""
_LETTERS = 8
"""Letters named in a row; more are counted."""
Tables = tuple[pd.DataFrame, pd.DataFrame]
"""Points (`schema.Finding` rows) and their readings (`schema.Reading` rows)."""

Link = tuple[str, dict[str, object]]
"""What a link says and the reader's settings behind it."""


class Card(NamedTuple):
    """One point as it is shown."""

    finding_id: int
    key: str
    kind: Kind
    title: str
    said: tuple[Said, ...]
    why: str
    link: Link


def findings(story: Story) -> Tables:
    """What the opening page lists."""
    return story.findings, story.readings


def claims(story: Story) -> Tables:
    """Every point on which claims differ, also what is no finding."""
    return cached.view(story, _claims)


def _claims(story: Story) -> Tables:
    return rules.listed(story.rated_claims, story.articles, story.origin, story.facts, story.params)


def card(story: Story, tables: Callable[[Story], Tables], finding_id: int) -> Card:
    """The card of one of these points, made once."""
    return cached.view(story, _card, tables, finding_id)


def _card(story: Story, tables: Callable[[Story], Tables], finding_id: int) -> Card:
    points, places = tables(story)
    row = points[points["finding_id"] == finding_id].iloc[0]
    rows = places[places["finding_id"] == finding_id]
    sides = (row["article_a"], row["start_a"]), (row["article_b"], row["start_b"])
    said = tuple(readings(story, rows, row["kind"], sides))
    kind = kinds.kind(row["kind"])
    told = (kind, row["title"], said, row["why"], link(story, row))
    return Card(finding_id, row["finding_key"], *told)


def link(story: Story, row: pd.Series) -> Link:
    """The two places that decide, side by side; beside the nearest text where both are in one."""
    one, two = row["article_a"], row["article_b"]
    a = story.letters[one]
    if one == two:
        return f"Read {a}", beside(story, one, row["start_a"])
    b = story.letters[two]
    return f"Read {a} beside {b}", {"mode": PAIR, "a": a, "b": b, "at": int(row["start_a"])}


def beside(story: Story, article_id: str, start: int) -> dict[str, object]:
    """The reader's settings that open a place of one article, beside the one nearest in wording."""
    group = next(ids for ids in story.clusters if article_id in ids)
    others = [each for each in [*group, *story.texts["article_id"]] if each != article_id]
    letters = [story.letters[each] for each in (article_id, *others[:1])]
    return {"mode": PAIR, **dict(zip("ab", letters, strict=False)), "at": int(start)}


@contextmanager
def shown(one: Card, state: str = "open", body: str = "") -> Iterator[Any]:
    """Draws a card with its link; what is drawn inside stands beside the link.

    body: HTML from `markup` in the place of the readings, where a page has more to show of them.
    """
    told = body or markup.readings(_lines(one), one.why + _rest(one), is_bare=_is_bare(one))
    markup.block(
        markup.kind(one.kind.sign, one.kind.name, one.kind.is_urgent, state),
        markup.asked(one.title, told),
    )
    with markup.actions(f"{one.key} {one.finding_id}"):
        label, settings = one.link
        shell.page_link(READING, label, **settings)
        yield


def _lines(one: Card) -> list[markup.ReadingLine]:
    return [
        (markup.some(said.letters.split(", "), _LETTERS, ", "), said.text, said.bold)
        for said in one.said[:_MOST]
    ]


def _is_bare(one: Card) -> bool:
    """Whether the words come with the marks they have, for the marks are what differs."""
    return one.kind.code == "marks dropped"


def _rest(one: Card) -> str:
    n = len(one.said) - _MOST
    return f" {markup.counted(n, 'more reading')} in the CSV." if n > 0 else ""
