"""Tables as CSV and zip."""

import io
import zipfile

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import export
from analysis.__main__ import main
from analysis.story import TABLES
from tests.conftest import DEMO


def test_a_cell_that_would_be_a_formula_is_neutralised_and_numbers_are_not():
    table = pd.DataFrame({"text": ["=1", "+1", "-1", "@x", "\tx", "＝1", "plain"], "n": [-1] * 7})
    back = pd.read_csv(io.BytesIO(export.csv_bytes(table)), encoding="utf-8-sig")
    assert back["text"].tolist()[:6] == ["'=1", "'+1", "'-1", "'@x", "'\tx", "'＝1"]
    assert back["n"].tolist() == [-1] * 7


CELLS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")))


@settings(deadline=None)
@given(st.lists(CELLS | st.text(alphabet="'=+ a", max_size=4), min_size=1))
def test_every_cell_comes_back_as_it_was_or_behind_one_mark_and_no_two_become_one(cells):
    table = pd.DataFrame({"text": cells}, dtype="str")
    back = pd.read_csv(
        io.BytesIO(export.csv_bytes(table)),
        encoding="utf-8-sig",
        keep_default_na=False,
        dtype=str,
        skip_blank_lines=False,
    )
    for cell, before in zip(back["text"], cells, strict=True):
        assert cell in {before, f"'{before}"}
    assert back["text"].nunique() == len({*cells})


def test_equal_tables_give_an_equal_zip():
    tables = {"a": pd.DataFrame({"x": [1]}), "b": pd.DataFrame({"y": ["é"]})}
    one, two = export.zip_bytes(tables), export.zip_bytes(tables)
    assert one == two
    assert zipfile.ZipFile(io.BytesIO(one)).namelist() == ["a.csv", "b.csv"]


def test_the_command_writes_every_table_of_a_story(tmp_path, capsys):
    assert main([str(DEMO), "--out", str(tmp_path / "out")]) == 0
    assert {path.stem for path in (tmp_path / "out").glob("*.csv")} == {*TABLES, "problems"}
    assert "5 articles" in capsys.readouterr().out


def test_the_command_says_what_is_wrong_with_a_folder(tmp_path, capsys):
    assert main([str(tmp_path / "gone"), "--out", str(tmp_path)]) == 1
    assert "There is no folder gone" in capsys.readouterr().err
