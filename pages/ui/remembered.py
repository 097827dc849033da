"""Tables of a saved story: read when it is opened, kept beside the page once they are made.

They are a cache: where the store has none, or does not answer, they are made as of any story, and
nobody is told.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from analysis import Story
from analysis.errors import StoreUnreachable, StoryNotFound
from analysis.limits import MAX_TABLES
from analysis.schema import ROWS
from pages.ui import kept, owner

_LOG = logging.getLogger("copytaster.store")
_THREAD = ThreadPoolExecutor(1, thread_name_prefix="keeping tables")
"""One story at a time: nobody waits for it."""
_KEPT = {*ROWS, "_findings", "clusters", "origin"}
"""What of a story can be kept."""
_KNOWN, _KEEPER = "tables kept", "keeper of tables"


def own(story: Story, name: str) -> None:
    """Uses the tables kept with an own story, and from here on keeps those that are made."""
    who = owner.owner()
    if who is None or not MAX_TABLES:
        return

    def bring(data: Any, made: Any) -> set[str]:  # noqa: ANN401 - the store is imported late
        return made.bring(data, who, name, story, story.key)

    _once(story, bring)
    story.kept[_KEEPER] = (who, name)
    later(story)


def shared(story: Story, token: str) -> None:
    """Uses the tables kept with a story that a link opens; who visits it keeps none."""

    def bring(data: Any, made: Any) -> set[str]:  # noqa: ANN401 - as above
        return made.bring_shared(data, token, story, story.key)

    if MAX_TABLES:
        _once(story, bring)


def later(story: Story, *, is_done: bool = False) -> Future[None] | None:
    """Keeps what was made of a story since, in a thread; None where there is nothing to keep.

    While its tables are being made it waits for their end: is_done.
    """
    is_working = story.kept.get("work") is not None and not is_done
    if is_working or _KEEPER not in story.kept or not _new(story):
        return None
    with suppress(StoreUnreachable):
        return _THREAD.submit(_keep, kept.database(), story)
    return None


def _once(story: Story, bring: Callable[[Any, Any], set[str]]) -> None:
    """Brings the tables of a story that was just opened."""
    if _KNOWN in story.kept:
        return
    story.kept[_KNOWN] = set()
    with suppress(StoreUnreachable):
        from analysis.store import made

        story.kept[_KNOWN] = bring(kept.database(), made)


def _new(story: Story) -> set[str]:
    """What can be kept and is not."""
    new: set[str] = _KEPT & story.made().keys() - story.kept[_KNOWN]
    return new


def _keep(data: Any, story: Story) -> None:  # noqa: ANN401 - the store is imported late
    """In a thread: what fails is tried again with the next page, and never on screen."""
    from analysis.store import made

    new = _new(story)
    if not new:
        return
    try:
        if made.keep(data, *story.kept[_KEEPER], story, story.key):
            story.kept[_KNOWN] |= new
    except (StoreUnreachable, StoryNotFound):
        return
    except Exception as error:
        _LOG.warning("tables of a story could not be kept: %s", type(error).__name__)
