"""Stories of the same texts that differ in one setting: what does not depend on it is made once.

Assumes that the tables listed here are made from texts and other settings alone. One that is listed
wrongly would ignore the editor's decisions, one that is missing is made anew for nothing; a test
holds both lists against the tables of a story in which every decision shows.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol, Self, TypeVar

import pandas as pd

from analysis.names.aliases import Pairs
from analysis.params import Params

_TEXTS = (
    *(
        "_forms",
        "articles",
        "letters",
        "sentences",
        "_vectors",
        "terms",
        "distinctive",
        "similarity",
    ),
    *("_sentence_vectors", "alignment", "_aligned", "coverage", "_batch", "docs", "facts"),
    *("_claims", "_answers", "_weighed", "conflicts", "passed_over", "clock"),
    *("_speech", "segments", "credits"),
)
"""Tables of a story, and what they are made from, that neither names nor the run can change."""

OF_KIN = ("_family", "kin", "lineage", "lineage_evidence", "origins", "corroboration")
"""Those that what an editor said of two articles can change, and no name can."""

NAMELESS = (
    *_TEXTS,
    *("_grams", "_set_aside", "_aside", "_shared", "standing", "passages", "holders", "groups"),
    *("containment", "clusters", "origin", "rated_claims"),
    *OF_KIN,
)
"""Those that no decision on names can change."""

RUNLESS = (*_TEXTS, "mentions", "entities", "near_names", "quotations")
"""Those that the shortest run cannot change."""


class NamedStory(Protocol):
    """A story, as far as it is needed here."""

    @property
    def texts(self) -> pd.DataFrame:
        """Texts with what was given of each."""

    @property
    def params(self) -> Params:
        """Its settings."""

    @property
    def _read(self) -> Self:
        """The story of its reading forms; itself where they are its texts."""

    def __init__(self, articles: pd.DataFrame, params: Params | None = None) -> None: ...

    def made(self) -> dict[str, Any]:
        """What was made so far, by name."""

    def take(self, made: Mapping[str, Any]) -> None:
        """Uses what was made for another."""


S = TypeVar("S", bound=NamedStory)


def with_names(
    story: S,
    same: Pairs,
    different: Pairs,
    speakers: Pairs = (),
    kin: tuple[tuple[str, str, str], ...] = (),
) -> S:
    """The same story with these names joined and parted, these speakers set, this said of articles.

    They take the place of the earlier ones.
    """
    params = replace(story.params, same_names=same, different_names=different)
    params = replace(params, speakers=speakers, kin_said=kin)
    other = type(story)(story.texts, params)
    share(story, other)
    return other


def share(one: S, other: S) -> None:
    """Lets two stories of the same texts and settings, names aside, use each other's tables.

    Raises:
        ValueError: when texts or other settings differ.
    """
    bare = [
        replace(story.params, same_names=(), different_names=(), speakers=(), kin_said=())
        for story in (one, other)
    ]
    if bare[0] != bare[1] or not one.texts.equals(other.texts):
        message = "Only stories of the same texts and settings share tables."
        raise ValueError(message)
    has_forms = one._read is not one
    is_alike = one.params.kin_said == other.params.kin_said
    names = tuple(name for name in NAMELESS if is_alike or name not in OF_KIN)
    _give(one, other, names)
    _give(other, one, names)
    if has_forms:
        share(one._read, other._read)


def _give(giver: NamedStory, taker: NamedStory, names: tuple[str, ...]) -> None:
    """What the giver has made of these."""
    taker.take({name: made for name, made in giver.made().items() if name in names})


def with_run(story: S, n: int) -> S:
    """The same story with runs of n words as the shortest that count.

    >>> import pandas as pd
    >>> from analysis import Story
    >>> texts = ["We are going to do the job today.", "He said: we are going to do the job."]
    >>> story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    >>> [with_run(story, n).containment["n_words_verbatim"].tolist() for n in (5, 8)]
    [[7, 7], [0, 0]]
    """
    other = type(story)(story.texts, replace(story.params, min_run=n))
    has_forms = story._read is not story
    _give(story, other, RUNLESS)
    if has_forms:
        _give(story._read, other._read, RUNLESS)
    return other


_STAYS = ("docs", "_speech", "_aligned")
"""What is not carried: large, or a function of this process."""


def carried(story: NamedStory) -> tuple[dict[str, Any], dict[str, Any]]:
    """All that a story has made, and the story of its reading forms, as another process uses it."""
    forms = story._read
    every = (story.made(), {} if forms is story else forms.made())
    made, of_forms = ({n: one for n, one in each.items() if n not in _STAYS} for each in every)
    return made, of_forms


def receive(story: NamedStory, made: Mapping[str, Any], of_forms: Mapping[str, Any]) -> None:
    """Uses what was carried here from an equal story in another process."""
    story.take(made)
    if of_forms:
        story._read.take(of_forms)
