"""The facts page in a real browser: from a claim to its proof, filters in the link, every size."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.access import violations
from tests.conftest import write_story

KINDS = "?kind=Stronger+or+weaker&in=In+one+article+only&only=D&type=votes"
TOLD = """
Divers repaired anchors harbour, Bakers sold loaves market, Farmers counted cattle valley,
Teachers planted maples schoolyard, Plumbers mended pipes basement, Dentists bought chairs clinic,
Sailors found ropes quay, Painters cleaned fences avenue, Miners moved lamps tunnel,
Weavers stored shawls mill, Drivers washed lorries depot, Nurses carried beds ward,
Gardeners lifted tulips park, Butchers packed hams stall, Potters painted vases kiln,
Printers hung posters workshop, Tailors sewed jackets theatre, Glaziers fitted windows greenhouse,
Coopers stacked barrels cellar, Roofers tested tiles chapel, Surveyors drew maps ridge,
Beekeepers fed hives orchard, Archivists copied ledgers library, Bellringers polished bells tower,
Anglers caught trout weir, Cyclists patched tyres bridge, Singers rehearsed anthems abbey,
Shepherds sheared ewes moor
"""
"""Sentences that have no word in common: more claims than one page of them holds."""


def trades(first: int) -> str:
    """A report with one number in each sentence."""
    told = [words.split() for words in TOLD.split(",")]
    return "\n".join(
        f"{who} {did} {first + 7 * n} {what} at the {where} on the {who[0]}-side."
        for n, (who, did, what, where) in enumerate(told)
    )


@pytest.fixture
def harbour(shelf: Path) -> str:
    """A story of two reports that have another number in every sentence."""
    write_story(shelf / "harbour", {"east": trades(11), "west": trades(13)})
    return "harbour"


def test_a_deep_link_to_a_cold_server_restores_every_filter(cold):
    page = cold.open(f"/facts{KINDS}")
    expect(page.locator("h1").first).to_have_text("Facts", timeout=20_000)
    assert page.locator(".ct-kind").all_inner_texts() == ["≠ Stronger or weaker"]
    chosen = page.get_by_role("radio", name="In one article only")
    assert chosen.get_attribute("aria-checked") == "true"
    assert page.get_by_label("Only in").input_value() == "D"
    expect(page.get_by_role("button", name="CSV, 1 fact shown")).to_be_visible(timeout=20_000)
    assert cold.errors == []


def test_each_reading_stands_once_with_the_words_that_raised_it_in_bold(visit):
    page = visit.open("/facts?kind=Meaning+differs")
    readings = page.locator(".ct-reading")
    assert readings.locator(".ct-who").all_inner_texts() == ["A, B", "C"]
    assert readings.locator("q b").all_inner_texts() == ["not prevent", "help"]
    why = page.locator(".ct-why").first.inner_text()
    assert why.startswith("One article has “prevent”")
    assert page.locator(".ct-title").all_inner_texts() == [
        "“not prevent” or “help” the administration?"
    ]


def test_one_click_opens_the_two_strings_in_the_reader(visit):
    page = visit.open("/facts?kind=Meaning+differs")
    page.get_by_role("link", name="Read B beside C").first.click()
    page.wait_for_url("**/side_by_side**", timeout=20_000)
    visit.settled()
    expect(page.locator("h1").first).to_have_text("B beside C", timeout=20_000)
    assert "at=2957" in page.url
    for words in ("carrying out its immigration policy goals", "meet its immigration policy goals"):
        sentence = page.locator(".reader .sentence", has_text=words).first
        expect(sentence).to_be_in_viewport()
    assert visit.errors == []


def test_the_clock_says_who_has_the_vote_ahead_and_who_has_it_done(visit):
    page = visit.open("/facts")
    table = page.locator(".ct-clock", has_text="poised to pass")
    assert table.locator("th").all_inner_texts() == ["planned", "under way", "done"]
    ahead, _, done = table.locator("td").all_inner_texts()
    assert "A, C poised to pass\nTuesday" in ahead
    assert "B passed\nTuesday" in done
    follows = "A, C and E report it as planned, B as done. That is not when they were written."
    assert page.get_by_text(follows).count() == 1


def test_the_csv_of_what_does_not_agree_names_both_places(visit):
    page = visit.open("/facts?kind=Stronger+or+weaker")
    with page.expect_download() as event:
        page.get_by_role("button", name="pairs shown").click()
    raw = Path(event.value.path()).read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert {row["kind"] for row in rows} == {"strength"}
    assert {(row["letter_a"], row["letter_b"]) for row in rows} == {("A", "C"), ("B", "C")}
    assert all(row["article_a"] and row["start_a"] and row["text_a"] for row in rows)


def test_more_claims_than_fit_are_turned_by_a_pager_that_the_link_keeps(visit, harbour):
    page = visit.open(f"/facts?story={harbour}")
    n = int(page.locator(".ct-lede b").first.inner_text().split()[0])
    assert n > 20
    assert page.locator(".ct-kind").count() == 20
    page = visit.open(f"/facts?story={harbour}&page=2")
    assert page.locator(".ct-kind").count() == n - 20
    assert violations(page) == []


@pytest.mark.parametrize("story", ["none", "hostile"])
def test_stories_of_every_size_show_without_an_error_and_call_nobody(visit, story):
    page = visit.open(f"/facts?story={story}")
    expect(page.locator("h1").first).to_have_text("Facts", timeout=20_000)
    assert page.locator("img[src='x'], img[src*='127.0.0.1:9']").count() == 0
    assert visit.hosts == {visit.address.removeprefix("http://")}
    assert visit.errors == []


def test_the_filtered_page_is_legible_to_all(session):
    visit = session(width=390, height=900)
    page = visit.open(f"/facts{KINDS}")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit.settled()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
