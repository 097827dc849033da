"""The page About, and the limits that it lists."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.limits import LIMITS
from pages.ui.about import told
from pages.ui.places import ABOUT

TOP = Path(__file__).resolve().parents[1]
PRINT = "from analysis.limits import *; import analysis.limits as l; print(l.{name})"


def limit(name: str, variable: str, value: str) -> int:
    """What a limit is in a program that was started with that variable."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT.format(name=name)],
        cwd=TOP,
        env=os.environ | {variable: value},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


@pytest.mark.parametrize(
    ("name", "variable", "value", "holds"),
    [
        ("MAX_XML", "COPYTASTER_MAX_XML_MB", "3", 3_000_000),
        ("MAX_PAGES", "COPYTASTER_MAX_PAGES", "7", 7),
        ("MAX_PAGES", "COPYTASTER_MAX_PAGES", "many", 500),
        ("MAX_DEPTH", "COPYTASTER_MAX_DEPTH", "9000", 250),
        ("MAX_DEPTH", "COPYTASTER_MAX_DEPTH", "50", 50),
    ],
)
def test_a_limit_is_what_its_variable_says_where_that_can_be(name, variable, value, holds):
    assert limit(name, variable, value) == holds


def test_about_shows_every_limit_and_never_what_a_secret_setting_says(monkeypatch):
    monkeypatch.setenv("COPYTASTER_SECRET", "zymurgy")
    app = AppTest.from_file("../streamlit_app.py", default_timeout=60).switch_page(ABOUT.file).run()
    assert not app.exception
    page = " ".join(part.proto.body for part in app.get("html"))
    assert "Other settings that are set on this server" in page
    assert "COPYTASTER_SECRET" in page
    assert "zymurgy" not in page
    assert "Nothing is sent to any other machine" in page
    (table,) = [frame.value for frame in app.dataframe]
    assert table["variable"].tolist() == [one.variable for one in LIMITS]


def test_about_says_how_many_limits_were_changed(monkeypatch):
    assert "all as they come" in told.summary()
    monkeypatch.setattr(told, "LIMITS", [LIMITS[0]._replace(holds=3), *LIMITS[1:]])
    assert "1 changed by whoever runs this server" in told.summary()
