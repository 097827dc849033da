"""The editor's decisions on each story, in this session: names joined and parted, marks.

`keeping` saves those on an own story. Those on a story that somebody shared are its owner's: here
they are read and never changed.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.decisions import STATES, Decisions, Mark, Step
from pages.ui import visits

__all__ = ["STATES", "Decisions", "Mark", "Step", "all_kept", "call", "current", "join", "keep",
           "mark", "marks", "part", "relate", "speak", "undo"]  # fmt: skip


def all_kept() -> dict[str, Decisions]:
    """The decisions of this session by the name of their story."""
    return st.session_state.setdefault("decisions", {})


def current(name: str) -> Decisions:
    """What was decided on the story of that name; nothing at first."""
    if visits.is_visit(name):
        return visits.decisions(name)
    return all_kept().get(name, Decisions())


def keep(name: str, made: Decisions) -> None:
    """Puts these decisions in place of the earlier ones; on a shared story nothing happens."""
    if not visits.is_visit(name):
        all_kept()[name] = made


def join(name: str, one: str, other: str) -> None:
    """Two names of the story are one."""
    keep(name, current(name).join(one, other))


def part(name: str, one: str, form: str, beside: Sequence[str] = ()) -> None:
    """A form leaves a name of the story; `beside` are the other forms of that name."""
    keep(name, current(name).part(one, form, tuple(beside)))


def speak(name: str, quotation: str, speaker: str) -> None:
    """A quotation of the story has this speaker."""
    keep(name, current(name).speak(quotation, speaker))


def relate(name: str, kind: str, one: str, other: str) -> None:
    """What the editor says of two articles of the story."""
    keep(name, current(name).relate(kind, one, other))


def undo(name: str) -> None:
    """Takes the last step back; without any, nothing happens."""
    keep(name, current(name).undo())


def mark(name: str, key: str, state: str, note: str = "") -> None:
    """A finding is open, asked or settled, with a note."""
    keep(name, current(name).mark(key, state, note))


def call(name: str, title: str) -> None:
    """What the editor calls the story."""
    keep(name, current(name).call(title))


def marks(name: str) -> Mapping[str, Mark]:
    """State and note of every marked finding of the story, by its key."""
    return current(name).marks
