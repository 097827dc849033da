"""Which names are one: the question for the editor, the answers given, and the way back."""

from collections import Counter, defaultdict

import pandas as pd
import streamlit as st

from analysis import Story
from analysis.names.person_names import fold
from pages.ui import cached, decisions, markup, shell, standing, stories, tables
from pages.ui.entities import listing as names
from pages.ui.places import ARTICLES

_MOST = 12
"""Pairs with buttons of their own; further ones are listed in a table and merged by name."""

_WIDTHS = [3, 2]
"""Room for a sentence and for the buttons beside it."""


def last(story: Story) -> None:
    """What the last decision changed, in one sentence, with the way back."""
    name = stories.asked_for()
    steps = decisions.current(name).steps
    if not steps or not stories.is_changeable():
        return
    said, answer = st.columns(_WIDTHS, vertical_alignment="center")
    with said:
        markup.paragraph(_changed(story, steps[-1]))
    answer.button("Undo last", on_click=decisions.undo, args=(name,))


def _changed(story: Story, step: decisions.Step) -> str:
    """The sentence about one decision and its effect, as HTML."""
    wanted = [step.one, step.other] if step.kind == "join" else [step.other]
    if step.kind == "speaker":
        return markup.plain("One quotation was given the speaker ") + markup.strong(step.other)
    hit = next((row for row in cached.view(story, _rows) if _holds(row, wanted)), None)
    if step.kind == "join" and hit is not None:
        both = f"{markup.strong(step.one)} and {markup.strong(step.other)} now count as one name: "
        return both + markup.plain(f"{hit.name}, {_times(hit)}.")
    together = any(_holds(row, [step.one, step.other]) for row in cached.view(story, _rows))
    if step.kind == "part" and hit is not None and not together:
        both = f"{markup.strong(step.other)} is now separate from {markup.strong(step.one)}: "
        return both + markup.plain(f"{_times(hit)}.")
    return markup.plain("The last decision on names changed nothing in this story.")


def _rows(story: Story) -> list[tuple]:
    return list(story.entities.itertuples(index=False))


def _forms(row: tuple) -> list[str]:
    """Every form of an entity, the name by which it is listed first."""
    return [row.name, *filter(None, row.aliases.split(" | "))]


def _holds(row: tuple, wanted: list[str]) -> bool:
    """Whether an entity bears all of these names."""
    return {fold(name) for name in wanted} <= {fold(form) for form in _forms(row)}


def _times(row: tuple) -> str:
    times = markup.counted(row.n_mentions, "time")
    return f"named {times} in {markup.counted(row.n_articles, 'article')}"


def questions(story: Story) -> None:
    """Every pair of names that are nearly identical and not decided on, with the two answers."""
    pairs = _undecided(story)
    if pairs.empty:
        markup.paragraph(
            "No two names of this story are nearly identical and undecided.", "ct-note"
        )
        return
    markup.paragraph(
        "These names are nearly identical. They are kept separate until an editor decides.",
        "ct-note",
    )
    called = cached.view(story, _callable)
    for row in pairs.head(_MOST).itertuples(index=False):
        _question(story, row, called)
    if len(pairs) > _MOST:
        pairs = pairs.assign(kind=pairs["type"].map(names.KINDS))
        tables.show(pairs, story.near_names, "near names", "pair", names.NEAR_COLUMNS)
    else:
        tables.downloads(pairs, story.near_names, "near names", "pair")


def _undecided(story: Story) -> pd.DataFrame:
    """The near-identical names without the pairs that the editor said are two."""
    parted = decisions.current(stories.asked_for()).different
    apart = {frozenset(map(fold, pair)) for pair in parted}
    table = story.near_names
    pairs = zip(table["name_a"], table["name_b"], strict=True)
    open_ones = [frozenset((fold(a), fold(b))) not in apart for a, b in pairs]
    return table[open_ones].reset_index(drop=True)


def _question(story: Story, near: tuple, called: dict[int, str]) -> None:
    """One pair: both names with their counts, why they may be one, and two buttons."""
    rows = {row.entity_id: row for row in cached.view(story, _rows)}
    one, other = (f"{markup.strong(row.name)}, {markup.plain(_times(row))}"
                  for row in (rows[near.entity_a], rows[near.entity_b]))  # fmt: skip
    name, both = stories.asked_for(), (called[near.entity_a], called[near.entity_b])
    tell = markup.literal(f"{near.name_a}, {near.name_b}")
    said, answers = st.columns(_WIDTHS, vertical_alignment="center")
    with said:
        markup.paragraph(f"{one}; {other}. {markup.plain(near.reason.capitalize())}.")
    if not stories.is_changeable():
        return
    with answers, st.container(horizontal=True):
        st.button("Merge", f"join {both}", tell, decisions.join, (name, *both))
        st.button("Keep separate", f"part {both}", tell, decisions.part, (name, *both))


def _callable(story: Story) -> dict[int, str]:
    """For each entity a form that means it more often than any other, its listed name if possible.

    A surname alone may stand in two entities; a decision on it would meet the wrong one.
    """
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for surface, entity_id in zip(
        story.mentions["surface"], story.mentions["entity_id"], strict=True
    ):
        places[fold(surface)][entity_id] += 1
    means = {form: count.most_common(1)[0][0] for form, count in places.items()}
    return {
        row.entity_id: next((f for f in _forms(row) if means[fold(f)] == row.entity_id), row.name)
        for row in cached.view(story, _rows)
    }


def by_hand(story: Story, name: str) -> None:
    """The chosen name joined with any other, or one of its forms parted from it, when opened."""
    row = next((row for row in cached.view(story, _rows) if row.name == name), None)
    if row is None or not stories.is_changeable():
        return
    place = st.expander("Merge or split any other name", key="by hand", on_change="rerun")
    if not place.open:
        return
    with place:
        rule = markup.plain(
            " is the name chosen above. Merge it with any other, or split off a form."
        )
        markup.paragraph(markup.strong(row.name) + rule)
        left, right = st.columns(2)
        with left:
            _join(story, row)
        with right:
            _part(row)


def _join(story: Story, row: tuple) -> None:
    called, name = cached.view(story, _callable), stories.asked_for()
    others = sorted({form for n, form in called.items() if n != row.entity_id}, key=fold)
    other = st.selectbox(
        "Merge it with", others, index=None, placeholder="Choose a name", key=f"with {row.name}"
    )
    pair = (name, called[row.entity_id], other)
    st.button("Merge with this name", on_click=decisions.join, args=pair, disabled=other is None)


def _part(row: tuple) -> None:
    forms, name = _forms(row), stories.asked_for()
    alone = len(forms) == 1
    form = st.selectbox(
        "Form that is somebody else",
        forms,
        index=None,
        disabled=alone,
        placeholder="It has one form only" if alone else "Choose a form",
        key=f"form {row.name}",
    )
    rest = [one for one in forms if one != form]
    given = (name, rest[0] if rest else "", form, rest[1:])
    st.button("Split off this form", on_click=decisions.part, args=given, disabled=form is None)


def every(story: Story) -> None:
    """All decisions on names in the order in which they were made, and where they are kept."""
    steps = decisions.current(stories.asked_for()).steps
    if not steps:
        return
    with st.expander(f"Decisions made ({len(steps)})"):
        for step in steps:
            markup.paragraph(_said(step), "ct-note")
    with st.container(gap="xxsmall"):
        markup.paragraph(standing.of_decisions(stories.asked_for()), "ct-note")
        shell.page_link(ARTICLES, "Download the story file under Articles")


def _said(step: decisions.Step) -> str:
    """One decision in words, as HTML."""
    one, other = markup.strong(step.one), markup.strong(step.other)
    words = {"join": f"{one} and {other} are one.", "part": f"{other} is not {one}.",
             "speaker": f"A quotation was said by {other}.",
             "parent": f"{one} was written from {other}.",
             "earlier": f"{one} came before {other}.",
             "together": f"{one} and {other} have one origin.",
             "apart": f"{one} and {other} are not linked."}  # fmt: skip
    return words[step.kind]
