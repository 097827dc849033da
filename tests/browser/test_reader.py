"""The reader in a real browser: exact text, both sides together, by keyboard, legible to all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import TOP, Visit, start

pytestmark = pytest.mark.browser

SCRIPT = """
import sys

sys.path.insert(0, "TOP")
import pandas as pd
import streamlit as st
from analysis import Story
from pages.ui.reader import base_payload, pair_payload, reader, standing

st.set_page_config(page_title="Reader", layout="wide")
st.title("Reader")
hostile = "<img src=x onerror=alert(1)> <b>bold</b> ![x](http://example.org/x) 😀 end."
start = [
    "The harbour board closed the old ferry pier on Monday morning.",
    "Engineers found that two of the nine timber piles had rotted below the waterline.",
]
witness = "Paragraph {n} tells what the {n}th witness saw on the quay before the doors were shut."
middle = [witness.format(n=n) for n in range(12)]
moved = "Repairs are expected to cost forty thousand pounds and to last until the end of March."
one = chr(10).join([*start, hostile, *middle, moved])
changed = start[1].replace("found", "discovered")
two = chr(10).join([start[0], moved, changed, hostile, *middle])
story = Story(pd.DataFrame({"article_id": ["one", "two"], "text": [one, two]}))
at = one.find("two of")
span = {"article_id": "one", "start": at, "stop": at + 3}
layers = {"numbers": pd.DataFrame([{**span, "label": "2"}])}
notes = pd.DataFrame([{**span, "text": "Check: look here"}])
if "base" in st.query_params:
    every = standing("base").all_of
    event = reader(base_payload(story, "one", layers=layers, notes=notes, all_of=every), "base")
else:
    payload = pair_payload(story, "one", "two", layers=layers, notes=notes)
    event = reader(payload, "pair", bind=True)
st.text(f"pair {event.pair}")
"""

INSIDE = """
const all = [...document.querySelectorAll("*")];
const root = all.find((one) => one.shadowRoot?.querySelector(".reader")).shadowRoot;
"""

TEXT = f"""() => {{ {INSIDE}
  const own = ".badge, .again, .note, .only, .figure";
  return [...root.querySelectorAll(".column")].map((column) =>
    [...column.querySelectorAll(".block")].map((block) => {{
      const copy = block.cloneNode(true);
      for (const one of copy.querySelectorAll(own)) one.remove();
      return copy.textContent;
    }}).join("\\n"));
}}"""

PRESSED = '.chip[aria-pressed="true"]:visible'

FOCUS = f"""() => {{ {INSIDE}
  const at = root.activeElement;
  const side = at?.closest(".column")?.dataset.side;
  return {{ go: at?.dataset.go, n: at?.dataset.n, side }};
}}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    script = tmp_path_factory.mktemp("reader") / "app.py"
    Path(script).write_text(SCRIPT.replace("TOP", str(TOP), 1), "utf-8")
    process, address = start(script=str(script))
    yield address
    process.kill()
    process.wait()


@pytest.fixture
def opened(browse: Callable[..., Visit], address: str) -> Callable[..., Page]:
    def open_page(path: str = "/", width: int = 1360, scheme: str = "light") -> Page:
        visit = browse(address, width, 900, color_scheme=scheme, reduced_motion="reduce")
        page = visit.open(path)
        expect(page.locator(".reader .bar")).to_have_count(1)
        page.wait_for_timeout(300)
        assert visit.errors == []
        return page

    return open_page


def status(page: Page) -> str:
    return page.locator(".status").inner_text()


def box(page: Page, selector: str) -> dict:
    return page.locator(selector).first.bounding_box()


def test_the_text_on_the_page_is_the_text_of_the_article_and_nothing_in_it_runs(opened):
    page = opened()
    left, right = page.evaluate(TEXT)
    assert "<img src=x onerror=alert(1)> <b>bold</b> ![x](http://example.org/x) 😀 end." in left
    assert left.startswith("The harbour board closed the old ferry pier on Monday morning.\n")
    assert sorted(left.split("\n")) == sorted(right.replace("discovered", "found").split("\n"))
    assert page.locator(".reader img").count() == 0


def test_enter_on_a_passage_goes_to_its_other_side_and_back(opened):
    page = opened()
    page.get_by_role("button", name="↓ next").click()
    one = page.evaluate(FOCUS)
    page.keyboard.press("Enter")
    other = page.evaluate(FOCUS)
    assert one["go"] == other["go"] == "1"
    assert (one["side"], other["side"]) == ("0", "1")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == one


def test_a_moved_passage_is_brought_level_with_its_other_side(opened):
    page = opened()
    badge = page.locator('.column[data-side="1"] .moved .badge').first
    number = badge.get_attribute("data-go")
    badge.click()
    page.wait_for_timeout(200)
    tops = [box(page, f'.column[data-side="{side}"] [data-go="{number}"]')["y"] for side in (0, 1)]
    assert abs(tops[0] - tops[1]) < 4
    assert 60 < tops[0] < 900
    page.get_by_role("button", name="Back in line").click()
    tops = [box(page, f'.column[data-side="{side}"] [data-go="{number}"]')["y"] for side in (0, 1)]
    assert abs(tops[0] - tops[1]) > 100


def test_arrow_keys_walk_through_sentences_and_across(opened):
    page = opened()
    page.locator('.column[data-side="0"] .sentence').nth(0).focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUS)["n"] == "1"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUS)["side"] == "1"
    page.keyboard.press("Home")
    assert page.evaluate(FOCUS)["n"] == "0"


def test_n_and_p_walk_through_the_passages_and_the_address_follows(opened):
    page = opened()
    page.locator('.column[data-side="0"] .sentence').nth(0).focus()
    for key in "nnp":
        page.keyboard.press(key)
    assert status(page).startswith("1 of")
    page.wait_for_url("**passage=1**")
    assert status(page).startswith("1 of")


def test_a_link_opens_the_same_view(opened):
    page = opened("/?passage=2&layers=numbers&swap=1&fold=1")
    assert status(page).startswith("2 of")
    assert page.locator(".column h2").first.inner_text().startswith("B ·")
    pressed = [chip.inner_text() for chip in page.locator(PRESSED).all()]
    assert pressed[:2] == ["Numbers", "Fold alike"]
    assert page.locator(".numbers").count() >= 1


def test_a_third_layer_takes_the_place_of_the_oldest(opened):
    page = opened()
    page.get_by_role("button", name="Numbers").click()
    pressed = page.locator('.layers .chip[aria-pressed="true"]').all_inner_texts()
    assert pressed == ["Changes", "Numbers"]
    page.get_by_role("button", name="Plain").click()
    assert page.locator('.layers .chip[aria-pressed="true"]').all_inner_texts() == ["Plain"]
    assert page.locator(".note:visible").count() == 0


def test_what_is_alike_folds_and_unfolds(opened):
    page = opened()
    rows = page.locator('.column[data-side="0"] .row.alike:visible').count()
    page.get_by_role("button", name="Fold alike").click()
    assert page.locator('.column[data-side="0"] .row.alike:visible').count() == 0
    folds = page.locator('.column[data-side="0"] .fold:visible')
    while folds.count():
        folds.first.click()
    assert page.locator('.column[data-side="0"] .row.alike:visible').count() == rows > 3


def test_on_a_telephone_one_article_is_shown_and_a_passage_switches_to_the_other(opened):
    page = opened(width=390)
    assert page.locator(".column:visible").count() == 1
    page.locator(".column:visible .badge").first.click()
    assert page.locator(".column:visible").get_attribute("data-side") == "1"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_base_shows_every_reading_of_a_sentence_and_leads_to_the_pair(opened):
    page = opened("/?base=1")
    page.locator(".sentence").nth(1).click()
    expect(page.locator(".reading")).to_have_count(2)
    assert page.locator(".reading").nth(1).locator(".changed").inner_text() == "discovered"
    page.locator(".letter").first.click()
    expect(page.get_by_text("pair ('one', 'two')")).to_have_count(1)


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        ("/?passage=1", 1360, "light"),
        ("/?passage=1", 1360, "dark"),
        ("/?layers=numbers,changes", 390, "dark"),
        ("/?base=1&fold=1", 1360, "light"),
        ("/?base=1", 390, "dark"),
    ],
)
def test_the_reader_passes_axe(opened, path, width, scheme):
    page = opened(path, width, scheme)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
