"""Signing in through an OpenID provider, a real one on this machine, and back to the page."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urljoin

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.serving import PAGE, Server, free_port, run, session, shown

pytestmark = pytest.mark.xdist_group("sign in")
SECRETS = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{key}"
client_id = "copytaster"
client_secret = "{key}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
WANTED = "/facts?story=sanctuary_city&kind=a%20b"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose secrets name a provider that lets everybody sign in as anybody."""
    folder = tmp_path_factory.mktemp("sign_in")
    port = free_port()
    provider = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    secrets = folder / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()

    def configure(address: str) -> None:
        known = {"address": address, "key": "k" * 32, "provider": f"http://127.0.0.1:{port}"}
        secrets.write_text(SECRETS.format(**known))

    settings = {"HOME": str(folder), "COPYTASTER_ALLOWED": "@desk.example"}
    one = Server(folder, before=configure, **settings)
    yield one.wait()
    one.stop()
    provider.kill()
    provider.wait()


SignIn = Callable[..., tuple[httpx.Client, str]]


@pytest.fixture
def sign_in(server: Server) -> Iterator[SignIn]:
    """Has a browser ask for a page and sign in as somebody; gives where it was led in the end."""
    with ExitStack() as browsers:

        def signed_in(name: str, wanted: str = WANTED) -> tuple[httpx.Client, str]:
            browser = browsers.enter_context(httpx.Client(headers=PAGE, timeout=60))
            asked = browser.get(server.address + wanted)
            assert asked.status_code == 401
            (link,) = [part.split('"')[0] for part in asked.text.split('href="')[1:]]
            told = browser.get(urljoin(server.address, link.replace("&amp;", "&")))
            told = browser.post(told.headers["location"], data={"sub": name})
            told = browser.get(told.headers["location"])
            assert told.status_code == 302
            return browser, told.headers["location"]

        yield signed_in


def test_who_signs_in_comes_back_to_the_page_that_was_asked_for_and_sees_it(server, sign_in):
    browser, led = sign_in("ann@desk.example")
    assert led == WANTED
    assert browser.get(server.address + led).status_code == 200
    assert browser.get(f"{server.address}/_stcore/health").status_code == 200
    with session(server.address, dict(browser.cookies), Origin=server.address) as line:
        assert "Los Angeles" in shown(run(line, "articles"))
    assert "ann" not in server.written()
    assert "kind=" not in server.written()


def test_nobody_sees_anything_before_signing_in(server):
    for path in ("/", WANTED, "/media/0.csv", "/_stcore/upload_file/a/b", "/_stcore/health"):
        assert httpx.get(server.address + path).status_code == 401
    for cookies in ({}, {"_streamlit_user": "x"}):
        with pytest.raises(InvalidStatus):
            session(server.address, cookies)


def test_who_is_not_among_those_allowed_stays_outside(server, sign_in):
    browser, _ = sign_in("eve@evil.example")
    told = browser.get(server.address)
    assert told.status_code == 403
    assert "not among those who may read here" in told.text
    with pytest.raises(InvalidStatus):
        session(server.address, dict(browser.cookies))


def test_a_page_of_another_site_cannot_choose_where_a_sign_in_leads(server, sign_in):
    browser, led = sign_in("ann@desk.example", "/?x=//evil.example/x")
    assert led == "/?x=//evil.example/x"
    browser.cookies.set("copytaster_wanted", "https%3A%2F%2Fevil.example")
    assert "evil" not in browser.get(f"{server.address}/oauth2callback?state=x").headers["location"]


def test_who_signs_out_is_out(server, sign_in):
    browser, _ = sign_in("ann@desk.example")
    browser.get(f"{server.address}/auth/logout")
    assert browser.get(server.address).status_code == 401
