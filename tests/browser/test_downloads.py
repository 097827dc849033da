"""Files to take away: each arrives, whoever else works, and is the one that was asked for."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from analysis import store
from pages.ui.places import ARTICLES, OVERLAP
from tests.browser.conftest import TOP, Visit, start
from tests.browser.test_every_page import address, opened

pytestmark = pytest.mark.browser
OTHERS = 20
"""Sessions that work while one downloads."""
BUSY = """([many, rerun]) => {
    window.runs = 0
    for (let n = 0; n < many; n++) {
        const line = new WebSocket(location.origin.replace("http", "ws") + "/_stcore/stream",
                                   ["streamlit"])
        line.binaryType = "arraybuffer"
        const ask = () => line.readyState === 1 && line.send(new Uint8Array(rerun))
        const often = () => { ask(); window.runs++; setTimeout(often, 10000) }
        line.onopen = () => setTimeout(often, n * 500)
    }
}"""
"""Other sessions, each a line of its own that asks for a page every ten seconds, one after the
other: two pages run in a second, two while a file is asked for."""


def rerun(script: str = "") -> list[int]:
    """The bytes by which a browser asks for a page."""
    message = BackMsg()
    message.rerun_script.query_string = script
    return list(message.SerializeToString())


def rows(download: Download) -> int:
    raw = Path(download.path()).read_bytes()
    csv.field_size_limit(10_000_000)
    return len(list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))))


@pytest.fixture
def busy(session: Callable[..., Visit]) -> Iterator[Page]:
    """Twenty other sessions at work on the same server."""
    page = session().page
    page.goto(session().address + "/_stcore/health")
    page.evaluate(BUSY, [OTHERS, rerun("story=none")])
    page.wait_for_function("window.runs > 20")
    yield page
    page.goto("about:blank")


def slow(visit: Visit) -> None:
    """A line on which every file takes a second to be asked for: two pages run meanwhile."""
    asked = re.compile(r"/media/[0-9a-f]+\.(csv|zip)$")
    visit.page.route(asked, lambda route: (time.sleep(1.0), route.continue_()))


@pytest.mark.long
def test_tables_and_the_story_file_arrive_while_twenty_others_work(session, busy):
    visit = session()
    slow(visit)
    arrived = []
    for place in (OVERLAP, ARTICLES):
        page = opened(visit, place)
        for button in page.get_by_role("button", name=re.compile(r"^CSV, (all )?\d")).all():
            label = button.inner_text()
            with page.expect_download() as event:
                button.click()
            assert rows(event.value) == int(re.search(r"\d[\d,]*", label)[0].replace(",", ""))
            arrived.append(label)
    with page.expect_download() as event:
        page.get_by_role("button", name="Download this story").click()
    assert len(store.unpack(Path(event.value.path()).read_bytes())[0]) == 5
    assert len(arrived) >= 4
    busy_runs = busy.evaluate("window.runs")
    assert busy_runs > OTHERS
    assert visit.errors == []


FILLER = "The council met on Monday and voted on the plan for the library once more, it says. "


def long_text(figure: str) -> str:
    """A text of 1.6 million characters with one figure at a place that is not sampled."""
    before, after = FILLER * 6_000, FILLER * 13_000
    return f"{before}It costs {figure} pounds a year. {after}"


def own_story(visit: Visit, text: str) -> Page:
    page = visit.open("/articles?view=Add+articles")
    given = {"name": "budget.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("input[type=file]").first.set_input_files([given])
    expect(page.get_by_text("budget.txt").first).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    visit.settled()
    page.get_by_role("button", name="Open as a new story").click()
    page.wait_for_url("**story=here-**", timeout=60_000)
    visit.settled()
    page.get_by_role("radio", name="Read and search").click()
    return visit.settled()


def test_two_sessions_whose_tables_differ_in_one_figure_get_each_its_own(session):
    visits, figures = [session(), session()], ["84,000", "93,000"]
    pages = [
        own_story(visit, long_text(figure)) for visit, figure in zip(visits, figures, strict=True)
    ]
    for page in pages:
        page.get_by_role("button", name="Prepare CSV, all").click()
        expect(page.get_by_role("button", name=re.compile("^CSV, all"))).to_be_visible()
    for page, figure in zip(pages, figures, strict=True):
        with page.expect_download() as event:
            page.get_by_role("button", name=re.compile("^CSV, all")).click()
        text = Path(event.value.path()).read_text("utf-8-sig")
        assert f"It costs {figure} pounds" in text
        assert page.get_by_text("more than 32,767 characters").is_visible()


COUNTING = """
import sys
sys.path.insert(0, {top!r})
import analysis.story as story
real = story.Story.__init__
def counted(*given):
    with open({log!r}, "a") as log:
        log.write("made\\n")
    real(*given)
story.Story.__init__ = counted
"""
"""Notes each story that is made; whatever is computed of it is kept with it."""
LINES = """const Line = WebSocket
window.lines = []
window.WebSocket = class extends Line {
    constructor(...given) { super(...given); window.lines.push(this) }
}"""
"""Remembers the page's lines to the server, so that a test can cut them."""


@pytest.fixture
def counting(tmp_path, shelf, browse, monkeypatch) -> Iterator[tuple[Visit, Path]]:
    """A session at a server of its own, and where that notes each story it makes."""
    log = tmp_path / "made.txt"
    (tmp_path / "sitecustomize.py").write_text(COUNTING.format(top=str(TOP), log=str(log)))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    process, server = start(shelf)
    visit = browse(server)
    visit.page.add_init_script(LINES)
    yield visit, log
    process.kill()
    process.wait()


def choose(visit: Visit, name: str) -> None:
    """Presses one of the choices of the page, which runs it once more."""
    visit.page.get_by_role("radio", name=name).click()
    visit.settled()


def test_a_line_that_is_lost_for_a_moment_costs_no_story_anew(counting):
    visit, log = counting
    page = own_story(
        visit, "The council met on Monday and voted on the plan for the library. " * 40
    )
    before, lines = log.read_text(), page.evaluate("lines.length")
    page.evaluate("lines.forEach(line => line.close())")
    page.wait_for_function("n => lines.length > n && lines.at(-1).readyState === 1", arg=lines)
    choose(visit, "Article details")
    choose(visit, "Read and search")
    expect(page.get_by_text("1 article,").first).to_be_visible()
    assert log.read_text() == before


def test_a_message_to_clear_the_caches_costs_nobody_a_story(counting):
    visit, log = counting
    page = visit.open(f"/{address(OVERLAP)}")
    before = log.read_text()
    message = list(BackMsg(clear_cache=True).SerializeToString())
    page.evaluate("told => lines.at(-1).send(new Uint8Array(told))", message)
    choose(visit, "Quotations set aside")
    visit.open(f"/{address(OVERLAP)}")
    assert log.read_text() == before
