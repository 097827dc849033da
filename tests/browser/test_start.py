"""The README's command starts the app, and a second start installs nothing."""

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TOP, free_port, is_healthy

pytestmark = pytest.mark.browser


@pytest.fixture
def run() -> Iterator[str]:
    """Address of an app that `make run` has started."""
    port = free_port()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=TOP,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert is_healthy(f"http://127.0.0.1:{port}")
    yield f"http://127.0.0.1:{port}"
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()


def test_make_run_serves_the_demo_story_and_a_second_start_installs_nothing(run, browse):
    visit = browse(run)
    page = visit.open("/")
    expect(page.locator("h1").first).to_contain_text("5 articles")
    expect(page.get_by_text("67% of A stands word for word in B")).to_be_visible()
    again = subprocess.run(["make", "-n", "run"], cwd=TOP, capture_output=True, text=True)
    assert "streamlit run" in again.stdout
    assert "pip" not in again.stdout
    assert visit.errors == []
