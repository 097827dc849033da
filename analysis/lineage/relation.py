"""What two articles are to each other, and how surely: of measures, whatever came first.

Assumes that nobody writes the same sentences twice by chance, and that two reports of one event
share names, figures and quotations without either following the other. A form that one desk fills
again and again (a daily market report) is told from a later version by its details, its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.lineage.measures import Measures
    from analysis.params import Kinship

ONE_TEXT, REWORDED, QUOTED = "one text", "reworded", "quoted whole"
WORDING, FACTS, QUOTATIONS, NONE = (
    "shares wording", "same facts", "shares quotations", "none",
)  # fmt: skip
STRONG, SOME, WEAK = "strong", "some", "weak"
CLOSE = (ONE_TEXT, REWORDED, QUOTED)
"""Relations in which one text is made of the other, or both of a third."""


class Relation(NamedTuple):
    """A relation and its strength."""

    name: str
    strength: str


_SURE = {Relation(name, STRONG) for name in CLOSE}


def relation(pair: Measures, p: Kinship) -> Relation:
    """The closest relation of a pair, the surest first."""
    return (
        _one_text(pair, p)
        or _quoted_whole(pair, p)
        or _reworded(pair, p)
        or _wording(pair, p)
        or _same_facts(pair, p)
        or _quotations(pair)
    )


def _one_text(pair: Measures, p: Kinship) -> Relation | None:
    covers = pair.unquoted >= p.one_text_unquoted and pair.run.n_words >= p.one_text_run
    grown = (
        pair.verbatim >= p.version_verbatim
        and pair.run.n_words >= p.version_run
        and pair.same >= p.version_same * max(pair.links, 1)
    )
    if not covers and not grown:
        return None
    if _is_form(pair, p):
        return Relation(WORDING, SOME)
    return Relation(ONE_TEXT, STRONG)


def _is_form(pair: Measures, p: Kinship) -> bool:
    """Whether two texts of one form tell of other matters.

    Most of their details are their own, or, in a short text, half of its figures on either side.
    """
    own = max(pair.own_share, pair.own_b / max(pair.n_details_b, 1))
    if own > p.form_own and pair.own_share > p.form_own / 2:
        return True
    return _has_other_figures(pair, p)


def _has_other_figures(pair: Measures, p: Kinship) -> bool:
    """Whether two short texts have other figures, as a form that is filled anew."""
    least = min(
        pair.own_figures_a / max(pair.figures_a, 1), pair.own_figures_b / max(pair.figures_b, 1)
    )
    return pair.n_b <= p.form_words and least >= p.form_figures


def _quoted_whole(pair: Measures, p: Kinship) -> Relation | None:
    if max(pair.quoted_a, pair.quoted_b) >= p.quoted_whole:
        return Relation(QUOTED, STRONG)
    return None


def may_be_reworded(pair: Measures, p: Kinship) -> bool:
    """Whether it is worth asking what the sentences say."""
    return (
        pair.any_form >= p.meant_share
        and pair.own_share <= p.form_own
        and not _is_form(pair, p)
        and relation(pair, p) not in _SURE
    )


def _reworded(pair: Measures, p: Kinship) -> Relation | None:
    if pair.own_share > p.form_own or _is_form(pair, p):
        return None
    if _is_meant(pair, p):
        return Relation(REWORDED, STRONG)
    in_order = 1 - pair.moved / max(pair.links, 1)
    if (
        pair.links < p.reworded_links
        or pair.aligned < p.reworded_aligned
        or in_order < p.reworded_order
    ):
        return None
    has_words = pair.plain_words >= p.common_words and pair.plain_run.n_words >= p.reworded_run
    if pair.any_form >= p.reworded_share and has_words:
        return Relation(REWORDED, STRONG)
    return Relation(REWORDED, SOME) if pair.any_form >= p.reworded_some else None


def _is_meant(pair: Measures, p: Kinship) -> bool:
    """Whether its sentences say the same in the same order, in whatever words."""
    meant = pair.meaning
    return (
        meant is not None
        and pair.any_form >= p.meant_share
        and meant.likeness >= p.meant_likeness
        and meant.in_row >= p.meant_in_row
        and meant.n >= p.meant_sentences
    )


def _wording(pair: Measures, p: Kinship) -> Relation | None:
    if pair.plain_words < p.common_words or pair.run.n_words < p.common_run:
        return None
    return Relation(WORDING, SOME if _has_other_figures(pair, p) else STRONG)


def _same_facts(pair: Measures, p: Kinship) -> Relation | None:
    """A digest: shorter, and it has next to nothing of its own."""
    if pair.n_a > p.digest_length * pair.n_b:
        return None
    said = pair.sayings >= p.digest_sayings and pair.sayings_shared == pair.sayings
    told = (
        pair.n_details_a >= p.digest_details
        and pair.own_share <= p.digest_own
        and pair.grams >= p.digest_grams
    )
    has_figures = pair.own_figures_a <= p.digest_figures * pair.figures_a
    return Relation(FACTS, SOME) if has_figures and (said or told) else None


def _quotations(pair: Measures) -> Relation:
    if pair.sayings_shared:
        return Relation(QUOTATIONS, WEAK)
    return Relation(NONE, WEAK)
