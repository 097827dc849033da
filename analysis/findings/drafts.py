"""Drafts of findings: one for each claim, utterance or pair of names that is worth a look.

What a reader need not check (a quotation shortened, another reporting verb) stays in its table and
makes no draft.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple

import pandas as pd

from analysis import kinds
from analysis.names.near_forms import one_style, transliterated
from analysis.names.spellings import Spelling
from analysis.text import normalize

_MARKS = "\"“„«‘'‹`"
Origin = dict[str, int]
"""The group of shared wording in which each article stands."""


class Spot(NamedTuple):
    """One place in one article."""

    article_id: str
    start: int
    stop: int
    text: str
    trigger: str = ""


class Draft(NamedTuple):
    """A finding before it is ranked.

    sides: the two places that decide it. score: of their alignment, 0 where nothing is
    aligned; tie: as in `schema.Conflict`.
    """

    kind: str
    subject: str
    spots: tuple[Spot, ...]
    why: str
    sides: tuple[Spot, Spot]
    score: float = 0.0
    tie: str = ""


class Sources(NamedTuple):
    """The tables that findings are made of, and the origin (any value) of each article."""

    conflicts: pd.DataFrame
    quotations: pd.DataFrame
    quote_variants: pd.DataFrame
    near_names: pd.DataFrame
    mentions: pd.DataFrame
    spellings: Sequence[Spelling]
    origin: Origin


def drafts(articles: pd.DataFrame, sources: Sources) -> list[Draft]:
    """Every finding before it is ranked: utterances, then claims, then names."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    spoken, named = list(_utterances(sources, texts)), [*_names(sources), *_spelt(sources)]
    conflicts = sources.conflicts[~_house_style(sources)]
    claims = _claims(conflicts, stated_outlets(articles), sources.origin)
    return [*spoken, *(one for one in claims if not _told(one, spoken, named)), *named]


def stated_outlets(articles: pd.DataFrame) -> dict[str, str]:
    """The outlet of each article that states one.

    Two articles of one outlet may be versions of one text.
    """
    stated = articles[articles["outlet"] != ""]
    return dict(zip(stated["article_id"], stated["outlet"], strict=True))


def _utterances(sources: Sources, texts: dict[str, str]) -> Iterator[Draft]:
    """One draft per utterance that was changed in a way worth a look."""
    worth = [change for change in kinds.changes() if kinds.of_change(change).is_finding]
    changed = sources.quote_variants[sources.quote_variants["change"].isin(worth)]
    said = sources.quotations
    for utterance, rows in changed.groupby("utterance_id"):
        worst = min(_rows(rows), key=_severity)
        spots = _said(said[said["utterance_id"] == utterance], rows, texts)
        others = sorted(set(rows["change"]) - {worst.change}, key=_severity_of)
        also = ", ".join(kinds.of_change(change).name.lower() for change in others)
        subject = _speaker(rows) + (f": also {also}" if also else "")
        code = kinds.of_change(worst.change).code
        yield Draft(code, subject, _in_order(spots), worst.why, _changed(worst))


def _changed(row: Any) -> tuple[Spot, Spot]:
    """Both places of a row of `quote_variants`."""
    return (
        Spot(row.article_a, row.start_a, row.stop_a, row.words_a),
        Spot(row.article_b, row.start_b, row.stop_b, row.words_b),
    )


def _severity(row: Any) -> int:
    return _severity_of(row.change)


def _severity_of(change: str) -> int:
    return kinds.severity(kinds.of_change(change).code)


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, to be read by the names of its columns."""
    return table.itertuples()


def _said(same: pd.DataFrame, rows: pd.DataFrame, texts: dict[str, str]) -> Iterable[Spot]:
    """Where an utterance stands: its quotations, and its words where they have lost their marks."""
    places = {
        (row.article_id, row.start): _in_marks(row, texts[row.article_id]) for row in _rows(same)
    }
    bare = rows[rows["change"].isin(["marks dropped", "said of"])]
    places |= {
        (row.article_b, row.start_b): Spot(row.article_b, row.start_b, row.stop_b, row.words_b)
        for row in _rows(bare)
    }
    return places.values()


def _speaker(rows: pd.DataFrame) -> str:
    """The speaker named most often, the first by name among equals."""
    names = {*rows["speaker_a"], *rows["speaker_b"]} - {""}
    return min(names, key=lambda name: (-_times(rows, name), name), default="Speaker not found")


def _in_marks(row: Any, text: str) -> Spot:
    """A quotation from its first mark to its last; words beside the marks are the article's own."""
    if row.kind != "partial" and text[row.start] in _MARKS:
        return Spot(row.article_id, row.start, row.stop, row.content)
    marks = [
        (row.start + start, row.start + stop)
        for start, stop in normalize.quoted(text[row.start : row.stop])
    ]
    start, stop = (marks[0][0], marks[-1][1]) if marks else (row.start, row.stop)
    return Spot(row.article_id, start, stop, text[start:stop].strip("\"“”‘’'"))


def _times(rows: pd.DataFrame, name: str) -> int:
    return int((rows["speaker_a"] == name).sum() + (rows["speaker_b"] == name).sum())


def _in_order(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Each place once, though several pairs may name it."""
    places = {spot[:3]: spot for spot in sorted(set(spots), reverse=True)}
    return tuple(sorted(places.values()))


def _claims(conflicts: pd.DataFrame, outlets: dict[str, str], origin: Origin) -> Iterator[Draft]:
    """One draft per claim; between versions by one outlet a change is an update."""
    for _, rows in conflicts.groupby(_points(conflicts).to_numpy(), sort=False):
        first = rows.iloc[0]
        spots = [spot for row in _rows(rows) for spot in _sides(row)]
        triggers = _distinct([*rows["trigger_a"], *rows["trigger_b"]])
        kind = "updated" if _is_update(first["kind"], spots, outlets, origin) else first["kind"]
        best = max(_rows(rows), key=lambda row: row.score)
        subject = " / ".join(triggers[:4])
        told = (_in_order(spots), first["why"], _sides(best))
        yield Draft(kind, subject, *told, best.score, best.tie)


def _house_style(sources: Sources) -> pd.Series:
    """Rows about two names that differ as the style of two houses does; a person's is a slip."""
    people = sources.mentions[sources.mentions["type"] == "PERSON"]["surface"]
    of_people = {_name(word) for surface in people for word in surface.split()}
    told = [
        row.kind == "name?" and _is_style(row.trigger_a, row.trigger_b, of_people)
        for row in _rows(sources.conflicts)
    ]
    return pd.Series(told, index=sources.conflicts.index, dtype="bool")


def _is_style(a: str, b: str, of_people: Set[str]) -> bool:
    words = {_name(word) for name in (a, b) for word in name.split()}
    return one_style(a, b) or (not words & of_people and transliterated(a, b))


def _points(conflicts: pd.DataFrame) -> pd.Series:
    """What makes rows one point: their claim, and for names the two spellings wherever they are."""
    points = [
        " / ".join(sorted(_name(word) for word in (row.trigger_a, row.trigger_b)))
        if row.kind == "name?"
        else str(row.claim_id)
        for row in _rows(conflicts)
    ]
    return pd.Series(points, index=conflicts.index, dtype="object")


def _name(word: str) -> str:
    """A word of a name without possessive, hyphen and capitals."""
    bare = normalize.fold(word).replace("-", " ").removesuffix("'s")
    return bare.removeprefix("al ")


def _sides(row: Any) -> tuple[Spot, Spot]:
    """Both places of a row of `conflicts`."""
    return (
        Spot(row.article_a, row.start_a, row.stop_a, row.text_a, row.trigger_a),
        Spot(row.article_b, row.start_b, row.stop_b, row.text_b, row.trigger_b),
    )


def _is_update(kind: str, spots: Sequence[Spot], outlets: dict[str, str], origin: Origin) -> bool:
    """Whether versions of one text differ in what news itself changes.

    A state is moved on in articles that share most of their wording; a figure or a date only when
    one stated outlet has all readings, for between outlets it may as well be a slip.
    """
    held = {spot.article_id for spot in spots}
    stated = {outlets.get(one, "") for one in held}
    if len(held) < 2:
        return False
    if kind == "status":
        return len({origin[one] for one in held}) == 1
    return kind in {"number", "date"} and len(stated) == 1 and "" not in stated


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))


def _told(claim: Draft, spoken: Sequence[Draft], named: Sequence[Draft]) -> bool:
    """Whether a finding about an utterance or a name says the same already.

    So it is with a subject that changed (she, he) beside a quotation, and with a name in the place
    of a nearly equal one.
    """
    if claim.kind == "name?":
        return claim.subject in {draft.subject for draft in named}
    said = [spot for draft in spoken for spot in draft.spots]
    return claim.kind == "subject" and all(_meets(spot, said) for spot in claim.spots)


def _meets(spot: Spot, others: Sequence[Spot]) -> bool:
    return any(
        spot.article_id == one.article_id and spot.start < one.stop and one.start < spot.stop
        for one in others
    )


def _names(sources: Sources) -> Iterator[Draft]:
    """One draft per pair of names that may be one, at the first mention in each article."""
    for pair in _rows(sources.near_names):
        if pair.type != "PERSON" and transliterated(pair.name_a, pair.name_b):
            continue
        named = sources.mentions[sources.mentions["entity_id"].isin([pair.entity_a, pair.entity_b])]
        if _both_in_use(named, sources.origin):
            continue
        whole = named[named["surface"].isin([pair.name_a, pair.name_b])]
        first = (whole if len(whole) else named).drop_duplicates(["article_id", "surface"])
        spots = [Spot(row.article_id, row.start, row.stop, row.surface) for row in _rows(first)]
        sides = _first_of_each(spots, pair.name_a, pair.name_b)
        if sides is not None:
            subject = f"{pair.name_a} / {pair.name_b}"
            why = f"The two names are nearly identical: {pair.reason}."
            yield Draft("same name?", subject, _in_order(spots), why, sides)


def _both_in_use(named: pd.DataFrame, origin: Origin) -> bool:
    """Whether separately written articles hold both names: two names, neither of them a slip."""
    held = named.groupby("article_id")["entity_id"].nunique()
    return len({origin[article] for article in held.index[held > 1]}) > 1


def _spelt(sources: Sources) -> Iterator[Draft]:
    """One draft per pair of spellings of one name, at the first mention in each article."""
    for one in sources.spellings:
        rows = sources.mentions[
            sources.mentions["surface"].isin([one.form_a, one.form_b])
            & (sources.mentions["entity_id"] == one.entity_id)
        ].drop_duplicates(["article_id", "surface"])
        spots = [Spot(row.article_id, row.start, row.stop, row.surface) for row in _rows(rows)]
        sides = _first_of_each(spots, one.form_a, one.form_b)
        if sides is not None:
            subject, why = f"{one.form_a} / {one.form_b}", "One name is spelt in two ways."
            yield Draft("same name?", subject, _in_order(spots), why, sides)


def _first_of_each(spots: Sequence[Spot], name_a: str, name_b: str) -> tuple[Spot, Spot] | None:
    """The first place of each of two names, in two articles where they can be had."""
    a = [spot for spot in spots if spot.text == name_a] or list(spots[:1])
    b = [spot for spot in spots if spot.text == name_b] or list(spots[1:2])
    both = [(x, y) for x in a for y in b if x.article_id != y.article_id]
    return next(iter(both or [(x, y) for x in a for y in b]), None)
