"""One finding shared by a link: the words that decide and whose they are, never a whole text."""

from typing import Any

import streamlit as st

from analysis import Story
from analysis.errors import CopytasterError
from analysis.limits import LINK_DAYS
from pages.ui import cached, keeping, kept, markup, owner, shell, standing, stories, visits
from pages.ui.cards import queries
from pages.ui.cards.card import Card
from pages.ui.places import OPENING

_MADE = "link to a finding made last"


def share(story: Story, one: Card) -> None:
    """A button that makes a link to the finding, and the link once it is made."""
    name, who = stories.asked_for(), owner.owner()
    if not standing.can_share(name) or who is None or not keeping.version(name):
        return
    shared = extract(story, one)
    if shared is None:
        markup.paragraph("A draft alone has one of these readings, so it has no link.", "ct-note")
        return
    if st.button("Share this finding by a link", key=f"share {one.key}"):
        _make(who, name, one, shared)
    of, token = st.session_state.get(_MADE, ("", ""))
    if of == one.key:
        st.code(shell.address(OPENING, story=visits.name_of(token)), language=None)
        said = f"It opens these words alone, for {LINK_DAYS[0]} days; end it under Articles, Share."
        markup.paragraph(said, "ct-note")


def extract(story: Story, one: Card) -> dict[str, Any] | None:
    """What a link to the finding holds; None where a reading stands in drafts alone."""
    texts = story.texts
    drafts = set(texts["article_id"][texts["role"] == "draft"])
    named = cached.view(story, queries.names)
    readings = [
        [[named[each] for each in said.article_ids if each not in drafts], said.text, said.bold]
        for said in one.said
    ]
    if not all(names for names, *_ in readings):
        return None
    kind = {"sign": one.kind.sign, "kind": one.kind.name, "is_urgent": one.kind.is_urgent}
    return {**kind, "title": one.title, "readings": readings}


def _make(who: str, name: str, one: Card, shared: dict[str, Any]) -> None:
    from analysis.store import links

    try:
        token = links.give(kept.database(), who, name, LINK_DAYS[0], one.title, shared)
    except CopytasterError as error:
        markup.notice(str(error), "ct-problem")
        return
    st.session_state[_MADE] = (one.key, token)
