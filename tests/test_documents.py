"""The documents say what is there: tables explained, links that lead somewhere, figures written."""

import json
import re
from pathlib import Path

import pytest

from analysis.story import TABLES
from tests.benchmarks import figures

TOP = Path(__file__).resolve().parents[1]
DOCUMENTS = [*sorted(TOP.glob("*.md")), *sorted((TOP / "docs").glob("*.md"))]
BENCHMARKS = sorted(path.stem for path in (TOP / "tests" / "benchmarks").glob("bench_*.py"))
SCORES = ("reuse", "derivation", "quotes", "names", "entities", "findings", "lineage")
FIGURES = (TOP / "docs" / "figures.md").read_text("utf-8")


def sections(document: str) -> dict[str, str]:
    """The part of docs/how.md under each heading of tables, by the tables that it names."""
    parts = re.split(r"^### (.+)$", document, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {name: text for heading, text in pairs for name in re.findall(r"`(\w+)`", heading)}


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_its_rule_an_example_and_where_it_fails(table):
    told = sections((TOP / "docs" / "how.md").read_text("utf-8"))[table]
    assert [word for word in ("Rule", "Example", "Fails on") if f"**{word}.**" not in told] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_architecture_says_which_room_makes_each_table(table):
    rooms = (TOP / "ARCHITECTURE.md").read_text("utf-8").partition("| room |")[2]
    assert f"`{table}`" in rooms


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_between_documents_leads_to_a_file(path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_is_there(path):
    named = re.findall(r"`((?:analysis|data|docs|pages|tests)/[\w./]+)`", path.read_text("utf-8"))
    real = [name for name in named if "NAME" not in name]
    assert [one for one in real if not ((TOP / one).exists() or (TOP / f"{one}.py").exists())] == []


@pytest.mark.parametrize("name", [*BENCHMARKS, *SCORES])
def test_each_benchmark_has_its_block_among_the_figures(name):
    assert FIGURES.count(figures.begins(name)) == 1
    assert FIGURES.count(figures.ends(name)) == 1


def test_figures_are_written_between_the_marks_of_their_benchmark_and_nowhere_else():
    before = f"By hand.\n{figures.begins('one')}\nold\n{figures.ends('one')}\nBy hand too.\n"
    printed = ["# a remark", json.dumps({"figure": "F", "value": 0.5, "interval": [0.25, 0.75]})]
    after = figures.rewritten(before, "one", figures.rows(printed), "Measured today.")
    assert after.startswith("By hand.\n")
    assert after.endswith("\nBy hand too.\n")
    assert "| F | 0.5 | 0.25, 0.75 |" in after
    assert "old" not in after


def test_writing_the_same_figures_twice_changes_nothing():
    found = [{"figure": r"a|b \1", "value": None}]
    once = figures.rewritten("Top.\n", "two", found, "Today.")
    assert figures.rewritten(once, "two", found, "Today.") == once
    assert r"a\|b \1 | - |" in once


def test_a_benchmark_that_printed_no_figure_leaves_the_document_as_it_was():
    assert figures.rewritten("Top.\n", "two", figures.rows(["Nothing"]), "Today.") == "Top.\n"


def test_rows_with_different_names_share_a_table():
    lines = figures.table([{"who": "a", "recall": 1.0}, {"who": "b", "pairs": 3}]).splitlines()
    assert lines[0] == "| who | recall | pairs |"
    assert lines[2:] == ["| a | 1 | - |", "| b | - | 3 |"]
