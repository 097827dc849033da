"""The findings of a story as blocks: the kind, how each article has it, what can be done."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story, kinds
from analysis.text.reading import reading
from pages.ui import background, cached, decisions, failing, markup, shell, stories
from pages.ui.excerpts import Excerpt, Spot, excerpts, trigger
from pages.ui.places import OPENING, READING

FEW = 6
"""Findings shown at first."""
MOST = 40
"""Findings shown at most; the table below holds all."""
_READINGS = 6
"""Readings of a finding shown; the table holds all."""

_LONG = 230
"""Characters of a reading shown; longer ones are cut around what changed."""


HOW = """
Quotations, figures, the status of events and names are compared wherever two articles say the same
thing: in sentences that correspond to each other, and in reports of one utterance. Each finding is
one claim or utterance with all its readings, the most serious kind first; an article marked *draft*
or *ours* under Articles brings its own findings to the top, in the order of its text. A finding
says **check**, never *wrong*: the later text may be the right one, and a change may have been
agreed. That nothing was found does not mean that nothing is there: indirect speech is often missed,
only English is read, and sentences too different to be matched are not compared.
"""


class Said(NamedTuple):
    """One wording: who has it, by letter, its place in the first article, and what is bold."""

    letters: str
    text: str
    start: int
    bold: tuple[tuple[int, int], ...]


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
    table = story.findings.head(n)
    return table, [row for _, row in table.iterrows()]


def title(story: Story) -> None:
    """The heading over the findings, with how many there are."""
    n = len(story.findings)
    if not n:
        shell.section("Nothing found to check")
        markup.paragraph(
            "No quotation, figure, event status or name was found on which two of these articles "
            "disagree."
        )
        return
    shell.section(f"Worth checking, most serious first · {len(shown(story)[1])} of {n}")


def more(story: Story) -> None:
    """A way to see all findings, or only the first again."""
    if st.query_params.get("all") == "yes":
        shell.page_link(OPENING, f"Show the first {FEW}", all="no")
    elif len(story.findings) > FEW:
        n = len(story.findings)
        shell.page_link(OPENING, f"Show all {n}" if n <= MOST else f"Show {MOST} of {n}", all="yes")


def link() -> None:
    """From the other pages to all findings, where each can be copied and marked."""
    shell.page_link(OPENING, "Copy queries and track their status", all="yes")


def readings(story: Story, finding_id: int) -> list[Said]:
    """The readings of a finding, equal wordings joined, in the order of the articles."""
    rows = story.readings[story.readings["finding_id"] == finding_id]
    return _claimed(story, rows) if (rows["trigger"] != "").any() else _worded(story, rows)


def _claimed(story: Story, rows: pd.DataFrame) -> list[Said]:
    """Sentences around the words for which they are shown."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    return [
        _excerpted(story, texts, one)
        for one in excerpts(texts, [_spot(story, texts, row) for row in rows.itertuples()])
    ]


def _spot(story: Story, texts: dict[str, str], row: tuple) -> Spot:
    """A reading in its sentence, the words that matter in it."""
    starts, stops = cached.view(story, _sentences)[row.article_id]
    n = max(0, bisect_right(starts, row.start) - 1)
    whole = min(starts[n], row.start), max(stops[n], row.stop)
    return Spot(
        row.article_id, *whole, *trigger(texts[row.article_id], row.start, row.stop, row.trigger)
    )


def _sentences(story: Story) -> dict[str, tuple[list[int], list[int]]]:
    """Where the sentences of each article start and stop, in order."""
    table = story.sentences.sort_values("start").groupby("article_id")
    return {name: (rows["start"].tolist(), rows["stop"].tolist()) for name, rows in table}


def _excerpted(story: Story, texts: dict[str, str], one: Excerpt) -> Said:
    spot = one.spots[0]
    head, tail = "… " if one.is_cut_before else "", " …" if one.is_cut_after else ""
    text = head + texts[spot.article_id][one.start : one.stop] + tail
    shift = len(head) - one.start
    bold = ((spot.first + shift, spot.last + shift),) if spot.first < spot.last else ()
    return Said(_letters(story, [each.article_id for each in one.spots]), text, spot.first, bold)


def _letters(story: Story, article_ids: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(story.letters[article_id] for article_id in article_ids))


def _worded(story: Story, rows: pd.DataFrame) -> list[Said]:
    """Quotations and names, the words that differ from the first in bold."""
    found: dict[str, list[Any]] = {}
    for row in rows.itertuples():
        folded = " ".join(reading(row.text).form.lower().translate(_QUOTES).split())
        found.setdefault(folded, []).append(row)
    same = list(found.values())
    texts = [rows[0].text for rows in same]
    bold = [story.changed_words(texts[0], text) for text in texts]
    first = bold[1][0] if len(bold) > 1 else []
    spans = [first, *(spans for _, spans in bold[1:])]
    return [
        _cut(
            Said(
                _letters(story, [row.article_id for row in rows]),
                rows[0].text,
                rows[0].start,
                tuple(differs),
            )
        )
        for rows, differs in zip(same, spans, strict=True)
    ]


_QUOTES = str.maketrans("“”‘’", "\"\"''")


def show(story: Story, finding: pd.Series) -> None:
    """One finding: its kind, its readings with the words that differ in bold, its links."""
    kind = kinds.kind(finding["kind"])
    said = cached.view(story, readings, int(finding["finding_id"]))
    state = decisions.marks(stories.asked_for()).get(finding["finding_key"], ("open", ""))[0]
    listed = few(said)
    why = finding["why"] + _rest(len(said) - len(listed))
    markup.block(
        markup.kind(kind.sign, kind.name, kind.is_urgent, state),
        markup.readings(
            [(one.letters, one.text, one.bold) for one in listed], why, finding["sentence"]
        ),
    )
    with markup.actions(finding["finding_key"]):
        _actions(finding, said, state)


def _cut(one: Said) -> Said:
    """The text around what differs, when it is long."""
    if len(one.text) <= _LONG:
        return one
    first, last = (one.bold[0][0], one.bold[-1][1]) if one.bold else (0, 0)
    start = one.text.rfind(" ", 0, max(0, first - 60)) + 1
    stop = one.text.find(" ", max(last + 60, start + _LONG))
    stop = stop if stop > 0 else len(one.text)
    head, tail = "… " if start else "", " …" if stop < len(one.text) else ""
    shift = len(head) - start
    bold = tuple((a + shift, b + shift) for a, b in one.bold)
    return one._replace(text=head + one.text[start:stop] + tail, bold=bold)


def _matter(one: Said) -> str:
    """What a reading has where others differ."""
    return " ".join(one.text[first:last] for first, last in one.bold).casefold()


def differing(said: Sequence[Said]) -> Said | None:
    """The first reading in another article than the first one's; one that differs, if any does."""
    letter = said[0].letters.split(", ")[0]
    others = [each for each in said[1:] if each.letters.split(", ")[0] != letter]
    told = [each for each in others if _matter(each) != _matter(said[0])]
    return next(iter([*told, *others]), None)


def few(said: Sequence[Said]) -> list[Said]:
    """At most `_READINGS` readings, in order; one of each kind comes before a second of any."""
    seen: Counter[str] = Counter()
    rank = []
    for n, one in enumerate(said):
        rank.append((seen[_matter(one)], n))
        seen[_matter(one)] += 1
    return [said[n] for n in sorted(n for _, n in sorted(rank)[:_READINGS])]


def _rest(n: int) -> str:
    return f" {markup.counted(n, 'more reading')} in the CSV." if n > 0 else ""


def _actions(finding: pd.Series, said: Sequence[Said], state: str) -> None:
    """Where to read it, and a menu made only when it is opened."""
    one, other = said[0], differing(said)
    if other:
        letters = [each.letters.split(", ")[0] for each in (one, other)]
        label = f"Read {letters[0]} beside {letters[1]}"
        shell.page_link(READING, label, a=letters[0], b=letters[1], at=one.start)
    key = finding["finding_key"]
    menu = st.popover(
        "Copy query, mark" if state == "open" else f"Copy query, marked {state}",
        type="tertiary",
        key=f"menu {key}",
        on_change="rerun",
    )
    if menu.open:
        with menu:
            st.code(query(finding, said), language=None, wrap_lines=True)
            _mark(key)


def query(finding: pd.Series, said: Sequence[Said]) -> str:
    """A finding as plain text for a reporter: every reading, whose it is, and the link."""
    lines = [f"{one.letters}: “{one.text}”" for one in said]
    name = kinds.kind(finding["kind"]).name
    return "\n".join([f"{name} – please check", *lines, finding["why"], shell.address()])


def _mark(key: str) -> None:
    """How far a finding is dealt with, and a note; kept with the story's session."""
    name = stories.asked_for()
    state, note = decisions.marks(name).get(key, ("open", ""))
    chosen = st.segmented_control(
        "State", decisions.STATES, default=state, key=f"state {key}", required=True
    )
    written = st.text_input("Note", value=note, key=f"note {key}")
    if st.button("Keep", key=f"keep {key}"):
        decisions.mark(name, key, chosen, written)
        st.rerun()
