"""Every page in a real browser: both themes, three widths, the mouse, the keyboard, CSV."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from pages.ui.places import OPENING, OVERLAP, PLACES, READING, SIMILARITY, Place
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
WIDTHS = (390, 1024, 1920)
"""Of the light page; the dark one differs in its colours only, so one width of it is enough."""


def address(place: Place) -> str:
    return "" if place is OPENING else place.file.removeprefix("pages/").removesuffix(".py")


def opened(visit: Visit, place: Place, parameters: str = "") -> Page:
    """A page with all that it shows once its tables are made."""
    page = visit.open(f"/{address(place)}{parameters}")
    if place is OPENING:
        page.get_by_role("heading", name=re.compile("Worth checking|Nothing found")).wait_for(
            timeout=120_000
        )
    return visit.settled()


@pytest.mark.parametrize(("scheme", "widths"), [("light", WIDTHS), ("dark", WIDTHS[:1])])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_page_is_clean_in_both_themes_at_every_width(session, place, scheme, widths):
    visit = session(width=widths[0], color_scheme=scheme)
    page = opened(visit, place)
    for width in widths:
        visit.resize(width)
        assert page.locator("h1").count() == 1
        assert page.get_by_test_id("stSidebar").is_visible() or width < 768
        assert visit.faults() == []


@pytest.mark.parametrize("place", [OVERLAP, SIMILARITY], ids=lambda place: place.name)
def test_a_click_on_a_heatmap_cell_opens_that_pair_in_the_reader(visit, place):
    page = visit.open(f"/{address(place)}")
    page.locator(".xtick text").first.wait_for()
    column = page.locator(".xtick text", has_text="C").bounding_box()
    row = page.locator(".ytick text", has_text="A ·").bounding_box()
    page.mouse.click(column["x"] + column["width"] / 2, row["y"] + row["height"] / 2)
    page.wait_for_url("**/side_by_side**", timeout=20_000)
    visit.settled()
    expect(page.locator("h1").first).to_have_text("A beside C", timeout=20_000)
    assert "a=A" in page.url
    assert "b=C" in page.url


def read(download: Download) -> list[dict[str, str]]:
    """The rows of a downloaded table, which begins with a byte-order mark."""
    raw = Path(download.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    usual = csv.field_size_limit(10_000_000)
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    csv.field_size_limit(usual)
    return rows


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute a cell; a number is none."""
    return cell[:1] in {*"=+-@\t\r＝＋－＠"} and not re.fullmatch(r"[+-]?[\d.]+(e-?\d+)?", cell)


WITH_TABLES = [place for place in PLACES if place is not READING]


@pytest.mark.parametrize("place", WITH_TABLES, ids=lambda place: place.name)
def test_every_csv_button_gives_the_rows_that_it_names(visit, place):
    page = opened(visit, place)
    buttons = page.get_by_role("button", name=re.compile(r"^CSV, (all )?\d"))
    assert buttons.count() >= 2
    for button in buttons.all():
        with page.expect_download() as event:
            button.click()
        rows, label = read(event.value), button.inner_text()
        assert event.value.suggested_filename.startswith("copytaster-")
        assert len(rows) == int(re.search(r"\d[\d,]*", label)[0].replace(",", ""))
        assert not [cell for row in rows for cell in row.values() if is_formula(cell)]
    assert visit.errors == []


def test_a_cell_that_would_be_a_formula_comes_down_neutralised(visit):
    page = visit.open("/articles?story=hostile")
    if page.get_by_role("button", name="Prepare CSV, all").count():
        page.get_by_role("button", name="Prepare CSV, all").click()
    ready = page.get_by_role("button", name=re.compile("^CSV, all"))
    with page.expect_download() as event:
        ready.click()
    by_id = {row["article_id"]: row for row in read(event.value)}
    assert by_id["formula"]["text"].startswith("'=HYPERLINK")
    assert by_id["markdown"]["text"].startswith("# Not a heading")
    assert by_id["german"]["published"] == "2026-11-03"


INSIDE = """const inside = root => [...root.querySelectorAll("*")].flatMap(
    one => one.shadowRoot ? [one, ...inside(one.shadowRoot)] : [one])
  const kinds = "a[href], button, input, textarea, summary, [role=radio], [tabindex='0']"
  const controls = inside(document).filter(one => one.matches(kinds) && !one.disabled &&
    one.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
    one.getBoundingClientRect().width > 1)"""
"""All that can be pressed or filled in, the controls of our own components among them."""
WATCH = f"""() => {{ {INSIDE}
  const reach = event => {{ event.composedPath()[0].reached = true }}
  for (const root of new Set(controls.map(one => one.getRootNode())))
    root.addEventListener("focusin", reach, true)
  return controls.length
}}"""
MISSED = f"""() => {{ {INSIDE}
  const walked = ["[role=radiogroup]", "[role=toolbar]", "[role=grid]", ".column", ".strip",
                  "[data-testid=stSelectbox]", "[data-testid=stMultiSelect]"]
  const beside = one => [...(one.closest(walked)?.querySelectorAll("*") ?? [])]
  return controls.filter(one => !one.reached)
    .filter(one => !beside(one).some(other => other.reached))
    .map(one => one.outerHTML.slice(0, 200))
}}"""
"""Controls that Tab did not reach.

In a group that other keys walk through, from option to option or from sentence to badge, it is
enough that one is reached.
"""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_control_is_reached_by_tab(visit, place):
    page = opened(visit, place)
    n = page.evaluate(WATCH)
    for _ in range(n + 20):
        page.keyboard.press("Tab")
    assert n > 10
    assert page.evaluate(MISSED) == []


def test_enter_opens_what_has_the_focus(visit):
    page = opened(visit, OPENING)
    page.get_by_role("link", name="Read A beside C").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_have_text("A beside C", timeout=20_000)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Source overlap").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_have_text("Source overlap", timeout=20_000)
    assert visit.errors == []
