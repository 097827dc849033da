"""The words shown around what raised an alarm: exact, short, said once where texts agree."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui import excerpts
from pages.ui.excerpts import Spot
from pages.ui.facts import clock
from pages.ui.facts import numbers as figures

FERRY = "The harbour board will close the old ferry pier in May, its chair said on Monday."
QUAY = "As was feared, the board will close the old ferry pier in June, traders were told."
REFUSED = "The harbour board will not close the old ferry pier at all."


def spot(texts: dict[str, str], name: str, words: str) -> Spot:
    text = texts[name]
    return Spot(name, 0, len(text), *excerpts.trigger(text, 0, len(text), words))


def shown(texts: dict[str, str], words: str) -> list[tuple[str, str]]:
    found = excerpts.excerpts(texts, [spot(texts, name, words) for name in texts])
    return [
        (
            "".join(each.article_id for each in one.spots),
            texts[one.spots[0].article_id][one.start : one.stop],
        )
        for one in found
    ]


@pytest.mark.parametrize("module", [excerpts, clock, figures], ids=lambda module: module.__name__)
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_two_texts_with_the_same_words_around_the_trigger_are_one_reading():
    texts = {"a": FERRY, "b": QUAY}
    assert shown(texts, "close") == [("ab", "board will close the old ferry pier in")]


def test_a_denial_keeps_two_texts_apart_and_is_part_of_what_is_bold():
    texts = {"a": FERRY, "c": REFUSED}
    assert [letters for letters, _ in shown(texts, "close")] == ["a", "c"]
    first, last = excerpts.trigger(REFUSED, 0, len(REFUSED), "close")
    assert REFUSED[first:last] == "not close"


def test_a_short_sentence_behind_stays_with_the_reading():
    text = "The pier will close. It will not."
    one = excerpts.excerpts({"a": text}, [Spot("a", 0, 20, 14, 19)])[0]
    assert text[one.start : one.stop] == text


def test_words_that_do_not_stand_in_the_sentence_make_nothing_bold():
    assert excerpts.trigger(FERRY, 0, len(FERRY), "burn") == (0, 0)
    assert excerpts.trigger(FERRY, 0, len(FERRY), "") == (0, 0)


@given(st.text(min_size=1, max_size=400), st.data())
def test_what_is_shown_holds_the_trigger_and_lies_in_the_text(text, data):
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    one = excerpts.excerpts({"a": text}, [Spot("a", 0, len(text), first, last)])[0]
    assert 0 <= one.start <= first <= last <= one.stop <= len(text)
