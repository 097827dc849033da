"""Story files larger than any one text: taken away in a real browser and opened again."""

import random
import re
import string
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from analysis import store
from tests.browser.conftest import Visit
from tests.browser.test_decisions import downloaded

pytestmark = pytest.mark.browser


def text(seed: int, n: int) -> str:
    """About n letters that hardly shrink when packed, in long words of no language."""
    rng = random.Random(seed)
    letters = "".join(rng.choices(string.ascii_letters + string.digits, k=n))
    return "The council met.\n" + re.sub("(.{400})", r"\1\n", letters)


def story_file(folder: Path) -> Path:
    """A story file of two texts, each short enough for one."""
    texts = [text(seed, 4_100_000) for seed in (1, 2)]
    file = folder / "large.zip"
    file.write_bytes(store.pack(pd.DataFrame({"article_id": ["one", "two"], "text": texts})))
    assert 6_000_000 < file.stat().st_size < 9_000_000
    return file


def opened(visit: Visit, file: Path) -> Page:
    page = visit.open("/articles?view=Add+articles")
    page.locator("input[type=file]").last.set_input_files(file)
    expect(page.get_by_text(file.name)).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    visit.settled()
    page.get_by_role("button", name="Open this story file").click()
    page.wait_for_url("**story=here-**", timeout=120_000)
    return page


def test_a_story_file_over_five_megabytes_is_opened_and_taken_away_again(session, tmp_path):
    given = story_file(tmp_path)
    first = session()
    page = opened(first, given)
    expect(page.get_by_text("The story file is open: 2 texts.")).to_be_visible(timeout=120_000)
    back = tmp_path / "back.zip"
    page.get_by_role("button", name="Prepare the file of this story").click()
    downloaded(page, "Download this story").save_as(back)
    with zipfile.ZipFile(given) as one, zipfile.ZipFile(back) as other:
        assert one.namelist() == other.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist()[1:])
    assert back.stat().st_size > 6_000_000
    assert first.errors == []


def test_a_text_over_five_megabytes_is_refused_in_a_sentence(session, tmp_path):
    file = tmp_path / "long.txt"
    file.write_text(text(3, 6_000_000))
    visit = session()
    page = visit.open("/articles?view=Add+articles")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text(file.name).first).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    visit.settled()
    page.get_by_role("button", name="Open as a new story").click()
    expect(page.get_by_text("long.txt is larger than 5 MB and was left out.")).to_be_visible()


def test_a_file_over_twenty_megabytes_is_refused_where_it_is_chosen(session, tmp_path):
    file = tmp_path / "long.pdf"
    file.write_bytes(b"%PDF-1.7" + bytes(21_000_000))
    visit = session()
    page = visit.open("/articles?view=Add+articles")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("File must be 20.0MB or smaller.")).to_be_visible()
