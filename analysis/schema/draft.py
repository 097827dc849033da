"""A draft held against the other articles, place by place."""

from typing import NamedTuple


class DraftCheck(NamedTuple):
    """One place of a draft and what the other articles have there. Order: article, start, kind.

    article_id: the draft; start, stop, text: the place in it. kind: quotation, attribution, number,
    date, name, claim or shared wording. state: same (some article agrees), differs (those that
    answer have something else), indicated change (a quotation changed only where brackets or dots
    say so), no source among these texts, cannot tell. source_id to source_text: the nearest place
    in another article, one that agrees where any does; null and empty where there is none.
    what_differs: one sentence, empty where nothing does; it names articles by their letters.
    agreeing, differing: their article_ids, separated by " | ", and n_agree, n_differ how many. No
    draft is among them.
    """

    article_id: str
    start: int
    stop: int
    text: str
    kind: str
    state: str
    source_id: str
    source_start: int | None
    source_stop: int | None
    source_text: str
    what_differs: str
    agreeing: str
    n_agree: int
    differing: str
    n_differ: int
