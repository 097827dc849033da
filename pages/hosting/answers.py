"""Answers of our own: a page of one sentence for a person, a status for a program."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TEMPLATE = Environment(
    autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
).from_string((Path(__file__).parent / "page.html").read_text("utf-8"))


class Adding:
    """A layer that adds to the headers of every answer: `add` says what."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is asked and adds to what is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.add(MutableHeaders(scope=message), scope)
            await send(message)

        await self.app(scope, receive, sent)

    def add(self, headers: MutableHeaders, scope: Scope) -> None:
        """Changes the headers of one answer."""
        raise NotImplementedError


def page(heading: str, told: str, status: int, **form: Any) -> HTMLResponse:  # noqa: ANN401 - what the template takes
    """A page of ours: a heading and a sentence, with a form or links below where it has some."""
    known = {"action": "", "to": "", "links": [], **form}
    return HTMLResponse(_TEMPLATE.render(heading=heading, told=told, **known), status)


def is_page(scope: Scope) -> bool:
    """Whether a person's browser asks for a page to show."""
    wanted = HTTPConnection(scope).headers.get("accept", "")
    return scope["type"] == "http" and scope["method"] == "GET" and "text/html" in wanted


async def refuse(
    scope: Scope, receive: Receive, send: Send, heading: str, told: str, status: int
) -> None:
    """Says no: to a person in a sentence, to a program by the status, to a session before it is."""
    answer: Response = PlainTextResponse(told, status)
    if is_page(scope):
        answer = page(heading, told, status)
    if scope["type"] == "websocket" and "websocket.http.response" not in scope["extensions"]:
        await send({"type": "websocket.close", "code": 1008})
        return
    await answer(scope, receive, send)


def limit(scope: Scope, variable: str) -> None:
    """Has the log say which limit or setting decided."""
    scope.setdefault("state", {})["copytaster_limit"] = variable
