"""The lineage page in a real browser: from a reason to both strings in the reader."""

from playwright.sync_api import expect


def test_a_reason_opens_both_texts_at_its_place(visit):
    page = visit.open("/lineage")
    expect(page.locator(".ct-stemma")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Events moved on: B beside A", exact=True).click()
    page.wait_for_url("**/side_by_side**", timeout=20_000)
    visit.settled()
    expect(page.locator("h1").first).to_have_text("B beside A", timeout=20_000)
    for words in ("its city council passed a", "its city council is poised to pass a"):
        expect(page.locator(".reader .sentence", has_text=words).first).to_be_in_viewport()
    assert visit.errors == []
