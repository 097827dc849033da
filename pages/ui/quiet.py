"""What goes into the log, and what never does: an article's words, names, titles, addresses.

Libraries tell of what they read in their warnings, and an error's message may be a piece of a text.
So only what is ours, and what the server itself says, is written; of an error its kind and where in
the code it came up.
"""

import logging
import sys
import time
import traceback
from pathlib import PurePosixPath
from typing import Any

import streamlit as st
import streamlit.logger

from pages.hosting import log
from pages.hosting.browser import COOKIE
from pages.ui import markup
from pages.ui.places import OPENING, Place

_OURS = ("copytaster", "streamlit", "uvicorn", "analysis.limits")
_ADDRESSES = ("uvicorn.access",)
"""Writes every address with what is behind its question mark."""
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


class Wordless(logging.Formatter):
    """Writes an error as its kind and its places in the code."""

    def formatException(self, ei: Any) -> str:  # noqa: N802, ANN401 - as logging has it
        """Kind and places; what the error says may be a piece of an article."""
        return places(ei[1]) if ei[1] else ""

    def format(self, record: logging.LogRecord) -> str:
        """A line; what another handler has made of the error is not taken over."""
        record.exc_text = None
        return super().format(record)


def places(error: BaseException) -> str:
    """The kind of an error and where in the code it came up, without what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    at = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
    return f"{type(error).__name__}, raised at{at}"


def is_ours(record: logging.LogRecord) -> bool:
    """Whether a line may be written: it is ours or the server's, and names no address."""
    if record.name.startswith(_ADDRESSES) or "WebSocket" in str(record.msg):
        return False
    return record.name.split(".")[0] in _OURS or record.name in _OURS


def start() -> None:
    """Has all that is written go through one handler that lets nothing else pass.

    Streamlit gives each of its loggers a handler of its own, and again whenever its settings are
    read; here they get none.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Wordless(_LINE))
    handler.addFilter(is_ours)
    logging.getLogger().handlers[:] = [handler]
    streamlit.logger.setup_formatter = _without_its_own
    for name in [*logging.root.manager.loggerDict]:
        _without_its_own(logging.getLogger(name))
    logging.getLogger("copytaster").setLevel(logging.INFO)
    logging.captureWarnings(True)


def _without_its_own(logger: logging.Logger) -> None:
    """Has a logger hand on what it is told."""
    logger.handlers[:] = []
    logger.propagate = True


def told(error: Exception) -> bool:
    """Writes an error that no part of a page caught, and shows one sentence in its place."""
    logging.getLogger("copytaster").error("%s", places(error))
    markup.notice(
        f"This page could not be made ({type(error).__name__}). The fault is in Copytaster, not in "
        "the texts. Please tell whoever runs it.",
        "ct-problem",
    )
    return True


def begin(place: Place) -> None:
    """Notes that a page is being made."""
    path = "" if place == OPENING else PurePosixPath(place.file).stem
    st.session_state["page began"] = (log.name(path), time.perf_counter())


def end() -> None:
    """Writes which page was made, for whom (hashed) and how long it took."""
    name, began = st.session_state.pop("page began", ("", 0.0))
    if name:
        token, ms = st.context.cookies.get(COOKIE), (time.perf_counter() - began) * 1000
        who = log.who(token if isinstance(token, str) else "")
        logging.getLogger("copytaster.requests").info("who=%s page=%s run ms=%.0f", who, name, ms)
