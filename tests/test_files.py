"""Files to take away: named by all that is in them, made before their button is drawn."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.runtime.memory_media_file_storage import _calculate_file_id
from streamlit.testing.v1 import AppTest

from pages.ui import files

TOP = Path(__file__).resolve().parents[1]
SOURCES = [TOP / "streamlit_app.py", *sorted((TOP / "pages").rglob("*.py"))]


def served_as(made: files.File) -> str:
    """The id under which Streamlit keeps a file."""
    return _calculate_file_id(made.data, "text/csv", f"copytaster-articles-{made.digest}.csv")


@pytest.mark.parametrize("place", [70_000, 300_000, 900_000, 1_900_000])
def test_two_large_files_that_differ_in_one_letter_are_two(place):
    one, other = bytearray(b"x" * 2_000_000), bytearray(b"x" * 2_000_000)
    other[place] = ord("y")
    first, second = files.file(bytes(one)), files.file(bytes(other))
    assert served_as(first) != served_as(second)
    assert served_as(first) == served_as(files.file(bytes(one)))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(TOP).as_posix())
def test_every_button_that_gives_a_file_and_every_cache_stands_in_one_place(path):
    source = path.read_text("utf-8")
    assert "download_button" not in source or path.name == "files.py"
    assert "st.cache_data(" not in source
    assert "@st.cache" not in source


def page(rows: int, part: str = "") -> AppTest:
    """A page with one table of so many rows."""

    def script() -> None:
        import streamlit as st

        from pages.ui import tables

        given = st.session_state["given"]
        tables.downloads(given, given, "names", "name")

    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["given"] = pd.DataFrame({"name": ["Ann" + part] * rows, "n": range(rows)})
    return app.run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.get("download_button")]


def test_a_small_table_is_taken_away_with_one_press():
    assert labels(page(200)) == ["CSV, 200 names shown", "CSV, all 200 names"]


def test_a_large_table_is_prepared_first_and_prepared_again_when_it_changes():
    app = page(20_000)
    assert labels(app) == []
    assert [b.label for b in app.button] == [
        "Prepare CSV, 20,000 names shown",
        "Prepare CSV, all 20,000 names",
    ]
    app.button[1].click().run()
    assert labels(app) == ["CSV, all 20,000 names"]
    app.session_state["given"] = app.session_state["given"].copy()
    assert labels(app.run()) == ["CSV, all 20,000 names"]
    changed = app.session_state["given"].assign(n=1)
    app.session_state["given"] = changed
    assert labels(app.run()) == []


def test_a_cell_too_long_for_excel_is_told_beside_the_buttons():
    app = page(1, "x" * 40_000)
    (told,) = app.get("html")
    assert "1 cell holds more than 32,767 characters" in told.proto.body
    assert not page(1).get("html")
