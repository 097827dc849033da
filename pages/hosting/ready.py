"""Whether this server can take an editor in: Streamlit runs, and the stories can be reached."""

import asyncio
import threading
from concurrent.futures import Future

from starlette.responses import JSONResponse
from streamlit import runtime

from analysis.errors import NothingKept, StoreUnreachable
from pages.ui import kept

_WAITS = 4.0
"""Seconds in which the database must answer: one more than it has for a knock."""
_STARTING = "Copytaster is starting, or was told to end."
_SILENT = "The place where stories are kept has not answered within {:.0f} seconds."
_ASKED: list[Future[str]] = []
"""The question that is under way; who asks meanwhile waits for its answer."""


async def answer() -> JSONResponse:
    """200 where sessions are taken and stories can be reached; else 503 with a sentence."""
    why = await _why_not() if _takes_sessions() else _STARTING
    told = {"ready": False, "why": why} if why else {"ready": True}
    return JSONResponse(told, 503 if why else 200)


def _takes_sessions() -> bool:
    """Whether Streamlit has started and has not been stopped."""
    states = runtime.RuntimeState
    return runtime.exists() and runtime.get_instance().state in {
        states.NO_SESSIONS_CONNECTED,
        states.ONE_OR_MORE_SESSIONS_CONNECTED,
    }


async def _why_not() -> str:
    """What keeps stories from being reached, as a sentence; empty if nothing does."""
    if not _ASKED or _ASKED[0].done():
        _ASKED[:] = [_asking()]
    asked = asyncio.shield(asyncio.wrap_future(_ASKED[0]))
    try:
        return await asyncio.wait_for(asked, _WAITS)
    except TimeoutError:
        return _SILENT.format(_WAITS)


def _asking() -> Future[str]:
    """Asks in a thread of its own, which a server that ends does not wait for."""
    told: Future[str] = Future()
    threading.Thread(target=_tell, args=[told], daemon=True).start()
    return told


def _tell(told: Future[str]) -> None:
    try:
        told.set_result(_ask())
    except Exception as error:
        told.set_exception(error)


def _ask() -> str:
    """As `_why_not`, however long that takes; a server that keeps no stories misses none."""
    try:
        data = kept.database()
        from analysis.store import database

        database.knock(data)
    except NothingKept:
        return ""
    except StoreUnreachable as error:
        return str(error)
    return ""
