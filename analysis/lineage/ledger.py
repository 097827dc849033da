"""The update ledger: what a version of one text has that another lacks, sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims.clock import STATES
from analysis.lineage import slips as slip_rules
from analysis.schema import Update, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from analysis.lineage.slips import Slip
    from analysis.text.spans import Span

NEW, CUT, CHANGED, MOVED, SAME = "new", "cut", "changed", "moved", "same"


class Versions(NamedTuple):
    """Two versions of a text, the one taken for the earlier first, and the tables about them."""

    earlier: str
    later: str
    texts: dict[str, str]
    sentences: pd.DataFrame
    clock: pd.DataFrame
    credits: pd.DataFrame
    quotations: pd.DataFrame
    near_names: pd.DataFrame


class LedgerLine(NamedTuple):
    """A sentence of the later version with all that it answers, or one that was cut."""

    change: str
    article_id: str
    place: Span
    answers: tuple[Span, ...]
    """Where what it was stands in the earlier version."""


def updates(versions: Versions, aligned: pd.DataFrame) -> pd.DataFrame:
    """`schema.Update` rows of two versions.

    aligned: `schema.Alignment` rows of the pair, the earlier on the side a.
    """
    lines = list(_lines(versions, aligned))
    notes = _Notes(versions)
    rows = [
        Update(
            line.change,
            line.article_id,
            *line.place,
            versions.texts[line.article_id][slice(*line.place)],
            " ".join(notes.of(line)),
            ", ".join(notes.credited(line)),
        )
        for line in lines
    ]
    return table(Update, [row for row in rows if row.change != SAME or row.notes])


def _lines(versions: Versions, aligned: pd.DataFrame) -> Iterator[LedgerLine]:
    columns = ("article_id", "sentence_id", "start", "stop")
    spans = {
        (article, n): (start, stop)
        for article, n, start, stop in zip(*(versions.sentences[c] for c in columns), strict=True)
    }
    later = aligned[aligned["sentence_b"].notna()]
    for _, rows in later.groupby("sentence_b", sort=True):
        answers = (spans[versions.earlier, int(n)] for n in rows["sentence_a"].dropna())
        place = spans[versions.later, int(rows["sentence_b"].iloc[0])]
        yield LedgerLine(_change(rows), versions.later, place, tuple(answers))
    for number in sorted(aligned.loc[aligned["sentence_b"].isna(), "sentence_a"]):
        yield LedgerLine(CUT, versions.earlier, spans[versions.earlier, int(number)], ())


def _change(rows: pd.DataFrame) -> str:
    kinds = set(rows["kind"])
    if kinds == {"only_b"}:
        return NEW
    said = CHANGED if kinds - {"same"} else ""
    moved = MOVED if rows["is_moved"].any() else ""
    return " and ".join(filter(None, (said, moved))) or SAME


class _Notes:
    """What there is to say of a line beside its change."""

    def __init__(self, versions: Versions) -> None:
        self.versions = versions
        self.moved_on = dict(_moved_on(versions))
        self.sourced = _sourced(versions, versions.later)
        self.known = {name for _, name in _sourced(versions, versions.earlier)}
        self.doubtful = list(_two_forms(versions))

    def of(self, line: LedgerLine) -> Iterator[str]:
        """Its notes, a sentence each."""
        if line.article_id != self.versions.later:
            return
        told = [note for place, note in self.moved_on.items() if _meet(place, line.place)]
        yield from told
        names = dict.fromkeys(n for at, n in self.sourced if _meet(at, line.place))
        fresh = [name for name in names if name not in self.known]
        if fresh:
            yield f"Sourcing added: {', '.join(fresh)}."
        yield from _slips(line, self.versions)
        said = self.versions.texts[line.article_id][slice(*line.place)]
        yield from (note for name, note in self.doubtful if _stands(name, said))

    def credited(self, line: LedgerLine) -> list[str]:
        """Whom its sentence credits."""
        names = _sourced(self.versions, line.article_id, is_spoken=False)
        return list(dict.fromkeys(name for at, name in names if _meet(at, line.place)))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _moved_on(versions: Versions) -> Iterator[tuple[Span, str]]:
    """Where the later version has an event in a later state, and what is to be said of it."""
    for _, rows in versions.clock.groupby("event_id", sort=False):
        before = rows[rows["article_id"] == versions.earlier]
        after = rows[rows["article_id"] == versions.later]
        if before.empty or after.empty:
            continue
        first, last = before.iloc[-1], after.iloc[-1]
        if STATES.index(first["state"]) < STATES.index(last["state"]):
            yield (
                (int(last["start"]), int(last["stop"])),
                f"Moved on: “{first['trigger']}” is now “{last['trigger']}”.",
            )


def _sourced(versions: Versions, article: str, *, is_spoken: bool = True) -> list[tuple[Span, str]]:
    """Whom an article credits, or quotes by name, and where."""
    told = versions.credits[versions.credits["article_id"] == article]
    names = told["name"].where(told["name"] != "", told["kind"])
    found = list(zip(zip(told["start"], told["stop"], strict=True), names, strict=True))
    spoken = versions.quotations
    spoken = spoken[(spoken["article_id"] == article) & spoken["speaker"].str[:1].str.isupper()]
    places = zip(spoken["start"], spoken["stop"], strict=True)
    return [*found, *(zip(places, spoken["speaker"], strict=True) if is_spoken else ())]


def _slips(line: LedgerLine, versions: Versions) -> Iterator[str]:
    """Slips of its sentence that are new or kept, and those of the earlier one that are mended."""
    if not line.answers:
        return
    now = versions.texts[versions.later][slice(*line.place)]
    was = " ".join(versions.texts[versions.earlier][slice(*at)] for at in line.answers)
    old, new = slip_rules.slips(was), slip_rules.slips(now)
    mended = [*(s for s in old if s not in new), *slip_rules.misspelt(was, now)]
    made = [*(s for s in new if s not in old), *slip_rules.misspelt(now, was)]
    yield from _told("Slip mended", mended)
    yield from _told("New slip", made, is_made=True)
    yield from _told("Slip kept", [s for s in new if s in old])


def _told(what: str, found: Iterable[Slip], *, is_made: bool = False) -> Iterator[str]:
    for slip in dict.fromkeys(found):
        other = "was" if is_made else "now"
        change = "" if what == "Slip kept" else f" ({other} “{slip.right}”)"
        yield f"{what}: “{slip.text}”{change}."


def _two_forms(versions: Versions) -> Iterator[tuple[str, str]]:
    """Names that both versions have in two forms, of which one may be a slip."""
    early, late = versions.texts[versions.earlier], versions.texts[versions.later]
    columns = ("name_a", "name_b")
    for pair in zip(*(versions.near_names[c] for c in columns), strict=True):
        if all(_stands(name, text) for name in pair for text in (early, late)):
            rarer = min(pair, key=lambda name: (_times(name, late), name))
            yield rarer, f"Two forms of a name kept: “{pair[0]}” and “{pair[1]}”."


def _stands(name: str, text: str) -> bool:
    return _times(name, text) > 0


def _times(name: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text))
