"""What an operator reads: who (hashed), which page, how long, which status, which limit; no more.

A line never holds an address, a name, a word of a text or what was searched for.
"""

import hashlib
import hmac
import logging
import time
from pathlib import PurePosixPath

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.hosting import browser, settings
from pages.ui.places import OPENING, PLACES

_LOG = logging.getLogger("copytaster.requests")
_NAMES = {
    "": "what_to_check",
    **{stem: stem for stem in (PurePosixPath(one.file).stem for one in PLACES if one != OPENING)},
    "media": "file",
    "_stcore/stream": "session",
    "_stcore/upload_file": "upload",
    "sign_in": "sign_in",
    "sign_out": "sign_out",
    "auth": "sign_in",
    "oauth2callback": "sign_in",
}
_QUIET = ("static", "component", "_stcore/health", "_stcore/host-config", "readyz", "healthz",
          "_stcore/bidi-components")  # fmt: skip
"""What is not worth a line while it works."""


class Log:
    """Writes a line for each page, file, upload and session."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is asked and tells how it ended."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def sent(message: Message) -> None:
            nonlocal status
            status = status or _status(message)
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            _tell(scope, status or 500, time.perf_counter() - began)


def _status(message: Message) -> int:
    if message["type"] == "websocket.accept":
        return 101
    if message["type"] == "websocket.close":
        return 403
    return int(message.get("status", 0))


def _tell(scope: Scope, status: int, seconds: float) -> None:
    path = settings.inside(scope["path"])
    if status < 400 and path.startswith(_QUIET):
        return
    cookies = HTTPConnection(scope).cookies
    told = (who(cookies.get(browser.COOKIE, "")), name(path), status, round(seconds * 1000))
    reached = scope.get("state", {}).get("copytaster_limit", "-")
    _LOG.info("who=%s page=%s status=%d ms=%d limit=%s", *told, reached)


def who(token: str) -> str:
    """A browser as the log names it: the same all day, and no way back to its token."""
    if not token:
        return "-"
    key = settings.secret().encode()
    return hmac.new(key, token.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:12]


def name(path: str) -> str:
    """What a path is called: one of a few known words, never the path itself.

    >>> name("facts"), name("media/0f.csv"), name("Ann Lee, minister")
    ('facts', 'file', 'other')
    """
    parts = PurePosixPath(path).parts
    known = ("/".join(parts[:n]) for n in (2, 1, 0) if len(parts) >= n)
    return next((_NAMES[one] for one in known if one in _NAMES and (one or not path)), "other")
