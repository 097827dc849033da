"""A freshly started server and a real Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests.browser.access import violations

TOP = Path(__file__).resolve().parents[2]
READY = (
    '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
    '[data-test-script-state="notRunning"]'
)
STANDS_STILL = """() => new Promise(resolve => {
    const ready = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    const still = () => document.querySelector(ready) &&
        !document.querySelector('[data-testid="stSkeleton"], .stSkeleton')
    let last = performance.now()
    const watch = new MutationObserver(() => { last = performance.now() })
    watch.observe(document.body, {subtree: true, childList: true, characterData: true})
    const began = last
    const look = () => {
        const now = performance.now()
        if (!still()) last = now
        if (now - last < 500 && now - began < 5000) return setTimeout(look, 50)
        watch.disconnect()
        resolve(now - last >= 500)
    }
    look()
})"""
"""Half a second without a change and without a placeholder for a part still being fetched; gives
up after five seconds."""
MOST_LOOKS = 4
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll(
    '[data-testid="stApp"], [data-testid="stMain"], [data-testid="stSidebarContent"]')]
    .filter(part => part.getBoundingClientRect().right > 0)
    .filter(part => part.scrollWidth > part.clientWidth)
    .map(part => `${part.dataset.testid || part.tagName} ${part.scrollWidth}`)"""
"""Parts of the frame, where they are on screen, that are wider inside than outside."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
STILL = """new MutationObserver((_, watch) => {
    if (!document.head) return
    watch.disconnect()
    const still = document.createElement("style")
    still.textContent = `*, *::before, *::after { animation-iteration-count: 1 !important;
        animation-duration: .01ms !important; transition-duration: .01ms !important }`
    document.head.append(still)
}).observe(document, {childList: true, subtree: true})"""
"""Ends every movement at once: drawing the signs of "running" while a page is awaited costs more
processor time than the page."""
expect.set_options(timeout=30_000)
EXPECTED_404 = ("_stcore/health", "_stcore/host-config")
"""Streamlit asks for these below every deep link and finds nothing."""


def installed() -> str | None:
    """Debian's Chromium, without its windows where it can be had; None for Playwright's own.

    The headless shell is the same browser, and opens a session in a fifth of the processor time.
    """
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(
    stories: Path | None = None, script: str = "streamlit_app.py", port: int = 0
) -> tuple[subprocess.Popen[bytes], str]:
    """Starts a server of its own; returns it and its address once it is healthy."""
    port = port or free_port()
    environment = os.environ | ({"COPYTASTER_STORIES": str(stories)} if stories else {})
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.port",
        str(port),
        "--server.fileWatcherType",
        "none",
    ]
    server = subprocess.Popen(
        command, cwd=TOP, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    if is_healthy(address):
        return server, address
    server.kill()
    message = "the server did not become healthy within 30 seconds"
    raise TimeoutError(message)


def is_healthy(address: str) -> bool:
    """Waits for a server to answer; whether it did within half a minute."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)  # noqa: S310
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


@pytest.fixture(scope="session")
def server(shelf: Path) -> Iterator[str]:
    """Address of a server started for this run."""
    process, address = start(shelf)
    yield address
    process.kill()
    process.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        yield chromium
        chromium.close()


class Visit:
    """One page of a browser, with what went wrong in it and whom it called."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def _console(self, message) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(EXPECTED_404):
            self.errors.append(f"{message.text} {message.location}")

    def open(self, path: str) -> Page:
        """Opens a path of the app and waits until it stands still."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector("h1", timeout=60_000)
        return self.settled()

    def settled(self) -> Page:
        """Waits until the app has run and nothing changes any more in what it draws."""
        for _ in range(MOST_LOOKS):
            self.page.wait_for_selector(READY, timeout=60_000)
            if self.page.evaluate(STANDS_STILL):
                break
        self.page.wait_for_selector(READY, timeout=60_000)
        return self.page

    def resize(self, width: int) -> Page:
        """Makes the window that wide and waits until all has found its place."""
        self.page.set_viewport_size({**self.page.viewport_size, "width": width})
        return self.settled()

    def faults(self) -> list[str]:
        """Whatever is wrong with the page as it stands, and with all it did since it was opened.

        Errors in the console, calls to another host, an exception on screen, sideways scrolling of
        the window or of the page in it, and what axe finds.
        """
        wide = self.page.evaluate(SIDEWAYS)
        hosts = self.hosts - {self.address.removeprefix("http://")}
        return [
            *self.errors,
            *(f"it calls {host}" for host in sorted(hosts)),
            *(f"it scrolls sideways at {self.page.viewport_size['width']}: {one}" for one in wide),
            *self.page.get_by_test_id("stException").all_inner_texts(),
            *violations(self.page),
        ]


def profile(browser: Browser) -> BrowserContext:
    """A new browser profile, in which nothing moves."""
    context = browser.new_context(accept_downloads=True)
    context.add_init_script(STILL)
    return context


@pytest.fixture(scope="session")
def shared(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile that has Streamlit's own files: opening a page costs half as much."""
    context = profile(browser)
    yield context
    context.close()


@pytest.fixture
def browse(browser: Browser, shared: BrowserContext) -> Iterator[Callable[..., Visit]]:
    """Opens a browser session at an address, as often as asked: a second one is another profile.

    The first page of a test is drawn in the profile that all tests share, without what an earlier
    one left there.
    """
    contexts: list[BrowserContext] = []
    pages: list[Page] = []

    def new(address: str, width: int = 1360, height: int = 1000, **looks: str) -> Visit:
        if pages:
            contexts.append(profile(browser))
        page = (contexts[-1] if contexts else shared).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**looks)
        return Visit(page, address)

    shared.clear_cookies()
    yield new
    with suppress(Error):
        pages[:1] and pages[0].evaluate("localStorage.clear(), sessionStorage.clear()")
    for page in pages:
        page.close()
    for context in contexts:
        context.close()


@contextmanager
def errand(shared: BrowserContext, address: str, width: int = 1360) -> Iterator[Visit]:
    """A page in the profile that all tests share, for as long as several tests ask it things."""
    page = shared.new_page()
    page.set_viewport_size({"width": width, "height": 1000})
    yield Visit(page, address)
    page.close()


@pytest.fixture
def session(browse: Callable[..., Visit], server: str) -> Callable[..., Visit]:
    """Opens a session of its own at the server of this run, as often as asked."""
    return partial(browse, server)


@pytest.fixture
def visit(session: Callable[..., Visit]) -> Visit:
    """One session at the server of this run."""
    return session()


@pytest.fixture(scope="session")
def fresh(shelf: Path) -> Iterator[str]:
    """Address of a server on which nothing but links of `cold` sessions has been opened."""
    process, address = start(shelf)
    yield address
    process.kill()
    process.wait()


@pytest.fixture
def cold(browse: Callable[..., Visit], fresh: str) -> Visit:
    """A new session that opens a link: neither it nor anybody before has pressed anything."""
    return browse(fresh)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may be late: what fails is tried again, three times in all."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=2))
