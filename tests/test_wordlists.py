"""Every list in data/words is read as it declares, says nothing twice and is used."""

import ast
import functools
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from analysis.text import wordlists

TOP = Path(__file__).resolve().parents[1]
FOLDER = TOP / "data" / "words"
LISTS = sorted(path.stem for path in FOLDER.glob("*.txt"))
SIGNS = {
    "words": r"[^|=<>\t]+",
    "groups": r"[^|=<>\t]+(\|[^|=<>\t]+)*",
    "mapping": r"[^|\t]+?(\|[^|=\t]+)* = [^|=<>\t]+",
    "marks": r"[^|=\t]+? = [a-z]+( [a-z]+)*",
    "scales": r"([=!~] )?[^=<>\t]+(( > [^=<>\t]+)+| <> [^=<>\t]+)",
    "weights": r"[^\t]*\t-?\d+\.\d+",
}
"""What a line of each kind looks like."""
SEVERAL = "a form may stand in several"
"""What the comments of a list say whose groups may share a form."""
APART = [
    ("certainty", "hedge", "emphatic"),
    ("undertakings", "refusal", "undertaking"),
    ("statuses", "planned", "ongoing"),
    ("abbreviations", "within", "ending"),
]
"""Lists, and two marks of each that no word can bear both."""


def comments(name: str) -> str:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("#"))


def entries(name: str) -> list[str]:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def forms(name: str) -> list[list[str]]:
    """The forms of each line of a list; no form may stand twice in one of these."""
    kind, lines = wordlists.declared(name), entries(name)
    if kind == "weights":
        return [[line.rpartition("\t")[0] for line in lines]]
    if kind in {"mapping", "marks"}:
        return [[form for line in lines for form in line.partition(" = ")[0].split("|")]]
    if kind == "scales":
        return [re.split(r" > | <> |\|", line.lstrip("=!~ ")) for line in lines]
    groups = [line.split("|") for line in lines]
    return groups if SEVERAL in comments(name) else [list(chain(*groups))]


@functools.cache
def named() -> re.Pattern[str]:
    """Every string of the analysis that may name a list; what is put into one may be any word."""
    found: set[str] = set()
    for path in (TOP / "analysis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                found.add(re.escape(str(node.values[0].value)) + r"\w+")
    return re.compile("|".join(one for one in found if re.match(r"[a-z_]{5,}", one)))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_as_it_declares_and_every_line_of_it_is_of_that_kind(name):
    kind = wordlists.declared(name)
    assert [line for line in entries(name) if not re.fullmatch(SIGNS[kind], line)] == []
    assert len(getattr(wordlists, kind)(name)) >= 1
    with pytest.raises(ValueError, match=f"declares {kind}"):
        (wordlists.words if kind != "words" else wordlists.groups)(name)


def calls() -> set[tuple[str, str, str]]:
    """Module, reader and list of every call in the analysis that names both."""
    found = set()
    for path in (TOP / "analysis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                name = getattr(node.args[0], "value", None)
                found |= {(path.name, node.func.id, name)} if name in LISTS else set()
    return {call for call in found if call[1] in SIGNS}


def test_every_module_reads_a_list_as_it_declares():
    assert len(calls()) > 40
    assert [call for call in calls() if wordlists.declared(call[2]) != call[1]] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_nothing_twice_and_holds_no_stray_blank(name):
    for together in forms(name):
        assert [form for form, n in Counter(together).items() if n > 1] == []
    assert [form for form in chain(*forms(name)) if form != " ".join(form.split())] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_where_it_comes_from(name):
    assert re.search(r"Origin: \w+", comments(name))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_used(name):
    assert named().fullmatch(name)


@pytest.mark.parametrize(("name", "one", "other"), APART)
def test_no_word_bears_two_marks_that_exclude_each_other(name, one, other):
    assert wordlists.marked(name, one) & wordlists.marked(name, other) == frozenset()


def test_a_body_is_no_other_thing():
    bodies, others = wordlists.marked("body_words", "body"), wordlists.marked("nouns", "other")
    assert bodies & others == frozenset()


def asked() -> set[tuple[str, str]]:
    """Every list that a module asks for what bears a mark, and the mark where it is named there."""
    found: set[tuple[str, str]] = set()
    for path in (TOP / "analysis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "marked":
                told = [one.value if isinstance(one, ast.Constant) else "" for one in node.args]
                found |= {(told[0], told[1])} if told[0] in LISTS else set()
    return found


@pytest.mark.parametrize("name", [name for name in LISTS if wordlists.declared(name) == "marks"])
def test_every_mark_of_a_list_is_explained_there_and_no_other_is_asked_for(name):
    borne = set().union(*wordlists.marks(name).values())
    assert [mark for mark in borne if not re.search(rf"\b{mark}\b", comments(name))] == []
    assert {mark for of, mark in asked() if of == name} <= borne | {""}


def test_forms_of_a_line_and_their_values_come_out_as_written():
    assert ("united nations", "un") in wordlists.groups("same_things")
    assert wordlists.mapping("irregular_verbs")["sold"] == "sell"
    assert wordlists.mapping("units")["miles"] == "km 1.609344"
    assert wordlists.weights("report_weights")[""] > 0


def test_a_scale_keeps_the_order_of_its_levels_and_the_line_it_stands_on():
    every = next(one for one in wordlists.scales("strength") if "all" in one.levels[0])
    assert every.line.startswith("= all|every")
    assert every.levels[1] == ("most", "majority")
    assert all(len(one.levels) == 2 for one in wordlists.scales("antonyms"))
