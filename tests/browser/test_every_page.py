"""Every page in a real browser: deep links, clicks, CSV, themes, widths, access, hostile texts."""

import csv
import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pages.ui.places import OPENING, PLACES, READING
from tests.browser.conftest import READY, Visit, start

AXE = Axe()
STREAMLITS_OWN = {
    "color-contrast": ("stCode", "stFileUploader", "react-codemirror", "token"),
    "aria-allowed-role": ("stFileUploaderDropzone",),
    "aria-input-field-name": ("stDataFrame",),
    "scrollable-region-focusable": ("stDataFrame", "stCode", "dvn-", "stSidebarContent"),
    "region": ("stFloatingOverlayPortal",),
    "empty-table-header": ("stDataFrame", 'role="grid"'),
}
"""Rules of axe that Streamlit itself breaks, and the parts of it that do.

Our own component is in none of them.
"""

DEEP_LINKS = {
    "": ("stMain", "sharing long runs of words"),
    "source_overlap?count=Quotations+set+aside&words=20": ("stMain", "Source overlap"),
    "similarity?measure=Characters&terms=5": ("stMain", "Similarity"),
    "entities?where=In+all+articles": ("stMain", "Entities"),
    "side_by_side?a=B&b=D": ("stMain", "B beside D"),
    "articles?find=Homan&a=C": ("stMain", "Articles"),
}


def address(place) -> str:
    return "" if place is OPENING else place.file.removeprefix("pages/").removesuffix(".py")


@pytest.mark.parametrize("path", DEEP_LINKS)
def test_a_deep_link_to_a_cold_server_finds_page_navigation_and_settings(browser, shelf, path):
    process, base = start(shelf)
    try:
        context = browser.new_context(viewport={"width": 1360, "height": 1000})
        visit = Visit(context.new_page(), base)
        page = visit.open(f"/{path}")
        _, heading = DEEP_LINKS[path]
        assert heading in page.locator("h1").first.inner_text()
        sidebar = page.get_by_test_id("stSidebar")
        expect(sidebar.get_by_role("link", name="Source overlap")).to_be_visible(timeout=20_000)
        for pair in filter(None, path.partition("?")[2].split("&")):
            page.wait_for_url(lambda url, pair=pair: pair in url, timeout=10_000)
        assert visit.errors == []
        context.close()
    finally:
        process.kill()
        process.wait()


def test_settings_of_a_link_show_in_their_controls(visit):
    page = visit.open("/source_overlap?count=Quotations+set+aside&words=20")
    chosen = page.get_by_role("radio", name="Quotations set aside")
    assert chosen.get_attribute("aria-checked") == "true"
    assert page.locator("input[type=range]").input_value() == "20"


def test_a_click_on_a_heatmap_cell_opens_that_pair_in_the_reader(visit):
    page = visit.open("/source_overlap")
    page.locator(".xtick text").first.wait_for()
    column = page.locator(".xtick text", has_text="C").bounding_box()
    row = page.locator(".ytick text", has_text="A ·").bounding_box()
    page.mouse.click(column["x"] + column["width"] / 2, row["y"] + row["height"] / 2)
    page.wait_for_url("**/side_by_side**", timeout=20_000)
    visit.settled()
    expect(page.locator("h1").first).to_have_text("A beside C", timeout=20_000)
    assert "a=A" in page.url
    assert "b=C" in page.url


def test_a_pressed_csv_button_gives_a_file_a_spreadsheet_can_trust(visit):
    page = visit.open("/articles?story=hostile")
    with page.expect_download() as event:
        page.get_by_role("button", name="CSV, all").click()
    raw = Path(event.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    csv.field_size_limit(10_000_000)
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == 10
    by_id = {row["article_id"]: row for row in rows}
    assert by_id["formula"]["text"].startswith("'=HYPERLINK")
    assert by_id["markdown"]["text"].startswith("# Not a heading")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1920])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_page_is_clean_in_both_themes_at_every_width(browser, server, place, width, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 1000})
    visit = Visit(context.new_page(), server)
    page = visit.open(f"/{address(place)}")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    assert visit.errors == []
    assert visit.hosts == {server.removeprefix("http://")}
    context.close()


def violations(page) -> list[str]:
    """What axe finds beyond Streamlit's own, each with the element."""
    found = AXE.run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
        if not streamlits_own(rule["id"], str(node["target"]) + node["html"])
    ]


def streamlits_own(rule: str, element: str) -> bool:
    return any(part in element for part in STREAMLITS_OWN.get(rule, ()))


@pytest.mark.parametrize("path", ["articles?story=hostile&a=", "side_by_side?story=hostile&b=I&a="])
@pytest.mark.parametrize("letter", "ABCDEFGHJ")
def test_a_hostile_text_shows_literally_and_calls_nobody(visit, path, letter):
    page = visit.open(f"/{path}{letter}")
    assert page.title() != "owned"
    assert page.locator("img[src='x'], img[src*='127.0.0.1:9']").count() == 0
    assert visit.hosts == {visit.address.removeprefix("http://")}
    assert visit.errors == []


def test_a_text_of_markup_is_read_as_it_is(visit):
    page = visit.open("/articles?story=hostile&a=F")
    assert (
        "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
        in page.get_by_test_id("stMain").inner_text()
    )


def test_tables_and_settings_are_reached_by_keyboard(visit):
    page = visit.open("/source_overlap")
    seen = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.textContent.trim().slice(0, 40)"))
    assert {"Similarity", "Word for word"} <= seen
    assert any(text.startswith("CSV, ") for text in seen)


def test_two_hundred_articles_open_in_the_reader(visit):
    page = visit.open(f"/{address(READING)}?story=two_hundred&a=A&b=B")
    expect(page.locator("h1").first).to_have_text("A beside B", timeout=20_000)
    page.wait_for_selector(READY)
