"""What is made once for a story: its tables, with progress, and what pages derive from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import streamlit as st

from analysis import Story
from analysis.errors import MissingModel, WorkerLost
from pages.ui import background, failing, remembered, workers
from pages.ui.kept import Kept
from pages.ui.markup import counted

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

T = TypeVar("T")
_VIEWS = 400
"""Views kept with a story; past that those not seen longest go."""


class Drawn(NamedTuple):
    """A table and the same in Arrow, as a browser is sent it."""

    table: pd.DataFrame
    sent: pa.Table


def view(story: Story, make: Callable[..., T], *arguments: Any) -> T:  # noqa: ANN401 - a view takes what it takes
    """`make(story, *arguments)`, made once: a story never changes, so neither does the result.

    The arguments must be hashable and say all that the result depends on; nobody changes the
    result.
    """
    views: Kept[Any] = story.kept.setdefault("views", Kept(_VIEWS))
    made: T = views.get((make, arguments), lambda: make(story, *arguments))
    return made


def drawn(story: Story, make: Callable[..., pd.DataFrame], *arguments: Any) -> Drawn:  # noqa: ANN401 - as above
    """`view` for `tables.show`, made ready to be sent: that costs as much as ten other elements."""
    return view(story, _drawn, make, *arguments)


def _drawn(story: Story, make: Callable[..., pd.DataFrame], *arguments: Any) -> Drawn:  # noqa: ANN401
    import pyarrow as pa

    table = view(story, make, *arguments)
    return Drawn(table, pa.Table.from_pandas(table))


def made(story: Story, tables: Sequence[str], doing: str) -> None:
    """Makes the tables that the page needs, a step at a time, and says what is being done.

    One that fails is told where it is needed.
    """
    missing = [name for name in tables if not failing.tried(story, name)]
    if not missing:
        return
    label = f"{doing} {counted(len(story.texts), 'article')}"
    place = st.empty()
    with place.status(label, expanded=True):
        bar = st.progress(0.0)

        def tell(done: int, every: int) -> None:
            bar.progress(done / every, text=missing[min(done, len(missing) - 1)].replace("_", " "))

        workers.make(story, missing, tell, background.asker(), parses=False)
    place.empty()
    remembered.later(story)


def wording(story: Story) -> None:
    """What every page says of a long story, made by a worker where there are any: it takes long."""
    if workers.pool() is not None and workers.is_long(story.texts):
        made(story, ["passages", "containment", "clusters"], "Comparing the wording of")


def named(story: Story, tables: Sequence[str]) -> bool:
    """Makes tables that need the language model and returns whether they are there.

    Where there is no model, one sentence says so.
    """
    if all(failing.tried(story, name) for name in tables):
        return True
    label = f"Reading {counted(len(story.texts), 'article')} for names"
    place = st.empty()
    try:
        with place.status(label, expanded=True):
            bar = st.progress(0.0)

            def tell(done: int, every: int = len(story.texts)) -> None:
                bar.progress(done / every, text=f"{done} of {counted(every, 'article')} read")

            background.follow(story, tell)
            workers.make(story, tables, tell, background.asker())
    except (MissingModel, WorkerLost) as error:
        place.warning(str(error))
        return False
    place.empty()
    remembered.later(story)
    return True
