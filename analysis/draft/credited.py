"""Who says a quotation in a draft, and to whom the other articles give the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from analysis.draft.ground import Ground, Stretch
from analysis.draft.replies import DIFFERS, INDICATED, SAME, Check, Reply, check
from analysis.names.near_forms import are_near_persons, surnames_begin_alike
from analysis.names.person_names import parse
from analysis.quote_variants.people import is_name, same_name
from analysis.quote_variants.sayings import records

if TYPE_CHECKING:
    import pandas as pd

    from analysis.schema import Quotation


def credited(
    ground: Ground, quotations: pd.DataFrame, types: Mapping[str, str], quoted: Iterable[Check]
) -> Iterator[Check]:
    """A check for every quotation of the draft that names its speaker, where others name one.

    quotations: of the draft and its sources. types: of the entities, by name. quoted: the checks of
    the quotations; only an article that has the words is asked who said them.
    """
    spoken: dict[str, list[Quotation]] = {}
    for said in records(quotations):
        spoken.setdefault(said.article_id, []).append(said)
    done: set[tuple[int, int]] = set()
    for one in quoted:
        row = _holding(spoken.get(ground.draft_id, []), *one.span)
        if row is None or not is_name(row.speaker) or (row.start, row.stop) in done:
            continue
        done.add((row.start, row.stop))
        found = list(_replies(ground, row, spoken, types, one))
        if found:
            yield check("attribution", _span(row), found)


def _holding(rows: Iterable[Quotation], start: int, stop: int) -> Quotation | None:
    """The narrowest quotation that reaches into a stretch."""
    held = [row for row in rows if row.start < stop and start < row.stop]
    return min(held, key=lambda row: (row.kind == "indirect", row.stop - row.start), default=None)


def _span(row: Quotation) -> tuple[int, int]:
    if row.speaker_start is None or row.speaker_stop is None:
        return row.start, row.stop
    return row.speaker_start, row.speaker_stop


def _replies(
    ground: Ground,
    row: Quotation,
    spoken: Mapping[str, list[Quotation]],
    types: Mapping[str, str],
    one: Check,
) -> Iterator[Reply]:
    for reply in one.replies:
        if reply.state not in {SAME, INDICATED, DIFFERS}:
            continue
        place = reply.place
        other = _holding(spoken.get(place.article_id, []), place.start, place.stop)
        if other is None or not is_name(other.speaker):
            continue
        stretch = Stretch(place.article_id, *_span(other))
        words = (ground.texts[one.article_id][slice(*_span(one))].lower() for one in (row, other))
        if len(set(words)) == 1 or _may_be_one(row.speaker, other.speaker, ground):
            yield Reply(SAME, stretch, row.speaker, other.speaker, reply.score)
        elif _one_kind(types.get(row.speaker), types.get(other.speaker)) and (
            _is_beside(row, ground.texts[row.article_id], 0)
            and _is_beside(other, ground.texts[other.article_id], 1)
        ):
            yield Reply(DIFFERS, stretch, row.speaker, other.speaker, reply.score)


def _one_kind(one: str | None, other: str | None) -> bool:
    """Whether two speakers may both be persons, or both bodies: a body speaks through a person."""
    return one == other or None in (one, other)


def _is_beside(row: Quotation, text: str, back: int) -> bool:
    """Whether the paragraph of a quotation, or `back` paragraphs before it, names its speaker."""
    start = row.start
    for _ in range(back + 1):
        start = text.rfind("\n", 0, len(text[:start].rstrip()))
    stop = text.find("\n", row.stop)
    return row.speaker.split()[-1] in text[max(0, start) : stop if stop >= 0 else len(text)]


def _may_be_one(name: str, other: str, ground: Ground) -> bool:
    """Whether two names are one person's; a slip in one is the check of the name."""
    one, two = parse(name).tokens, parse(other).tokens
    slip = are_near_persons(name, other, ground.params) or surnames_begin_alike([*one], [*two])
    return same_name(name, other) or slip
