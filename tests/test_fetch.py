"""Pages fetched by their address: from a real server of this machine, reached through a test's
own `Reach`; and every way to a machine that must not be called."""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import UnreadableArticle
from analysis.ingest import fetch, reach, read_file
from analysis.ingest.fetch import fetched
from analysis.ingest.reach import PUBLIC, Reach, is_public, numbers
from pages.ui.about import told
from pages.ui.articles import fetching
from tests.files import WORDS, page

HTML = page('<meta property="og:site_name" content="East Courier">').encode()
SITE = "east.example"


class Site:
    """A server of this machine; what it answers stands in `answers`, by path."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                site.answers[self.path](self)

            def log_message(self, *_: object) -> None:
                """Nothing is told."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads, self.server.handle_error = True, lambda *_: None
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def at(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Answers so at a path; the address of it."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            sent = {"Content-Type": "text/html", "Content-Length": str(len(body))}
            handler.send_response(status)
            for name, value in {**sent, **given}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return f"http://{SITE}:{self.port}{path}"

    def reach(self, *found: str) -> Reach:
        """This machine under any name; `found` are the numbers a name stands for."""
        return Reach(lambda *_: [*found] or ["127.0.0.1"], lambda _: True, frozenset({self.port}))


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def refused(address: str, reach: Reach | None = None) -> str:
    with pytest.raises(UnreadableArticle) as error:
        fetched(address, reach)
    assert str(error.value).count("\n") == 0
    return str(error.value)


def test_a_page_is_fetched_and_reads_as_the_same_page_saved(site):
    address = site.at("/library?a=b", HTML)
    found = fetched(f" {address}#part ", site.reach())
    assert (found.raw, found.file, found.url) == (HTML, f"{SITE}.html", address)
    (one,) = read_file(found.raw, found.file).articles
    (saved,) = read_file(HTML, f"{SITE}.html").articles
    assert one == saved
    ((path, sent),) = site.asked
    assert path == "/library?a=b"
    assert sent["Host"] == f"{SITE}:{site.port}"
    assert not {"Cookie", "Referer", "Authorization"} & {*sent}


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("text/plain; charset=utf-8", "txt"), ("application/pdf", "pdf"), ("TEXT/HTML", "html")],
)
def test_pages_texts_and_documents_are_taken(site, kind, ending):
    found = fetched(site.at("/a", WORDS[0].encode(), Content_Type=kind), site.reach())
    assert found.file == f"{SITE}.{ending}"


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/octet-stream", "x", ""])
def test_what_is_no_page_is_refused_by_its_kind(site, kind):
    told = refused(site.at("/a", HTML, Content_Type=kind), site.reach())
    assert "which is no page or document" in told


def test_letters_are_read_as_the_answer_says_they_are_stored(site):
    text = "Совет проголосовал в понедельник."
    address = site.at("/a", text.encode("cp1251"), Content_Type="text/plain; charset=windows-1251")
    found = fetched(address, site.reach())
    assert read_file(found.raw, found.file).articles[0].text == text
    wrong = site.at("/b", "café".encode(), Content_Type="text/plain; charset=no-such")
    assert fetched(wrong, site.reach()).raw == "café".encode()


def test_a_packed_page_is_unpacked_and_no_further_than_the_limit(site, monkeypatch):
    packed = gzip.compress(HTML)
    assert fetched(site.at("/a", packed, Content_Encoding="gzip"), site.reach()).raw == HTML
    told = refused(site.at("/b", packed[:-9], Content_Encoding="gzip"), site.reach())
    assert "its answer broke off" in told
    assert "unknown way" in refused(site.at("/c", HTML, Content_Encoding="br"), site.reach())
    bomb = gzip.compress(b"a" * 50_000_000)
    assert "larger than 5 MB" in refused(site.at("/d", bomb, Content_Encoding="gzip"), site.reach())


def test_a_large_page_is_left_where_the_limit_is_met(site, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_FETCHED", 1_000_000)
    sent = []

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while len(sent) < 500:
            handler.wfile.write(b"a" * 100_000)
            sent.append(1)

    address = site.at("/a")
    site.answers["/a"] = endless
    assert "larger than 1 MB" in refused(address, site.reach())
    assert len(sent) < 200


@pytest.mark.parametrize("when", ["before the head", "in the head", "in the page"])
def test_a_slow_page_is_not_waited_for_however_it_drips(site, monkeypatch, when):
    monkeypatch.setattr(fetch, "FETCH_SECONDS", 1)
    ended = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        parts = (b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/html\r\n\r\n", b"<p>")
        at = ("before the head", "in the head", "in the page").index(when)
        handler.wfile.write(b"".join(parts[:at]))
        for _ in range(100):
            if ended.wait(0.1):
                return
            if when != "before the head":
                handler.wfile.write(b"X: a\r\n" if when == "in the head" else b"a")

    address = site.at("/a")
    site.answers["/a"] = slow
    try:
        told = refused(address, site.reach())
    finally:
        ended.set()
    assert "has not sent its page within 1 seconds" in told


def test_a_name_that_is_not_found_in_time_is_not_waited_for(site, monkeypatch):
    monkeypatch.setattr(fetch, "FETCH_SECONDS", 0.2)
    ended = threading.Event()
    slow = site.reach()._replace(look_up=lambda *_: ["127.0.0.1"] * ended.wait(20))
    try:
        assert "has not sent its page" in refused(site.at("/a", HTML), slow)
    finally:
        ended.set()


def test_an_answer_that_is_shorter_than_it_says_is_no_page(site):
    told = refused(site.at("/a", HTML, Content_Length="999999"), site.reach())
    assert "its answer broke off" in told


@pytest.mark.parametrize(
    ("status", "why"), [(404, "there is no page at this address"), (403, "does not give it"),
                        (500, "does not give it"), (204, "does not give it"), (304, "not give")]
)  # fmt: skip
def test_an_answer_without_a_page_is_told_by_its_number(site, status, why):
    told = refused(site.at("/a", b"", status), site.reach())
    assert f"answered {status}" in told
    assert why in told


def test_a_redirect_is_followed_on_the_same_host_three_times_and_each_is_checked(site):
    for n in range(6):
        site.at(f"/{n}", b"", 302, Location=f"/{n + 1}#x")
    site.at("/3", HTML)
    looked = []

    def look_up(name: str, port: int) -> list[str]:
        looked.append(name)
        return ["127.0.0.1"]

    found = fetched(f"http://{SITE}:{site.port}/0", site.reach()._replace(look_up=look_up))
    assert found.url.endswith("/3")
    assert looked == [SITE] * 4
    site.at("/3", b"", 301, Location="/4")
    site.at("/4", HTML)
    told = refused(f"http://{SITE}:{site.port}/0", site.reach())
    assert "without end" in told


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://west.example:{port}/", "leads on to another site, west.example"),
        ("//west.example/", "unusual port"),
        ("http://127.0.0.1:{port}/", "leads on to another site"),
        ("http://east.example:22/", "unusual port"),
        ("ftp://east.example/", "Only addresses that begin with http"),
        ("file:///etc/passwd", "no address of a page"),
        ("javascript:alert(1)", "no address of a page"),
        ("http://user:word@east.example:{port}/", "a name or a password"),
        ("http://[broken/", "no address of a page"),
        ("", "answered 302"),
    ],
)
def test_a_redirect_to_anywhere_else_is_refused(site, to, why):
    address = site.at("/a", b"", 302, Location=to.format(port=site.port))
    assert why in refused(address, site.reach())
    assert len(site.asked) == 1


def test_a_redirect_that_turns_to_a_private_number_is_refused(site):
    found = iter([["127.0.0.1"], ["10.0.0.8"]])
    turning = Reach(lambda *_: next(found), lambda one: one == "127.0.0.1", frozenset({site.port}))
    assert "private network" in refused(site.at("/a", b"", 302, Location="/b"), turning)


def test_the_number_that_was_checked_is_the_one_that_is_called(site, monkeypatch):
    found = iter([["127.0.0.1"], ["192.0.2.1"], ["192.0.2.1"]])
    called = []
    real = fetch.create_connection

    def call(where: tuple[str, int], **settings: float) -> object:
        called.append(where[0])
        return real(where, **settings)

    monkeypatch.setattr(fetch, "create_connection", call)
    once = site.reach()._replace(look_up=lambda *_: next(found))
    assert fetched(site.at("/a", HTML), once).raw == HTML
    assert called == ["127.0.0.1"]
    assert next(found) == ["192.0.2.1"]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "017700000001", "[::1]", "0.0.0.0",  # noqa: S104
     "[::ffff:127.0.0.1]", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "[fe80::1]", "[fd00:ec2::254]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]",
     "168.63.129.16", "224.0.0.1", "255.255.255.255", "ⓛocalhost", "localhost.", "[fec0::1]"],
)  # fmt: skip
def test_no_private_local_or_cloud_internal_machine_is_called(host, monkeypatch):
    monkeypatch.setattr(fetch, "create_connection", None)
    told = refused(f"http://{host}/latest/meta-data/")
    assert "private network" in told or "no site of the name" in told or "no address" in told


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_numbers_are_open_and_a_name_with_one_private_number_is_not(number, monkeypatch):
    assert is_public(number)
    both = PUBLIC._replace(look_up=lambda *_: [number, "10.0.0.1"])
    monkeypatch.setattr(fetch, "create_connection", None)
    assert "private network" in refused("http://east.example/", both)


@pytest.mark.parametrize(
    "address",
    ["gopher://east.example/", "http://", "http://east.example:99999/", "http://a b/", "http://é..x/",
     "https://east.example:8443/", "http://east.example@127.0.0.1/", "http://x/" + "a" * 3_000],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused_before_anything_is_asked(address):
    assert "Open the page in your browser" in refused(address, PUBLIC._replace(look_up=None))


def test_no_setting_opens_another_way_than_the_public_one(monkeypatch):
    for name in ("COPYTASTER_FETCH", "COPYTASTER_HOSTS", "http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert Reach(numbers, is_public, frozenset({80, 443})) == PUBLIC
    assert reach.numbers("127.1", 80) == ["127.0.0.1"]
    assert "private network" in refused("http://127.0.0.1/")


def test_a_site_that_cannot_prove_its_name_is_refused(site, tmp_path):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(own_certificate(tmp_path))
    site.server.socket = made.wrap_socket(site.server.socket, server_side=True)
    told = refused(site.at("/a", HTML).replace("http:", "https:"), site.reach())
    assert "does not prove that it is that site" in told
    assert site.asked == []


def own_certificate(folder) -> str:
    """A certificate that a server made for itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, SITE)])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    pem, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    file = folder / "own.pem"
    file.write_bytes(key.private_bytes(pem, kind, plain) + made.public_bytes(pem))
    return str(file)


def test_no_more_pages_are_fetched_at_once_than_a_server_bears(site, monkeypatch):
    monkeypatch.setattr(fetch, "_AT_ONCE", threading.BoundedSemaphore(1))
    begun, ended = threading.Event(), threading.Event()

    def wait(handler: BaseHTTPRequestHandler) -> None:
        begun.set()
        ended.wait(20)

    address = site.at("/a")
    site.answers["/a"] = wait
    thread = threading.Thread(target=refused, args=(address, site.reach()))
    thread.start()
    assert begun.wait(20)
    assert "as many pages as it may" in refused(address, site.reach())
    ended.set()
    thread.join()
    assert fetched(site.at("/b", HTML), site.reach()).raw == HTML


@pytest.fixture
def app() -> AppTest:
    started = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    started.query_params["view"] = "Add articles"
    return started.switch_page("pages/articles.py").run()


def pasted(app: AppTest, words: str) -> AppTest:
    app.text_area[0].set_value(words)
    next(one for one in app.button if "Open as a new story" in one.label).click().run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return " ".join(html.proto.body for html in app.get("html"))


def test_unless_it_is_turned_on_no_pasted_address_is_opened(app, site, monkeypatch):
    monkeypatch.setattr(fetch, "PUBLIC", site.reach())
    assert "is a link, not a text. Open the page" in shown(pasted(app, site.at("/a", HTML)))
    assert site.asked == []
    assert told.not_sent()[-1].endswith("A link that you paste is not opened.")


def test_a_fetched_page_is_shown_before_it_joins_and_keeps_its_address(app, site, monkeypatch):
    monkeypatch.setattr(fetch, "PUBLIC", site.reach())
    monkeypatch.setattr(fetching, "FETCHES", 2)
    addresses = [site.at("/a", HTML), site.at("/b", b"The council met.", Content_Type="text/plain"),
                 site.at("/c", HTML)]  # fmt: skip
    app = pasted(app, "\n".join(addresses))
    assert "2 texts read, none added yet." in shown(app)
    assert "opens 2 addresses at once" in shown(app)
    assert not app.session_state["drafts"]
    next(one for one in app.button if "Add 2 texts" in one.label).click().run()
    (rows,) = app.session_state["drafts"].values()
    assert rows["url"].tolist() == addresses[:2]
    assert rows["outlet"].tolist() == ["East Courier", ""]
    assert len(site.asked) == 2


def test_an_address_that_gives_nothing_is_a_sentence(app, site, monkeypatch):
    monkeypatch.setattr(fetching, "FETCHES", 1)
    assert "private network" in shown(pasted(app, f"http://127.0.0.1:{80}/admin"))
    assert not app.session_state["drafts"]


def test_about_says_when_addresses_are_opened(monkeypatch):
    monkeypatch.setattr(told, "FETCHES", 1)
    assert "is opened by this server" in told.not_sent()[-1]
