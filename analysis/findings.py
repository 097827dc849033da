"""Findings: one claim or utterance worth a look with all its readings, the most serious first.

The order of kinds is that of `kinds`; within a kind it is by how many articles have the claim. What
a reader need not check (a quotation shortened, another reporting verb) stays in its table and makes
no finding.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis import kinds
from analysis.kinds import Need
from analysis.schema import Finding, Reading, table
from analysis.text import normalize

_ALIGNED = 0.3
"""Alignment scores begin here."""


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
    """A finding before it is ranked."""

    kind: str
    subject: str
    spots: tuple[Spot, ...]
    why: str
    unsure: bool = False


class Sources(NamedTuple):
    """The tables that findings are made of, and the origin (any value) of each article."""

    conflicts: pd.DataFrame
    quotations: pd.DataFrame
    quote_variants: pd.DataFrame
    near_names: pd.DataFrame
    mentions: pd.DataFrame
    origin: Origin


def findings(articles: pd.DataFrame, sources: Sources) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`schema.Finding` rows and their `schema.Reading` rows.

    Where an article has the role draft or ours, the findings that concern it come first, in the
    order of its text.
    """
    own = set(articles["article_id"][articles["role"].isin(["draft", "ours"])])
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    spoken, named = list(_utterances(sources, texts)), list(_names(sources))
    claims = _claims(sources.conflicts, stated_outlets(articles), sources.origin)
    drafts = [*spoken, *(one for one in claims if not _told(one, spoken, named)), *named]
    ranked = sorted(drafts, key=lambda draft: _rank(draft, own))
    rows = [_finding(n, draft, sources.origin) for n, draft in enumerate(ranked)]
    readings = [Reading(n, *spot) for n, draft in enumerate(ranked) for spot in draft.spots]
    return table(Finding, rows), table(Reading, readings)


def stated_outlets(articles: pd.DataFrame) -> dict[str, str]:
    """The outlet of each article that states one.

    Two articles of one outlet may be versions of one text.
    """
    stated = articles[articles["outlet"] != ""]
    return dict(zip(stated["article_id"], stated["outlet"], strict=True))


def _rank(draft: Draft, own: set[str]) -> tuple[object, ...]:
    first = min((spot.start for spot in draft.spots if spot.article_id in own), default=None)
    severity = kinds.severity(draft.kind)
    return (first is None, first or 0, draft.unsure, severity, -_n_articles(draft), draft.spots)


def _n_articles(draft: Draft) -> int:
    return len({spot.article_id for spot in draft.spots})


def _finding(n: int, draft: Draft, origin: dict[str, int]) -> Finding:
    holders = {spot.article_id for spot in draft.spots}
    return Finding(
        finding_id=n,
        finding_key=key(draft.kind, draft.spots),
        rank=n + 1,
        kind=draft.kind,
        sentence=draft.subject,
        n_articles=len(holders),
        n_origins=len({origin[one] for one in holders}),
        why=draft.why,
    )


def key(kind: str, spots: Iterable[Spot]) -> str:
    """A name for a finding that stays the same while its kind, articles and words do.

    >>> key("number", [Spot("a", 0, 3, "two")]) == key("number", [Spot("a", 9, 12, "two")])
    True
    """
    said = repr((kind, sorted((spot.article_id, spot.text) for spot in spots)))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


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
        yield Draft(kinds.of_change(worst.change).code, subject, _in_order(spots), worst.why)


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
    for _, rows in conflicts.groupby("claim_id", sort=False):
        first = rows.iloc[0]
        spots = [spot for row in _rows(rows) for spot in _sides(row)]
        triggers = _distinct([*rows["trigger_a"], *rows["trigger_b"]])
        kind = "updated" if _is_update(first["kind"], spots, outlets, origin) else first["kind"]
        unsure = kind in kinds.needing(Need.ALIGNMENT) and max(rows["score"]) < _ALIGNED
        yield Draft(kind, " / ".join(triggers[:4]), _in_order(spots), first["why"], unsure)


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
        named = sources.mentions[sources.mentions["entity_id"].isin([pair.entity_a, pair.entity_b])]
        whole = named[named["surface"].isin([pair.name_a, pair.name_b])]
        first = (whole if len(whole) else named).drop_duplicates(["article_id", "surface"])
        spots = [Spot(row.article_id, row.start, row.stop, row.surface) for row in _rows(first)]
        yield Draft(
            "same name?",
            f"{pair.name_a} / {pair.name_b}",
            _in_order(spots),
            f"The two names are nearly identical: {pair.reason}.",
        )
