"""The gate: it holds on every page, link, file, upload and session, and opens to those who may."""

import asyncio
import hashlib
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.responses import PlainTextResponse
from streamlit.testing.v1 import AppTest
from websockets.exceptions import InvalidStatus

from analysis import limits
from pages.hosting import doors, gate, log, oidc, passphrase, settings
from pages.ui.places import PLACES
from tests.serving import PAGE, Server, hosted, run, session, shown

pytestmark = pytest.mark.xdist_group("gate")
WORD = "four quiet herons waiting"
TEXT = "Los Angeles"
ADDRESSES = [
    *("/" + Path(place.file).stem for place in PLACES[1:]),
    "/", "/facts?story=here-1234&find=x", "/_stcore/health", "/_stcore/host-config",
    "/media/0f0f0f.csv", "/_stcore/upload_file/a/b", "/static/js/index.js", "/_stcore/stream",
    "//", "/sign_in/../facts", "/%2e%2e/facts", "/SIGN_IN", "/sign_in/facts", "/oauth2callback",
]  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with hosted(
        tmp_path_factory.mktemp("gate"),
        COPYTASTER_PASSPHRASE=passphrase.hashed(WORD),
        COPYTASTER_MAX_TRIES="20",
    ) as one:
        yield one


def say(server: Server, word: str, to: str = "/", **headers: str) -> httpx.Response:
    form = {"passphrase": word, "to": to}
    return httpx.post(f"{server.address}/sign_in", data=form, headers=headers)


@pytest.fixture(scope="module")
def inside(server: Server) -> dict[str, str]:
    """The cookies of somebody who knew the passphrase."""
    return dict(say(server, WORD).cookies)


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_is_answered_to_who_does_not_know_the_passphrase(server, path):
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"):
        told = httpx.request(method, server.address + path, headers=PAGE)
        assert told.status_code in {401, 405, 429}, (method, told.status_code)
        assert TEXT not in told.text
        assert "copytaster_gate" not in told.headers.get("set-cookie", "")


FORGED = [
    {},
    {"copytaster_gate": "x"},
    {"copytaster_gate": "abc.aSkQyQ.c2lnbmF0dXJl"},
    {"copytaster_gate": URLSafeTimedSerializer("", salt="copytaster-gate").dumps("x")},
]


@pytest.mark.parametrize("cookies", FORGED, ids=range(len(FORGED)))
def test_no_session_is_opened_without_the_passphrase_or_with_a_forged_cookie(server, cookies):
    with pytest.raises(InvalidStatus) as refused:
        session(server.address, cookies)
    assert refused.value.response.status_code in {401, 403}
    told = httpx.get(server.address, headers=PAGE, cookies=cookies)
    assert told.status_code == 401


def test_who_says_it_comes_to_the_page_that_was_asked_for_and_sees_it(server, inside):
    asked = httpx.get(f"{server.address}/facts?story=a%26b&find=%22x", headers=PAGE)
    assert "Say the passphrase" in asked.text
    assert 'value="/facts?story=a%26b&amp;find=%22x"' in asked.text
    told = say(server, WORD, "/facts?story=a%26b&find=%22x")
    assert (told.status_code, told.headers["location"]) == (303, "/facts?story=a%26b&find=%22x")
    assert {"HttpOnly", "SameSite=lax"} <= set(told.headers["set-cookie"].split("; "))
    with session(server.address, inside, Origin=server.address) as line:
        assert TEXT in shown(run(line, "articles"))


def test_files_to_take_away_are_for_those_inside_only(server, inside):
    with session(server.address, inside, Origin=server.address) as line:
        (first, *_) = re.findall(r"/media/\w+\.\w+", shown(run(line, "articles")))
        assert httpx.get(server.address + first).status_code == 401
        told = httpx.get(server.address + first, cookies=inside)
        assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")


def test_who_signs_out_is_out(server, inside):
    told = httpx.get(f"{server.address}/sign_out", headers=PAGE, cookies=inside)
    assert "You are signed out." in told.text
    assert 'copytaster_gate=""' in told.headers["set-cookie"]
    assert "Max-Age=0" in told.headers["set-cookie"]


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "x:y"])
def test_nobody_is_sent_to_another_site(server, to):
    assert say(server, WORD, to).headers["location"] == "/"


def test_a_form_of_another_site_is_not_taken(server):
    assert say(server, WORD, origin="https://evil.example").status_code == 403


def test_a_wrong_word_gets_a_sentence_and_after_some_tries_a_wait(server):
    for word in ("", WORD.upper(), "x" * 10_000):
        told = say(server, word)
        assert told.status_code == 401
        assert "That is not the passphrase" in told.text
    tried = [say(server, "wrong") for _ in range(20)]
    assert (tried[-1].status_code, tried[-1].headers["retry-after"]) == (429, "60")
    assert "tried too often" in tried[-1].text
    assert say(server, WORD).status_code == 429
    assert "limit=COPYTASTER_MAX_TRIES" in server.written()
    assert WORD.split()[0] not in server.written()


def test_tries_are_counted_for_an_address_and_for_all_and_forgotten_after_a_minute(monkeypatch):
    monkeypatch.setattr(limits, "MAX_TRIES", 2)
    now = [0.0]
    tries = passphrase.Tries(lambda: now[0])
    assert [tries.may("a") for _ in range(3)] == [True, True, False]
    assert sum(tries.may(f"house {n}") for n in range(50)) == 18
    now[0] = 60.0
    assert tries.may("a")


def test_addresses_are_not_remembered_without_end(monkeypatch):
    monkeypatch.setattr(passphrase, "_ADDRESSES", 5)
    tries = passphrase.Tries()
    for n in range(50):
        tries.may(f"house {n}")
    assert len(tries._by) == 5


@pytest.fixture
def word(monkeypatch) -> str:
    monkeypatch.setenv("COPYTASTER_PASSPHRASE", WORD)
    return WORD


def test_a_cookie_ends_after_its_hours_and_when_passphrase_or_secret_change(word, monkeypatch):
    held = {passphrase.COOKIE: passphrase.ticket()}
    assert passphrase.is_in(held)
    monkeypatch.setenv("COPYTASTER_SECRET", "another")
    assert not passphrase.is_in(held)
    held = {passphrase.COOKIE: passphrase.ticket()}
    monkeypatch.setenv("COPYTASTER_PASSPHRASE", "another")
    assert not passphrase.is_in(held)
    held = {passphrase.COOKIE: passphrase.ticket()}
    monkeypatch.setattr(limits, "SIGNED_IN_HOURS", -1)
    assert not passphrase.is_in(held)


def test_a_passphrase_is_kept_as_a_salted_hash_and_in_plain_words_alike(word, monkeypatch):
    assert passphrase.is_right(WORD)
    assert not passphrase.is_right(WORD + " ")
    one, two = passphrase.hashed(WORD), passphrase.hashed(WORD)
    assert one != two
    monkeypatch.setenv("COPYTASTER_PASSPHRASE", one)
    assert passphrase.is_right(WORD)
    assert not passphrase.is_right(one)


def test_the_command_prints_a_hash_and_asks_for_eight_characters(monkeypatch, capsys, word):
    monkeypatch.setattr("getpass.getpass", lambda _: WORD)
    assert passphrase.main() == 0
    monkeypatch.setenv("COPYTASTER_PASSPHRASE", capsys.readouterr().out.strip())
    assert passphrase.is_right(WORD)
    monkeypatch.setattr("getpass.getpass", lambda _: "short")
    assert passphrase.main() == 1


def test_without_hosted_py_a_passphrase_shuts_every_page(word):
    app = AppTest.from_file("../streamlit_app.py", default_timeout=60).run()
    assert app.title[0].value == "Say the passphrase"
    assert TEXT not in " ".join(part.proto.body for part in app.get("html"))


HOSTS = {
    "localhost:8501": True, "127.0.0.1": True, "[::1]:8501": True, "LOCALHOST": True,
    "evil.example": False, "localhost.evil.example": False, "": False, "localhost:x": False,
    "a@localhost": False, "localhost/x": False,
}  # fmt: skip


@pytest.mark.parametrize(("host", "is_known"), HOSTS.items())
def test_names_are_this_machines_own_unless_others_are_set(host, is_known):
    assert doors.is_known(host) is is_known


@pytest.mark.parametrize(
    ("said", "host", "is_known"),
    [
        ("desk.example", "DESK.example:443", True),
        ("desk.example", "a.desk.example", False),
        ("*.desk.example", "a.desk.example", True),
        ("*.desk.example", "desk.example", False),
        ("*.desk.example", "evildesk.example", False),
        ("*", "anything.example", True),
    ],
)
def test_names_that_are_set_are_let_in_and_no_others(monkeypatch, said, host, is_known):
    monkeypatch.setenv("COPYTASTER_HOSTS", said)
    assert doors.is_known(host) is is_known


SIGNED = {"is_logged_in": True, "origin": "http://localhost", "email": "ann@desk.example"}


def signed(user: dict, key: str = "s" * 32, name: str = oidc.USER_COOKIE_NAME) -> dict:
    return {name: URLSafeTimedSerializer(key, salt=name).dumps(json.dumps(user))}


@pytest.fixture
def provider(monkeypatch) -> None:
    section = {"redirect_uri": "http://localhost/oauth2callback", "client_id": "copytaster"}
    told = SimpleNamespace(to_dict=lambda: section)
    monkeypatch.setattr(oidc.auth_util, "get_secrets_auth_section", lambda: told)
    monkeypatch.setattr(oidc, "get_cookie_secret", lambda: "s" * 32)


@pytest.mark.parametrize(
    ("cookies", "is_in"),
    [
        (signed(SIGNED), True),
        (signed({**SIGNED, "is_logged_in": False}), False),
        (signed(SIGNED, key="another"), False),
        ({oidc.USER_COOKIE_NAME: "x"}, False),
        ({}, False),
    ],
)
def test_who_is_signed_in_is_told_by_a_cookie_that_streamlit_signed(provider, cookies, is_in):
    assert oidc.providers() == ["default"]
    assert bool(oidc.user(cookies)) is is_in


@pytest.mark.parametrize(
    ("allowed", "user", "is_in"),
    [
        ("", {"email": "x@y.example"}, True),
        ("@desk.example", {"email": "Ann@Desk.example"}, True),
        ("@desk.example", {"email": "ann@evildesk.example"}, False),
        ("@desk.example", {"email": "ann@desk.example", "email_verified": False}, False),
        ("bob@desk.example, ann@desk.example", {"email": "ann@desk.example"}, True),
        ("ann@desk.example", {}, False),
    ],
)
def test_of_those_signed_in_the_allowed_come_in(monkeypatch, allowed, user, is_in):
    monkeypatch.setenv("COPYTASTER_ALLOWED", allowed)
    assert oidc.may_come_in(user) is is_in


def test_paths_are_told_as_a_few_known_words(monkeypatch):
    assert log.name("side_by_side") == "side_by_side"
    assert {log.name(path) for path in ("Ann Lee", "facts2", "mediax/a", "_stcore")} == {"other"}
    assert log.who("token") == log.who("token") != log.who("another")
    assert log.who("token") not in {hashlib.sha256(b"token").hexdigest()[:12], "-"}
    monkeypatch.setattr(settings, "base", lambda: "/desk")
    assert [settings.inside(path) for path in ("/desk/facts", "/desk", "/desktop")] == [
        "facts", "", "desktop",
    ]  # fmt: skip
    assert gate._local("/desk/facts") == "/desk/facts"
    assert gate._local("//x") == "/desk/"


async def _page(scope, receive, send) -> None:
    await PlainTextResponse("a page")(scope, receive, send)


def asked(**sent: str) -> httpx.Response:
    """The answer of the gate alone, with a page behind it, in a thread that has no loop yet."""

    async def ask() -> httpx.Response:
        door = httpx.ASGITransport(gate.Gate(_page))
        async with httpx.AsyncClient(transport=door, base_url="http://localhost") as browser:
            return await browser.get("/facts", headers=PAGE | sent)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, ask()).result()


def test_where_a_proxy_is_trusted_nobody_comes_in_whom_it_does_not_name(monkeypatch):
    assert asked().status_code == 200
    monkeypatch.setenv("COPYTASTER_USER_HEADER", "X-Forwarded-Email")
    assert asked().status_code == 401
    assert asked(**{"x-forwarded-email": "ann@desk.example"}).text == "a page"
    assert settings.of_streamlit()["server.trustedUserHeaders"] == {"X-Forwarded-Email": "email"}


def test_who_names_the_allowed_and_configures_no_sign_in_lets_nobody_in(monkeypatch):
    monkeypatch.setenv("COPYTASTER_ALLOWED", "@desk.example")
    told = asked()
    assert told.status_code == 503
    assert "no sign-in is configured" in told.text
