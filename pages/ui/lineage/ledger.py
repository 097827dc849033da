"""The update ledger: what a version of one text has that the other lacks, in its order."""

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, controls, markup, shell, tables
from pages.ui.places import PAIR, READING

NOTHING = "No two articles here are versions of one text."
_COLUMNS = {
    "what": st.column_config.TextColumn("what"),
    "letter": st.column_config.TextColumn("in", width=40),
    "text": st.column_config.TextColumn("words", width="large", help="Select a row to read both"),
    "credits": st.column_config.TextColumn("credits"),
}
_WHAT = {
    "only_a": "cut, or not yet there",
    "only_b": "new",
    "edited": "changed",
    "reworded": "changed",
}


def versions(story: Story) -> list[str]:
    """The pairs of versions, as "A to B", the earlier first where that can be told."""
    kin = story.kin
    rows = kin[(kin["relation"] == "one text") & (kin["strength"] == "strong")]
    return [
        f"{story.letters[a]} to {story.letters[b]}" for a, b in map(_in_order, rows.itertuples())
    ]


def _in_order(row: object) -> tuple[str, str]:
    a, b, first = (getattr(row, name) for name in ("article_a", "article_b", "earlier_id"))
    return (b, a) if first == b else (a, b)


def grid(story: Story, chosen: str) -> pd.DataFrame:
    """A row for each sentence that is new, changed, cut or moved, in the order of its text."""
    ids = {letter: one for one, letter in story.letters.items()}
    one, two = (ids[letter] for letter in chosen.split(" to "))
    table = story.aligned(one, two)
    kept = table[(table["kind"] != "same") | table["is_moved"]]
    rows = [_row(story, row) for row in kept.itertuples()]
    columns = ["what", "letter", "text", "credits", "article_id", "start", "stop", "n"]
    found = pd.DataFrame(rows, columns=columns)
    return found.sort_values(["letter", "n"], ascending=[False, True], kind="stable").drop(
        columns="n"
    )


def _row(story: Story, row: object) -> tuple[object, ...]:
    kind, is_moved = row.kind, bool(row.is_moved)  # type: ignore[attr-defined]
    a, b = row.sentence_a, row.sentence_b  # type: ignore[attr-defined]
    on_b = pd.notna(b)
    article = row.article_b if on_b else row.article_a  # type: ignore[attr-defined]
    place = _sentence(story, article, int(b if on_b else a))
    what = _WHAT.get(kind, "moved") + (", moved" if is_moved and kind in _WHAT else "")
    held = story.credits[story.credits["article_id"] == article]
    inside = held[(held["start"] < place[1]) & (held["stop"] > place[0])]
    credited = ", ".join(dict.fromkeys(inside["name"].where(inside["name"] != "", inside["kind"])))
    number = int(b if on_b else a)
    return (what, story.letters[article], place[2], credited, article, *place[:2], number)


def _sentence(story: Story, article: str, number: int) -> tuple[int, int, str]:
    start, stop, text = cached.view(story, _sentences)[article, number]
    return start, stop, text


def _sentences(story: Story) -> dict[tuple[str, int], tuple[int, int, str]]:
    columns = ("article_id", "sentence_id", "start", "stop", "text")
    rows = zip(*(story.sentences[name] for name in columns), strict=True)
    return {(article, n): (start, stop, text) for article, n, start, stop, text in rows}


def show(story: Story) -> None:
    """The pair to look at and its ledger; a row opens both texts there."""
    pairs = cached.view(story, versions)
    if not pairs:
        markup.paragraph(markup.plain(NOTHING), "ct-note")
        return
    chosen = controls.choice("Versions", pairs[:12], key="versions") if len(pairs) > 1 else pairs[0]
    shown = cached.drawn(story, grid, chosen)
    one, two = chosen.split(" to ")
    n = markup.counted(len(shown.table), "sentence")
    told = f"From {one} to {two}: {n} changed, new, cut or moved."
    markup.paragraph(markup.plain(told), "ct-note")
    row = tables.show(shown, shown.table, f"ledger {chosen}", "sentence", _COLUMNS, selectable=True)
    if row is not None:
        place = shown.table.iloc[row]
        left = place["letter"]
        right = one if left == two else two
        shell.go(READING, mode=PAIR, a=left, b=right, at=int(place["start"]))
