"""Disagreements, a block for each claim: kind, each reading once, why it is shown, proof."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from analysis import Story, kinds
from analysis.kinds import Kind
from pages.ui import cached, controls, markup, shell
from pages.ui.excerpts import Excerpt, Spot, excerpts, trigger
from pages.ui.places import READING
from pages.ui.reader import page as reading

TABLES = ("alignment", "facts", "conflicts", "passed_over", "clock", "coverage")
"""The tables that the page is made of."""

NOTHING = (
    "No disagreement was found in the sentences compared. Only sentences that correspond to each "
    "other are compared, and only for what the word lists cover: see below how it is done."
)
HOW = """
**Disagreements.** Sentences of two articles that correspond to each other are compared. Numbers
and dates are normalised first (225km = 225 kilometers, Dec. 1 = 1 December) and compared where they
count the same thing; denials, certainty ("apparently"), strength ("prohibit", "restrict") and event
status ("poised to pass", "passed") come from word lists, and every block names the words that
raised it. Text shown once for several articles is identical in all of them, from the first to the
last word shown. Nothing here says which side is right: a later text may correct an earlier one.

**Event status.** Verbs of one meaning with enough words in common around them are taken as one
event. An article that reports it as planned describes an earlier moment; it need not have been
written earlier. A date is given only where the sentence has one.

**Coverage.** Sentences that correspond to each other, directly or through a third article, are one
statement. A statement made in quite different words counts as found in one article only.

**What this cannot see**: omissions, claims made in quite different words, a denial or doubt that
is in no list, what an article says indirectly in somebody else's name, and **languages other than
English**. Only sentences that correspond are compared, and only the articles of this story.
"""
_PER_PAGE = 20
_READINGS = 6
"""Readings of one claim on screen at most; the CSV holds all."""
_LINKS = 3

Link = tuple[str, dict[str, object]]
"""What a link says and the reader's settings behind it."""
Line = tuple[str, str, list[tuple[int, int]]]
"""Letters, the words shown, and what of them is bold."""


class Block(NamedTuple):
    """One claim as it is shown."""

    kind: str
    lines: list[Line]
    why: str
    links: list[Link]


def summary(story: Story) -> str:
    """How many claims there are to check, of which kinds, and how many events differ in status."""
    first = story.conflicts.drop_duplicates("claim_id")["kind"].value_counts()
    found = "; ".join(f"{kind.name.lower()}\u00a0{first[kind.code]}" for kind in _met(story))
    n = story.clock["event_id"].nunique()
    events = f" {markup.counted(n, 'event')} reported with different status." if n else ""
    if first.empty:
        return markup.strong("No claim to check was found.") + markup.plain(events)
    claims = markup.counted(int(first.sum()), "claim")
    return markup.strong(f"{claims} to check.") + markup.plain(f" By kind: {found}.{events}")


def names(story: Story) -> list[str]:
    """The kinds that this story has, in words, the most serious first."""
    return [kind.name for kind in _met(story)]


def _met(story: Story) -> list[Kind]:
    return [kinds.kind(code) for code in sorted(set(story.conflicts["kind"]), key=kinds.severity)]


def chosen(story: Story, wanted: Sequence[str]) -> pd.DataFrame:
    """The conflicts of these kinds that are on screen, a page of claims at a time."""
    n = cached.view(story, _n_claims, tuple(wanted))
    rows = controls.page(n, _PER_PAGE)
    return cached.view(story, _on_screen, tuple(wanted), rows.start, rows.stop)


def _of_kinds(story: Story, wanted: tuple[str, ...]) -> pd.DataFrame:
    table = cached.view(story, every)
    return table[table["kind"].map(_name).isin(wanted)]


def _name(code: str) -> str:
    return kinds.kind(code).name


def _n_claims(story: Story, wanted: tuple[str, ...]) -> int:
    return cached.view(story, _of_kinds, wanted)["claim_id"].nunique()


def _on_screen(story: Story, wanted: tuple[str, ...], start: int, stop: int) -> pd.DataFrame:
    """The rows of the claims from one place to another."""
    table = cached.view(story, _of_kinds, wanted)
    claims = table["claim_id"].drop_duplicates().iloc[start:stop]
    return table[table["claim_id"].isin(claims)].reset_index(drop=True)


def every(story: Story) -> pd.DataFrame:
    """All conflicts of a story with the short names of both articles."""
    table = story.conflicts
    return table.assign(
        letter_a=table["article_a"].map(story.letters),
        letter_b=table["article_b"].map(story.letters),
    )


def show(story: Story, table: pd.DataFrame) -> None:
    """A block for each claim of a table of conflicts, in its order."""
    for claim_id in dict.fromkeys(table["claim_id"].tolist()):
        _show(cached.view(story, _block, claim_id), claim_id)


def _block(story: Story, claim_id: int) -> Block:
    """One claim as it is shown."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    rows = story.conflicts[story.conflicts["claim_id"] == claim_id]
    sentences = cached.view(story, _sentences)
    found = excerpts(texts, list(dict.fromkeys(_spots(story, texts, sentences, rows))))
    lines = [_line(story, texts, one) for one in found[:_READINGS]]
    return Block(rows["kind"].iloc[0], lines, _why(rows, found), list(links(story, rows, found)))


def _sentences(story: Story) -> dict[tuple[str, int], tuple[int, int]]:
    columns = (story.sentences[column] for column in ("article_id", "sentence_id", "start", "stop"))
    return {(article, n): (start, stop) for article, n, start, stop in zip(*columns, strict=True)}


def _spots(
    story: Story,
    texts: dict[str, str],
    sentences: dict[tuple[str, int], tuple[int, int]],
    rows: pd.DataFrame,
) -> list[Spot]:
    """Both sides of every row, in the order of the articles."""
    found = []
    for row in rows.itertuples():
        for article, n, start, stop, words in (
            (row.article_a, row.sentence_a, row.start_a, row.stop_a, row.trigger_a),
            (row.article_b, row.sentence_b, row.start_b, row.stop_b, row.trigger_b),
        ):
            first, last = sentences.get((article, n), (start, stop))
            whole = (start, stop) == (first, last)
            at = trigger(texts[article], start, stop, words) if whole else (start, stop)
            found.append(Spot(article, first, last, *at))
    rank = {article: n for n, article in enumerate(story.texts["article_id"])}
    return sorted(found, key=lambda spot: (rank[spot.article_id], spot))


def _show(block: Block, claim_id: int) -> None:
    kind = kinds.kind(block.kind)
    heading = markup.kind(kind.sign, kind.name, kind.is_urgent)
    markup.block(heading, markup.readings(block.lines, block.why))
    with markup.actions(str(claim_id)):
        for label, parameters in block.links:
            shell.page_link(READING, label, **parameters)


def _line(story: Story, texts: dict[str, str], one: Excerpt) -> Line:
    """Letters, the words shown and what of them is bold."""
    spot = one.spots[0]
    head = "… " if one.is_cut_before else ""
    words = head + texts[spot.article_id][one.start : one.stop] + (" …" if one.is_cut_after else "")
    at = len(head) - one.start
    bold = [(spot.first + at, spot.last + at)] if spot.last > spot.first else []
    letters = list(dict.fromkeys(story.letters[each.article_id] for each in one.spots))
    return markup.some(letters, last=", "), words, bold


def _why(rows: pd.DataFrame, found: list[Excerpt]) -> str:
    """The reason of the surest row, and what is left to the CSV."""
    more = len(found) - _READINGS
    rest = f" {markup.counted(more, 'more reading')} in the CSV." if more > 0 else ""
    return f"Check: {rows['why'].iloc[0]}{rest}"


def links(story: Story, rows: pd.DataFrame, found: list[Excerpt]) -> Iterator[Link]:
    """The surest pair of each two readings: what the link says and the reader's settings."""
    line = {(spot.article_id, spot.start): n for n, one in enumerate(found) for spot in one.spots}
    seen: set[frozenset[int | None]] = set()
    for row in rows.itertuples():
        sides = (row.article_a, row.start_a), (row.article_b, row.start_b)
        pair = frozenset(_near(line, article, start) for article, start in sides)
        if pair not in seen and len(seen) < _LINKS:
            seen.add(pair)
            yield _link(story, row)


def _near(line: dict[tuple[str, int], int], article: str, start: int) -> int | None:
    """The reading that holds a place: the nearest sentence that starts at or before it."""
    places = [place for place in line if place[0] == article and place[1] <= start]
    return line[max(places)] if places else None


def _link(story: Story, row: pd.Series) -> Link:
    one, two = story.letters[row.article_a], story.letters[row.article_b]
    if one == two:
        return f"Read {one}", beside(story, row.article_a, row.start_a)
    settings = {"mode": reading.MODES[0], "a": one, "b": two, "at": int(row.start_a)}
    return f"Read {one} beside {two}", settings


def beside(story: Story, article_id: str, start: int) -> dict[str, object]:
    """The reader's settings that open a place of one article, beside the one nearest in wording."""
    letter = story.letters[article_id]
    group = next(ids for ids in story.clusters if article_id in ids)
    others = [each for each in [*group, *story.texts["article_id"]] if each != article_id]
    if not others:
        return {"mode": reading.MODES[1], "a": letter, "at": int(start)}
    return {"mode": reading.MODES[0], "a": letter, "b": story.letters[others[0]], "at": int(start)}
