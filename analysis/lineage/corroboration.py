"""Who has each statement, figure and date that several articles have, in whatever form.

A figure of two articles is one where both stand in sentences that answer each other and agree
(58 knots, 67 mph), or where it is such as two texts hardly share by chance (1,240). It joins a
point only when it agrees with all that stand there. Assumes that what agrees so is of one thing:
two equal figures of one sentence are taken for one.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from analysis.facts.telling import agree, is_telling
from analysis.schema import Corroboration, Fact, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from analysis.params import Params

_DAYS = ("date", "weekday", "time")
_MOST = 60
"""Figures of one statement that are held against a figure: a table in one line has hundreds."""
_KINDS = ("statement", "figure", "date")


Where = tuple[str, int, int]
"""An article and a stretch of it."""
Point = tuple[str, list[Where]]
"""Its kind and where it stands."""


def corroboration(
    facts: pd.DataFrame,
    coverage: pd.DataFrame,
    standing: pd.DataFrame,
    origins: pd.DataFrame,
    texts: pd.DataFrame,
    params: Params,
) -> pd.DataFrame:
    """`schema.Corroboration` rows; drafts, which have no origin, and standing text are left out."""
    aside = _stretches(standing)
    held, counted = (
        table.loc[_vouches(table, set(origins["article_id"]), aside)] for table in (coverage, facts)
    )
    every = list(_facts(counted))
    points = [*_statements(held), *_figures(every, held, params)]
    several = [point for point in points if len(_articles(point)) > 1]
    return table(Corroboration, _rows(sorted(several, key=_order), origins, texts))


def _stretches(standing: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    columns = ("article_id", "start", "stop")
    for article, *span in zip(*(standing[name] for name in columns), strict=True):
        found[article].append((span[0], span[1]))
    return found


def _vouches(
    table: pd.DataFrame, known: set[str], aside: dict[str, list[tuple[int, int]]]
) -> list[bool]:
    """For each row, whether its article is no draft and its place no standing text."""
    rows = zip(table["article_id"], table["start"], table["stop"], strict=True)
    return [
        article in known and not any(a < stop and start < b for a, b in aside.get(article, ()))
        for article, start, stop in rows
    ]


def _facts(facts: pd.DataFrame) -> Iterator[Fact]:
    return (Fact(*row) for row in facts[list(Fact._fields)].itertuples(index=False))


def _statements(coverage: pd.DataFrame) -> Iterator[Point]:
    for _, rows in coverage.groupby("statement_id", sort=False):
        places = zip(rows["article_id"], rows["start"], rows["stop"], strict=True)
        yield "statement", list(places)


def _figures(facts: Sequence[Fact], coverage: pd.DataFrame, params: Params) -> Iterator[Point]:
    columns = ("article_id", "sentence_id", "statement_id")
    several = coverage[coverage["n_articles"] > 1]
    rows = zip(*(several[name] for name in columns), strict=True)
    statement = {(article, n): said for article, n, said in rows}
    groups: list[list[Fact]] = []
    near: _Near = defaultdict(dict)
    for fact in facts:
        group = _group(fact, statement.get((fact.article_id, fact.sentence_id)), near, params)
        if len(group) == 1:
            groups.append(group)
    sums = _sums(facts, statement)
    for group in groups:
        made = (place for fact in group for place in sums.get(_place(fact), ()))
        kind = "date" if group[0].type in _DAYS else "figure"
        yield kind, [*map(_place, group), *made]


class _OneFigure(NamedTuple):
    """Figures that agree, and one of each form."""

    facts: list[Fact]
    forms: dict[tuple[str, ...], Fact]


_Near = dict[tuple[str, object], dict[int, _OneFigure]]
"""The groups so far, by statement and by value; each once."""


def _group(fact: Fact, said: int | None, near: _Near, params: Params) -> list[Fact]:
    """The figures that one joins, itself the last; where it may join none, a list of its own.

    A figure in a statement of one article that is not telling joins nothing.
    """
    form = (fact.type, fact.value, fact.unit, fact.bound)
    places: list[tuple[str, object]] = [] if said is None else [("said", said)]
    places += [("value", form[1:3])] if is_telling(fact, fact) else []
    held = ((at, g) for at in places for g in islice(near[at].values(), _MOST))
    group = next((g for at, g in held if _joins(fact, form, g, at, params)), _OneFigure([], {}))
    group.facts.append(fact)
    group.forms.setdefault(form, fact)
    for at in places:
        near[at].setdefault(id(group.facts), group)
    return group.facts


def _joins(
    fact: Fact, form: tuple[str, ...], group: _OneFigure, at: tuple[str, object], params: Params
) -> bool:
    """Whether a figure agrees with all of a group; beyond its statement only a telling one."""
    ones = group.forms.values()
    is_near = at[0] == "said" or all(is_telling(fact, one) for one in ones)
    return is_near and (form in group.forms or all(agree(fact, one, params) for one in ones))


def _place(fact: Fact) -> Where:
    return fact.article_id, fact.start, fact.stop


def _sums(facts: Sequence[Fact], statement: dict[tuple[str, int], int]) -> dict[Where, list[Where]]:
    """For a count, two counts of another article that make it in a sentence that answers."""
    counts: dict[int, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        said = statement.get((fact.article_id, fact.sentence_id))
        if said is not None and fact.type == "count" and fact.low == fact.high and not fact.bound:
            counts[said][fact.article_id].append(fact)
    found: dict[Where, list[Where]] = defaultdict(list)
    for of_one in counts.values():
        for article, held in of_one.items():
            for whole in (
                f for other, fs in of_one.items() if other != article for f in fs[:_MOST]
            ):
                found[_place(whole)] += _parts_of(whole, held)
    return found


def _parts_of(whole: Fact, held: Sequence[Fact]) -> list[Where]:
    """Two counts in a row of one sentence that make a whole that does not stand there itself."""
    if any(fact.low == whole.low for fact in held):
        return []
    pairs = (
        pair for pair in combinations(held[:_MOST], 2) if pair[0].sentence_id == pair[1].sentence_id
    )
    return [(a.article_id, a.start, b.stop) for a, b in pairs if a.low + b.low == whole.low][:1]


def _articles(point: Point) -> set[str]:
    return {article for article, _, _ in point[1]}


def _order(point: Point) -> tuple[int, int, Where]:
    return -len(_articles(point)), _KINDS.index(point[0]), min(point[1])


def _rows(
    points: Iterable[Point], origins: pd.DataFrame, texts: pd.DataFrame
) -> Iterator[Corroboration]:
    strong = dict(zip(origins["article_id"], origins["origin_id"], strict=True))
    wide = dict(zip(origins["article_id"], origins["origin_id_wide"], strict=True))
    text = dict(zip(texts["article_id"], texts["text"], strict=True))
    for n, point in enumerate(points):
        articles = _articles(point)
        low, high = (len({of[one] for one in articles}) for of in (wide, strong))
        for one, start, stop in sorted(set(point[1])):
            said = text[one][start:stop]
            yield Corroboration(n, point[0], len(articles), low, high, one, start, stop, said)
