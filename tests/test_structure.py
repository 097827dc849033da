"""The house holds: imports point one way, pages stay thin, modules stay short."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
LAYERS: tuple[set[str], ...] = (
    {"params", "errors", "frames", "kinds", "limits", "sets", "lazy", "version"},
    {"schema"},
    {"text"},
    {"encoder"},
    {"similarity", "distinctive", "facts", "reuse", "alignment", "names", "quotes"},
    {"claims", "decisions"},
    {"quote_variants", "lineage"},
    {"findings", "sharing", "given"},
    {"draft"},
    {"ingest"},
    {"store"},
    {"export"},
    {"story", "archive"},
    {"worker"},
    {"__init__"},
    {"__main__"},
)
"""The rooms of `analysis`, lowest first: a room uses rooms of lower layers only."""
ANALYSIS = sorted((TOP / "analysis").rglob("*.py"))
PAGES = [TOP / "streamlit_app.py", *sorted((TOP / "pages").glob("*.py"))]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def types(path: Path) -> list[str]:
    """The names of a module's classes and of its names for types, without a leading line."""
    tree = ast.parse(path.read_text("utf-8"))
    made = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    named = (node for node in tree.body if isinstance(node, ast.Assign))
    lent = [ast.unparse(one.targets[0]) for one in named if isinstance(one.value, ast.Subscript)]
    return [name.lstrip("_") for name in (*made, *lent)]


def part(path: Path) -> str:
    return path.relative_to(TOP / "analysis").parts[0].removesuffix(".py")


def parts_used(path: Path) -> set[str]:
    """Parts of the package that a module imports, its own aside."""
    front = {"analysis.Story", "analysis.read_articles", "analysis.same_person"}
    inside = {
        "__init__" if name in front else name.split(".")[1]
        for name in imported(path)
        if name.startswith("analysis.")
    }
    return inside - {part(path)}


def layer(room: str) -> int:
    """How high a room stands; a room that no layer names fails the test that asks."""
    return next(n for n, rooms in enumerate(LAYERS) if room in rooms)


@pytest.mark.parametrize("path", ANALYSIS, ids=lambda p: p.relative_to(TOP).as_posix())
def test_every_import_of_the_analysis_goes_to_a_lower_layer(path):
    assert not any(name.split(".")[0] in {"streamlit", "pages"} for name in imported(path))
    assert all(layer(used) < layer(part(path)) for used in parts_used(path))


def test_the_name_of_a_type_stands_for_one_thing_in_the_whole_analysis():
    named = Counter(name for path in ANALYSIS for name in types(path))
    assert len(named) > 120
    assert [name for name, n in named.items() if n > 1] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_a_page_reads_like_its_screen(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert not [
        n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)
    ]
    assert len(path.read_text("utf-8").splitlines()) <= 60
    allowed = {"streamlit", "pages"}
    assert {name.split(".")[0] for name in imported(path)} <= allowed


@pytest.mark.parametrize(
    "path",
    [*ANALYSIS, *sorted((TOP / "pages").rglob("*.py"))],
    ids=lambda p: p.relative_to(TOP).as_posix(),
)
def test_modules_stay_short(path):
    limit = 500 if path.name in {"params.py", "story.py"} else 300
    assert len(path.read_text("utf-8").splitlines()) <= limit


MOST_WORDS = 9
"""Words in a row that code may hold; longer sets are lists in data/words."""
NO_WORDS = {
    "near_forms.py": "endings of words for a people",
    "row_types.py": "names of tables",
    "sharing.py": "names of tables",
    "speakers.py": "labels of the parse",
    "stems.py": "endings, in the order in which they are cut",
    "story.py": "names of tables",
}
"""Modules whose longer rows are no words of a text, with what they are."""


def rows_of_words(path: Path) -> Iterator[list[str]]:
    """The small words of every set, list and tuple, of a mapping's keys, and of split strings."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        items = getattr(node, "elts", None) or getattr(node, "keys", None) or []
        inner = [getattr(one.value, "elts", []) for one in items if isinstance(one, ast.Starred)]
        row = [one.value for one in chain(items, *inner) if isinstance(one, ast.Constant)]
        if isinstance(node, ast.Attribute) and node.attr == "split":
            row = str(getattr(node.value, "value", "")).split()
        yield [one for one in row if isinstance(one, str) and re.fullmatch("[a-z' -]+", one)]


@pytest.mark.parametrize("path", ANALYSIS, ids=lambda p: p.relative_to(TOP).as_posix())
def test_words_of_the_language_stand_in_lists_and_not_in_code(path):
    longest = max((len(row) for row in rows_of_words(path)), default=0)
    assert (longest > MOST_WORDS) == (path.name in NO_WORDS)


LISTS = {"wordlists", "model"}
"""Modules that read what ships in data/."""


def test_only_the_doors_touch_disk_or_network():
    doors = {"ingest", "export", "store", "archive", "__main__"}
    for path in ANALYSIS:
        if part(path) not in doors and path.stem not in LISTS:
            calls = {
                n.func.id
                for n in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
            }
            assert "open" not in calls, path
            assert not {"urllib", "requests", "httpx", "pathlib"} & {
                name.split(".")[0] for name in imported(path)
            }, path


def test_nobody_else_in_the_analysis_knows_of_archives():
    users = [path for path in ANALYSIS if "archive" in parts_used(path)]
    assert users == []


def test_article_text_becomes_html_in_one_place():
    for path in [*PAGES, *(TOP / "pages" / "ui").rglob("*.py")]:
        source = path.read_text("utf-8")
        assert "unsafe_allow" not in source
        if path.name not in {"markup.py", "shell.py", "findings.py"}:
            assert "st.html(" not in source, path
