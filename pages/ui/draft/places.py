"""The places of a draft as they are shown: the marked text, what stands beside it, the summary."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from analysis import Story
from analysis.text.spans import Span
from pages.ui import markup

RAISED = ("differs", "no source among these texts")
"""States that are worth a look before a text is passed."""
LOOKS = {
    "differs": ("≠", "differs", "differ"),
    "no source among these texts": ("∅", "no source among these texts", "none"),
    "disagree": ("⇄", "the articles disagree", "disagree"),
    "cannot tell": ("?", "cannot tell", "open"),
    "indicated change": ("[ ]", "change shown in the marks", "open"),
    "same": ("✓", "stands elsewhere", "same"),
}
"""Of each state, the worst first: its sign, its words, its look in the text."""
_BESIDE = 110
"""Characters shown at most on either side of a place."""


class Place(NamedTuple):
    """One row as it is shown: its number in the text, what is found, both strings in view."""

    n: int
    kind: str
    look: str
    words: str
    here: markup.ReadingLine
    there: markup.ReadingLine | None
    told: str
    source_id: str
    start: int
    source_start: int


def places(story: Story, text: str, table: pd.DataFrame) -> list[Place]:
    """Every row of `schema.DraftCheck` as it is shown, numbered in reading order."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    rows = enumerate(table.itertuples(), start=1)
    return [_place(n, row, text, texts, story.letters) for n, row in rows]


def _place(
    n: int,
    row: Any,  # noqa: ANN401 - rows of itertuples have no type that can be named
    text: str,
    texts: Mapping[str, str],
    letters: Mapping[str, str],
) -> Place:
    who = [letters[one] for one in filter(None, row.agreeing.split(" | "))]
    there, at = None, 0
    if row.source_id:
        at = int(row.source_start)
        span = at, int(row.source_stop)
        there = _line(letters[row.source_id], texts[row.source_id], span)
    here = _line("Draft", text, (row.start, row.stop))
    told = " ".join(filter(None, [row.what_differs, _agree(who)]))
    look = "disagree" if row.state == "same" and row.n_differ else row.state
    return Place(n, row.kind, look, row.text, here, there, told, row.source_id, row.start, at)


def _agree(who: list[str]) -> str:
    """Who agrees, in a sentence; empty where nobody does."""
    if not who:
        return ""
    return f"In {markup.some(who, 12)}."


def _line(who: str, text: str, span: Span) -> markup.ReadingLine:
    """A place with the words around it, the place itself in bold."""
    start = max(text.rfind("\n", 0, span[0]) + 1, _cut(text, span[0] - _BESIDE, span[0]))
    end = text.find("\n", span[1])
    stop = min(end if end >= 0 else len(text), span[1] + _BESIDE)
    if stop < len(text) and text[stop].isalnum():
        stop = max(text.rfind(" ", span[1], stop), span[1])
    head, tail = "… " if text[:start].strip() and text[start - 1] != "\n" else "", ""
    if stop < len(text) and text[stop] != "\n":
        tail = " …"
    shift = len(head) - start
    return who, head + text[start:stop] + tail, [(span[0] + shift, span[1] + shift)]


def _cut(text: str, at: int, least: int) -> int:
    """The beginning of the next word from a place on."""
    if at <= 0:
        return 0
    found = text.find(" ", at, least)
    return found + 1 if found >= 0 else at


def raised(shown: list[Place]) -> list[Place]:
    """Those that differ or have no source."""
    return [one for one in shown if one.look in RAISED]


def summary(table: pd.DataFrame) -> str:
    """How many places were checked, and what came of it."""
    if table.empty:
        return "No quotation, number, date, name or shared run was found in this text."
    count = table["state"].value_counts()
    same = int(count.get("same", 0) + count.get("indicated change", 0))
    rest = (
        (int(count.get(RAISED[0], 0)), "differs", "differ"),
        (int(count.get(RAISED[1], 0)), f"has {RAISED[1]}", RAISED[1].replace("no", "have no", 1)),
        (int(count.get("cannot tell", 0)), "cannot be told", "cannot be told"),
    )
    found = [f"{same} {'stands' if same == 1 else 'stand'} in other articles"]
    found += [f"{n} {one if n == 1 else more}" for n, one, more in rest if n]
    n = int(((table["state"] == "same") & (table["n_differ"] > 0)).sum())
    disagree = f" In {n} of them the articles do not agree with each other." if n else ""
    return f"Checked {markup.counted(len(table), 'place')}: {', '.join(found)}.{disagree}"


def pieces(text: str, shown: list[Place]) -> Iterator[markup.DraftPiece]:
    """The draft cut where a place begins or stops, each stretch with the worst that is told of it.

    A number stands where its place begins. Shared wording is marked only where nothing else is.
    """
    cuts = sorted({0, len(text), *(cut for one in shown for cut in _span(one))})
    for start, stop in pairwise(cuts):
        held = [one for one in shown if _span(one)[0] <= start and stop <= _span(one)[1]]
        told = [one for one in held if one.kind != "shared wording"] or held
        worst = min((list(LOOKS).index(one.look) for one in told), default=None)
        is_shared = bool(told) and told[0].kind == "shared wording"
        look = "" if worst is None else LOOKS[list(LOOKS)[worst]][2]
        numbers = [(one.n, _label(one)) for one in held if one.start == start]
        yield markup.DraftPiece(text[start:stop], "shared" if is_shared else look, numbers)


def _span(one: Place) -> Span:
    return one.start, one.start + len(one.words)


def _label(one: Place) -> str:
    return f"Place {one.n}: {one.kind}, {LOOKS[one.look][1]}"
