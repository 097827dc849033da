"""A server with workers: a story is read in another process, and shown as ever."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, start

pytestmark = pytest.mark.browser


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


def test_a_story_that_a_worker_has_read_is_shown_as_ever(visits):
    visit = visits()
    page = visit.open("/")
    expect(page.get_by_role("heading", name=re.compile("Worth checking"))).to_be_visible()
    expect(page.get_by_role("link", name="Read A beside C").first).to_be_visible()
    assert visit.faults() == []
