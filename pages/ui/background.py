"""Tables made beside the page, so that it can be read while they are being made."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from threading import Lock

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import Story
from analysis.errors import MissingModel, WorkerLost
from analysis.limits import WORKERS
from pages.ui import failing, owner, remembered, workers
from pages.ui.markup import counted

_THREADS = ThreadPoolExecutor(64 if WORKERS else 2, thread_name_prefix="tables")
"""Two stories at once, further ones wait; with workers the threads only wait for them."""
_EVERY = 0.4
"""Seconds between two looks at how far the work is."""
_LATELY = 10.0
"""Seconds after which a page that has not looked is taken for closed."""
_STARTING = Lock()
"""Two sessions that open one story at the same time start its work once."""


class Work:
    """The making of a story's tables: how many articles are read, and the end of it."""

    def __init__(self, story: Story, tables: Sequence[str]) -> None:
        """Starts at once."""
        self.done, self.seen = 0, time.monotonic()
        self.end: Future[None] = _THREADS.submit(self._run, story, tables, asker())
        self.end.add_done_callback(lambda _: remembered.later(story, is_done=True))

    def _run(self, story: Story, tables: Sequence[str], whose: str) -> None:
        workers.make(story, tables, self._tell, whose, wanted=self._is_wanted)

    def _is_wanted(self) -> bool:
        """Whether a page has looked lately."""
        return time.monotonic() - self.seen < _LATELY

    def follow(self, tell: Callable[[int], object]) -> None:
        """Waits for the end, telling how many articles are read."""
        while not self.end.done():
            self.seen = time.monotonic()
            tell(self.done)
            wait([self.end], _EVERY)

    def _tell(self, done: int, every: int) -> None:
        self.done = done


def asker() -> str:
    """Whose work it is: the owner's in all tabs, else the session's, as far as there is one."""
    context = get_script_run_ctx()
    return owner.owner() or context.session_id if context else ""


def ready(story: Story, tables: Sequence[str]) -> bool:
    """Whether the tables are there; if not, they are being made: `watch` shows how far.

    One that cannot be made counts as there: the part of the page that needs it says so. Where
    there is no language model, one sentence says that.
    """
    if all(failing.tried(story, name) for name in tables):
        return True
    with _STARTING:
        work: Work = story.kept.get("work") or Work(story, tables)
        story.kept["work"] = work
    work.seen = time.monotonic()
    if not work.end.done():
        return False
    story.kept["work"] = None
    try:
        work.end.result()
    except CancelledError:
        return ready(story, tables)
    except (MissingModel, WorkerLost) as error:
        st.warning(str(error))
        return False
    return True


def follow(story: Story, tell: Callable[[int], object]) -> None:
    """Waits for the tables of a story that are being made, instead of making them twice."""
    work = story.kept.get("work")
    if work is not None:
        work.follow(tell)


def is_working(story: Story) -> bool:
    """Whether tables of a story are being made."""
    return story.kept.get("work") is not None


@st.fragment(run_every=_EVERY)
def watch(story: Story, doing: str) -> None:
    """How far the work is; once it is done the page is drawn again."""
    work = story.kept.get("work")
    if work is None or work.end.done():
        st.rerun()
    work.seen = time.monotonic()
    n = len(story.texts)
    st.progress(work.done / max(n, 1), text=f"{doing}: {work.done} of {counted(n, 'article')} read")
