"""The README says what is there: commands, pages, pictures, tables; requirements are exact."""

import re
from pathlib import Path

import pytest

from analysis.limits import LIMITS
from analysis.story import TABLES
from pages.ui.places import PLACES
from tests.browser.picture import PICTURES

TOP = Path(__file__).resolve().parents[1]
README = (TOP / "README.md").read_text("utf-8")


def requirements(file: str) -> list[str]:
    """The lines of a requirements file that name a package."""
    lines = (TOP / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def test_its_pictures_are_there_and_made_by_make_picture():
    pictures = re.findall(r"!\[[^\]]+\]\(docs/([^)]+)\.png\)", README)
    assert pictures
    assert set(pictures) <= set(PICTURES)
    for name in pictures:
        assert (TOP / "docs" / f"{name}.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("command", ["run", "test", "picture", "bench", "check"])
def test_its_commands_are_in_the_makefile_with_a_line_of_help(command):
    assert re.search(rf"^{command}:.* ## \w+", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_it_tells_what_each_page_answers_and_what_a_row_of_each_table_is():
    assert [one.name for one in PLACES if f"\n| {one.name} |" not in README] == []
    assert [name for name in TABLES if f"`{name}`" not in README] == []


def test_it_names_every_limit_with_its_variable_and_what_holds_without_it():
    row = r"^\| `(COPYTASTER_\w+)` \| (.+) \| ([\d,]+(?: MB)?) \|$"
    rows = re.findall(row, README, re.MULTILINE)
    usual = [f"{one.usual:,} {one.unit}".strip() for one in LIMITS]
    assert len(LIMITS) > 15
    assert rows == [(one.variable, one.says, told) for one, told in zip(LIMITS, usual, strict=True)]


def test_every_limit_of_the_analysis_can_be_changed_by_its_variable():
    source = (TOP / "analysis" / "limits.py").read_text("utf-8")
    fixed = re.findall(r"^(\w+) = [\d_]+$", source, re.MULTILINE)
    assert fixed == ["_MEGABYTE", "MANY_TAGS"]
    assert len({one.variable for one in LIMITS}) == len(LIMITS)


@pytest.mark.parametrize("kind", ["", "-dev", "-cluster"])
def test_requirements_are_pinned(kind):
    file = f"requirements{kind}.txt"
    loose = [line for line in requirements(file) if not re.match(r"[\w.-]+(\[\w+\])?==\d", line)]
    assert loose == []


def test_what_a_hosted_app_needs_holds_no_tool_of_development():
    named = {re.split(r"[\[=]", line)[0].lower() for line in requirements("requirements.txt")}
    tools = {re.split(r"[\[=]", line)[0].lower() for line in requirements("requirements-dev.txt")}
    assert not named & tools
    assert not [name for name in named if name.startswith(("pytest", "playwright", "ruff", "mypy"))]
