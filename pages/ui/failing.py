"""A table that fails takes only its own part of a page with it: that part says so in a sentence.

The log of the server gets the kind of error and where in the code it came up, never what the error
says, for that may be a piece of an article.
"""

import logging
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

import pandas as pd

from analysis import Story
from analysis.errors import CopytasterError, FailedTable, MissingModel
from analysis.export import blamed, table_of
from analysis.story import TABLES
from pages.ui import markup

_LOG = logging.getLogger("copytaster")


@contextmanager
def part() -> Iterator[None]:
    """A part of a page; if it cannot be made, one sentence stands in its place."""
    try:
        yield
    except CopytasterError as error:
        markup.notice(str(error), "ct-problem")
    except Exception as error:
        markup.notice(_sentence(error), "ct-problem")
        _log(error)


def words(make: Callable[[Story], str], story: Story, instead: str) -> str:
    """The words of a heading, which stands in any case."""
    with part():
        return make(story)
    return instead


def _sentence(error: Exception) -> str:
    """Which table failed, where that can be told, and what to do."""
    cause = blamed(error, Story)
    if cause in TABLES:
        return str(FailedTable(cause, cause, type(error).__name__))
    return (
        f"This part of the page could not be made from these texts ({type(error).__name__}). The "
        "fault is in Copytaster, not in the texts; the rest of the page stands. Please tell "
        "whoever runs it."
    )


def _log(error: BaseException) -> None:
    """Where in the code an error came up."""
    at = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("%s, raised at\n%s", type(error).__name__, at)


def table(story: Story, name: str) -> pd.DataFrame:
    """The table of that name; one that failed is remembered with the story, not tried again.

    Raises:
        FailedTable: when it cannot be made.
        MissingModel: when it needs the language model and there is none.
    """
    if name in _failed(story):
        raise FailedTable(name, *_failed(story)[name])
    try:
        return table_of(story, name)
    except FailedTable as error:
        _failed(story)[name] = (error.cause, error.kind)
        _log(error.__cause__ or error)
        raise


def make(story: Story, tables: Sequence[str], tell: Callable[[int, int], object]) -> None:
    """Reads the texts for names and makes these tables; those that fail are remembered.

    The parts of a page that need one tell so. `tell` is told after each text how many are read of
    all.

    Raises:
        MissingModel: when there is no language model.
    """
    try:
        story.parse(tell)
    except MissingModel:
        raise
    except Exception as error:
        _log(error)
    for name in tables:
        attempt(story, name)


def attempt(story: Story, name: str) -> None:
    """Makes a table; if it fails, that is remembered and not raised.

    Raises:
        MissingModel: when it needs the language model and there is none.
    """
    with suppress(FailedTable):
        table(story, name)


def remember(story: Story, failed: Mapping[str, tuple[str, str]]) -> None:
    """Tables that could not be made elsewhere, each with the one at fault and the kind of error."""
    _failed(story).update(failed)


def _failed(story: Story) -> dict[str, tuple[str, str]]:
    """The tables of a story that were tried and failed: through which table, what kind of error."""
    known: dict[str, tuple[str, str]] = story.kept.setdefault("failed", {})
    return known


def tried(story: Story, name: str) -> bool:
    """Whether a table is there, or cannot be."""
    return name in story.made() or name in _failed(story)


@contextmanager
def told(failures: dict[str, str], name: str) -> Iterator[None]:
    """Puts the sentence of a table that cannot be made among the failures."""
    try:
        yield
    except (FailedTable, MissingModel) as error:
        failures[name] = str(error)
