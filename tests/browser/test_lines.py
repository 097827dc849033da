"""Names and words in a real browser: each opens where it stands, the settings are in the link."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_word_that_sets_an_article_apart_opens_where_it_stands(visit):
    page = visit.open("/similarity")
    page.get_by_role("button", name="residents").click()
    page.wait_for_url("**/articles?**", timeout=20_000)
    visit.settled()
    assert "find=residents" in page.url
    assert "a=E" in page.url


def test_enter_on_a_mention_opens_it_in_the_reader(visit):
    page = visit.open("/entities?name=Eric+Garcetti")
    page.get_by_role("button", name="Eric Garcetti").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/side_by_side?**", timeout=20_000)
    visit.settled()
    assert "a=D" in page.url
    assert visit.errors == []


def test_only_in_one_chosen_article_is_kept_in_the_link(visit):
    page = visit.open("/entities?where=In+one+article+only")
    page.get_by_role("combobox", name="Which article").click()
    page.get_by_role("option", name="E ·").click()
    page.wait_for_url("**in=E**", timeout=20_000)
    visit.settled()
    expect(page.locator(".ct-lede").first).to_contain_text("stand only in E")
