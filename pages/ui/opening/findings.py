"""The findings of a story as blocks: the kind, how each article has it, what can be done."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis import Story
from analysis.findings import standout
from pages.ui import background, cached, decisions, failing, markup, shell, stories
from pages.ui.cards import card as cards
from pages.ui.cards.queries import queries, query
from pages.ui.opening import sharing
from pages.ui.places import OPENING

FEW = 6
"""Findings shown at first."""
MOST = 40
"""Findings shown at most; the table below holds all."""

HOW = """
Quotations, figures, the status of events and names are compared wherever two articles say the same
thing: in sentences that correspond to each other, and in reports of one utterance. Each finding is
one claim or utterance with all its readings. They are ordered by how often findings with such
evidence were right on stories that a careful reader had gone through, and by how much they mislead;
what was seldom right there is folded under *less certain*. **On fifteen other stories, left unread
until then, about half of the first five were right**: read both places before you act. An article
marked *draft* or *ours* under Articles brings its own findings to the top, in the order of its
text. A finding says **check**, never *wrong*: the later text may be the right one, and a change may
have been agreed. That nothing was found does not mean that nothing is there: indirect speech is
often missed, only English is read, and sentences too different to be matched are not compared.
"""


def ready(story: Story) -> bool:
    """Whether the findings are there; until then their heading stands, and how far the work is.

    They are made beside the page, which can be read meanwhile: no room is kept free for them, for
    it would be an empty screen.

    Raises:
        FailedTable: when they cannot be made.
    """
    if background.ready(story, ["mentions", "quote_variants", "conflicts", "_findings"]):
        failing.table(story, "_findings")
        return True
    if background.is_working(story):
        shell.section("Worth checking")
        background.watch(story, "Checking")
    return False


def shown(story: Story) -> tuple[pd.DataFrame, list[pd.Series]]:
    """The findings on screen, as a table and row by row: the first few, up to forty when asked."""
    return cached.view(story, _first, MOST if st.query_params.get("all") == "yes" else FEW)


def _first(story: Story, n: int) -> tuple[pd.DataFrame, list[pd.Series]]:
    return _listed(sure(story).head(n))


def _listed(table: pd.DataFrame) -> tuple[pd.DataFrame, list[pd.Series]]:
    return table, [row for _, row in table.iterrows()]


def sure(story: Story) -> pd.DataFrame:
    """The findings that are right often enough to be listed."""
    return story.findings[story.findings["is_shown"].astype(bool)]


def less_certain(story: Story) -> list[pd.Series]:
    """The others: none of them on screen until an editor asks, then at most forty."""
    if not len(story.findings) > len(sure(story)):
        return []
    n = len(story.findings) - len(sure(story))
    shell.section(f"Less certain · {n}")
    is_open = st.query_params.get("less") == "yes"
    label = "Fold them" if is_open else f"Show {min(n, MOST)} of these; most will need no change"
    shell.page_link(OPENING, label, less="no" if is_open else "yes")
    return cached.view(story, _unsure)[1] if is_open else []


def _unsure(story: Story) -> tuple[pd.DataFrame, list[pd.Series]]:
    return _listed(story.findings[~story.findings["is_shown"].astype(bool)].head(MOST))


def title(story: Story) -> None:
    """The heading over the findings, with how many there are."""
    n = len(sure(story))
    if not n and len(story.findings):
        shell.section("Nothing that is sure enough to be listed")
        return
    if not n:
        shell.section("Nothing found to check")
        markup.paragraph(
            "No quotation, figure, event status or name was found on which two of these articles "
            "disagree."
        )
        return
    shell.section(f"Worth checking, most serious first · {len(shown(story)[1])} of {n}")
    markup.paragraph(markup.plain(cached.view(story, _stands_out)), "ct-stands")


def _stands_out(story: Story) -> str:
    return standout.sentence(sure(story), story.readings, story.letters)


def more(story: Story) -> None:
    """A way to see all findings, or only the first again."""
    if st.query_params.get("all") == "yes":
        shell.page_link(OPENING, f"Show the first {FEW}", all="no")
    elif len(sure(story)) > FEW:
        n = len(sure(story))
        shell.page_link(OPENING, f"Show all {n}" if n <= MOST else f"Show {MOST} of {n}", all="yes")


def link() -> None:
    """From the other pages to all findings, where each can be copied and marked."""
    shell.page_link(OPENING, "Copy queries and track their status", all="yes")


def show(story: Story, finding: pd.Series) -> None:
    """One finding: its card, and a menu to copy and mark it, made only when it is opened."""
    one = cards.card(story, cards.findings, int(finding["finding_id"]))
    state = _state(one.key)
    with cards.shown(one, state):
        does = "Copy query, mark" if stories.is_changeable() else "Copy query"
        label = does if state == "open" else f"Copy query, marked {state}"
        menu = st.popover(label, type="tertiary", key=f"menu {one.key}", on_change="rerun")
        if menu.open:
            with menu:
                st.code(query(story, one), language=None, wrap_lines=True)
                if stories.is_changeable():
                    _mark(one.key)
                    sharing.share(story, one)


def _state(key: str) -> str:
    return decisions.marks(stories.asked_for()).get(key, ("open", ""))[0]


def copy_all(story: Story) -> None:
    """One text with the queries of all findings listed that are not settled."""
    still = unsettled(sure(story), decisions.marks(stories.asked_for()))
    if not still:
        return
    label = f"Copy all {len(still)} open queries" if len(still) > 1 else "Copy the open query"
    menu = st.popover(label, type="tertiary", key="menu of all", on_change="rerun")
    if menu.open:
        with menu:
            every = [cards.card(story, cards.findings, finding_id) for finding_id in still]
            st.code(queries(story, every), language=None, wrap_lines=True, height=420)


def unsettled(findings: pd.DataFrame, marks: Mapping[str, decisions.Mark]) -> list[int]:
    """The findings, by id, that no mark calls settled; what was asked is still open."""
    settled = {key for key, mark in marks.items() if mark[0] == "settled"}
    return findings["finding_id"][~findings["finding_key"].isin(settled)].tolist()


def _mark(key: str) -> None:
    """How far a finding is dealt with, and a note; kept with the story."""
    name = stories.asked_for()
    state, note = decisions.marks(name).get(key, ("open", ""))
    chosen = st.segmented_control(
        "State", decisions.STATES, default=state, key=f"state {key}", required=True
    )
    written = st.text_input("Note", value=note, key=f"note {key}")
    if st.button("Keep", key=f"keep {key}"):
        decisions.mark(name, key, chosen, written)
        st.rerun()
