"""Every page in a real browser: both themes, three widths, the mouse, the keyboard, CSV, 200 texts.

Each page is opened once, and all that is asked of it is asked of that opening: half the cost of a
browser test is the opening.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Download, Page, expect

from pages.ui.places import (
    ABOUT,
    ARTICLES,
    DRAFT,
    OPENING,
    OVERLAP,
    PLACES,
    READING,
    SIMILARITY,
    STORIES,
    Place,
)
from tests.browser.conftest import Visit, errand

pytestmark = pytest.mark.browser
SCREENS = (("light", 390), ("dark", 1920))
MOST = 3.0
"""How many times the work of five articles 200 may cost the browser's main thread, in all.

Counted in its own processor time against the same page of five in the same browser, so that neither
a busy machine nor a slow one matters.
"""


def address(place: Place) -> str:
    return "" if place is OPENING else place.file.removeprefix("pages/").removesuffix(".py")


def opened(visit: Visit, place: Place, parameters: str = "") -> Page:
    """A page with all that it shows once its tables are made; of two hundred they take too long."""
    page = visit.open(f"/{address(place)}{parameters}")
    if place is OPENING and "two_hundred" not in parameters:
        page.get_by_role("heading", name=re.compile("most serious first|Nothing found")).wait_for(
            timeout=120_000
        )
    return visit.settled()


class Standing(NamedTuple):
    """A page that stands open."""

    place: Place
    visit: Visit


EACH = [pytest.param(one, marks=pytest.mark.xdist_group(one.name), id=one.name) for one in PLACES]


@pytest.fixture(scope="module", params=EACH)
def standing(
    request: pytest.FixtureRequest, shared: BrowserContext, server: str
) -> Iterator[Standing]:
    """Each page of the demo story, opened once for all that is asked of it."""
    with errand(shared, server, width=390) as visit:
        opened(visit, request.param)
        yield Standing(request.param, visit)


def work(visit: Visit, place: Place, parameters: str = "") -> float:
    """Processor seconds of the main thread from the link to the page that stands still."""
    chromium = visit.page.context.new_cdp_session(visit.page)
    chromium.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = busy(chromium)
    opened(visit, place, parameters)
    return busy(chromium) - before


def busy(chromium: CDPSession) -> float:
    metrics = chromium.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def test_every_page_is_clean_in_both_themes_at_every_width(standing):
    visit, grounds = standing.visit, set()
    for scheme, width in SCREENS:
        visit.page.emulate_media(color_scheme=scheme)
        visit.resize(width)
        assert visit.page.locator("h1").count() == 1
        assert visit.page.get_by_test_id("stSidebar").is_visible() or width < 768
        assert visit.faults() == []
        grounds.add((scheme, visit.page.evaluate(GROUND)))
    assert len(grounds) == 2


GROUND = """getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor"""


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


NO_TABLES = (DRAFT, READING, STORIES)
"""Pages without a table to take away; a draft's is there once there is a draft."""


def test_every_csv_button_gives_the_rows_that_it_names(standing):
    page = standing.visit.page
    buttons = page.get_by_role("button", name=re.compile(r"^CSV, (all )?\d"))
    assert (buttons.count() >= 2) == (standing.place not in NO_TABLES)
    for button in buttons.all():
        with page.expect_download() as event:
            button.click()
        rows, label = read(event.value), button.inner_text()
        assert event.value.suggested_filename.startswith("copytaster-")
        assert len(rows) == int(re.search(r"\d[\d,]*", label)[0].replace(",", ""))
        assert not [cell for row in rows for cell in row.values() if is_formula(cell)]
    assert standing.visit.errors == []


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


ROUNDS = 3
"""Times that Tab is pressed as often as there are controls: it stops at places that are none as
well, and a page that draws a control anew asks for another round."""


def test_every_control_is_reached_by_tab(standing):
    page = standing.visit.resize(1360)
    n = page.evaluate(WATCH)
    assert n > 10
    for _ in range(ROUNDS):
        for _ in range(n):
            page.keyboard.press("Tab")
        missed = page.evaluate(MISSED)
        if not missed:
            break
    assert missed == []


LONG = [place for place in PLACES if place not in (DRAFT, ARTICLES, STORIES, ABOUT)]
"""Pages that show more of a story that holds more."""

COSTLY = [
    pytest.param(one, id=one.name, marks=[pytest.mark.long] * (one is not OPENING)) for one in LONG
]
"""Some take most of a minute with 200 articles; test_pages opens all of them without a browser."""


@pytest.mark.parametrize("place", COSTLY)
def test_every_page_opens_two_hundred_articles_without_freezing(visit, place):
    five = work(visit, place)
    whole = work(visit, place, "?story=two_hundred")
    assert visit.page.get_by_test_id("stSidebar").get_by_text("200 articles").is_visible()
    assert visit.page.locator("*").count() < 20_000
    assert whole < MOST * five
    assert visit.faults() == []


def test_enter_opens_what_has_the_focus(visit):
    page = opened(visit, OPENING)
    page.get_by_role("link", name="Read A beside C").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_have_text("A beside C", timeout=20_000)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Source overlap").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_have_text("Source overlap", timeout=20_000)
    assert visit.errors == []
