"""Disagreements: a card for each point on which claims differ, as on the opening page."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import Story, kinds
from analysis.kinds import Kind
from pages.ui import cached, controls, markup
from pages.ui.cards import card as cards

TABLES = ("alignment", "facts", "conflicts", "rated_claims", "passed_over", "clock", "coverage")
"""The tables that the page is made of."""

NOTHING = (
    "No disagreement was found in the sentences compared. Only sentences that correspond to each "
    "other are compared, and only for what the word lists cover: see below how it is done."
)
HOW = """
**Disagreements.** Sentences of two articles that correspond to each other are compared. Numbers
and dates are normalised first (225km = 225 kilometers, Dec. 1 = 1 December) and compared where they
count the same thing; denials, certainty ("apparently"), strength ("prohibit", "restrict") and event
status ("poised to pass", "passed") come from word lists, and every block names the words that
raised it. Text shown once for several articles is identical in all of them, from the first to the
last word shown. Nothing here says which side is right: a later text may correct an earlier one.

**Event status.** Verbs of one meaning with enough words in common around them are taken as one
event. An article that reports it as planned describes an earlier moment; it need not have been
written earlier. A date is given only where the sentence has one.

**Coverage.** Sentences that correspond to each other, directly or through a third article, are one
statement. A statement made in quite different words counts as found in one article only.

**What this cannot see**: omissions, claims made in quite different words, a denial or doubt that
is in no list, what an article says indirectly in somebody else's name, and **languages other than
English**. Only sentences that correspond are compared, and only the articles of this story.
"""
_PER_PAGE = 20


def points(story: Story) -> pd.DataFrame:
    """Every point on which claims differ, also what is no finding (`schema.Finding` rows)."""
    return cards.claims(story)[0]


def summary(story: Story) -> str:
    """How many points there are to check, of which kinds, and how many events differ in status."""
    first = points(story)["kind"].value_counts()
    found = "; ".join(f"{kind.name.lower()}:\u00a0{first[kind.code]}" for kind in _met(story))
    n = story.clock["event_id"].nunique()
    events = f" {markup.counted(n, 'event')} reported with different status." if n else ""
    if first.empty:
        return markup.strong("No claim to check was found.") + markup.plain(events)
    claims = markup.counted(int(first.sum()), "claim")
    return markup.strong(f"{claims} to check.") + markup.plain(f" By kind: {found}.{events}")


def names(story: Story) -> list[str]:
    """The kinds that this story has, in words, the most serious first."""
    return [kind.name for kind in _met(story)]


def _met(story: Story) -> list[Kind]:
    return [kinds.kind(code) for code in sorted(set(points(story)["kind"]), key=kinds.severity)]


def chosen(story: Story, wanted: Sequence[str]) -> pd.DataFrame:
    """The points of these kinds that are on screen, a page of them at a time."""
    found = cached.view(story, _of_kinds, tuple(wanted))
    return found.iloc[controls.page(len(found), _PER_PAGE)]


def _of_kinds(story: Story, wanted: tuple[str, ...]) -> pd.DataFrame:
    every = points(story)
    return every[[kinds.kind(code).name in wanted for code in every["kind"]]]


def show(story: Story, shown: pd.DataFrame) -> None:
    """A card for each point, in their order."""
    for finding_id in shown["finding_id"].tolist():
        with cards.shown(cards.card(story, cards.claims, finding_id)):
            pass


def rows(story: Story, shown: pd.DataFrame) -> pd.DataFrame:
    """The conflicts that these points are made of."""
    table = cached.view(story, every)
    return table[table["point"].isin(shown["finding_id"])].reset_index(drop=True)


def every(story: Story) -> pd.DataFrame:
    """All conflicts of a story with the short names of both articles and the point of each."""
    table = story.conflicts
    return table.assign(
        letter_a=table["article_a"].map(story.letters),
        letter_b=table["article_b"].map(story.letters),
        point=_point_of_each(story),
    )


Place = tuple[str, int]
"""Article and start."""


def _point_of_each(story: Story) -> list[int]:
    """The point that each conflict belongs to: of its kind, with both its places and triggers."""
    held: dict[Place, dict[int, str]] = defaultdict(dict)
    every, readings = cards.claims(story)
    for row in readings.itertuples():
        held[row.article_id, row.start][row.finding_id] = row.trigger
    kind = dict(zip(every["finding_id"], every["kind"], strict=True))
    return [_point(row, held, kind) for row in story.conflicts.itertuples()]


def _point(row: Any, held: dict[Place, dict[int, str]], kind: dict[int, str]) -> int:  # noqa: ANN401
    a, b = held[row.article_a, row.start_a], held[row.article_b, row.start_b]
    both = [n for n in a if n in b and kind[n] in {row.kind, "updated"}]
    told = {n: (a[n] == row.trigger_a) + (b[n] == row.trigger_b) for n in both}
    return max(both, key=lambda n: (told[n], kind[n] == row.kind, -n), default=-1)
