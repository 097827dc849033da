"""Check my draft in a real browser: six errors found, both strings in view, nothing in the link."""

import pytest
from playwright.sync_api import expect

from tests import draft_stories

pytestmark = pytest.mark.browser


def test_planted_errors_are_listed_with_both_strings_and_the_text_is_gone_after_a_reload(visit):
    page = visit.open("/draft")
    page.get_by_label("The text to be passed").fill(draft_stories.draft("demo", "wrong"))
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("heading", name="The draft").wait_for(timeout=120_000)
    visit.settled()
    link = page.get_by_role("link", name="Place").last
    number = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#place-{number}")).to_be_in_viewport()
    page.get_by_role("radio", name="Only what differs").click()
    visit.settled()
    cards = page.locator(".ct-block")
    expect(cards).to_have_count(len(draft_stories.planted("demo")))
    name = cards.filter(has_text="Name").filter(has_text="Bob Blumenthal")
    expect(name).to_contain_text("Bob Blumenfield")
    for width in (1360, 390):
        visit.resize(width)
        assert visit.faults() == []
    assert "Blumenthal" not in page.url
    page.reload()
    page.wait_for_selector("h1")
    visit.settled()
    assert page.get_by_label("The text to be passed").input_value() == ""
