"""A server with workers: a story is read in another process, and shown as ever."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, start

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("two_hundred")]


@pytest.fixture
def visits(
    browse: Callable[..., Visit], shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Visit]]:
    """Sessions at a server with two workers."""
    monkeypatch.setenv("COPYTASTER_WORKERS", "2")
    process, address = start(shelf)
    yield lambda: browse(address)
    process.terminate()
    process.wait()


def test_five_articles_are_read_while_two_hundred_of_another_editor_are(visits):
    long, short = visits(), visits()
    long.page.goto(f"{long.address}/?story=two_hundred")
    long.page.get_by_test_id("stSidebar").get_by_text("200 articles").wait_for()
    page = short.open("/")
    expect(page.get_by_role("heading", name=re.compile("Worth checking"))).to_be_visible()
    expect(page.get_by_role("link", name="Read A beside C").first).to_be_visible()
    expect(long.page.get_by_role("heading", name="What each page answers")).to_be_visible()
    assert short.faults() == []
