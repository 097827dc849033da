"""Tables made once: by one thread at a time, and no story waits for another."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from analysis import Story
from analysis.lazy import made, made_once, take
from analysis.text import sentences as sentence_rules

LONG = 60
"""Seconds after which a test that hangs fails; none of them waits for that."""


class Thing:
    """Two properties, one made from the other, that count how often they are made."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.go, self.begun = threading.Event(), threading.Event()

    @made_once
    def low(self) -> int:
        """The lower."""
        self.times["low"] += 1
        self.begun.set()
        assert self.go.wait(LONG)
        return 1

    @made_once
    def high(self) -> int:
        self.times["high"] += 1
        return self.low + 1

    @made_once
    def fails_once(self) -> int:
        self.times["fails"] += 1
        if self.times["fails"] == 1:
            message = "not yet"
            raise ValueError(message)
        return 3


@pytest.fixture
def thing() -> Iterator[Thing]:
    made_thing = Thing()
    yield made_thing
    made_thing.go.set()


def started(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def ended(*threads: threading.Thread) -> bool:
    for thread in threads:
        thread.join(LONG)
    return not any(thread.is_alive() for thread in threads)


def test_one_object_is_not_kept_waiting_by_another_in_the_same_property(thing):
    other = Thing()
    other.go.set()
    held = started(lambda: thing.low)
    assert thing.begun.wait(LONG)
    assert ended(started(lambda: other.low))
    assert held.is_alive()
    assert made(other) == {"low": 1}


def test_many_threads_make_each_property_of_one_object_once(thing):
    threads = [started(lambda: (thing.high, thing.low)) for _ in range(8)]
    threads += [started(lambda: (thing.low, thing.high)) for _ in range(8)]
    assert thing.begun.wait(LONG)
    thing.go.set()
    assert ended(*threads)
    assert thing.times == {"low": 1, "high": 1}


def test_another_property_of_one_object_need_not_wait(thing):
    started(lambda: thing.low)
    assert thing.begun.wait(LONG)
    with pytest.raises(ValueError, match="not yet"):
        thing.fails_once  # noqa: B018
    assert thing.fails_once == 3


def test_a_failure_is_tried_again_and_nothing_but_values_stays_behind(thing):
    with pytest.raises(ValueError, match="not yet"):
        thing.fails_once  # noqa: B018
    assert thing.fails_once == thing.fails_once == 3
    assert made(thing) == {"fails_once": 3}
    assert not [name for name in vars(thing) if "lock" in name]


def test_a_value_given_from_outside_does_not_displace_one_that_was_made(thing):
    take(thing, {"low": 5})
    assert (thing.low, thing.high) == (5, 6)
    take(thing, {"low": 7})
    assert thing.low == 5
    assert Thing.low.__doc__ == "The lower."


def story(text: str) -> Story:
    return Story(pd.DataFrame({"article_id": ["a", "b"], "text": [text, "It rained."]}))


def test_an_editors_story_is_made_while_another_story_is_still_being_made(monkeypatch):
    slow, quick = story("The slow one."), story("The quick one.")
    begun, go, real = threading.Event(), threading.Event(), sentence_rules.sentences

    def held(texts: pd.DataFrame) -> pd.DataFrame:
        if texts is slow.texts:
            begun.set()
            assert go.wait(LONG)
        return real(texts)

    monkeypatch.setattr(sentence_rules, "sentences", held)
    first = started(lambda: slow.facts)
    assert begun.wait(LONG)
    try:
        assert ended(started(lambda: (quick.facts, quick.alignment, quick.conflicts)))
        assert first.is_alive()
    finally:
        go.set()
    assert ended(first)
    assert {"sentences", "facts"} <= set(slow.made())


def every_table() -> list[str]:
    return [name for name, value in vars(Story).items() if isinstance(value, made_once)]


def test_two_editors_of_one_story_make_each_of_its_tables_once(monkeypatch):
    times: Counter[str] = Counter()
    for name in every_table():
        table = vars(Story)[name]
        monkeypatch.setattr(table, "make", counting(name, table.make, times))
    told = story("“We will not close the bridge,” said Ann Lee. It cost 12 million euros.")
    barrier = threading.Barrier(4)

    def read(names: list[str]) -> None:
        barrier.wait(LONG)
        assert all(getattr(told, name) is not None for name in names)

    names = every_table()
    assert ended(*(started(lambda n=n: read(names[n:] + names[:n])) for n in (0, 9, 18, 27)))
    assert times == dict.fromkeys(names, 1)
    assert set(told.made()) == set(names)


def counting(name: str, make: Callable[[Story], object], times: Counter[str]) -> Callable:
    def counted(one: Story) -> object:
        times[name] += 1
        return make(one)

    return counted


def test_the_parse_that_tells_how_far_it_is_is_the_one_that_stays(monkeypatch):
    told, steps = story("Ann Lee spoke."), []
    told.parse(lambda done, every: steps.append((done, every)))
    docs = told.docs
    told.parse(lambda done, every: steps.append((done, every)))
    assert steps == [(1, 2), (2, 2)]
    assert told.docs is docs
