"""The table of a draft's places, put together from what each kind of place finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from analysis.draft import credited, figures, named, quoted, shared, stated
from analysis.draft.ground import Ground
from analysis.draft.replies import Check, agreeing, differing, told
from analysis.schema import DRAFT, DraftCheck, table
from analysis.text import normalize

if TYPE_CHECKING:
    import pandas as pd

    from analysis.claims.sentence import Claim
    from analysis.params import Params

_KINDS = ("quotation", "attribution", "number", "date", "name", "claim", "shared wording")


class DraftTables(NamedTuple):
    """The tables of a story that its drafts are checked with."""

    texts: pd.DataFrame
    sentences: Mapping[tuple[str, int], Claim]
    facts: pd.DataFrame
    mentions: pd.DataFrame
    entities: pd.DataFrame
    quotations: pd.DataFrame
    letters: Mapping[str, str]


def checks(read: DraftTables, params: Params) -> pd.DataFrame:
    """`schema.DraftCheck` rows of every text whose role is draft, against those that are none."""
    roles = dict(zip(read.texts["article_id"], read.texts["role"], strict=True))
    texts = dict(zip(read.texts["article_id"], read.texts["text"], strict=True))
    sources = {one: text for one, text in texts.items() if roles[one] != DRAFT}
    rows: list[DraftCheck] = []
    if not sources:
        return no_checks()
    for draft_id in (one for one in texts if roles[one] == DRAFT):
        held = {draft_id: texts[draft_id], **sources}
        ground = Ground(draft_id, held, read.sentences, params)
        found = sorted(_found(ground, read, roles), key=_order)
        rows += [_row(ground, one, read.letters) for one in found]
    return table(DraftCheck, rows)


def no_checks() -> pd.DataFrame:
    """An empty `schema.DraftCheck` table."""
    return table(DraftCheck, [])


def _found(ground: Ground, read: DraftTables, roles: Mapping[str, str]) -> Iterator[Check]:
    """The checks of one draft, kind by kind."""
    aside = normalize.quoted(ground.texts[ground.draft_id])
    said = list(quoted.quoted(ground, roles))
    types = dict(zip(read.entities["name"], read.entities["type"], strict=True))
    yield from said
    yield from credited.credited(ground, read.quotations, types, said)
    yield from figures.figures(ground, read.facts, aside)
    yield from named.named(ground, read.mentions, aside)
    yield from stated.stated(ground)
    yield from shared.shared(ground, aside)


def _order(one: Check) -> tuple[int, int, int]:
    return one.span[0], _KINDS.index(one.kind), one.span[1]


def _row(ground: Ground, one: Check, letters: Mapping[str, str]) -> DraftCheck:
    words = ground.texts[ground.draft_id][slice(*one.span)]
    place = one.replies[0].place if one.replies else None
    source = ground.texts[place.article_id][place.start : place.stop] if place else ""
    agree, differ = agreeing(one), differing(one)
    in_order = [
        " | ".join(source for source in ground.sources if source in known)
        for known in (agree, differ)
    ]
    return DraftCheck(
        article_id=ground.draft_id,
        start=one.span[0],
        stop=one.span[1],
        text=words,
        kind=one.kind,
        state=one.state,
        source_id=place.article_id if place else "",
        source_start=place.start if place else None,
        source_stop=place.stop if place else None,
        source_text=source,
        what_differs=told(one, letters, words),
        agreeing=in_order[0],
        n_agree=len(agree),
        differing=in_order[1],
        n_differ=len(differ),
    )
