"""A card as plain text for a reporter: the question, every reading, whose it is, and the link."""

from collections.abc import Sequence

import pandas as pd

from analysis import Story
from pages.ui import cached, shell
from pages.ui.cards.card import Card
from pages.ui.places import READING


def query(story: Story, one: Card) -> str:
    """One point as a message that needs no screen beside it."""
    named = cached.view(story, names)
    lines = [line for said in one.said for line in _reading(said.text, said.article_ids, named)]
    _, settings = one.link
    address = shell.address(READING, **settings)
    head = f"{one.kind.name} – please check: {one.title}"
    return "\n".join([head, *lines, one.why, address])


def queries(story: Story, cards: Sequence[Card]) -> str:
    """Several points as one text, numbered."""
    told = (f"{n}. {query(story, one)}" for n, one in enumerate(cards, start=1))
    return "\n\n".join(told)


def _reading(text: str, article_ids: Sequence[str], named: dict[str, str]) -> list[str]:
    """The words, and below them every article that has them."""
    marked = text if text[:1] in '"“„«' else f"“{text}”"
    return [" ".join(marked.split()), *(f"  – {named[one]}" for one in article_ids)]


def names(story: Story) -> dict[str, str]:
    """What each article is called where nobody sees its letter beside its text."""
    rows = [row for _, row in story.articles.iterrows()]
    return {row["article_id"]: name(row, story.letters[row["article_id"]]) for row in rows}


def name(row: pd.Series, letter: str) -> str:
    """Outlet and headline; where one is missing, the letter and what the article is called.

    >>> name(pd.Series({"outlet": "East Courier", "title": "Tunnel to close", "label": ""}), "A")
    'East Courier, “Tunnel to close”'
    >>> name(pd.Series({"outlet": "", "title": "", "label": "The harbour tunnel…"}), "B")
    'B (The harbour tunnel…)'
    >>> name(pd.Series({"outlet": "East Courier", "title": "", "label": "East Courier"}), "C")
    'C (East Courier)'
    """
    outlet, title, label = (" ".join(row[key].split()) for key in ("outlet", "title", "label"))
    if outlet and title:
        return f"{outlet}, “{title}”"
    known = [*filter(None, [outlet]), *([f"“{title}”"] if title else [])]
    told = ", ".join(dict.fromkeys([*known, *([label] if label != title else [])]))
    return f"{letter} ({told})" if told else letter
