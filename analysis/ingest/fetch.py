"""Pages fetched by an address that an editor pasted, where whoever runs the server allows it.

Only public machines are called (`reach`), over http and https, without cookies and without saying
where the address was found. A redirect is followed on the same host only, and checked anew. What
comes is bytes and a name for them: it is read as a file that was saved by hand.
"""

import http.client
import re
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from socket import SHUT_RDWR, create_connection, socket
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urldefrag, urljoin, urlsplit

from analysis.errors import UnreadableArticle
from analysis.ingest.brought import refuse
from analysis.ingest.reach import PUBLIC, Reach
from analysis.limits import FETCH_SECONDS, MAX_FETCHED, megabytes
from analysis.text.visible import visible
from analysis.version import VERSION

_REDIRECTS = 3
"""Times that a page may send on to another."""
_AT_ONCE = threading.BoundedSemaphore(8)
"""Pages that one server process fetches at the same moment."""
_NAMES = ThreadPoolExecutor(8, thread_name_prefix="looking up a site")
"""To look a name up can take longer than an editor waits."""
_PORTS = {"http": 80, "https": 443}
_CHUNK = 65_536
"""Bytes read at once: a matter of memory."""
_LONGEST = 2_000
"""Characters of an address."""
_ENDINGS = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt",
    "application/pdf": "pdf", "application/rss+xml": "rss", "application/atom+xml": "atom",
    "application/xml": "xml", "text/xml": "xml",
    "application/rtf": "rtf", "text/rtf": "rtf", "text/markdown": "md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
"""Kinds of answer that are taken, with the ending of such a file."""
_TEXTS = frozenset({"html", "txt", "md"})
"""Kinds whose letters may be stored as the answer says."""
_BOM = b"\xef\xbb\xbf"
_BY_HAND = "Open the page in your browser, and paste its text here, or save the page and add that."


class Fetched(NamedTuple):
    """What an address led to: its bytes, a name as of a file, and the address that answered."""

    raw: bytes
    file: str
    url: str


def fetched(address: str, reach: Reach | None = None) -> Fetched:
    """What stands at an address just now; `reach` says which machines may be called.

    Raises:
        UnreadableArticle: when nothing is to be had there, with what to do instead.
    """
    if not _AT_ONCE.acquire(blocking=False):
        refuse("This server is fetching as many pages as it may. Try again in a moment.")
    try:
        return _followed(address.strip(), reach or PUBLIC)
    finally:
        _AT_ONCE.release()


def _followed(address: str, reach: Reach) -> Fetched:
    """What stands at an address or where it leads on the same host."""
    ends = time.monotonic() + FETCH_SECONDS
    first = parts = _parts(address, reach)
    for _ in range(_REDIRECTS + 1):
        if parts.hostname != first.hostname:
            _elsewhere(parts)
        if (first.scheme, parts.scheme) == ("https", "http"):
            refuse(f"{_name(parts)} leads on to a page that is sent in the open. {_BY_HAND}")
        found = _asked(parts, reach, ends)
        if isinstance(found, Fetched):
            return found
        parts = _parts(found, reach, parts.geturl())
    message = f"{_name(first)} leads on from one address to the next without end. {_BY_HAND}"
    raise UnreadableArticle(message)


def _elsewhere(parts: SplitResult) -> None:
    refuse(
        f"The address leads on to another site, {_name(parts)}, which is not followed. If you know "
        "that site, open the page in your browser and paste the address it has there."
    )


def _parts(address: str, reach: Reach, base: str = "") -> SplitResult:
    """An address in its parts, none of which may be anything but a page's; base: what led here."""
    try:
        parts = urlsplit(urldefrag(urljoin(base, address))[0])
        port = parts.port or _PORTS.get(parts.scheme, 0)
        name = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        parts, port, name = urlsplit(""), 0, ""
    if len(address) > _LONGEST or not re.fullmatch(r"[A-Za-z0-9._:-]+", name):
        refuse(f"This is no address of a page that can be fetched. {_BY_HAND}")
    if parts.scheme not in _PORTS:
        refuse(f"Only addresses that begin with http:// or https:// are fetched. {_BY_HAND}")
    if parts.username is not None or parts.password is not None:
        refuse(f"An address with a name or a password in it is not fetched. {_BY_HAND}")
    if port not in reach.ports:
        refuse(f"{_name(parts)} is asked for at an unusual port, which is not called. {_BY_HAND}")
    return parts


def _name(parts: SplitResult) -> str:
    """The host as it is told."""
    return visible(parts.hostname or "")[:80]


def _number(host: str, parts: SplitResult, port: int, reach: Reach, ends: float) -> str:
    """The number to call: every one that the name stands for must be public."""
    try:
        asked = _NAMES.submit(reach.look_up, host, port)
        found = asked.result(max(0.0, ends - time.monotonic()))
    except TimeoutError:
        refuse(_slow(parts))
    except (OSError, UnicodeError):
        found = []
    if not found:
        refuse(f"There is no site of the name {_name(parts)}. Check the address.")
    if not all(map(reach.is_open, found)):
        refuse(
            f"{_name(parts)} is a machine of a private network, or of this server's own, which is "
            f"not called. {_BY_HAND}"
        )
    return found[0]


def _asked(parts: SplitResult, reach: Reach, ends: float) -> Fetched | str:
    """What one address answers: its page, or where it leads."""
    line = _Call(parts, reach, ends)
    try:
        with closing(line), _until(ends, line):
            line.request("GET", _path(parts), headers=_HEADERS)
            with closing(line.getresponse()) as answer:
                if answer.status in {301, 302, 303, 307, 308}:
                    return answer.headers.get("Location") or refuse(_nothing(parts, answer.status))
                return _in_time(_page(parts, answer), ends)
    except UnreadableArticle:
        if time.monotonic() >= ends:
            refuse(_slow(parts))
        raise
    except ssl.SSLCertVerificationError:
        refuse(f"{_name(parts)} does not prove that it is that site. {_BY_HAND}")
    except (OSError, http.client.HTTPException, ValueError, zlib.error):
        if time.monotonic() >= ends:
            refuse(_slow(parts))
        refuse(f"{_name(parts)} did not answer, or its answer broke off. {_BY_HAND}")


def _slow(parts: SplitResult) -> str:
    return f"{_name(parts)} has not sent its page within {FETCH_SECONDS} seconds. {_BY_HAND}"


def _in_time(page: Fetched, ends: float) -> Fetched:
    """A page that was not broken off by us, which may look like its end."""
    if time.monotonic() >= ends:
        raise TimeoutError
    return page


_HEADERS = {
    "User-Agent": f"Copytaster/{VERSION}",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/*;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class _Call(http.client.HTTPConnection):
    """A connection to the very number that was checked, under the name that was asked for."""

    def __init__(self, parts: SplitResult, reach: Reach, ends: float) -> None:
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or _PORTS[parts.scheme]
        self._is_safe, self._ends = parts.scheme == "https", ends
        self.raw: socket | None = None
        self._number = _number(host, parts, port, reach, ends)
        super().__init__(host, port)
        self.default_port = _PORTS[parts.scheme]

    def connect(self) -> None:
        """Calls the number; what the name stands for by now is not asked again."""
        left = max(0.01, self._ends - time.monotonic())
        self.sock = create_connection((self._number, self.port), timeout=left)
        if self._is_safe:
            made = ssl.create_default_context()
            self.sock = made.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
        self.raw = self.sock
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()


@contextmanager
def _until(ends: float, line: _Call) -> Iterator[None]:
    """Breaks a connection off at a moment, however slowly it sends."""

    def end() -> None:
        with suppress(OSError):
            if line.raw is not None:
                socket.shutdown(line.raw, SHUT_RDWR)

    timer = threading.Timer(max(0.0, ends - time.monotonic()), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _path(parts: SplitResult) -> str:
    whole = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return quote(whole, safe="%/:=&?~#+!$,;'@()*[]|")


def _page(parts: SplitResult, answer: http.client.HTTPResponse) -> Fetched:
    """The page of an answer that is one."""
    if answer.status != http.client.OK:
        refuse(_nothing(parts, answer.status))
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if kind not in _ENDINGS:
        told = visible(kind)[:60] or "something that it gives no name"
        refuse(f"{_name(parts)} sends {told}, which is no page or document. {_BY_HAND}")
    ending = _ENDINGS[kind]
    raw = _body(parts, answer)
    if ending in _TEXTS:
        raw = _as_said(raw, answer.headers.get_content_charset())
    return Fetched(raw, f"{_name(parts)}.{ending}", parts.geturl())


def _nothing(parts: SplitResult, status: int) -> str:
    why = "there is no page at this address" if status in {404, 410} else "it does not give it"
    return f"{_name(parts)} answered {status}: {why}. {_BY_HAND}"


def _body(parts: SplitResult, answer: http.client.HTTPResponse) -> bytes:
    """All that an answer holds, unpacked, up to the limit."""
    packed = answer.headers.get("Content-Encoding", "identity").strip().casefold()
    if packed not in {"identity", "", "gzip", "x-gzip"}:
        refuse(f"{_name(parts)} sends its page packed in an unknown way. {_BY_HAND}")
    unpack = zlib.decompressobj(31) if "gzip" in packed else None
    made = bytearray()
    while piece := answer.read(_CHUNK):
        made += unpack.decompress(piece, MAX_FETCHED + 1 - len(made)) if unpack else piece
        if len(made) > MAX_FETCHED:
            most = megabytes(MAX_FETCHED)
            refuse(f"What {_name(parts)} sends is larger than {most} and was left. {_BY_HAND}")
    if answer.length or (unpack and not unpack.eof):
        message = "the answer is shorter than it was to be"
        raise ConnectionError(message)
    return bytes(made)


def _as_said(raw: bytes, charset: str | None) -> bytes:
    """Letters stored as the answer says, where that holds, stored as UTF-8 that says so."""
    try:
        return _BOM + raw.decode(charset).encode() if charset and raw[:3] != _BOM else raw
    except (LookupError, UnicodeError):
        return raw
