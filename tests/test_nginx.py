"""The configuration in docs/hosting.md as it stands: two servers behind a real nginx with TLS."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.serving import PAGE, TOP, Server, free_port, run, session, shown

pytestmark = pytest.mark.xdist_group("nginx")
AROUND = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors crit;
events {{ worker_connections 256; }}
http {{
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  {told}
}}
"""
MARKER = "quokka"


class Newsroom(NamedTuple):
    """nginx with two servers behind it."""

    address: str
    servers: tuple[Server, Server]
    folder: Path


def configuration(folder: Path, port: int, servers: tuple[Server, Server]) -> str:
    """What the page of instructions tells, with these ports, and a certificate of our own."""
    told = re.search(r"```nginx\n(.*?)```", (TOP / "docs/hosting.md").read_text("utf-8"), re.S)[1]
    told = told.replace("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;")
    told = told.replace("/etc/ssl/desk.example", f"{folder}/desk.example")
    for known, server in zip((8631, 8632), servers, strict=True):
        told = told.replace(f":{known} ", f":{server.port} ")
    told = told.replace("/var/log/nginx/", f"{folder}/")
    return AROUND.format(folder=folder, told=told)


def certified(folder: Path) -> Path:
    """A certificate for this machine, beside its key, which vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "desk.example")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    known = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(who, who, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(known, critical=False)
        .sign(key, hashes.SHA256())
    )
    at = folder / "desk.example.pem"
    at.write_bytes(certificate.public_bytes(Encoding.PEM))
    plain = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    at.with_suffix(".key").write_bytes(key.private_bytes(*plain))
    return at


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    settings = {"COPYTASTER_PATH": "copytaster", "COPYTASTER_SECRET": "s" * 64}
    servers = Server(folder, **settings), Server(folder, **settings)
    port = free_port()
    (folder / "nginx.conf").write_text(configuration(folder, port, servers))
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert found, "nginx is missing: sh tests/install_nginx.sh"
    command = [found, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    trusted = pytest.MonkeyPatch()
    trusted.setenv("SSL_CERT_FILE", str(certified(folder)))
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for server in servers:
            server.wait()
        yield Newsroom(f"https://127.0.0.1:{port}", servers, folder)
    finally:
        trusted.undo()
        nginx.terminate()
        nginx.wait()
        for server in servers:
            server.stop()


def browser(newsroom: Newsroom) -> dict[str, str]:
    """The cookies of a browser that has opened a page."""
    return dict(httpx.get(f"{newsroom.address}/copytaster/facts", headers=PAGE).cookies)


def upload(newsroom: Newsroom, cookies: dict[str, str], session_id: str) -> int:
    """Whether a file reaches the server that has the page of that session."""
    address = f"{newsroom.address}/copytaster/_stcore/upload_file/{session_id}/one"
    sent = {"cookies": cookies, "headers": {"X-Xsrftoken": cookies["_streamlit_xsrf"]}}
    return httpx.put(address, files={"file": ("a.txt", b"One.")}, **sent).status_code


def test_pages_come_below_the_path_with_headers_and_a_cookie_of_nginx_itself(newsroom):
    assert httpx.get(newsroom.address).headers["location"].endswith("/copytaster/")
    told = httpx.get(f"{newsroom.address}/copytaster/facts?find={MARKER}", headers=PAGE)
    assert told.status_code == 200
    assert told.headers["x-content-type-options"] == "nosniff"
    assert f"wss://{newsroom.address[8:]}" in told.headers["content-security-policy"]
    assert re.search(r"; Path=/copytaster;.*Secure", told.headers["set-cookie"], re.IGNORECASE)
    assert {"route", "copytaster_browser"} <= set(told.cookies)
    assert httpx.get(f"{newsroom.address}/copytaster/_stcore/metrics").status_code == 404
    assert httpx.get(f"{newsroom.address}/copytaster/readyz").json() == {"ready": True}


def test_each_browser_stays_on_one_server_so_that_uploads_reach_its_page(newsroom):
    reached = []
    while len(reached) < 4 or (len(reached) < 30 and not both(newsroom)):
        cookies = browser(newsroom)
        health = f"{newsroom.address}/copytaster/_stcore/health"
        cookies |= dict(httpx.get(health, cookies=cookies).cookies)
        with session(f"{newsroom.address}/copytaster", cookies, Origin=newsroom.address) as line:
            told = run(line, "articles", "story=library_hours")
            (one,) = [m for m in told if m.WhichOneof("type") == "new_session"][:1]
            reached.append(upload(newsroom, cookies, one.new_session.initialize.session_id))
    assert set(reached) == {204}
    assert both(newsroom)


def both(newsroom: Newsroom) -> bool:
    """Whether either server has taken a file."""
    return all("page=upload status=204" in server.written() for server in newsroom.servers)


def test_the_log_of_nginx_holds_nothing_behind_the_question_mark(newsroom):
    httpx.get(f"{newsroom.address}/copytaster/facts?find={MARKER}", headers=PAGE)
    time.sleep(0.2)
    written = (newsroom.folder / "copytaster.log").read_text("utf-8")
    assert "/copytaster/facts 200" in written
    assert MARKER not in written


def test_when_a_server_ends_its_browsers_go_to_the_other(newsroom):
    newsroom.servers[0].stop()
    for _ in range(4):
        cookies = browser(newsroom)
        with session(f"{newsroom.address}/copytaster", cookies, Origin=newsroom.address) as line:
            assert "library" in shown(run(line, "articles", "story=library_hours"))
    assert MARKER not in (newsroom.folder / "copytaster-errors.log").read_text("utf-8")
