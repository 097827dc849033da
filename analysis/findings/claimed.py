"""Drafts of findings about claims: one for each point on which sentences do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.findings.places import Draft, Origin, Spot, SpotPair, in_order, rows_of
from analysis.text import normalize

_UPDATE = re.compile(
    r"^[^\w\n]*+(?:last )?(?:updated?|correction|corrected|clarification)\b"
    r"(?=:| on | at |[^\w\n]*+$)"
    r"|\b(?:story|article|report|version) (?:has been|was) (?:updated|corrected)\b",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 400
"""Characters at a text's beginning and end in which it says that it was updated."""


def claims(articles: pd.DataFrame, conflicts: pd.DataFrame, origin: Origin) -> list[Draft]:
    """One draft per point of `schema.Conflict` rows, in their order."""
    return list(_claims(conflicts, stated_outlets(articles), origin, _times(articles)))


def stated_outlets(articles: pd.DataFrame) -> dict[str, str]:
    """The outlet of each article that states one.

    Two articles of one outlet may be versions of one text.
    """
    stated = articles[articles["outlet"] != ""]
    return dict(zip(stated["article_id"], stated["outlet"], strict=True))


class Time(NamedTuple):
    """What an article says of its time: when it was published, and whether it was updated."""

    published: str
    is_updated: bool


def _times(articles: pd.DataFrame) -> dict[str, Time]:
    rows = zip(articles["article_id"], articles["published"], articles["text"], strict=True)
    return {article: Time(published, _says_updated(text)) for article, published, text in rows}


def _says_updated(text: str) -> bool:
    return bool(_UPDATE.search(text[:_HEAD]) or _UPDATE.search(text[-_HEAD:]))


def _claims(
    conflicts: pd.DataFrame, outlets: dict[str, str], origin: Origin, times: Mapping[str, Time]
) -> Iterator[Draft]:
    """One draft per point; between versions of one text a difference may be an update."""
    for _, rows in conflicts.groupby(_points(conflicts).to_numpy(), sort=False):
        first = rows.iloc[0]
        apart = tuple(dict.fromkeys(_sides(row) for row in rows_of(rows)))
        spots = [spot for pair in apart for spot in pair]
        kind = "updated" if _is_update(first["kind"], spots, outlets, origin) else first["kind"]
        best = max(rows_of(rows), key=lambda row: row.score)
        subject = " / ".join(_distinct([*rows["trigger_a"], *rows["trigger_b"]])[:4])
        a, b = _sides(best)
        dated = _dated(times[a.article_id], times[b.article_id]) if kind == "updated" else ""
        told = (first["why"] + dated, (a, b), best.score, best.tie, apart)
        yield Draft(kind, subject, in_order(spots), *told)


def _dated(a: Time, b: Time) -> str:
    """What says that one of two versions is the later one, if anything does."""
    if a.published and b.published and a.published != b.published:
        return f" Published {a.published} and {b.published}: it may be an update."
    return " One of the texts says that it was updated." if a.is_updated != b.is_updated else ""


def _points(conflicts: pd.DataFrame) -> pd.Series:
    """What makes rows one point: their claim, and for names the two spellings wherever they are."""
    points = [
        " / ".join(sorted(bare(word) for word in (row.trigger_a, row.trigger_b)))
        if row.kind == "name?"
        else str(row.claim_id)
        for row in rows_of(conflicts)
    ]
    return pd.Series(points, index=conflicts.index, dtype="object")


def bare(word: str) -> str:
    """A word of a name without possessive, hyphen and capitals."""
    plain = normalize.fold(word).replace("-", " ").removesuffix("'s")
    return plain.removeprefix("al ")


def _sides(row: Any) -> SpotPair:
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
