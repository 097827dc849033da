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


def bold(card) -> list[str]:
    """The words in bold of each reading of a card."""
    return [" ".join(one.locator("b").all_inner_texts()) for one in card.locator("q").all()]


def test_the_link_of_the_first_card_shows_the_two_strings_that_differ(opening, visit):
    card = opening.locator(".ct-block:has(.ct-title)").first
    who, words = card.locator(".ct-who").all_inner_texts(), bold(card)
    link = opening.locator('[class*="st-key-ct-do-"]').first.get_by_role("link").first
    _, left, _, right = link.inner_text().split()
    sides = [
        next(n for n, one in enumerate(who) if each in one.split(", ")) for each in (left, right)
    ]
    assert sides[0] != sides[1]
    strings = [words[n] for n in sides]
    assert strings[0] != strings[1]
    link.click()
    opening.wait_for_url("**/side_by_side**")
    page = visit.settled()
    expect(page.locator("h1").first).to_have_text(f"{left} beside {right}", timeout=20_000)
    for string in strings:
        sentence = page.locator(".reader .sentence", has_text=string)
        expect(sentence.first).to_be_in_viewport()
    assert visit.errors == []


def test_what_stands_out_is_said_above_the_cards_and_counts_them(opening, visit):
    opening.get_by_role("link", name="Show all 13").click()
    page = visit.settled()
    expect(page.get_by_text("13 of 13", exact=False).first).to_be_visible()
    told = page.locator(".ct-stands").inner_text()
    cards = page.locator(".ct-block:has(.ct-title)").all()
    who = [card.locator(".ct-who").all_inner_texts() for card in cards]
    alone = [
        one for one in who if "C" in one and any("," in each and "C" not in each for each in one)
    ]
    assert told.startswith(f"C differs from the others on {len(alone)} of {len(cards)} points: ")


def test_only_serious_kinds_have_the_alarming_colour(opening, visit):
    opening.get_by_role("link", name="Show all 13").click()
    page = visit.settled()
    expect(page.get_by_text("13 of 13", exact=False).first).to_be_visible()
    alarmed = {one.split(maxsplit=1)[1] for one in page.locator(".ct-alarm").all_inner_texts()}
    assert alarmed == {"Quotation altered", "Meaning differs"}


def test_all_open_queries_are_copied_as_one_text(opening, visit):
    opening.get_by_role("button", name="Copy all 13 open queries").click()
    visit.settled()
    text = opening.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text()
    assert text.count("please check") == 13
    assert text.count("/side_by_side?") == 13
    assert "A (Los Angeles, the second largest US" in text


def test_a_finding_leaves_the_desk_as_plain_text_and_keeps_its_mark(opening, visit):
    opening.get_by_role("button", name="Copy query, mark").first.click()
    visit.settled()
    query = opening.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text()
    assert "please check" in query
    assert "do the job with you" in query
    assert "Los Angeles, the second largest US" in query
    assert "/side_by_side?" in query
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
