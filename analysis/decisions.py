"""What an editor decided about a story: which names are one, who speaks, what is settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from analysis.names.aliases import Pairs
from analysis.names.person_names import fold

KIN = ("parent", "earlier", "together", "apart")
"""What an editor says of two articles: the other is what the one was written from; the one came
first; both have one origin; neither has to do with the other."""
KINDS = ("join", "part", "speaker", *KIN)
"""What a step does: two names are one; a form stands for itself; a quotation has a speaker; or one
of `KIN`."""

STATES = ("open", "asked", "settled")
"""How far a finding has come; what is not marked is open."""


LONGEST_TITLE = 80
"""Characters of what a story is called."""


class Step(NamedTuple):
    """One decision.

    join: `one` and `other` are one name. part: the form `other` leaves the name `one`, whose other
    forms are `beside`. speaker: `other` said the quotation `one`. Of `KIN`: both are articles.
    """

    kind: str
    one: str
    other: str
    beside: tuple[str, ...] = ()


class Mark(NamedTuple):
    """How far one finding has come, with the editor's note."""

    state: str
    note: str = ""


@dataclass(frozen=True)
class Decisions:
    """All decisions on one story: the steps in the order they were made, the marks by finding key.

    title: what the editor calls the story; empty when never said.

    >>> made = Decisions().join("Ann Lee", "Anne Lee")
    >>> made.same, made.undo().same
    ((('Ann Lee', 'Anne Lee'),), ())
    """

    steps: tuple[Step, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    title: str = ""

    @property
    def same(self) -> Pairs:
        """Pairs of names that are one, for `Params.same_names`."""
        return _replayed(self.steps)[0]

    @property
    def different(self) -> Pairs:
        """Pairs of names that are not one, for `Params.different_names`."""
        return _replayed(self.steps)[1]

    @property
    def speakers(self) -> Pairs:
        """Quotation key and speaker; a later word on one quotation replaces an earlier one."""
        found = {step.one: step.other for step in self.steps if step.kind == "speaker"}
        return tuple(sorted(found.items()))

    @property
    def kin(self) -> tuple[tuple[str, str, str], ...]:
        """What was said of two articles, for `Params.kin_said`; the last word on two holds."""
        said = (step for step in self.steps if step.kind in KIN)
        found = {
            frozenset((step.one, step.other)): (step.kind, step.one, step.other) for step in said
        }
        return tuple(sorted(found.values()))

    def relate(self, kind: str, one: str, other: str) -> Decisions:
        """With a word (one of `KIN`) on two articles.

        Raises:
            ValueError: when the word is none of `KIN`, or both are one article.
        """
        if kind not in KIN or one == other:
            message = f"Of two articles an editor says one of {', '.join(KIN)}, not {kind}."
            raise ValueError(message)
        return self._with(Step(kind, one, other))

    def join(self, one: str, other: str) -> Decisions:
        """With two names made one."""
        return self._with(Step("join", one, other))

    def part(self, one: str, form: str, beside: tuple[str, ...] = ()) -> Decisions:
        """With a form taken out of a name; `beside` are the other forms of that name."""
        return self._with(Step("part", one, form, beside))

    def speak(self, quotation: str, speaker: str) -> Decisions:
        """With the speaker of a quotation set."""
        return self._with(Step("speaker", quotation, speaker))

    def undo(self) -> Decisions:
        """Without the last step; marks are no steps, they are set anew."""
        return replace(self, steps=self.steps[:-1])

    def mark(self, key: str, state: str, note: str = "") -> Decisions:
        """With a finding marked; an open one without a note is not marked at all.

        Raises:
            ValueError: when the state is none of `STATES`.
        """
        if state not in STATES:
            message = f"A finding is one of {', '.join(STATES)}, not {state}."
            raise ValueError(message)
        kept = {name: mark for name, mark in self.marks.items() if name != key}
        wanted = {key: Mark(state, note)} if note or state != STATES[0] else {}
        return replace(self, marks=kept | wanted)

    def call(self, title: str) -> Decisions:
        """With the story called so."""
        return replace(self, title=" ".join(title.split())[:LONGEST_TITLE])

    def _with(self, step: Step) -> Decisions:
        return self if self.steps[-1:] == (step,) else replace(self, steps=(*self.steps, step))


def _replayed(steps: tuple[Step, ...]) -> tuple[Pairs, Pairs]:
    """The pairs of names joined and parted after all steps.

    Names are parted first and joined afterwards, so a join needs nothing more; a form that was
    joined and is parted again takes its joins with it, and what it held together stays together.
    """
    same: Pairs = ()
    different: Pairs = ()
    for step in steps:
        if step.kind == "join":
            same = (*same, (step.one, step.other))
        if step.kind == "part":
            joins = tuple(pair for pair in same if fold(step.other) in map(fold, pair))
            same = _without(same, joins, step.other)
            beside = () if joins else step.beside
            different = (*different, *((name, step.other) for name in (step.one, *beside)))
    return _distinct(same), _distinct(different)


def _without(same: Pairs, joins: Pairs, form: str) -> Pairs:
    """The joins without those that name a form, its partners joined to one another."""
    partners = [name for pair in joins for name in pair if fold(name) != fold(form)]
    return (*(p for p in same if p not in joins), *((partners[0], name) for name in partners[1:]))


def _distinct(pairs: Pairs) -> Pairs:
    return tuple(dict.fromkeys((one, other) for one, other in pairs if fold(one) != fold(other)))
