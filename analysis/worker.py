"""What a worker process makes of a story for a server: its tables, and what they are made from.

A server that makes tables itself answers nobody meanwhile, for one interpreter runs one thing at a
time. A worker is given texts and settings, and gives back all that was made of them except the
parse, which is large and which only names and quotations are made from. It keeps its last stories,
so that an editor's decision about a name costs no second parse.
"""

from __future__ import annotations

import contextlib
import logging
import signal
import traceback
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from analysis.errors import FailedTable, MissingModel
from analysis.export import table_of
from analysis.limits import MAX_WORKER_MEMORY, MAX_WORKER_SECONDS
from analysis.sharing import carried, share
from analysis.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.params import Params

_LOG = logging.getLogger("copytaster")
MOST = 4
"""Stories that a worker keeps with their parse: some 10 MB for five reports."""
_KEPT: OrderedDict[str, Story] = OrderedDict()


class Task(NamedTuple):
    """What is asked: texts with settings, the tables wanted, and whether to parse first."""

    texts: pd.DataFrame
    params: Params
    tables: tuple[str, ...]
    parses: bool


class Answer(NamedTuple):
    """What was made: see `sharing.carried`; failed: cause and kind of each table that cannot be."""

    made: dict[str, Any]
    of_forms: dict[str, Any]
    failed: dict[str, tuple[str, str]]


class Progress(Protocol):
    """Where a worker tells how many texts are read."""

    def put(self, told: tuple[int, int]) -> None:
        """Number of the task, texts read."""


_PROGRESS: list[Progress] = []


def begin(progress: Progress) -> None:
    """What a worker does first: where it tells progress, and how much memory it may take."""
    _PROGRESS[:] = [progress]
    _bound_memory()


def run(number: int, task: Task) -> Answer:
    """Makes the tables of a task; `number` stands beside all progress that is told.

    Raises:
        MissingModel: when names are asked for and there is no language model.
    """
    story = _story(task)
    with _bounded_time():
        return _made(story, task, number)


def _made(story: Story, task: Task, number: int) -> Answer:
    failed: dict[str, tuple[str, str]] = {}
    if task.parses:
        _parse(story, number)
    for name in task.tables:
        try:
            table_of(story, name)
        except FailedTable as error:
            failed[name] = (error.cause, error.kind)
            _log(error.__cause__ or error)
    return Answer(*carried(story), failed)


def _parse(story: Story, number: int) -> None:
    try:
        story.parse(partial(_tell, number))
    except MissingModel:
        raise
    except Exception as error:  # the tables that need it say so
        _log(error)


def _tell(number: int, done: int, _: int) -> None:
    for one in _PROGRESS:
        one.put((number, done))


def _log(error: BaseException) -> None:
    """Where in the code an error came up, never what it says."""
    at = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("%s, raised at\n%s", type(error).__name__, at)


def _story(task: Task) -> Story:
    """The story of a task, with all that a kept one of the same texts has made."""
    story = Story(task.texts, task.params)
    for known in reversed(_KEPT.values()):
        if known.texts.equals(story.texts):
            with contextlib.suppress(ValueError):  # other settings: nothing to share
                share(known, story)
                break
    _KEPT[story.key] = story
    _KEPT.move_to_end(story.key)
    while len(_KEPT) > MOST:
        _KEPT.popitem(last=False)
    return story


def _bound_memory() -> None:
    """Past the limit memory is refused, which fails one table, not the machine."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_WORKER_MEMORY, MAX_WORKER_MEMORY))


@contextlib.contextmanager
def _bounded_time() -> Iterator[None]:
    """Past the limit of processor time whatever is being made fails."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, MAX_WORKER_SECONDS, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(*_: object) -> None:
    message = "the limit of processor time for one story"
    raise TimeoutError(message)
