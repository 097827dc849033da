"""Event status: who reports each event as planned, under way or done, and what follows."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis import Story
from pages.ui import cached, controls, markup, shell
from pages.ui.places import PAIR, READING

STATES = {"planned": "planned", "under way": "under way", "done": "done"}
"""The states of an event in the order of time, and how a text is said to describe them."""

NOTHING = "No event is reported as planned in one article and done in another."
_PER_PAGE = 20
_NOT_DATED = "That is not when they were written."


class Event(NamedTuple):
    """One event as it is shown.

    `told` has letters, words and moment for each state; `label` and `settings` are the link's.
    """

    event: str
    told: dict[str, list[tuple[str, str, str]]]
    what_follows: str
    label: str
    settings: dict[str, object]


def asked(story: Story) -> pd.DataFrame:
    """The rows of `clock` of the events on screen, a page of events at a time."""
    rows = controls.page(cached.view(story, _n_events), _PER_PAGE, key="events")
    return cached.view(story, _on_screen, rows.start, rows.stop)


def _n_events(story: Story) -> int:
    return story.clock["event_id"].nunique()


def _on_screen(story: Story, start: int, stop: int) -> pd.DataFrame:
    """The rows of the events from one place to another."""
    events = story.clock["event_id"].drop_duplicates().iloc[start:stop]
    return story.clock[story.clock["event_id"].isin(events)].reset_index(drop=True)


def summary(story: Story) -> str:
    """How many events the texts have in different states, and what that cannot say."""
    n = _n_events(story)
    verb = "is" if n == 1 else "are"
    first = f"{markup.counted(n, 'event')} {verb} reported with different status."
    caution = (
        " The moment that an article describes is not when it was written: a rewrite of an early "
        "text still has the event as planned."
    )
    return markup.strong(first) + markup.plain(caution)


def show(story: Story, table: pd.DataFrame) -> None:
    """A small table for each event, what follows from it, the link to the two furthest apart."""
    for event_id in dict.fromkeys(table["event_id"].tolist()):
        event, told, what_follows, label, settings = cached.view(story, _event, event_id)
        markup.clock(event, told, what_follows)
        shell.page_link(READING, label, **settings)


def _event(story: Story, event_id: int) -> Event:
    """One event as it is shown."""
    rows = story.clock[story.clock["event_id"] == event_id]
    told = {state: _told(story, rows, state) for state in STATES}
    return Event(rows["event"].iloc[0], told, order(story, rows), *furthest(story, rows))


def _told(story: Story, rows: pd.DataFrame, state: str) -> list[tuple[str, str, str]]:
    """Letters, trigger words and moment of one state, articles of the same words joined."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in rows[rows["state"] == state].itertuples():
        words = (row.trigger.casefold(), row.moment.casefold())
        found.setdefault(words, []).append((story.letters[row.article_id], row.trigger, row.moment))
    return [
        (markup.some(list(dict.fromkeys(each[0] for each in same)), last=", "), *same[0][1:])
        for same in found.values()
    ]


def order(story: Story, rows: pd.DataFrame) -> str:
    """Who describes the event in which state, in the order of time.

    A text that has it in two states tells of two steps, so it has no one place in the order.
    """
    states = rows.groupby("article_id")["state"].agg(set)
    alone = {state: _letters(story, states, {state}) for state in STATES}
    parts = [(who, STATES[state]) for state, who in alone.items() if who]
    several = [story.letters[article] for article, told in states.items() if len(told) > 1]
    both = f"{_who(several, 'tells', 'tell')} of steps with different status." if several else ""
    return " ".join(filter(None, [_in_order(parts), both]))


def _in_order(parts: list[tuple[list[str], str]]) -> str:
    """Who describes what, as one sentence.

    >>> _in_order([(["A", "C"], "planned"), (["B"], "done")])
    'A and C report it as planned, B as done. That is not when they were written.'
    """
    if not parts:
        return ""
    first = f"{_who(parts[0][0], 'reports', 'report')} it as {parts[0][1]}"
    rest = [f"{markup.some(who)} as {state}" for who, state in parts[1:]]
    return f"{', '.join([first, *rest])}. {_NOT_DATED}"


def _letters(story: Story, states: pd.Series, wanted: set[str]) -> list[str]:
    return [story.letters[article] for article, told in states.items() if told == wanted]


def _who(who: Sequence[str], one: str, many: str) -> str:
    return f"{markup.some(who)} {one if len(who) == 1 else many}"


def furthest(story: Story, rows: pd.DataFrame) -> tuple[str, dict[str, object]]:
    """The reader's settings for the earliest state beside the latest one of another article."""
    ranked = rows.assign(state_rank=rows["state"].map(list(STATES).index))
    first = ranked.iloc[0]
    others = ranked[ranked["article_id"] != first["article_id"]]
    last = others[others["state_rank"] == others["state_rank"].max()].iloc[0]
    one, two = story.letters[first["article_id"]], story.letters[last["article_id"]]
    settings = {"mode": PAIR, "a": one, "b": two, "at": int(first["start"])}
    return f"Read {one} beside {two}", settings
