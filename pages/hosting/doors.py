"""Who may knock at all: under which names, from which sites, at which addresses, and how many."""

import re
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from analysis import limits
from pages.hosting import ready, settings
from pages.hosting.answers import limit, refuse

_CLOSED = re.compile(r"_stcore/(metrics|agent|script-health-check)\b")
"""What Streamlit tells about itself, and what no browser needs."""
_SAFE = ("GET", "HEAD", "OPTIONS")


async def _up() -> JSONResponse:
    return JSONResponse({"up": True})


_ASKED = {"healthz": _up, "readyz": ready.answer}
"""Who asks whether the server is up, and whether it takes sessions, may come under any name."""


class Doors:
    """Answers whether the server is ready, and refuses what may not come in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.sessions = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what may come in; a session counts for as long as it lasts."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        if (asked := _ASKED.get(settings.inside(scope["path"]))) is not None:
            told = await asked()
            await told(scope, receive, send)
            return
        if why := self._why_not(scope):
            await refuse(scope, receive, send, *why)
            return
        is_session = scope["type"] == "websocket"
        self.sessions += is_session
        try:
            await self.app(scope, receive, send)
        finally:
            self.sessions -= is_session

    def _why_not(self, scope: Scope) -> tuple[str, str, int] | None:
        """Heading, sentence and status for what may not come in; None for what may."""
        headers = HTTPConnection(scope).headers
        host = headers.get("host", "")
        if not is_known(host):
            limit(scope, "COPYTASTER_HOSTS")
            return _NOT_HERE
        if is_foreign(headers.get("origin"), host, scope):
            limit(scope, "COPYTASTER_ORIGINS")
            return _FOREIGN
        if _CLOSED.match(settings.inside(scope["path"])):
            return _NOTHING
        if self.sessions >= limits.MAX_SESSIONS and _opens(scope):
            limit(scope, "COPYTASTER_MAX_SESSIONS")
            return _FULL
        return None


_NOT_HERE = (
    "This address is not known here",
    "Copytaster does not answer under this name. Whoever runs it can add the name to "
    "COPYTASTER_HOSTS.",
    421,
)
_FOREIGN = (
    "This came from another site",
    "Copytaster takes nothing from the page of another site. Open it by its own address.",
    403,
)
_NOTHING = ("There is nothing here", "There is nothing at this address.", 404)
_FULL = (
    "All places are taken",
    f"This server shows {limits.MAX_SESSIONS} pages at once, and as many are open. Close a page of "
    "it that you no longer need, and try again in a minute.",
    503,
)


def _opens(scope: Scope) -> bool:
    """Whether a session, or the page that will ask for one, is opened."""
    path = settings.inside(scope["path"])
    return scope["type"] == "websocket" or not path.startswith(("static/", "media/", "_stcore/"))


def is_known(host: str) -> bool:
    """Whether the server is meant by that name; a port after it does not matter."""
    try:
        told = urlsplit(f"//{host}")
        name, _ = told.hostname, told.port
    except ValueError:
        return False
    if not name or not re.fullmatch(r"[\w.:-]+|\[[\w.:]+\](:\d+)?", host):
        return False
    return any(_matches(name.rstrip("."), known) for known in settings.hosts())


def _matches(name: str, known: str) -> bool:
    below = known.startswith("*.") and name.endswith(known[1:])
    return known == "*" or below or name == known.strip("[]")


def is_foreign(origin: str | None, host: str, scope: Scope) -> bool:
    """Whether something that changes or opens something was sent by a page of another site."""
    if origin is None or (scope["type"] == "http" and scope["method"] in _SAFE):
        return False
    own = urlsplit(origin).netloc.lower() == host.lower()
    return not own and origin.lower() not in settings.origins()

