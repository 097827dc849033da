"""Tables of a story as layers and notes of the reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis import Story

_TYPES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "NORP": "group of people",
}
_WORDS = (("trigger_a", "trigger_b"), ("words_a", "words_b"))
"""Columns that hold the words to compare: of conflicts, and of quotations that differ."""

MAX_QUOTED = 90
"""Most characters of each side in a note: it says where to look, the text is the proof."""


def standard_layers(story: Story, wanted: Collection[str] | None) -> dict[str, pd.DataFrame | None]:
    """Names, quotations and numbers: a table where wanted, else offered (None), for they take time.

    Args:
        story: The story.
        wanted: Layers asked for, such as `standing(key).layers`.
    """
    makers = {"names": names, "quotations": quotations, "numbers": numbers}
    return {
        layer: make(story) if layer in (wanted or ()) else None for layer, make in makers.items()
    }


def names(story: Story) -> pd.DataFrame:
    """Every mention of a name; the same entity has the same ref."""
    entity = story.entities.set_index("entity_id")["name"]
    kind = story.mentions["type"].map(_TYPES).fillna("name")
    label = story.mentions["entity_id"].map(entity).fillna("") + " · " + kind
    return story.mentions[["article_id", "start", "stop"]].assign(
        label=label, ref=story.mentions["entity_id"]
    )


def quotations(story: Story) -> pd.DataFrame:
    """Every quotation with words inside marks, labelled with its speaker."""
    marked = story.quotations[story.quotations["kind"] != "indirect"]
    speaker = marked["speaker"].replace("", "speaker not found")
    return marked[["article_id", "start", "stop"]].assign(label=speaker, ref="")


def numbers(story: Story) -> pd.DataFrame:
    """Every number, amount, date, age, vote or count as understood; equal ones share a ref."""
    value = (story.facts["value"] + " " + story.facts["unit"]).str.strip()
    label = story.facts["type"] + " · " + value
    return story.facts[["article_id", "start", "stop"]].assign(label=label, ref=label)


def check_notes(table: pd.DataFrame, letters: Mapping[str, str]) -> pd.DataFrame:
    """A note on both sides of every row of `conflicts` or `quote_variants`.

    Columns: article_id, start, stop, text.

    >>> one = {"article_a": "x", "start_a": 0, "stop_a": 4, "words_a": "will"}
    >>> other = {"article_b": "y", "start_b": 7, "stop_b": 9, "words_b": "may"}
    >>> table = pd.DataFrame([{**one, **other}])
    >>> check_notes(table, {"x": "A", "y": "B"})["text"].tolist()
    ['Check: A “will” · B “may”', 'Check: A “will” · B “may”']
    """
    one, other = next(pair for pair in _WORDS if pair[0] in table)
    text = [
        f"Check: {_said(letters[a], words_a)} · {_said(letters[b], words_b)}"
        for a, words_a, b, words_b in zip(
            table["article_a"], table[one], table["article_b"], table[other], strict=True
        )
    ]
    sides = [
        pd.DataFrame(
            {
                "article_id": table[f"article_{s}"],
                "start": table[f"start_{s}"],
                "stop": table[f"stop_{s}"],
                "text": text,
            }
        )
        for s in "ab"
    ]
    return pd.concat(sides, ignore_index=True)


def _said(letter: str, words: str) -> str:
    """What an article says at that place, shortened, or that it says nothing there."""
    if not words:
        return f"{letter} has nothing here"
    return f"{letter} “{words if len(words) <= MAX_QUOTED else words[:MAX_QUOTED].rstrip() + '…'}”"
