"""The tables of some stories are those that were read and found right."""

import functools

import pytest

from tests import golden_tables


@functools.cache
def story(name: str):
    return golden_tables.story(name)


@pytest.mark.parametrize("table", golden_tables.TABLES)
@pytest.mark.parametrize("name", golden_tables.STORIES)
def test_a_table_is_as_it_was_read(name, table):
    kept = golden_tables.path(name, table).read_text("utf-8")
    found = golden_tables.written(getattr(story(name), table))
    assert found.splitlines() == kept.splitlines(), "if it was meant: `make golden`, read the diff"


@pytest.mark.parametrize("name", golden_tables.SETS)
def test_what_is_raised_and_what_is_passed_over_is_as_it_was_read(name):
    kept = golden_tables.path("changes", name).read_text("utf-8")
    found = golden_tables.weighed(name)
    assert found.splitlines() == kept.splitlines(), "if it was meant: `make golden`, read the diff"


@pytest.mark.parametrize("name", golden_tables.OTHERS)
def test_what_is_raised_between_two_sentences_is_as_it_was_read(name):
    kept = (golden_tables.FOLDER.parent / "pairs" / name).read_text("utf-8")
    found = golden_tables.OTHERS[name]()
    assert found.splitlines() == kept.splitlines(), "if it was meant: `make golden`, read the diff"
