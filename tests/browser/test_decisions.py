"""An editor's work in a real browser: names joined and taken apart again, a story carried along."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def names(page: Page) -> dict[str, str]:
    """Name and other forms of every entity, from the CSV of all names."""
    raw = Path(downloaded(page, re.compile(r"CSV, all \d+ names")).path()).read_bytes()
    rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))
    return {row["name"]: row["aliases"] for row in rows}


def downloaded(page: Page, label: str | re.Pattern[str]) -> Download:
    with page.expect_download(timeout=240_000) as event:
        page.get_by_role("button", name=label).first.click()
    return event.value


def press(visit: Visit, label: str) -> None:
    visit.page.get_by_role("button", name=label).click()
    visit.settled()


def join(visit: Visit) -> None:
    """Joins Tim and Tom Homan on the open entities page."""
    answer(visit.page, "Merge").click()
    expect(visit.page.get_by_text("now count as one name: Tom Homan")).to_be_visible()
    visit.settled()


def answer(page: Page, label: str) -> Locator:
    """The button beside the question about Tim and Tom Homan."""
    asked = page.get_by_test_id("stHorizontalBlock").filter(has_text="Tim Homan, named")
    return asked.get_by_role("button", name=label)


def go(visit: Visit, name: str) -> Page:
    visit.page.get_by_test_id("stSidebar").get_by_role("link", name=name).click()
    page = visit.settled()
    expect(page.locator("h1").first).to_have_text(name)
    return visit.settled()


def counted(page: Page) -> str:
    """How many names the sentence above the table counts."""
    return page.locator(".ct-lede b").first.inner_text().split(":")[0]


def test_two_names_joined_change_the_table_and_its_csv_until_undone(session):
    visit = session()
    page = visit.open("/entities")
    before, number = names(page), counted(page)
    assert {"Tim Homan", "Tom Homan"} <= set(before)
    join(visit)
    joined = names(page)
    assert "Tim Homan" not in joined
    assert "Tim Homan" in joined["Tom Homan"]
    assert counted(page) != number
    assert visit.faults() == []
    expect(page.get_by_role("button", name=f"CSV, all {len(joined)} names")).to_be_visible()
    press(visit, "Undo last")
    assert names(page) == before
    assert counted(page) == number
    assert visit.errors == []


def test_names_are_joined_by_keyboard_alone(session):
    visit = session()
    page = visit.open("/entities")
    answer(page, "Keep separate").focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Merge"
    page.keyboard.press("Enter")
    visit.settled()
    expect(page.get_by_text("now count as one name")).to_be_visible()
    page.get_by_role("button", name="Undo last").focus()
    page.keyboard.press("Enter")
    visit.settled()
    expect(page.get_by_role("button", name="Undo last")).to_have_count(0)


@pytest.mark.long
def test_a_story_file_carries_a_join_into_a_new_session(session, tmp_path):
    first = session()
    first.open("/entities")
    join(first)
    page = go(first, "Articles")
    file = tmp_path / "story.zip"
    downloaded(page, "Download this story").save_as(file)

    second = session()
    page = second.open("/articles?view=Add+articles")
    page.locator("input[type=file]").last.set_input_files(file)
    second.settled()
    press(second, "Open this story file")
    expect(page.get_by_text("The story file is open: 5 texts and 1 decision.")).to_be_visible()
    page.wait_for_url("**story=here-**")
    joined = names(go(second, "Entities"))
    assert "Tim Homan" in joined["Tom Homan"]
    press(second, "Undo last")
    assert "Tim Homan" in names(page)
    assert first.errors + second.errors == []


def test_all_tables_come_as_one_zip(session):
    page = session().open("/articles")
    page.get_by_role("button", name="Prepare all tables").click()
    zipped = downloaded(page, re.compile("^All tables"))
    name = r"copytaster-sanctuary-city-tables-[0-9a-f]{16}\.zip"
    assert re.fullmatch(name, zipped.suggested_filename)
    assert Path(zipped.path()).read_bytes().startswith(b"PK")
