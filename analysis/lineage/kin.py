"""What every two articles are to each other, and which came first, judged pair by pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.lineage import order
from analysis.lineage.relation import FACTS, NONE, QUOTATIONS, STRONG, WEAK, Relation, relation
from analysis.schema import Kin, LineageEvidence, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.lineage.measures import Measures
    from analysis.lineage.order import About
    from analysis.lineage.stretches import IdPair
    from analysis.params import Kinship

EditorsWord = tuple[str, str, str]
"""What an editor said of two articles: what (parent, earlier, together, apart), and both."""


class Judged(NamedTuple):
    """One pair with its relation, the evidence on its order and what that comes to."""

    pair: Measures
    kind: Relation
    pieces: tuple[LineageEvidence, ...]
    earlier: str | None
    sure: str
    is_editors: bool = False

    @property
    def sides(self) -> tuple[str, str]:
        """Both articles, the shorter first."""
        return self.pair.a, self.pair.b

    def other(self, article: str) -> str:
        """The other article of the pair."""
        return self.pair.b if article == self.pair.a else self.pair.a


def decided(one: Judged, said: Mapping[frozenset[str], EditorsWord]) -> Judged:
    """The pair as the editor has it, where the editor said anything of it."""
    word = said.get(frozenset(one.sides))
    if word is None:
        return one
    kind, first, second = word
    if kind == "apart":
        return one._replace(kind=_NO_KIN, earlier=None, sure="", is_editors=True)
    if kind == "earlier":
        return one._replace(earlier=first, sure=STRONG, is_editors=True)
    name = FACTS if one.kind.name in _FAR else one.kind.name
    joined = one._replace(kind=Relation(name, STRONG), is_editors=True)
    return joined if kind == "together" else joined._replace(earlier=second, sure=STRONG)


_NO_KIN = Relation(NONE, WEAK)
_FAR = (NONE, QUOTATIONS)


def judged(pairs: Mapping[IdPair, Measures], of: Mapping[str, About], p: Kinship) -> list[Judged]:
    """Every pair judged."""
    return [_judged(pair, of, p) for pair in pairs.values()]


def _judged(pair: Measures, of: Mapping[str, About], p: Kinship) -> Judged:
    kind = relation(pair, p)
    pieces = tuple(order.evidence(pair, kind, of, p))
    return Judged(pair, kind, pieces, *order.order(pieces))


def kin(articles: Sequence[str], found: Sequence[Judged]) -> pd.DataFrame:
    """`schema.Kin` rows; articles in the order of the table."""
    place = {one: n for n, one in enumerate(articles)}
    rows = [_row(one, place) for one in found]
    return table(Kin, sorted(rows, key=lambda row: (place[row[0]], place[row[1]])))


def _row(one: Judged, place: Mapping[str, int]) -> Kin:
    a, b = sorted(one.sides, key=place.__getitem__)
    words, run = one.pair.n_shared, one.pair.run.n_words
    return Kin(a, b, *one.kind, one.earlier, one.sure, words, run, one.is_editors)
