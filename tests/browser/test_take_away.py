"""Behind `hosted.py` in a real browser: every page under the policy, keys, print, the pack."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from pages.ui.places import ABOUT, ARTICLES, READING
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


def test_every_page_works_under_the_policy_and_prints_without_sidebar_and_buttons(
    served: Server, browse: Callable[..., Visit], tmp_path: Path
):
    visit = browse(served.address, color_scheme="dark")
    for place in (READING, ARTICLES, ABOUT):
        visit.open("/" + Path(place.file).stem)
        assert visit.errors == []
    visit.open("/")
    visit.page.wait_for_selector(".ct-title", timeout=MOST)
    visit.settled()
    assert visit.faults() == []
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


def test_an_editor_goes_through_findings_by_keys_and_takes_the_evidence_away_and_back(
    served: Server, browse: Callable[..., Visit], tmp_path: Path
):
    visit = browse(served.address)
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("/")
    cards = page.locator(".ct-block:has(.ct-title)")
    cards.first.focus(timeout=MOST)
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(cards.first).to_be_focused()
    page.keyboard.press("c")
    expect(page.get_by_text("The query is copied.")).to_be_attached()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "please check" in copied
    assert page.locator(".ct-title").first.inner_text() in copied
    visit.open("/" + Path(ARTICLES.file).stem)
    page.get_by_role("button", name="Prepare evidence pack").click()
    with page.expect_download(timeout=MOST) as download:
        page.get_by_role("button", name="Evidence pack", exact=True).click(timeout=MOST)
    path = tmp_path / "pack.zip"
    download.value.save_as(path)
    assert {"brief.html", "story.zip"} <= set(zipfile.ZipFile(path).namelist())
    visit.open("/articles?view=Add+articles")
    page.locator('input[type="file"][accept*=".zip"]').last.set_input_files(path)
    page.get_by_role("button", name="Open this story file").click()
    expect(page.get_by_text("The story file is open")).to_be_visible()
    assert visit.errors == []
