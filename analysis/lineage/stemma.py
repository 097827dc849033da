"""Which text each article hangs on, and how many texts there are behind all of them.

An article hangs on the nearest text that may have come before it; one that came later is never its
parent. Where the order cannot be told the text that is nearest to all others stands for the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.lineage.credits import OUTLET, REPUBLISHED, plain
from analysis.lineage.relation import CLOSE, FACTS, SOME, STRONG, WEAK, WORDING
from analysis.schema import ArticleOrigin, Lineage, table
from analysis.sets import joined

if TYPE_CHECKING:
    import pandas as pd

    from analysis.lineage.kin import Judged
    from analysis.lineage.order import About
    from analysis.lineage.separate import Standalone
    from analysis.params import Kinship

_NEARNESS = {STRONG: 2, SOME: 1, WEAK: 0}


class ChildWords(NamedTuple):
    """Words of a child that stand in its parent and in another text, in runs."""

    both: int
    nearest_only: int
    other_only: int


class Tree(NamedTuple):
    """The articles in the order in which they may have been written, and the links between them."""

    ranked: list[str]
    links: Mapping[str, list[Judged]]
    parents: Mapping[str, Judged]


def tree(
    articles: Sequence[str], found: Sequence[Judged], said: Mapping[str, str] | None = None
) -> Tree:
    """Every article with its nearest earlier text, where it has one.

    said: the parents that an editor gave, by child; they come before all others.
    """
    chosen = said or {}
    links: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        if _may_hang(one):
            for side in one.sides:
                links[side].append(one)
    ranked = _ranked(articles, links)
    place = {one: n for n, one in enumerate(ranked)}
    parents = {}
    for article in ranked:
        before = [one for one in links[article] if _is_before(one, article, place)]
        if before:
            said_here = [one for one in before if one.other(article) == chosen.get(article)]
            parents[article] = max(
                said_here or before, key=lambda one: (_near(one), -place[one.other(article)])
            )
    return Tree(ranked, links, parents)


def _may_hang(one: Judged) -> bool:
    """Whether one of the two may hang on the other: never by wording or times alone."""
    if one.is_editors and one.kind.strength == STRONG:
        return True
    if one.kind.name in (*CLOSE, FACTS):
        return one.kind.strength != WEAK
    return one.kind.name == WORDING and one.sure == STRONG


def _near(one: Judged) -> tuple[int, int, int, float]:
    """How near two texts are: the surer relation, then the more words."""
    is_close = one.kind.name in CLOSE
    return int(is_close), _NEARNESS[one.kind.strength], one.pair.n_shared, one.pair.any_form


def _is_before(one: Judged, article: str, place: Mapping[str, int]) -> bool:
    other = one.other(article)
    return one.earlier != article and place[other] < place[article]


def _ranked(articles: Sequence[str], links: Mapping[str, list[Judged]]) -> list[str]:
    """Articles with every earlier one first; of the rest the one nearest to all others."""
    weight = {one: sum(link.pair.n_shared for link in links.get(one, [])) for one in articles}
    left = sorted(articles, key=lambda one: -weight[one])
    ranked: list[str] = []
    while left:
        free = [one for one in left if not _is_later(one, links.get(one, []), set(left))]
        chosen = (free or left)[0]
        ranked.append(chosen)
        left.remove(chosen)
    return ranked


def _is_later(article: str, links: Sequence[Judged], left: set[str]) -> bool:
    """Whether a text that is still to be placed came before this one."""
    return any(one.earlier == one.other(article) in left for one in links)


def lineage(
    made: Tree, words: Mapping[tuple[str, str], ChildWords], of: Mapping[str, About]
) -> pd.DataFrame:
    """`schema.Lineage` rows."""
    outlets = {plain(known.outlet) for known in of.values() if known.outlet}
    rows = []
    for child in sorted(of, key=list(of).index):
        link = made.parents.get(child)
        name = _stated(of[child], outlets, link)
        if link:
            parent = link.other(child)
            counts = words[child, parent]
            kind = link.kind
            rows.append(Lineage(child, parent, name, *kind, link.sure, *counts, link.is_editors))
        elif name:
            rows.append(Lineage(child, None, name, "stated", STRONG, STRONG, 0, 0, 0, False))
    return table(Lineage, rows)


def _stated(known: About, outlets: set[str], link: Judged | None) -> str:
    """The outlet outside the story that a text says it comes from; empty where it says none.

    An outlet that is credited within a report is its source only where the report has nothing of
    its own.
    """
    kinds = [REPUBLISHED, OUTLET] if link and link.kind.name == FACTS else [REPUBLISHED]
    said = [one.name for kind in kinds for one in known.credits if one.kind == kind]
    return next((name for name in said if plain(name) not in outlets), "")


def origins(
    articles: Sequence[str],
    found: Sequence[Judged],
    made: Tree,
    apart: Mapping[str, Standalone],
    p: Kinship,
) -> pd.DataFrame:
    """`schema.ArticleOrigin` rows."""
    strong = joined(made.ranked, [one.sides for one in found if _is_sure(one, p)])
    wide = joined(made.ranked, [one.sides for one in found if _is_likely(one)])
    by_hand = {side for one in found if one.is_editors for side in one.sides}
    many = {root for groups in (strong, wide) for root in groups.values()}
    sizes = {root: sum(1 for one in strong.values() if one == root) for root in many}
    wider = {root: sum(1 for one in wide.values() if one == root) for root in many}
    rows = []
    for one in articles:
        state, strength = _state(one, sizes[strong[one]], wider[wide[one]], apart)
        rows.append(ArticleOrigin(one, strong[one], wide[one], state, strength, one in by_hand))
    return table(ArticleOrigin, rows)


def _is_sure(one: Judged, p: Kinship) -> bool:
    """Whether two texts have one origin without doubt."""
    if one.kind.strength != STRONG or one.is_editors:
        return one.kind.strength == STRONG
    return one.kind.name in CLOSE or (
        one.kind.name == WORDING and one.pair.unquoted >= p.common_share
    )


def _is_likely(one: Judged) -> bool:
    """Whether some evidence says that two texts have one origin; a form filled anew says none."""
    if one.kind.name == WORDING:
        return one.kind.strength == STRONG
    return one.kind.strength != WEAK and one.kind.name in (*CLOSE, FACTS)


def _state(one: str, sure: int, likely: int, apart: Mapping[str, Standalone]) -> tuple[str, str]:
    if sure > 1 or likely > 1:
        return "linked", STRONG if sure > 1 else SOME
    if apart[one].strength:
        return "separately written", apart[one].strength
    return "no link found", WEAK
