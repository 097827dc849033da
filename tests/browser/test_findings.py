"""The opening page: from the worst finding to its proof, its query, its mark."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def opening(visit) -> Page:
    """The opening page once its findings are there."""
    page = visit.open("/")
    page.get_by_text("Worth checking, most serious first").wait_for(timeout=90_000)
    return visit.settled()


def test_the_page_can_be_read_while_its_findings_are_being_made(visit):
    page = visit.open("/")
    assert "sharing long runs of words" in page.locator("h1").inner_text()
    expect(page.get_by_text("67% of A stands word for word in B")).to_be_visible()


def test_one_click_leads_from_the_worst_finding_to_both_strings(opening, visit):
    opening.get_by_role("link", name="Read A beside C").first.click()
    opening.wait_for_url("**/side_by_side**")
    page = visit.settled()
    expect(page.locator("h1").first).to_have_text("A beside C", timeout=20_000)
    expect(page.get_by_text("would not prevent").first).to_be_in_viewport()
    expect(page.get_by_text("will help").first).to_be_in_viewport()
    expect(page.get_by_text("Check: A “prevent” · C “help”").first).to_be_in_viewport()


def test_a_finding_leaves_the_desk_as_plain_text_and_keeps_its_mark(opening, visit):
    opening.get_by_role("button", name="Copy query, mark").first.click()
    visit.settled()
    query = opening.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text()
    assert "please check" in query
    assert "do the job with you" in query
    assert "http" in query
    opening.get_by_role("radio", name="asked").click()
    opening.get_by_role("button", name="Keep").click()
    expect(opening.get_by_role("button", name="Copy query, marked asked")).to_be_visible()
    assert visit.errors == []


def test_all_findings_are_a_link_away(opening, visit):
    n = opening.locator(".ct-block .ct-alarm, .ct-block .ct-kind").count()
    opening.get_by_role("link", name="Show all 13").click()
    page = visit.settled()
    expect(page.get_by_text("13 of 13", exact=False).first).to_be_visible()
    assert page.locator(".ct-block .ct-kind").count() > n
