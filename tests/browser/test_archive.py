"""The archive's pages in a real browser: from a sentence to the reader and into the story."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from analysis.archive import adding, lookup
from tests.archives import made, quiet, rows
from tests.browser.conftest import Visit, start
from tests.conftest import DEMO, many

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("archive in a browser")]
FIND, SPREAD = "/find_in_archive", "/what_spread"
OUTLETS = ("East Post", "West Post", "<b>Post</b>")
HEADER, ROW = 36, 35
"""Heights in a table on screen, in pixels."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two halves of texts of the demo story, and sixty articles that have nothing to do with it."""
    demo = [path.read_text("utf-8") for path in sorted(DEMO.glob("*.txt"))]
    own = {f"half{n}": f"{text[: len(text) // 2]}\n\n<script>{n}</script>"
           for n, text in enumerate(demo[:2])}  # fmt: skip
    texts = {**own, **many(60)}
    news = rows(texts, [OUTLETS[n % 3] for n in range(len(texts))])
    dated = [one._replace(published=f"2024-05-{n % 20 + 1:02d}" if n % 6 else "")
             for n, one in enumerate(news)]  # fmt: skip
    at = made(tmp_path_factory.mktemp("archive") / "kept", dated)
    adding.publish(at, quiet)
    return at


@pytest.fixture(scope="module")
def address(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COPYTASTER_ARCHIVE", str(archive))
        patch.setenv("COPYTASTER_HOME", str(tmp_path_factory.mktemp("home")))
        process, address = start()
        yield address
        process.kill()
        process.wait()


@pytest.fixture
def desk(browse: Callable[..., Visit], address: str) -> Visit:
    return browse(address)


def press(table: Locator, row: int, x: int) -> None:
    """Presses a row of a table, which is drawn, from 0; its boxes stand within 30 pixels."""
    table.scroll_into_view_if_needed()
    table.click(position={"x": x, "y": HEADER + ROW * row + ROW // 2})


def table(page: Page, n: int = 0) -> Locator:
    return page.get_by_test_id("stDataFrame").nth(n)


def clean(visit: Visit) -> None:
    """No fault at either width, in either theme."""
    for width, scheme in ((390, "dark"), (1360, "light")):
        visit.page.emulate_media(color_scheme=scheme)
        visit.resize(width)
        assert visit.faults() == []


def test_what_is_found_is_read_beside_the_story_joins_it_and_is_not_shared_with_it(desk, browse):
    page = desk.open(FIND)
    expect(page.get_by_text("Wording of this story stands in 2 archived articles")).to_be_visible()
    press(table(page), 1, 15)
    add = page.get_by_role("button", name="Add 1 ticked article to the story")
    expect(add).to_be_visible()
    desk.settled()
    clean(desk)
    press(table(page), 0, 200)
    page.wait_for_url("**/side_by_side**archived=**")
    expect(page.locator("h1").first).to_have_text(re.compile("^[A-E] beside an archived article$"))
    desk.settled()
    expect(page.locator(".column").nth(1).locator("h2")).to_contain_text("archived text · Title")
    expect(page.locator(".column").nth(1).locator(".passage").first).to_be_in_viewport()
    assert page.locator(".reader script").count() == 0
    clean(desk)
    page.get_by_role("link", name="Back to Find in archive").click()
    expect(page.locator("h1").first).to_have_text("Find in archive")
    desk.settled()
    add.click()
    page.wait_for_url("**/articles?story=here-**")
    expect(page.get_by_text("1 article of the archive added to the story.")).to_be_visible()
    expect(page.locator(".ct-story")).to_contain_text("6 articles · saved")
    shared(page, desk, browse)
    assert desk.errors == []


def shared(page: Page, desk: Visit, browse: Callable[..., Visit]) -> None:
    """Who is sent a link to the story finds no way to the archive."""
    name = re.search(r"here-\w+", page.url)[0]
    page = desk.open(f"/articles?story={name}&view=Share")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_test_id("stCode").filter(has_text="shared-").inner_text().strip()
    visitor = browse(desk.address)
    page = visitor.open(f"{FIND}?{link.split('?')[1]}")
    expect(page.get_by_text("the archive is not part of it")).to_be_visible()
    expect(page.get_by_role("link", name="Find in archive")).to_have_count(0)
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    assert visitor.errors == []


@pytest.mark.long
def test_a_pasted_text_is_looked_up_read_beside_the_archive_and_gone_after_a_reload(desk, archive):
    text = lookup.open_lookup(archive).texts([5])[5].text
    page = desk.open(f"{FIND}?look=A+text+I+paste")
    page.get_by_label("Your text").fill(text)
    page.get_by_role("button", name="Look it up").click()
    expect(page.get_by_text("Wording of this text stands in")).to_be_visible()
    desk.settled()
    clean(desk)
    press(table(page), 0, 200)
    page.wait_for_url("**/side_by_side**archived=5**")
    expect(page.locator("h1").first).to_have_text("The draft beside an archived article")
    desk.settled()
    expect(page.locator(".reader .passage").first).to_be_visible()
    assert text.split()[0] not in page.url
    page.reload()
    expect(page.get_by_text("The text that was pasted is gone")).to_be_visible()
    assert desk.errors == []


@pytest.mark.long
def test_a_text_that_spread_is_opened_filtered_and_kept_in_the_link(desk):
    page = desk.open(SPREAD)
    sentence = page.locator(".ct-lede").first
    expect(sentence).to_contain_text("stand in several of the 62 articles of this archive")
    press(table(page), 1, 15)
    expect(page.get_by_role("heading", name="How it spread")).to_be_visible()
    expect(page.locator(".ct-kept b").first).to_be_visible()
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    assert re.search(r"group=\d+", page.url)
    held = int(page.locator(".ct-lede b").nth(1).inner_text().split()[0])
    page.get_by_role("button", name=f"CSV, all {held} articles").wait_for()
    desk.settled()
    clean(desk)
    page = desk.open(f"{SPREAD}{page.url.split(SPREAD)[1]}&words=30&by=words")
    expect(sentence).to_contain_text("spread as far as asked among the 62 articles")
    desk.settled()
    assert desk.errors == []
