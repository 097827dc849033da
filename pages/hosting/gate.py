"""The gate: pages, links, files, uploads and sessions are for those who are in, and for no others.

Who is in has signed in where that is configured, is named by a proxy where one is trusted, or knows
the passphrase where one is set. Where there is none of these, all are in.
"""

import asyncio
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.hosting import oidc, passphrase, settings
from pages.hosting.answers import is_page, limit, page, refuse
from pages.hosting.browser import put

SIGN_IN, SIGN_OUT = "sign_in", "sign_out"
WANTED = "copytaster_wanted"
"""The cookie that keeps, for ten minutes, which page was asked for before signing in."""
_TEN_MINUTES = 600
_LONGEST_FORM = 8_000


_NO_PROVIDER = (
    "Nobody can sign in",
    "COPYTASTER_ALLOWED names who may come in, but no sign-in is configured that could say who "
    "somebody is. Whoever runs Copytaster has to add it to .streamlit/secrets.toml.",
    503,
)


class Gate:
    """Lets in those who may; shows all others where to sign in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.tries = passphrase.Tries()
        self.hashing = asyncio.Semaphore(2)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what somebody asks who is in."""
        path = settings.inside(scope.get("path", ""))
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif oidc.providers():
            await self._by_provider(path, scope, receive, send)
        elif settings.words("COPYTASTER_ALLOWED"):
            limit(scope, "COPYTASTER_ALLOWED")
            await refuse(scope, receive, send, *_NO_PROVIDER)
        elif header := settings.user_header():
            is_named = bool(HTTPConnection(scope).headers.get(header))
            await (self.app if is_named else _nobody)(scope, receive, send)
        elif settings.passphrase():
            await self._by_passphrase(path, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _by_provider(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        known = oidc.user(HTTPConnection(scope).cookies)
        if path in oidc.OPEN:
            await self.app(scope, receive, _back_to(scope, send))
        elif known and oidc.may_come_in(known):
            await self.app(scope, receive, send)
        elif known:
            limit(scope, "COPYTASTER_ALLOWED")
            out = [("Sign out", f"{settings.base()}/auth/logout")]
            told = "You are signed in, but not among those who may read here. Ask who runs it."
            await _shown(page("Not for this address", told, 403, links=out), scope, receive, send)
        else:
            asked = page("Sign in", "Copytaster is for the desk only.", 401, links=oidc.links())
            put(asked.headers, WANTED, quote(_address(scope), safe=""), _TEN_MINUTES, scope)
            await _shown(asked, scope, receive, send)

    async def _by_passphrase(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        if path == SIGN_OUT and scope["type"] == "http":
            await _signed_out(scope)(scope, receive, send)
        elif path == SIGN_IN and scope["type"] == "http" and scope["method"] == "POST":
            await (await self._tried(Request(scope, receive)))(scope, receive, send)
        elif passphrase.is_in(HTTPConnection(scope).cookies):
            await self.app(scope, receive, send)
        else:
            to = f"{settings.base()}/" if path == SIGN_IN else _address(scope)
            await _shown(_form(to, "Copytaster is for the desk only."), scope, receive, send)

    async def _tried(self, request: Request) -> Response:
        """The answer to a passphrase: on to the page that was asked for, or the form once more."""
        told = parse_qs((await _body(request)).decode("utf-8", "replace"))
        to = _local(told.get("to", [""])[0])
        if not self.tries.may(request.client.host if request.client else ""):
            limit(request.scope, "COPYTASTER_MAX_TRIES")
            often = _form(to, "That was tried too often. Wait a minute, then try again.", 429)
            often.headers["retry-after"] = "60"
            return often
        async with self.hashing:
            tried = told.get("passphrase", [""])[0]
            is_right = await asyncio.to_thread(passphrase.is_right, tried)
        if not is_right:
            return _form(to, "That is not the passphrase. Ask who runs Copytaster for you.")
        answer = RedirectResponse(to, 303)
        seconds = passphrase.limits.SIGNED_IN_HOURS * 3600
        put(answer.headers, passphrase.COOKIE, passphrase.ticket(), seconds, request.scope)
        return answer


def _form(to: str, told: str, status: int = 401) -> Response:
    heading = "Say the passphrase"
    return page(heading, told, status, action=f"{settings.base()}/{SIGN_IN}", to=_local(to))


def _signed_out(scope: Scope) -> Response:
    answer = _form(f"{settings.base()}/", "You are signed out.", 200)
    put(answer.headers, passphrase.COOKIE, "", 0, scope)
    return answer


async def _body(request: Request) -> bytes:
    """What a form sent; nothing of one that is longer than any of ours."""
    held = b""
    async for piece in request.stream():
        held += piece
        if len(held) > _LONGEST_FORM:
            return b""
    return held


async def _shown(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """The page where a page is asked for; a short no to everything else."""
    if is_page(scope):
        await answer(scope, receive, send)
    else:
        status = answer.status_code
        await refuse(scope, receive, send, "Sign in", "Sign in to Copytaster first.", status)


async def _nobody(scope: Scope, receive: Receive, send: Send) -> None:
    told = "The server in front of Copytaster has to say who you are. Open it by that server."
    await refuse(scope, receive, send, "Nobody is named", told, 401)


def _address(scope: Scope) -> str:
    """The address of what is asked for, on this server."""
    query = scope["query_string"].decode("latin-1")
    return quote(scope["path"], safe="/") + (f"?{query}" if query else "")


def _local(to: str) -> str:
    r"""An address on this server; the first page for any other.

    >>> _local("/facts?story=a"), _local("//evil.example"), _local("/\\evil.example"), _local("x:y")
    ('/facts?story=a', '/', '/', '/')
    """
    told = urlsplit(to) if to.isprintable() and "\\" not in to and len(to) < _LONGEST_FORM else None
    is_here = told and not told.scheme and not told.netloc and to[:1] == "/" and to[:2] != "//"
    return to if is_here else f"{settings.base()}/"


def _back_to(scope: Scope, send: Send) -> Send:
    """Sends an answer; that of a sign-in done leads back to the page that was asked for."""
    wanted = _local(unquote(HTTPConnection(scope).cookies.get(WANTED, "")))

    async def sent(message: Message) -> None:
        is_done = scope["path"].endswith("/oauth2callback") and message.get("status") == 302
        if message["type"] == "http.response.start" and is_done and _signs_in(message):
            headers = MutableHeaders(scope=message)
            headers["location"] = wanted
            put(headers, WANTED, "", 0, scope)
        await send(message)

    return sent


def _signs_in(message: Message) -> bool:
    """Whether an answer hands out the cookie of somebody who is signed in."""
    cookies = SimpleCookie()
    for name, value in message["headers"]:
        if name.lower() == b"set-cookie":
            cookies.load(value.decode("latin-1"))
    held = cookies.get(oidc.USER_COOKIE_NAME)
    return bool(held and held.value)
