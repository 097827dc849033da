"""Tables made in worker processes, so that nobody's page waits while another's story is read.

Off by default: `COPYTASTER_WORKERS` says how many. The queue is fair: who has least work under way
comes first, then the shorter story; nobody has more than a few read at once, and long stories never
take the last worker; what nobody waits for any more is dropped before it begins. A story goes back
to the worker that has read it, if it is free.
"""

from __future__ import annotations

import itertools
import time
from collections import Counter
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from analysis import worker
from analysis.errors import WorkerLost
from analysis.limits import MAX_AT_ONCE, WORKERS
from analysis.sharing import receive
from pages.ui import failing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from loky import ProcessPoolExecutor

    from analysis import Story

LONG = 100_000
"""Characters above which a story counts as long: 25 reports of 700 words."""
_FORGOTTEN = 20.0
"""Seconds after which a task that nobody asked about is dropped, if it has not begun."""
_LOOK = 0.2
"""Seconds between two looks at how far a task is."""
_TRIES = 2
"""How often a task is given to a worker: the first may have ended for reasons of its own."""


def letters(texts: pd.DataFrame) -> int:
    """Characters of all texts."""
    return int(texts["text"].str.len().sum())


def is_long(texts: pd.DataFrame) -> bool:
    """Whether texts are more than are read in a moment."""
    return letters(texts) > LONG


class Job:
    """One task on its way: how many texts are read, and its answer."""

    def __init__(self, number: int, task: worker.Task, asker: str) -> None:
        """Waits from now on."""
        self.number, self.task, self.asker = number, task, asker
        self.size = letters(task.texts)
        self.texts = hash(tuple(task.texts["text"]))
        self.done, self.tries, self.asked = 0, 0, time.monotonic()
        self.answer: Future[worker.Answer] = Future()

    def wait(
        self, tell: Callable[[int], object], wanted: Callable[[], bool] = lambda: True
    ) -> worker.Answer:
        """Its answer, telling how many texts are read meanwhile.

        wanted: whether somebody still waits; what has not begun by then is dropped.

        Raises:
            CancelledError: when it was dropped.
        """
        while True:
            if wanted():
                self.asked = time.monotonic()
            tell(self.done)
            try:
                return self.answer.result(_LOOK)
            except TimeoutError:
                if self.answer.done():
                    raise


class Slot:
    """One worker process, started when first needed and again when it was lost."""

    def __init__(self) -> None:
        """Free, and nothing read yet."""
        self.job: Job | None = None
        self.read: list[int] = []
        self._process: ProcessPoolExecutor | None = None

    def give(self, job: Job) -> Future[worker.Answer]:
        """Begins a task; the worker must be free."""
        self.job = job
        self.read = [*self.read, job.texts][-worker.MOST :]
        job.tries += 1
        if self._process is None:
            self._process = self._started()
        return self._process.submit(worker.run, job.number, job.task)

    def _started(self) -> ProcessPoolExecutor:
        from loky import ProcessPoolExecutor
        from loky.backend import get_context

        told = get_context("loky").SimpleQueue()
        Thread(target=self._listen, args=(told,), daemon=True).start()
        return ProcessPoolExecutor(1, timeout=None, initializer=worker.begin, initargs=(told,))

    def _listen(self, told: Any) -> None:  # noqa: ANN401 - a queue of the pool's own kind
        while True:
            number, done = told.get()
            if (job := self.job) and job.number == number:
                job.done = done

    def end(self, lost: bool) -> None:
        """Free again; lost: its process is gone."""
        self.job = None
        if lost:
            self._process, self.read = None, []


class Pool:
    """Worker processes and the queue before them."""

    def __init__(self, n: int) -> None:
        """n: workers at most."""
        self._slots = [Slot() for _ in range(n)]
        self._lock = Lock()
        self._numbers = itertools.count()
        self._waiting: list[Job] = []

    def submit(self, task: worker.Task, asker: str) -> Job:
        """Puts a task in the queue; asker: whose it is."""
        job = Job(next(self._numbers), task, asker)
        with self._lock:
            self._waiting.append(job)
        self._begin()
        return job

    def _begin(self) -> None:
        """Gives waiting tasks to free workers."""
        begun = []
        with self._lock:
            self._drop_forgotten()
            while (free := [s for s in self._slots if s.job is None]) and (job := self._next()):
                self._waiting.remove(job)
                slot = max(free, key=lambda one, job=job: job.texts in one.read)  # type: ignore[misc]
                begun.append((slot, job, slot.give(job)))
        for slot, job, given in begun:
            given.add_done_callback(partial(self._ended, slot, job))

    def _drop_forgotten(self) -> None:
        limit = time.monotonic() - _FORGOTTEN
        for job in [one for one in self._waiting if one.asked < limit]:
            self._waiting.remove(job)
            job.answer.cancel()

    def _next(self) -> Job | None:
        """The waiting task whose turn it is."""
        running = [slot.job for slot in self._slots if slot.job]
        room = sum(job.size > LONG for job in running) < max(1, len(self._slots) - 1)
        busy = Counter(job.asker for job in running)
        able = [
            job
            for job in self._waiting
            if (job.size <= LONG or room) and busy[job.asker] < MAX_AT_ONCE
        ]

        def turn(job: Job) -> tuple[int, int, int]:
            return busy[job.asker], job.size, job.number

        return min(able, key=turn, default=None)

    def _ended(self, slot: Slot, job: Job, end: Future[worker.Answer]) -> None:
        error = end.exception()
        lost = isinstance(error, BrokenProcessPool)
        again = lost and job.tries < _TRIES
        with self._lock:
            slot.end(lost)
            if again:
                self._waiting.append(job)
        if lost and not again:
            job.answer.set_exception(WorkerLost())
        elif error and not again:
            job.answer.set_exception(error)
        elif not again:
            job.answer.set_result(end.result())
        Thread(target=self._begin).start()


@cache
def pool() -> Pool | None:
    """The workers of this server; None where it makes tables itself."""
    return Pool(WORKERS) if WORKERS else None


def make(
    story: Story,
    tables: Sequence[str],
    tell: Callable[[int, int], object],
    asker: str = "",
    parses: bool = True,
    wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Makes tables of a story, elsewhere where there are workers; those that fail are remembered.

    tell: is told how many texts are read, of all. parses: whether the texts are parsed first.
    wanted: whether somebody still waits for them.

    Raises:
        CancelledError: when nobody waited any more.
        MissingModel: when there is no language model.
        WorkerLost: when a worker ended twice over it.
    """
    missing = [name for name in tables if not failing.tried(story, name)]
    workers = pool()
    if not missing:
        return
    if workers is None:
        _make_here(story, missing, tell, parses)
        return
    task = worker.Task(story.texts, story.params, tuple(missing), parses)
    job = workers.submit(task, asker)
    answer = job.wait(lambda done: tell(done, len(story.texts)), wanted)
    receive(story, answer.made, answer.of_forms)
    failing.remember(story, answer.failed)


def _make_here(
    story: Story, tables: Sequence[str], tell: Callable[[int, int], object], parses: bool
) -> None:
    if parses:
        failing.make(story, tables, tell)
        return
    for n, name in enumerate(tables):
        tell(n, len(tables))
        failing.attempt(story, name)
