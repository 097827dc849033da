"""The tables of some stories are those that were read and found right."""

import functools

import pytest

from tests import golden_tables

MEANT = "if it was meant: `make golden`, read the diff"


@functools.cache
def story(name: str):
    return golden_tables.story(name)


@pytest.mark.parametrize("name", golden_tables.MANY)
def test_what_is_read_in_many_texts_is_as_it_was_read(name):
    kept, found = golden_tables.kept(name), golden_tables.many(name)
    assert found.keys() == kept.keys()
    for table, text in found.items():
        assert text.splitlines() == kept[table].splitlines(), f"{table}: {MEANT}"


@pytest.mark.parametrize("table", golden_tables.TABLES)
@pytest.mark.parametrize("name", golden_tables.STORIES)
def test_a_table_is_as_it_was_read(name, table):
    kept = golden_tables.path(name, table).read_text("utf-8")
    found = golden_tables.written(getattr(story(name), table))
    assert found.splitlines() == kept.splitlines(), MEANT


@pytest.mark.parametrize("name", golden_tables.SETS)
def test_what_is_raised_and_what_is_passed_over_is_as_it_was_read(name):
    kept = golden_tables.path("changes", name).read_text("utf-8")
    found = golden_tables.weighed(name)
    assert found.splitlines() == kept.splitlines(), MEANT


@pytest.mark.parametrize("name", golden_tables.OTHERS)
def test_what_is_raised_between_two_sentences_or_read_of_a_sign_is_as_it_was_read(name):
    kept = (golden_tables.FOLDER.parent / "pairs" / name).read_text("utf-8")
    found = golden_tables.OTHERS[name]()
    assert found.splitlines() == kept.splitlines(), MEANT
