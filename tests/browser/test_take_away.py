"""Behind `hosted.py` in a real browser: pages under the policy, keys, print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from pages.ui.places import ARTICLES, READING
from tests.browser.conftest import Visit
from tests.serving import Server, hosted

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hosted browser")]
MOST = 120_000
"""Milliseconds in which the findings of a story that nobody has opened yet are there."""
SHOWN = """() => [...document.querySelectorAll('button, a, [data-testid="stSidebar"], input')]
    .filter(part => part.checkVisibility()).map(part => part.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with hosted(tmp_path_factory.mktemp("hosted")) as server:
        yield server


def goes_by_keys(page: Page) -> None:
    """From finding to finding, and a query copied, by keys alone."""
    cards = page.locator(".ct-block:has(.ct-title)")
    cards.first.focus()
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(cards.first).to_be_focused()
    page.keyboard.press("c")
    expect(page.get_by_text("The query is copied.")).to_be_attached()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "please check" in copied
    assert page.locator(".ct-title").first.inner_text() in copied


def test_pages_work_under_the_policy_by_keys_and_print_without_sidebar_and_buttons(
    served: Server, browse: Callable[..., Visit], tmp_path: Path
):
    visit = browse(served.address, color_scheme="dark")
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for place in (READING, ARTICLES):
        visit.open("/" + Path(place.file).stem)
        assert visit.errors == []
    visit.open("/")
    visit.page.wait_for_selector(".ct-title", timeout=MOST)
    visit.settled()
    assert visit.faults() == []
    goes_by_keys(visit.page)
    visit.page.emulate_media(media="print")
    assert visit.page.evaluate(SHOWN) == []
    ink = visit.page.locator(".ct-title").first.evaluate("part => getComputedStyle(part).color")
    assert ink == "rgb(17, 17, 17)"
    visit.page.pdf(path=tmp_path / "page.pdf", format="A4")
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    told = " ".join(words.split())
    assert "Worth checking, most serious first" in told
    assert "What each page answers" in told
    assert "Copy query" not in told
    (cookie,) = [c for c in visit.page.context.cookies() if c["name"] == "copytaster_browser"]
    assert cookie["httpOnly"]
