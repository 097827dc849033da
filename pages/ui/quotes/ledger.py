"""The ledger of quotations: a row per utterance, who said it, what changed; filters and pages."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story, kinds
from pages.ui import cached, controls
from pages.ui.markup import counted, plain, strong
from pages.ui.quotes import points

KINDS = ("direct", "partial", "indirect")
IN_MARKS = KINDS[:2]
SHOW = ("All", "Only with differences", "In one article only")
ANY_CHANGE, EVERY_SPEAKER, NOT_FOUND = "Any or none", "Every speaker", "speaker not found"
GROUPS = ("Differences", "In several articles, no difference found", "In one article only")
ALONE = 2
"""The place of the last group."""
ROWS = 10
"""Utterances on one page."""
HOW = """
An **utterance** is one thing somebody said, in the wording of every article that carries it.
*Direct*: at least 80% of it is inside quotation marks; *partial*: less; *indirect*: none ("she
said that ..."). Readings in two articles are taken for one utterance when they share most of their
words; then they are compared word by word. Capitals, spelling, contractions and the style of the
marks are no change. *Longer in one, shorter in the other* is a true cut: the words kept are the
same. *Marks in one, none in the other*: words quoted in one article appear in another as its own
statement. *Speaker named in one, not in the other*: the claim appears there in other words. That, a
cut, fewer sentences and a different reporting verb are everyday editing and are not coloured.

**What it cannot see.** It reads English only. Indirect speech is often missed, and a speaker
behind "she" or "the official" may stay unknown or be guessed wrongly. Two articles may translate
or transcribe one speech on their own, so a difference says *check against the recording or the
transcript*, never which reading is right: nothing here was compared with what was really said. An
empty place means that it was not found in that article, which does not prove that it is not there.
"""


_COLUMNS = ("utterance_id", "speaker", "speakers", "kinds", "n_articles")
_NONE_SHARED = "No utterance was found in more than one article."


class Asked(NamedTuple):
    """The filters as set."""

    kinds: tuple[str, ...]
    show: str
    change: str
    speaker: str


def label(change: str) -> str:
    """What a change of an utterance is called in a list, a menu or a sentence."""
    return kinds.of_change(change).name.lower()


def utterances(story: Story) -> pd.DataFrame:
    """A row per utterance: what differs first, in the order of the findings, then the others.

    Columns: utterance_id, speaker (by most readings), speakers, kinds, n_articles, changes, and
    group (a place in GROUPS).
    """
    readings = defaultdict(list)
    columns = (story.quotations[c] for c in ("utterance_id", "speaker", "kind", "article_id"))
    for utterance_id, *reading in zip(*columns, strict=True):
        readings[utterance_id].append(reading)
    rows = [_utterance(n, *zip(*readings[n], strict=True)) for n in sorted(readings)]
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    place = {n: k for k, n in enumerate(cached.view(story, points.of_utterances))}
    ranks = [place.get(n, len(place)) for n in table["utterance_id"]]
    changes = _changes(story, table["utterance_id"])
    return _ranked(table.assign(changes=changes, rank=pd.Series(ranks, dtype="int64")))


def _utterance(
    utterance_id: int, speakers: tuple[str, ...], kinds: tuple[str, ...], articles: tuple[str, ...]
) -> tuple:
    """One row, from what its readings say."""
    return utterance_id, _most(speakers), speakers, kinds, len({*articles})


def _most(names: Sequence[str]) -> str:
    """The name that most readings give, the first of equals; empty when none does."""
    counts = Counter(name for name in names if name)
    return max(counts, key=counts.__getitem__, default="")


def _changes(story: Story, ids: pd.Series) -> list[tuple[str, ...]]:
    """The changes of each utterance, the most serious first."""
    found = story.quote_variants.groupby("utterance_id")["change"].agg(set).to_dict()
    return [tuple(each for each in kinds.changes() if each in found.get(n, ())) for n in ids]


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    places = kinds.changes()
    worst = [places.index(changes[0]) if changes else len(places) for changes in table["changes"]]
    group = [
        0 if changes else 1 if n > 1 else ALONE
        for changes, n in zip(table["changes"], table["n_articles"], strict=True)
    ]
    ranked = table.assign(worst=worst, group=group).sort_values(
        ["group", "rank", "worst", "n_articles", "utterance_id"],
        ascending=[True, True, True, False, True],
        ignore_index=True,
    )
    return ranked.drop(columns=["rank", "worst"])


def ask(table: pd.DataFrame) -> Asked:
    """The filters, each kept in the address."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        show = controls.choice("Show", SHOW, key="show")
        of_kind = controls.several("Kinds of quotation", KINDS, key="kinds", default=IN_MARKS)
    left, right = st.columns(2)
    with left:
        change = _pick("What differs", _changes_met(table), key="change")
    with right:
        speaker = _pick("Speaker", _speakers(table), key="speaker")
    return Asked(tuple(of_kind), show, change, speaker)


def _pick(label: str, options: Sequence[str], key: str) -> str:
    return st.selectbox(label, options, key=key, bind="query-params") or options[0]


def _changes_met(table: pd.DataFrame) -> list[str]:
    met = {change for changes in table["changes"] for change in changes}
    return [ANY_CHANGE, *(label(change) for change in kinds.changes() if change in met)]


def _speakers(table: pd.DataFrame) -> list[str]:
    """Every speaker by name, and the place for those not found."""
    names = {name for speakers in table["speakers"] for name in speakers if name}
    return [EVERY_SPEAKER, *sorted(names, key=lambda name: (name.casefold(), name)), NOT_FOUND]


def of_kinds(table: pd.DataFrame, kinds: Sequence[str]) -> pd.DataFrame:
    """The utterances with a reading of one of these kinds."""
    return _kept(table, [bool({*found} & {*kinds}) for found in table["kinds"]])


def chosen(table: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The utterances that pass the filters."""
    kept = of_kinds(table, asked.kinds)
    return _kept(kept, [_passes(row, asked) for row in kept.itertuples()])


def shown(story: Story, asked: Asked) -> pd.DataFrame:
    """The utterances of a story that pass the filters."""
    return chosen(cached.view(story, utterances), asked)


def said(story: Story, asked: Asked) -> str:
    """The sentence above the ledger of a story."""
    return summary(cached.view(story, utterances), asked)


def _kept(table: pd.DataFrame, mask: Sequence[bool]) -> pd.DataFrame:
    """The rows for which the mask holds; the columns stay where there is no row."""
    return table[pd.Series(mask, index=table.index, dtype=bool)].reset_index(drop=True)


def _passes(row: tuple, asked: Asked) -> bool:
    labels = {ANY_CHANGE, *(label(change) for change in row.changes)}
    shown = {SHOW[0], SHOW[1] if row.group == 0 else "", SHOW[2] if row.group == ALONE else ""}
    speakers = {EVERY_SPEAKER, *row.speakers, "" if row.speaker else NOT_FOUND}
    return asked.show in shown and asked.change in labels and asked.speaker in speakers


def summary(every: pd.DataFrame, asked: Asked) -> str:
    """In how many of the utterances that several articles carry something differs, and what."""
    table = of_kinds(every, asked.kinds)
    if every.empty:
        return plain("No quotation was found. The finder reads English only.")
    shared, differ = int((table["group"] < ALONE).sum()), int((table["group"] == 0).sum())
    several = f"{counted(shared, 'utterance')} {'is' if shared == 1 else 'are'} in several "
    first = f"{several}articles; {differ or 'none'} {'differ' if differ > 1 else 'differs'} there."
    rest = _alone(len(table) - shared) + _left_out(len(every) - len(table))
    return f"{strong(first if shared else _NONE_SHARED)} {plain(_what(table) + rest)}"


def _alone(n: int) -> str:
    many = "is" if n == 1 else "are"
    return f"{counted(n, 'utterance')} {many} in one article only." if n else ""


def _what(table: pd.DataFrame) -> str:
    """How often each change is met."""
    counts = table["changes"].explode().value_counts()
    met = [f"{label(name)}:\u00a0{counts[name]}" for name in kinds.changes() if name in counts]
    return f"By kind: {'; '.join(met)}. " if met else ""


def _left_out(n: int) -> str:
    return f" {n:,} of other kinds hidden." if n else ""


def found(shown: pd.DataFrame) -> str:
    """How many utterances pass the filters."""
    if shown.empty:
        return plain("No utterance passes these filters.")
    return plain(f"{counted(len(shown), 'utterance')} listed, differences first.")


def paged(table: pd.DataFrame) -> pd.DataFrame:
    """The utterances of the page asked for."""
    return table.iloc[controls.page(len(table), ROWS)]


def grouped(table: pd.DataFrame) -> Iterator[tuple[str, list[tuple]]]:
    """The utterances under their headings, in order."""
    for group, rows in groupby(table.itertuples(index=False), key=lambda row: row.group):
        yield GROUPS[group], list(rows)


def beside(story: Story, article_id: str) -> dict[str, str]:
    """The setting of the reader that puts the nearest article beside one; none if alone."""
    group = next(ids for ids in story.clusters if article_id in ids)
    others = [one for one in [*group, *story.texts["article_id"]] if one != article_id]
    return {"b": story.letters[others[0]]} if others else {}
