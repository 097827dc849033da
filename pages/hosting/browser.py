"""The browser's own token: a cookie that no script can read, by which it finds its stories."""

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

from pages.hosting import settings
from pages.hosting.answers import Adding

COOKIE = "copytaster_browser"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_YEAR = 31_536_000


class Browser(Adding):
    """Gives each browser a random token with its first page, and lets it last with every other."""

    def add(self, headers: MutableHeaders, scope: Scope) -> None:
        """The cookie, to each page."""
        if headers.get("content-type", "").startswith("text/html"):
            put(headers, COOKIE, token(scope), _YEAR, scope)


def token(scope: Scope) -> str:
    """The token that the browser brought; a new one of 192 random bits where it brought none."""
    brought = HTTPConnection(scope).cookies.get(COOKIE, "")
    return brought if _TOKEN.fullmatch(brought) else secrets.token_urlsafe(24)


def put(headers: MutableHeaders, name: str, value: str, seconds: int, scope: Scope) -> None:
    """Has the browser keep a cookie, for this app alone; none seconds ends it."""
    made = Response()
    made.set_cookie(
        name,
        value,
        max_age=seconds,
        path=settings.base() or "/",
        secure=scope["scheme"] == "https",
        httponly=True,
        samesite="lax",
    )
    headers.append("set-cookie", made.headers["set-cookie"])
