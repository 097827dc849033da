"""The editor's decisions on each story, kept in this session: names joined and parted, marks."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.decisions import STATES, Decisions, Mark, Step

__all__ = ["STATES", "Decisions", "Mark", "Step", "call", "current", "join", "keep", "mark",
           "marks", "part", "relate", "speak", "undo"]  # fmt: skip


def _kept() -> dict[str, Decisions]:
    return st.session_state.setdefault("decisions", {})


def current(name: str) -> Decisions:
    """What was decided on the story of that name; nothing at first."""
    return _kept().get(name, Decisions())


def keep(name: str, made: Decisions) -> None:
    """Puts these decisions in place of the earlier ones."""
    _kept()[name] = made


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
