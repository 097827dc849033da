"""Tables as CSV and zip."""

import csv
import io
import re
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story, export, read_articles
from analysis.__main__ import main
from analysis.story import TABLES
from tests.conftest import DEMO


def test_a_cell_that_would_be_a_formula_is_neutralised_and_numbers_are_not():
    table = pd.DataFrame({"text": ["=1", "+1", "-1", "@x", "\tx", "＝1", "plain"], "n": [-1] * 7})
    back = pd.read_csv(io.BytesIO(export.csv_bytes(table)), encoding="utf-8-sig")
    assert back["text"].tolist()[:6] == ["'=1", "'+1", "'-1", "'@x", "'\tx", "'＝1"]
    assert back["n"].tolist() == [-1] * 7


CELLS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")))


def restored(cell):
    """A cell as it was before it was made safe: no two texts may become one."""
    formula = """['" ]*[=+@＝＋－＠-]"""
    inside = re.sub(rf"""([;\t\r\n])'(?={formula})""", r"\1", cell)
    return inside[1:] if re.match(rf"""'({formula}|['" ]*[\t\r\n])""", cell) else inside


@settings(deadline=None)
@given(st.lists(CELLS | st.text(alphabet="'=+; a", max_size=4), min_size=1))
def test_every_cell_of_a_csv_comes_back_but_for_the_marks_that_make_it_safe(cells):
    table = pd.DataFrame({"text": cells}, dtype="str")
    back = pd.read_csv(
        io.BytesIO(export.csv_bytes(table)),
        encoding="utf-8-sig",
        keep_default_na=False,
        dtype=str,
        skip_blank_lines=False,
    )
    for cell, before in zip(back["text"], cells, strict=True):
        assert restored(cell) == before
    assert back["text"].nunique() == len({*cells})


@given(st.text(alphabet="'\"=-a ;,\t\n\r", max_size=8))
def test_what_was_made_safe_can_be_told_from_what_was_given_so(cell):
    (safe,) = export.neutral(pd.DataFrame({"text": [cell]}, dtype="str"))["text"]
    assert restored(safe) == cell


def fields(table, delimiter):
    """Every field that a spreadsheet makes of a CSV of ours where that mark separates."""
    raw = export.csv_bytes(table).decode("utf-8-sig")
    return [f for row in csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter) for f in row]


def is_live(field):
    return field.lstrip(" '\"")[:1] in {*"=+-@＝＋－＠"} and not field.lstrip(" ").startswith("'")


TRAPS = (
    "Rumour;=1+1",
    "Rumour;=1+1;more",
    "Rumour\t=1+1\tmore",
    "Rumour\n=1+1\nmore",
    "Rumour\r\n@SUM(1)",
    'Rumour\n"=1+1;more',
    "Rumour; +1",
    "\n=1+1",
    "\r=1+1",
    '"=1+1;',
    "Rumour;＝1+1",
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("trap", TRAPS)
def test_no_text_becomes_a_live_cell_whatever_mark_separates(trap, delimiter):
    for table in (
        pd.DataFrame({"text": [trap, "b"]}),
        pd.DataFrame({"id": ["a", "b"], "text": [trap, trap], "n": [1, 2]}),
    ):
        assert not [field for field in fields(table, delimiter) if is_live(field)]


@given(
    st.lists(st.text(alphabet="'\"=-a ;,\t\n\r", max_size=8), min_size=1),
    st.sampled_from([",", ";", "\t"]),
)
def test_no_text_made_of_marks_becomes_a_live_cell(cells, delimiter):
    table = pd.DataFrame({"id": "a", "text": cells, "again": cells[::-1]}, dtype="str")
    assert not [field for field in fields(table, delimiter) if is_live(field)]


def test_every_text_cell_stands_in_quotation_marks_and_no_number_does():
    numbers = {"n": [1, 2], "share": [0.5, None], "is": [True, False]}
    table = pd.DataFrame({"text": ["a", ""], **numbers})
    assert export.csv_bytes(table).decode("utf-8-sig") == (
        '"text","n","share","is"\r\n"a",1,0.5,True\r\n"",2,"",False\r\n'
    )


def test_cells_that_excel_would_cut_are_counted_as_excel_counts():
    fits, over = "x" * export.LONGEST_CELL, "🎉" * (export.LONGEST_CELL // 2 + 1)
    table = pd.DataFrame({"text": [fits, over, f"={fits[1:]}", "short"], "n": [1] * 4})
    assert export.n_long_cells(table) == 2
    assert export.too_long(2).startswith("2 cells hold more than 32,767 characters")
    assert export.too_long(0) == ""


def test_no_table_holds_a_cell_that_is_neither_text_nor_number(demo):
    for name in TABLES:
        table = getattr(demo, name)
        rest = table.select_dtypes(exclude=["number", "bool"])
        assert {type(c) for n in rest for c in rest[n].dropna()} <= {str}, name


def test_a_zip_says_in_a_readme_what_is_missing_and_what_excel_would_cut():
    long = pd.DataFrame({"text": ["x" * 40_000]})
    told = export.notes({"articles": long}, {"facts": "The table facts could not be made."})
    archive = zipfile.ZipFile(io.BytesIO(export.zip_bytes({"articles": long}, told)))
    assert archive.namelist() == ["README.txt", "articles.csv"]
    readme = archive.read("README.txt").decode("utf-8-sig")
    assert "facts: The table facts could not be made." in readme
    assert "articles.csv: 1 cell holds more than 32,767 characters" in readme


def test_equal_tables_give_an_equal_zip():
    tables = {"a": pd.DataFrame({"x": [1]}), "b": pd.DataFrame({"y": ["é"]})}
    one, two = export.zip_bytes(tables), export.zip_bytes(tables)
    assert one == two
    assert zipfile.ZipFile(io.BytesIO(one)).namelist() == ["a.csv", "b.csv"]


def test_the_command_writes_every_table_of_a_story(tmp_path, capsys):
    assert main([str(DEMO), "--out", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"{name}.csv" for name in (*TABLES, "problems")
    }
    assert "5 articles" in capsys.readouterr().out


def test_the_command_says_what_is_wrong_with_a_folder(tmp_path, capsys):
    assert main([str(tmp_path / "gone"), "--out", str(tmp_path)]) == 1
    assert "There is no folder gone" in capsys.readouterr().err


def broken(story):
    message = "hundred hundred hundred"
    raise OverflowError(message)


def test_one_table_that_fails_leaves_the_others_and_is_named(demo, monkeypatch):
    monkeypatch.setattr(Story, "facts", property(broken))
    tables, failed = export.tables_of(demo, TABLES)
    assert "facts" in failed
    assert {"articles", "passages", "quotations"} <= set(tables)
    assert set(tables) | set(failed) == set(TABLES)
    assert "The table facts could not be made from these texts (OverflowError)" in failed["facts"]
    assert "hundred" not in " ".join(failed.values())


def test_a_table_made_from_one_that_fails_names_it(monkeypatch):
    monkeypatch.setattr("analysis.facts.extract.facts", lambda *_: broken(None))
    failed = export.tables_of(Story(read_articles(DEMO)[0]), ["facts", "conflicts"])[1]
    assert "The table conflicts is made from the table facts, which could" in failed["conflicts"]


def test_the_command_writes_what_can_be_made_and_says_what_cannot(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("analysis.facts.extract.facts", lambda *_: broken(None))
    assert main([str(DEMO), "--out", str(tmp_path)]) == 0
    written = {path.stem for path in tmp_path.glob("*.csv")}
    assert {"articles", "passages", "entities", "problems"} <= written
    assert "facts" not in written
    assert "The table facts could not be made" in capsys.readouterr().err
    problems = pd.read_csv(tmp_path / "problems.csv", encoding="utf-8-sig")
    assert "facts" in problems["file"].tolist()
