"""Drafts of findings: one for each claim, utterance or pair of names that is worth a look.

What a reader need not check (a quotation shortened, another reporting verb) stays in its table and
makes no draft.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.findings.claimed import claims
from analysis.findings.named import in_two_styles, names
from analysis.findings.places import Draft, Sources, Spot
from analysis.findings.spoken import utterances


def drafts(articles: pd.DataFrame, sources: Sources) -> list[Draft]:
    """Every finding before it is ranked: utterances, then claims, then names."""
    spoken = list(utterances(articles, sources.quotations, sources.quote_variants))
    named = names(sources)
    stated = claims(articles, sources.conflicts, sources.origin)
    styles = in_two_styles(sources, stated)
    new = [one for one in stated if one not in styles and not _told(one, spoken, named)]
    return [*spoken, *new, *named]


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
