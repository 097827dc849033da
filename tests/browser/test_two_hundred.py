"""A story of two hundred articles: the reader, and what is read while more is being made.

Every page of it is opened in test_every_page.
"""

import pytest
from playwright.sync_api import expect

from pages.ui.places import OPENING, READING
from tests.browser.test_every_page import address

pytestmark = pytest.mark.browser


def test_two_hundred_articles_open_in_the_reader(visit):
    page = visit.open(f"/{address(READING)}?story=two_hundred&a=A&b=B")
    expect(page.locator("h1").first).to_have_text("A beside B", timeout=20_000)
    expect(page.locator(".reader .sentence").first).to_be_visible()


def test_the_opening_page_of_two_hundred_articles_is_read_while_more_is_made(visit):
    page = visit.open(f"/{address(OPENING)}?story=two_hundred")
    assert "200 articles" in page.locator("h1").first.inner_text()
    assert page.get_by_role("heading", name="What each page answers").is_visible()
