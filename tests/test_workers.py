"""Tables made in other processes: the same tables, a fair queue, and a worker that is lost."""

import os
import signal
from concurrent.futures import CancelledError, Future

import pandas as pd
import pytest

from analysis import Story, worker
from analysis.errors import WorkerLost
from analysis.params import Params
from pages.ui import failing, workers

TEXTS = {
    "a": "The council met on Monday. Ada Kern said 12 people had come to the ﬁrst meeting.",
    "b": "The council met on Monday, and Ada Kern said that 21 people came to the first meeting.",
}
TABLES = ("mentions", "quotations", "conflicts", "findings", "passages", "containment")


def story(texts: dict[str, str]) -> Story:
    return Story(pd.DataFrame({"article_id": [*texts], "text": [*texts.values()]}))


@pytest.fixture(scope="module")
def one():
    """A pool of one worker, which all tests of this file share."""
    return workers.Pool(1)


@pytest.fixture
def elsewhere(one, monkeypatch):
    monkeypatch.setattr(workers, "pool", lambda: one)


def test_a_worker_makes_the_tables_that_the_server_would_make(elsewhere):
    read = []
    made, here = story(TEXTS), story(TEXTS)
    workers.make(made, TABLES, lambda done, every: read.append((done, every)))
    assert {*TABLES} <= {*made.made()}
    assert "docs" not in made.made()
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(made, name), getattr(here, name))
    assert read[0] == (0, 2)


def test_a_table_that_cannot_be_made_elsewhere_is_remembered_and_the_rest_stands(elsewhere):
    made = story(TEXTS)
    workers.make(made, ["nothing", "facts"], lambda *_: None, parses=False)
    assert failing.tried(made, "nothing")
    assert "facts" in made.made()
    with pytest.raises(failing.FailedTable):
        failing.table(made, "nothing")


def test_a_worker_that_is_lost_costs_one_more_try_and_then_a_sentence(monkeypatch):
    lost = workers.Pool(1)
    give = workers.Slot.give

    def given_and_killed(slot, job):
        answer = give(slot, job)
        for pid in slot._process._processes:
            os.kill(pid, signal.SIGKILL)
        return answer

    monkeypatch.setattr(workers.Slot, "give", given_and_killed)
    task = worker.Task(story(TEXTS).texts, Params(), ("facts",), parses=False)
    job = lost.submit(task, "")
    with pytest.raises(WorkerLost, match="took more than this server gives"):
        job.wait(lambda _: None)
    monkeypatch.setattr(workers.Slot, "give", give)
    assert "facts" in lost.submit(task, "").wait(lambda _: None).made


class Queue:
    """A pool whose workers do nothing until they are told."""

    def __init__(self, n: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun: list[tuple[workers.Job, Future]] = []
        self.pool = workers.Pool(n)
        monkeypatch.setattr(workers.Slot, "give", self._give)
        monkeypatch.setattr(workers, "Thread", Now)

    def _give(self, job: workers.Job) -> Future:
        slot = next(one for one in self.pool._slots if one.job is None)
        slot.job, end = job, Future()
        self.begun.append((job, end))
        return end

    def ask(self, asker: str, n_letters: int) -> workers.Job:
        texts = pd.DataFrame({"text": ["x" * n_letters]})
        return self.pool.submit(worker.Task(texts, Params(), (), False), asker)

    def end(self, job: workers.Job) -> None:
        next(end for one, end in self.begun if one is job).set_result(worker.Answer({}, {}, {}))

    @property
    def jobs(self) -> list[workers.Job]:
        return [job for job, _ in self.begun]


class Now:
    """A thread that runs at once."""

    def __init__(self, target) -> None:
        self.start = target


def test_whoever_has_least_under_way_comes_first_and_then_the_shorter_story(monkeypatch):
    queue = Queue(2, monkeypatch)
    first = [queue.ask("x", 10), queue.ask("y", 10)]
    again, long, short = queue.ask("x", 5), queue.ask("z", 90), queue.ask("z", 20)
    queue.end(first[1])
    assert queue.jobs == [*first, short]
    queue.end(first[0])
    queue.end(short)
    assert queue.jobs == [*first, short, again, long]


def test_one_editor_has_no_more_read_at_once_than_the_limit(monkeypatch):
    queue = Queue(4, monkeypatch)
    mine = [queue.ask("x", n) for n in (1, 2, 3, 4)]
    assert queue.jobs == mine[: workers.MAX_AT_ONCE] == mine[:2]
    other = queue.ask("y", 90)
    assert queue.jobs == [*mine[:2], other]
    queue.end(mine[0])
    assert queue.jobs == [*mine[:2], other, mine[2]]


def test_long_stories_leave_one_worker_to_the_others(monkeypatch):
    queue = Queue(2, monkeypatch)
    long = [queue.ask(asker, workers.LONG + 1) for asker in "xy"]
    short = queue.ask("z", workers.LONG)
    assert queue.jobs == [long[0], short]
    queue.end(short)
    assert queue.jobs == [long[0], short]
    queue.end(long[0])
    assert queue.jobs == [long[0], short, long[1]]


def test_what_nobody_waits_for_any_more_is_dropped_before_it_begins(monkeypatch):
    queue = Queue(1, monkeypatch)
    first, left, kept = queue.ask("x", 10), queue.ask("y", 5), queue.ask("z", 9)
    left.asked -= 1_000
    queue.end(first)
    assert queue.jobs == [first, kept]
    with pytest.raises(CancelledError):
        left.wait(lambda _: None)
