"""A story of two hundred articles on every page: the browser never stands still for long."""

import pytest
from playwright.sync_api import CDPSession, expect

from pages.ui.places import OPENING, PLACES, READING, Place
from tests.browser.conftest import Visit
from tests.browser.test_every_page import address, opened

pytestmark = pytest.mark.browser
MOST = 3.0
"""How many times the work of five articles 200 may cost the browser's main thread, in all.

Counted in its own processor time against the same page of five in the same browser, so that neither
a busy machine nor a slow one matters.
"""


def work(visit: Visit, place: Place, parameters: str = "") -> float:
    """Processor seconds of the main thread from the link to the page that stands still."""
    chromium = visit.page.context.new_cdp_session(visit.page)
    chromium.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = busy(chromium)
    opened(visit, place, parameters)
    return busy(chromium) - before


def busy(chromium: CDPSession) -> float:
    metrics = chromium.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_page_opens_two_hundred_articles_without_freezing(session, place):
    visit = session()
    base = work(visit, place)
    whole = work(visit, place, "?story=two_hundred")
    page = visit.page
    assert page.get_by_test_id("stSidebar").get_by_text("200 articles").is_visible()
    assert page.locator("*").count() < 20_000
    assert whole < MOST * base
    assert visit.faults() == []


def test_two_hundred_articles_open_in_the_reader(visit):
    page = visit.open(f"/{address(READING)}?story=two_hundred&a=A&b=B")
    expect(page.locator("h1").first).to_have_text("A beside B", timeout=20_000)
    expect(page.locator(".reader .sentence").first).to_be_visible()


def test_the_opening_page_of_two_hundred_articles_is_read_while_more_is_made(visit):
    page = visit.open(f"/{address(OPENING)}?story=two_hundred")
    assert "200 articles" in page.locator("h1").first.inner_text()
    assert page.get_by_role("heading", name="What each page answers").is_visible()
