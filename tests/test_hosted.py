"""`hosted.py` as real servers see it: headers, names, sites, the browser's cookie, the log."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from pages.hosting import headers
from tests.conftest import write_story
from tests.serving import PAGE, Server, hosted, run, session, shown

pytestmark = pytest.mark.xdist_group("hosted")
PLACES = 4
"""Sessions that the server of these tests takes at once."""
MARKER = "Zymurgy-Quokka"
TEXT = f"{MARKER} said the council voted 9 to 2. “{MARKER} will open it,” said Ann {MARKER}."
PATHS = ("/", "/facts", "/facts?story=a", "/_stcore/health", "/media/none.csv", "/nothing/here")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hosted")
    write_story(folder / "stories" / MARKER, {f"{MARKER}{n}": TEXT for n in "ab"})
    (folder / "stories" / MARKER / f"{MARKER}.pdf").write_bytes(f"%PDF-1.4 {MARKER}".encode())
    stories = str(folder / "stories")
    with hosted(folder, COPYTASTER_STORIES=stories, COPYTASTER_MAX_SESSIONS=str(PLACES)) as one:
        yield one


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_foreign_scripts_frames_sniffing_and_keeping(server, path):
    told = httpx.get(server.address + path, headers=PAGE).headers
    policy = dict(part.split(" ", 1) for part in told["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert "http:" not in told["content-security-policy"]
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "no-referrer"
    assert "camera=()" in told["permissions-policy"]
    assert told["cache-control"] == "no-store"


def test_the_one_script_in_streamlits_own_page_is_allowed_by_its_hash(server):
    page = httpx.get(server.address, headers=PAGE)
    assert page.text.count("<script>") == len(headers._inline_scripts()) == 1
    assert headers._inline_scripts()[0] in page.headers["content-security-policy"]


def test_only_the_servers_own_sessions_may_be_opened_from_its_pages(server):
    policy = httpx.get(server.address, headers=PAGE).headers["content-security-policy"]
    assert f"ws://127.0.0.1:{server.port}" in policy
    assert not re.search(r"wss?:(?!//127\.0\.0\.1)", policy)


def test_files_of_the_program_may_be_kept_by_a_browser(server):
    page = httpx.get(server.address, headers=PAGE).text
    script = re.search(r"\./(static/js/index\.[\w-]+\.js)", page)[1]
    assert "no-store" not in httpx.get(f"{server.address}/{script}").headers["cache-control"]


def test_a_browser_gets_a_token_no_script_can_read_and_keeps_it(server):
    first = httpx.get(server.address, headers=PAGE)
    told = first.headers["set-cookie"]
    token = first.cookies["copytaster_browser"]
    assert re.fullmatch(r"[\w-]{32}", token)
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(told.split("; "))
    assert httpx.get(server.address, headers=PAGE).cookies["copytaster_browser"] != token
    again = httpx.get(server.address, headers=PAGE | {"cookie": f"copytaster_browser={token}"})
    assert again.cookies["copytaster_browser"] == token
    forged = httpx.get(server.address, headers=PAGE | {"cookie": "copytaster_browser=<b>x</b>"})
    assert re.fullmatch(r"[\w-]{32}", forged.cookies["copytaster_browser"])


def test_it_says_when_it_is_ready_and_keeps_its_figures_to_itself(server):
    assert httpx.get(f"{server.address}/readyz").json() == {"ready": True}
    assert httpx.get(f"{server.address}/healthz").json() == {"up": True}
    for path in ("metrics", "agent", "agent/v1/x", "script-health-check"):
        assert httpx.get(f"{server.address}/_stcore/{path}").status_code == 404


@pytest.mark.parametrize("host", ["press.example", "127.0.0.1.evil.example", "x y", "[::2]", ""])
def test_who_comes_under_another_name_gets_a_sentence_and_no_session(server, host):
    told = httpx.get(server.address, headers=PAGE | {"host": host})
    assert told.status_code in {400, 421}
    assert host in {"", "x y"} or "COPYTASTER_HOSTS" in told.text
    with pytest.raises(InvalidStatus):
        session(f"http://127.0.0.1:{server.port}", Host=host or "-")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_opens_no_session_and_uploads_nothing(server, origin):
    with pytest.raises(InvalidStatus) as refused:
        session(server.address, Origin=origin)
    assert refused.value.response.status_code == 403
    upload = f"{server.address}/_stcore/upload_file/a/b"
    assert httpx.put(upload, headers={"origin": origin}).status_code == 403


def test_a_page_of_this_site_opens_a_session_and_sees_a_story(server):
    with session(server.address, Origin=server.address) as line:
        assert "Los Angeles" in shown(run(line, "articles"))


def test_no_other_site_may_send_it_messages(server):
    assert httpx.get(f"{server.address}/_stcore/host-config").json()["allowedOrigins"] == []


def test_the_log_says_who_which_page_how_long_and_nothing_of_a_text(server):
    cookies = dict(httpx.get(server.address, headers=PAGE).cookies)
    with session(server.address, cookies, Origin=server.address) as line:
        assert MARKER in shown(run(line, "articles", f"story={MARKER}&find={MARKER}"))
        for page in ("", "quotes", "side_by_side"):
            run(line, page, f"story={MARKER}&who={MARKER}")
    httpx.get(f"{server.address}/facts?story={MARKER}&find={MARKER}", headers=PAGE)
    httpx.get(f"{server.address}/{MARKER}?x={MARKER}", headers=PAGE | {"cookie": f"a={MARKER}"})
    httpx.get(f"{server.address}/media/{MARKER}.csv")
    httpx.get(server.address, headers={"host": f"{MARKER}.example"})
    written = server.written()
    assert MARKER.casefold() not in written.casefold()
    assert cookies["copytaster_browser"] not in written
    assert re.search(r"who=[0-9a-f]{12} page=session status=101 ms=\d+ limit=-", written)
    assert re.search(r"who=[0-9a-f]{12} page=quotes run ms=\d+", written)
    assert re.search(r"page=facts status=200 ms=\d+ limit=-", written)
    assert "limit=COPYTASTER_HOSTS" in written
    assert "Traceback" not in written
    assert "?" not in written


def test_when_all_places_are_taken_a_sentence_says_so_and_a_closed_page_makes_room(server):
    with ExitStack() as open_pages:
        while httpx.get(server.address, headers=PAGE).status_code == 200:
            open_pages.enter_context(session(server.address))
        with pytest.raises(InvalidStatus) as refused:
            session(server.address)
        assert refused.value.response.status_code == 503
        told = httpx.get(server.address, headers=PAGE)
        assert told.status_code == 503
        assert f"shows {PLACES} pages at once" in told.text
        assert httpx.get(f"{server.address}/readyz").status_code == 200
    assert "limit=COPYTASTER_MAX_SESSIONS" in server.written()
    for _ in range(100):
        if httpx.get(server.address, headers=PAGE).status_code == 200:
            return
    raise AssertionError(server.written())
