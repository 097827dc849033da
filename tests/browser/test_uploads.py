"""Hostile and foreign texts: through the file uploader, and in a story folder."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.conftest import HOSTILE, LATIN1, ONE_LINE, PICTURE

pytestmark = pytest.mark.browser
FILES = {
    **{name: text.encode() for name, text in HOSTILE.items()},
    "latin1": LATIN1,
    "utf16": "Die Bücherei öffnet auch am Sonntag.".encode("utf-16"),
    "long": ONE_LINE.encode(),
    "empty": b"",
    "binary": PICTURE,
}
LITERAL = (
    "![x](http://127.0.0.1:9/picture.png)",
    "<script>document.title='owned'</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://127.0.0.1:9","press")',
    "🎉🎉 The mayor, Anna Smith, said on Monday",
    "café à la mairie",
    "Die Bücherei öffnet auch am Sonntag.",
)


def calls_nobody(visit: Visit) -> None:
    page = visit.page
    assert page.title() != "owned"
    assert page.locator("img[src='x'], img[src*='127.0.0.1:9']").count() == 0
    assert visit.hosts == {visit.address.removeprefix("http://")}
    assert visit.errors == []


@pytest.fixture
def hostile(visit: Visit) -> Visit:
    """All files uploaded at once and opened as a story of the session."""
    page = visit.open("/articles?view=Add+articles")
    page.locator("input[type=file]").first.set_input_files(
        [
            {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": raw}
            for name, raw in FILES.items()
        ]
    )
    expect(page.get_by_text(re.compile(r"^\w+\.txt$")).first).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    visit.settled()
    page.get_by_role("button", name="Open as a new story").click()
    page.wait_for_url("**story=here-**", timeout=60_000)
    visit.settled()
    return visit


def go(visit: Visit, name: str) -> Page:
    visit.page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    visit.page.wait_for_url(f"**/{name.lower().replace(' ', '_')}?**", timeout=30_000)
    return visit.settled()


def read_all(visit: Visit, n: int) -> str:
    """What the page shows of each of n articles, chosen one after the other."""
    page = visit.settled()
    chosen = page.get_by_role("combobox", name="Read")
    seen = ""
    for _ in range(n):
        seen += page.get_by_test_id("stMain").inner_text()
        chosen.click()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        visit.settled()
    return seen


def test_uploads_of_every_kind_open_and_the_unreadable_are_told_in_a_sentence(hostile):
    page = hostile.page
    told = page.locator(".ct-problem").all_inner_texts()
    assert sorted(one.split(" and was left out")[0] for one in told) == [
        "binary.txt is not a plain text file",
        "empty.txt holds no text",
    ]
    n = len(FILES) - 2
    expect(page.get_by_test_id("stMain").get_by_text(f"{n} articles,")).to_be_visible()
    page.get_by_role("radio", name="Read and search").click()
    seen = read_all(hostile, n)
    assert [words for words in LITERAL if words not in seen] == []
    calls_nobody(hostile)


def test_uploads_of_every_kind_break_no_page(hostile):
    for name in ("Source overlap", "Similarity", "Side by side"):
        page = go(hostile, name)
        assert page.locator("h1").count() == 1
        assert hostile.faults() == []
        calls_nobody(hostile)


@pytest.mark.parametrize("letters", ["AB", "CD", "EF", "GH", "IJ", "KL"])
def test_a_hostile_text_shows_literally_in_the_reader_and_calls_nobody(visit, letters):
    page = visit.open(f"/side_by_side?story=hostile&a={letters[0]}&b={letters[1]}")
    expect(page.locator("h1").first).to_have_text(f"{letters[0]} beside {letters[1]}")
    expect(page.locator(".reader .bar")).to_have_count(1)
    calls_nobody(visit)
