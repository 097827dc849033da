"""Decisions on stories of the shelf, kept for their owner without a text."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from analysis.decisions import Decisions
from analysis.errors import StoryChanged
from analysis.store import shelf
from analysis.store.database import reading
from analysis.store.tables import decided

MADE = Decisions().join("Ann Lee", "Anne Lee").mark("k", "asked", "Call \x00 \ufffe \U0001f389")


@pytest.fixture
def me(request) -> str:
    """An owner of their own for each test."""
    return f"owner of {request.node.name}"


def test_nothing_was_decided_at_first(data, me):
    assert shelf.fetched(data, me, "demo") == (Decisions(), 0)
    assert shelf.version(data, me, "demo") == 0


def test_decisions_come_back_to_the_letter_and_are_those_of_one_owner_and_one_story(data, me):
    assert shelf.save(data, me, "demo", 0, MADE) == 1
    assert shelf.fetched(data, me, "demo") == (MADE, 1)
    assert shelf.version(data, me, "other") == shelf.version(data, me + "x", "demo") == 0
    assert shelf.save(data, me, "demo", 1, MADE.undo()) == 2
    assert shelf.fetched(data, me, "demo").decisions.steps == ()


def test_a_save_over_what_another_tab_saved_is_refused_but_not_that_of_the_same_tab(data, me):
    shelf.save(data, me, "demo", 0, MADE, "one")
    for version in (0, 7):
        with pytest.raises(StoryChanged):
            shelf.save(data, me, "demo", version, Decisions(), "two")
    assert shelf.save(data, me, "demo", 0, MADE.undo(), "one") == 2


@pytest.mark.parametrize("before", [0, 1])
def test_of_saves_at_the_same_moment_one_is_taken(data, me, before):
    if before:
        shelf.save(data, me, "demo", 0, MADE)
    begin = threading.Barrier(4)

    def save(n: int) -> str:
        begin.wait()
        try:
            return str(shelf.save(data, me, "demo", before, MADE.call(str(n)), str(n)))
        except StoryChanged:
            return "refused"

    with ThreadPoolExecutor(4) as threads:
        ended = sorted(threads.map(save, range(4)))
    assert ended == [str(before + 1), "refused", "refused", "refused"]


def test_who_reads_the_database_learns_neither_the_owner_nor_the_story(data, me):
    shelf.save(data, me, "demo story", 0, MADE)
    with reading(data) as connection:
        rows = connection.execute(select(decided)).all()
    assert not any(me in str(row) or "demo story" in str(row) for row in rows)
