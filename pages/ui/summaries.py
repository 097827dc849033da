"""The sentence in words above each figure, made from the tables.

Returns HTML put together in `markup`.
"""

from typing import Any

import pandas as pd

from analysis import Story
from analysis.params import Params
from pages.ui.markup import counted, listed, percent, plain, strong

CANNOT_TELL = (
    "Little shared wording proves nothing: an article that took over facts and quotations in its "
    "own words looks the same here as one that was written separately."
)
_LARGE = 0.5
"""Share of an article's words from which it is said to have a text in common with another."""
_LITTLE = 0.1
"""Share of an article's words, in any form, below which it is said to share little: separately
written reports of one event stay below .05."""
_FEW = 4
"""Groups named in a sentence."""
_TOLD = 3
"""Articles whose shares are told one by one in a sentence."""

_TOPIC = (
    "Likeness is mostly shared topic: it is no sign of copying. "
    "Shared wording stands beside it below."
)


def groups_of_letters(story: Story) -> list[list[str]]:
    """The clusters of the story, each as the letters of its articles."""
    rank = {letter: n for n, letter in enumerate(story.letters.values())}
    named = [[story.letters[article_id] for article_id in group] for group in story.clusters]
    return [sorted(group, key=rank.__getitem__) for group in named]


def overlap(story: Story) -> str:
    """Who shares long runs of words and who does not, with the largest figures."""
    groups = groups_of_letters(story)
    sharing = [group for group in groups if len(group) > 1]
    alone = _singles(story, groups)
    first = (
        f"{_named(sharing)} share long runs of words"
        if sharing
        else "No two articles share long runs of words"
    )
    told, alone = _in_any_form(story, alone)
    rest = _little(alone) if sharing and alone else ""
    return f"{strong('; '.join([first, *told]) + rest + '.')} {_largest(story)} {_normal(story)}"


def _named(groups: list[list[str]]) -> str:
    """The letters of each group, of the first few where there are many."""
    few = "; ".join(map(listed, groups[:_FEW]))
    more = len(groups) - _FEW
    return few if more < 1 else f"{few}; and {counted(more, 'more group')}"


def _singles(story: Story, groups: list[list[str]]) -> list[str]:
    """Letters of the articles that stand in no group with another, in their order."""
    single = {group[0] for group in groups if len(group) == 1}
    return [letter for letter in story.letters.values() if letter in single]


def _little(alone: list[str]) -> str:
    if len(alone) > 6:
        return f"; {len(alone)} others share little"
    return f"; {listed(alone)} {'share' if len(alone) > 1 else 'shares'} little"


def _in_any_form(story: Story, letters: list[str]) -> tuple[list[str], list[str]]:
    """What those of these articles share that share more than little, in words; then the others."""
    table = story.containment
    best = table.loc[table.groupby("article_a")["share"].idxmax()] if len(table) else table
    held = best.assign(letter=best["article_a"].map(story.letters))
    more = held[held["letter"].isin(letters) & (held["share"] >= _LITTLE)]
    ranked = more.sort_values(["share", "article_a"], ascending=[False, True])
    told = [_shares(story, row) for row in ranked.head(_TOLD).itertuples()]
    rest = len(ranked) - len(told)
    if rest:
        most = _percent(ranked["share"].iloc[_TOLD])
        told.append(f"{counted(rest, 'other')} up to {most} in any form")
    return told, [letter for letter in letters if letter not in set(more["letter"])]


def _shares(story: Story, row: Any) -> str:  # noqa: ANN401 - rows of itertuples have no type
    """How much of one article stands in another, word for word and in any form."""
    one, two = story.letters[row.article_a], story.letters[row.article_b]
    same, every = percent(row.share_verbatim), _percent(row.share)
    forms = f"{same} word for word" + (f", {every} in any form" if every != same else "")
    return f"{one}: {forms}, in {two}"


def _percent(share: float) -> str:
    """A share of words as a percentage; passages that overlap may count a few words twice."""
    return percent(min(1.0, share))


def _largest(story: Story) -> str:
    best = story.containment.nlargest(1, "share_verbatim")
    if best.empty or best["n_words_verbatim"].iloc[0] == 0:
        return ""
    row = best.iloc[0]
    return plain(
        f"{percent(row['share_verbatim'])} of {story.letters[row['article_a']]}'s words stand in "
        f"{story.letters[row['article_b']]} in runs of {story.params.min_run} or more; "
        f"the longest run has {counted(int(row['longest_run']), 'word')}."
    )


def apart(story: Story) -> pd.DataFrame:
    """The rows of `containment` between articles of different groups."""
    group = {article_id: n for n, ids in enumerate(story.clusters) for article_id in ids}
    table = story.containment
    return table[table["article_a"].map(group) != table["article_b"].map(group)]


def _normal(story: Story) -> str:
    """What articles outside a common group share in this story, and what that cannot tell."""
    if apart(story).empty:
        return ""
    return plain(f"Baseline for this story: {between(story)} {CANNOT_TELL}")


def between(story: Story) -> str:
    """What articles of different groups mostly share, and which of them share most."""
    table = apart(story)
    low, high = (percent(table["share_verbatim"].quantile(part)) for part in (0.1, 0.9))
    usual = low if low == high else f"{low} to {high}"
    row = table.loc[table["share_verbatim"].idxmax()]
    one, two, most = (*row[["article_a", "article_b"]].map(story.letters), row["share_verbatim"])
    peak = "" if percent(most) == high else f", at most {percent(most)} ({one} in {two})"
    mostly = f"articles outside a common group share mostly {usual} of their words"
    return f"{mostly}{peak}{_any(story)}."


def _any(story: Story) -> str:
    """The most that articles of different groups share in any form, where that is more."""
    table = apart(story)
    row = table.loc[table["share"].idxmax()]
    if _percent(row["share"]) == percent(table["share_verbatim"].max()):
        return ""
    one, two = row[["article_a", "article_b"]].map(story.letters)
    return f", word for word; in any form at most {_percent(row['share'])} ({one} in {two})"


def pair(story: Story, a: str, b: str) -> str:
    """Both directed shares of a pair with the counts behind them, word for word."""
    table = story.containment
    rows = [
        table[(table["article_a"] == x) & (table["article_b"] == y)].iloc[0]
        for x, y in ((a, b), (b, a))
    ]
    one, two = story.letters[a], story.letters[b]
    if rows[0]["n_words_shared"] == 0:
        return plain(
            f"{one} and {two} share no run of {story.params.min_run} or more words. {CANNOT_TELL}"
        )
    both = (
        f"{percent(rows[0]['share_verbatim'])} of {one} stands word for word in {two}, "
        f"{percent(rows[1]['share_verbatim'])} of {two} in {one}"
    )
    return strong(both) + plain(
        f" ({rows[0]['n_words_verbatim']} of {rows[0]['n_words']} words and "
        f"{rows[1]['n_words_verbatim']} of {rows[1]['n_words']}; "
        f"longest run {counted(int(rows[0]['longest_run']), 'word')}"
        f"{_unusual(story)}). Quotations set aside: "
        f"{percent(rows[0]['share_unquoted'])} and {percent(rows[1]['share_unquoted'])}."
        f"{_forms(rows)}"
    )


def _forms(rows: list[pd.Series]) -> str:
    """Both shares with edited and reworded passages, where those add something."""
    shares = [_percent(row["share"]) for row in rows]
    if shares == [percent(row["share_verbatim"]) for row in rows]:
        return ""
    return f" In any form, edited and reworded too: {shares[0]} and {shares[1]}."


def _unusual(story: Story) -> str:
    """The shortest run that counted, where it is not the one that a reader may expect."""
    least = story.params.min_run
    return "" if least == Params().min_run else f"; only runs of {least} or more counted"


def similarity(story: Story, measure: str) -> str:
    """The most and the least alike pair by one measure, and what likeness does not say."""
    table = story.similarity[story.similarity["measure"] == measure]
    if table.empty or table["score"].max() == 0:
        return plain(
            "No two articles have a term in common, so nothing can be said about their likeness."
        )
    if len(table) == 1:
        told = (
            f"The likeness of {_pair(story, table.iloc[0])} is {table['score'].iloc[0]:.2f} of 1."
        )
        return f"{strong(told)} {plain(_TOPIC)}"
    most, least = table.loc[table["score"].idxmax()], table.loc[table["score"].idxmin()]
    return (
        strong(
            f"{_pair(story, most)} are most alike ({most['score']:.2f} of 1), "
            f"{_pair(story, least)} least ({least['score']:.2f})."
        )
        + " "
        + plain(_TOPIC)
    )


def _pair(story: Story, row: pd.Series) -> str:
    return f"{story.letters[row['article_a']]} and {story.letters[row['article_b']]}"


def opening(story: Story) -> str:
    """The headline of the opening page."""
    groups = story.clusters
    n = counted(len(story.texts), "article")
    sharing = [group for group in groups if len(group) > 1]
    if len(story.texts) < 2:
        return n
    if not sharing:
        return f"{n}, no long runs of words shared"
    return (
        f"{n}, {counted(sum(map(len, sharing)), 'of them', 'of them')} sharing long runs of words"
    )


def lede(story: Story) -> str:
    """Which articles belong together by their wording, under the headline."""
    if len(story.texts) == 0:
        return plain("There is no article in this story yet. Add some under Articles.")
    if len(story.texts) == 1:
        return plain(
            "One article can be read and searched; comparing begins with the second. "
            "Add it under Articles."
        )
    groups = groups_of_letters(story)
    sharing = _sharing(story, [group for group in groups if len(group) > 1])
    told, alone = _in_any_form(story, _singles(story, groups))
    rest = (
        f"{_few(alone)} little wording with {'the others' if sharing or told else 'one another'}"
        if alone
        else ""
    )
    return plain("; ".join(filter(None, [*sharing, *told, rest])) + ".")


def _sharing(story: Story, groups: list[list[str]]) -> list[str]:
    """Which groups have one text in common, and which only long runs of words."""
    large = [group for group in groups if _least(story, group) >= _LARGE]
    rest = [group for group in groups if group not in large]
    said = ((large, "share one text in large part"), (rest, "share long runs of words"))
    return [f"{_named(some)} {what}" for some, what in said if some]


def _least(story: Story, group: list[str]) -> float:
    """How much the article of a group that shares least has in common with another of it."""
    table = story.containment
    inside = [table[f"article_{side}"].map(story.letters).isin(group) for side in "ab"]
    return table[inside[0] & inside[1]].groupby("article_a")["share_verbatim"].max().min()


def _few(alone: list[str]) -> str:
    names = listed(alone) if len(alone) <= 6 else f"{len(alone)} articles"
    return f"{names} {'share' if len(alone) > 1 else 'shares'}"


def articles(story: Story, n: int) -> list[tuple[str, str, str]]:
    """Letter, label and what is known of the first n articles."""
    rows = [row for _, row in story.articles.head(n).iterrows()]
    return [(story.letters[row["article_id"]], row["label"], known(row)) for row in rows]


def known(row: pd.Series) -> str:
    """What is known of one article, in a line."""
    parts = [
        row["outlet"] or "outlet not stated",
        row["published"] or "date not stated",
        counted(row["n_words"], "word"),
    ]
    return " · ".join([*parts, *filter(None, [row["role"]])])
