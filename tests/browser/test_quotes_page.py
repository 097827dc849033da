"""The ledger of quotations in a real browser: links, filters, differences, links to the reader."""

import pytest
from playwright.sync_api import expect

from tests.browser.access import violations

pytestmark = pytest.mark.browser


def rows(page) -> list[str]:
    return [row.inner_text() for row in page.locator(".ct-ledger:has(.ct-speaker)").all()]


def row(page, speaker: str, words: str):
    of_speaker = page.locator(".ct-ledger", has=page.locator(".ct-speaker", has_text=speaker))
    return of_speaker.filter(has_text=words)


def test_a_cold_link_restores_every_filter(cold):
    page = cold.open(
        "/quotes?show=Only+with+differences&change=different+pronoun&speaker=Jackie+Goldberg&kinds=direct"
    )
    page.locator(".ct-ledger .ct-speaker").first.wait_for(timeout=60_000)
    cold.settled()
    shown = rows(page)
    assert len(shown) == 1
    assert "pronoun: she / he" in shown[0]
    for setting in ("show=Only", "change=different", "speaker=Jackie", "kinds=direct"):
        assert setting in page.url
    chosen = page.get_by_role("radio", name="Only with differences")
    assert chosen.get_attribute("aria-checked") == "true"
    assert cold.errors == []


def test_one_wording_is_one_cell_and_what_differs_is_bold_on_both_sides(visit):
    page = visit.open("/quotes")
    cells = row(page, "Tom Homan", "or without you").locator(".ct-cell")
    assert cells.locator(".ct-who").all_inner_texts() == ["A, B", "C", "D", "E"]
    bold = [" ".join(cell.locator(".ct-said b").all_inner_texts()) for cell in cells.all()]
    assert "do the job" in bold[0]
    assert bold[1] == "work"


def test_every_change_says_why_and_differences_stand_first(visit):
    page = visit.open("/quotes")
    headings = page.locator("h2").all_inner_texts()
    assert headings[0] == "Differences"
    assert headings.index("In one article only") > 0
    first = page.locator(".ct-ledger:has(.ct-chip)")
    for n in range(first.count()):
        assert first.nth(n).locator(".ct-chip").count() == first.nth(n).locator(".ct-why").count()


def test_columns_have_room_or_become_lines(visit):
    page = visit.open("/quotes")
    for width, columns in ((1900, True), (390, False)):
        visit.resize(width)
        cells = row(page, "Goldberg", "fear").locator(".ct-cell:visible")
        cells.first.wait_for()
        tops = {cell.bounding_box()["y"] for cell in cells.all()}
        assert (len(tops) == 1) is columns


def test_a_row_opens_its_two_articles_in_the_reader_at_its_words(visit):
    page = visit.open("/quotes?change=different+pronoun")
    page.get_by_test_id("stMain").get_by_role("link", name="Read A beside C").first.click()
    page.wait_for_url("**/side_by_side**", timeout=20_000)
    visit.settled()
    expect(page.locator("h1").first).to_have_text("A beside C", timeout=20_000)
    assert "at=" in page.url
    expect(page.locator(".reader .sentence", has_text="in fear").first).to_be_in_viewport()
    assert visit.errors == []


def test_the_second_page_is_a_link(visit):
    page = visit.open("/quotes?kinds=direct&kinds=partial&kinds=indirect&page=2")
    first_of_second = rows(page)[0]
    page = visit.open("/quotes?kinds=direct&kinds=partial&kinds=indirect")
    assert len(rows(page)) == 10
    assert first_of_second not in rows(page)
    page.get_by_role("button", name="Page 2").click()
    visit.settled()
    assert "page=2" in page.url
    assert rows(page)[0] == first_of_second


def test_a_filter_that_leaves_less_than_the_page_asked_for_shows_what_there_is(visit):
    page = visit.open("/quotes?kinds=direct&page=9")
    assert rows(page)
    assert visit.errors == []


def test_two_hundred_articles_stand_in_lines_ten_at_a_time(visit):
    page = visit.open("/quotes?story=two_hundred&kinds=direct&kinds=partial&kinds=indirect")
    page.locator(".ct-ledger .ct-speaker").first.wait_for(timeout=120_000)
    visit.settled()
    assert 0 < len(rows(page)) <= 10
    assert page.locator(".ct-labels").count() == 0
    assert visit.errors == []


def test_the_ledger_passes_axe_with_every_kind_shown(session):
    visit = session()
    page = visit.open("/quotes?kinds=direct&kinds=partial&kinds=indirect")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit.settled()
        assert violations(page) == []
