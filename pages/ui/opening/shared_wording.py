"""The most telling sentences of the opening page, each with the link to its proof."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from analysis import Story
from pages.ui import markup, shell, summaries
from pages.ui.places import OVERLAP, READING, Place

_FEW = 12
"""Up to this many articles, sentences are aligned for the opening page.

Above, that is left to the pages that need it.
"""


class Line(NamedTuple):
    """One sentence: what kind it is, the sentence as HTML from `markup`, and where its proof is."""

    kind: str
    html: str
    place: Place
    label: str
    parameters: dict[str, object]


def first(story: Story, n: int = 4) -> list[Line]:
    """The first n sentences, most telling first."""
    return list(islice(_lines(story), n))


def show(line: Line) -> None:
    """A finding: its kind, its sentence, its link."""
    markup.block(markup.kind("", line.kind, False), f'<p class="ct-lede">{line.html}</p>')
    with markup.actions(line.kind + "".join(map(str, line.parameters.values()))):
        shell.page_link(line.place, line.label, **line.parameters)


def _lines(story: Story) -> Iterator[Line]:
    yield from islice(_shared(story), 2)
    if len(story.texts) <= _FEW:
        yield from _moved(story)
    yield from _apart(story)
    yield from _own(story)


def _shared(story: Story) -> Iterator[Line]:
    """The pairs that share most in any form, word for word before reworded."""
    best = story.containment.sort_values(
        ["share_verbatim", "share", "article_a", "article_b"], ascending=[False, False, True, True]
    )
    seen: set[frozenset[str]] = set()
    for row in best[best["share"] >= story.params.min_cluster_share].itertuples():
        if frozenset((row.article_a, row.article_b)) in seen:
            continue
        seen.add(frozenset((row.article_a, row.article_b)))
        a, b = sorted((row.article_a, row.article_b))
        one, two = story.letters[a], story.letters[b]
        yield Line(
            "Shared wording",
            summaries.pair(story, a, b),
            READING,
            f"Read {one} beside {two}",
            {"a": one, "b": two},
        )


def _moved(story: Story) -> Iterator[Line]:
    """The longest passage that stands in another place of the other text."""
    moved = story.passages[story.passages["is_moved"] & (story.passages["kind"] != "reworded")]
    moved = moved.nlargest(1, "n_words")
    for row in moved.itertuples():
        one, two = story.letters[row.article_a], story.letters[row.article_b]
        html = (
            markup.strong(
                f"A block of {row.n_words} words stands elsewhere in {two} than in {one}:"
            )
            + " "
        )
        start = " ".join(row.text_a.split()[:14])
        label = f"Read {one} beside {two}"
        yield Line(
            "Moved",
            html + markup.said(f"{start} …"),
            READING,
            label,
            {"a": one, "b": two, "at": row.start_a},
        )


def _apart(story: Story) -> Iterator[Line]:
    """What outside the groups cannot be told from wording."""
    alone = [group[0] for group in summaries.groups_of_letters(story) if len(group) == 1]
    if not alone or len(alone) == len(story.texts):
        return
    between = summaries.between(story)
    html = markup.strong(between[0].upper() + between[1:])
    told = f"{html} {markup.plain(summaries.CANNOT_TELL)}"
    yield Line("Cannot tell", told, OVERLAP, "See all pairs", {})


def _own(story: Story) -> Iterator[Line]:
    """For a story in which nothing is shared: say so once."""
    if not story.containment["n_words_shared"].any():
        html = markup.plain(
            f"No two articles share a run of {story.params.min_run} words. {summaries.CANNOT_TELL}"
        )
        yield Line("Separately worded", html, OVERLAP, "See all pairs", {})
