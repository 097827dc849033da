"""Whatever an address asks for, every page shows something that makes sense, and goes on."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import overlap, stories
from pages.ui.articles import listing as desk
from pages.ui.draft import asking
from pages.ui.entities import listing as names
from pages.ui.facts import coverage as statements
from pages.ui.places import (
    ABOUT,
    ARTICLES,
    DRAFT,
    ENTITIES,
    FACTS,
    LINEAGE,
    OPENING,
    OVERLAP,
    PLACES,
    QUOTES,
    READING,
    SIMILARITY,
    STORIES,
)
from pages.ui.reader import page as reading
from pages.ui.similarity import tables as likeness

PARAMETERS = {
    DRAFT: "story check article list page",
    OPENING: "story all",
    OVERLAP: "story count run words kinds",
    SIMILARITY: "story measure a b terms page",
    LINEAGE: "story cards versions",
    ENTITIES: "story types where in per name page",
    READING: "story mode a b at run layers passage swap fold sentence",
    QUOTES: "story show kinds change speaker page",
    FACTS: "story kind page events in only type",
    ARTICLES: "story view find a at",
    STORIES: "story called",
    ABOUT: "story page",
}
"""What the address of each page may hold."""
VALUES = {
    "empty": "",
    "unknown, then empty": ["no such thing", ""],
    "markup, no digit": "²<b>![x](y)\x00\u202e",
    "negative": "-1",
    "far too large": "9" * 5000,
}
HIDDEN = [
    (DRAFT, {"check": asking.WAYS[1]}, "article"),
    (DRAFT, {"check": asking.WAYS[1]}, "list"),
    (ENTITIES, {"where": names.WHERE[2]}, "in"),
    (FACTS, {"in": statements.WHERE[1]}, "only"),
    (READING, {"mode": reading.MODES[1]}, "a"),
    (READING, {"mode": reading.MODES[1]}, "sentence"),
    (ARTICLES, {"view": desk.VIEWS[1]}, "find"),
    (ARTICLES, {"view": desk.VIEWS[2]}, "a"),
]
"""Controls that are there only when another one stands as said."""


def opened(file: str, **parameters: str | list[str]) -> AppTest:
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.switch_page(file).run() if file != OPENING.file else app.run()


def bound(app: AppTest) -> dict[str, object]:
    """Every control that stands in the address, by its parameter."""
    every = [part for block in (app.main, app.sidebar) for part in block]
    keys = {getattr(getattr(part, "proto", None), "query_param_key", ""): part for part in every}
    return {key: part for key, part in keys.items() if key}


def makes_sense(app: AppTest) -> bool:
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    assert len(app.title) == 1
    choices = [part for part in bound(app).values() if getattr(part.proto, "required", False)]
    assert all(choice.value in choice.options for choice in choices)
    return True


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_list_of_parameters_is_whole(place):
    assert {*bound(opened(place.file))} <= {*PARAMETERS[place].split()}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_value_of_any_parameter_breaks_a_page_or_the_next_run(place, value):
    asked = dict.fromkeys(PARAMETERS[place].split()[1:], VALUES[value])
    app = opened(place.file, **asked)
    assert makes_sense(app)
    assert makes_sense(app.run())


@pytest.mark.parametrize("value", ["empty", "unknown, then empty", "far too large"])
@pytest.mark.parametrize(("place", "beside", "key"), HIDDEN)
def test_no_value_breaks_a_control_that_another_one_brings(place, beside, key, value):
    app = opened(place.file, **beside, **{key: VALUES[value]})
    assert makes_sense(app)
    assert makes_sense(app.run())


@pytest.mark.parametrize("value", VALUES)
def test_a_story_of_that_name_is_not_here_or_the_demo_opens(value):
    app = opened(OVERLAP.file, story=VALUES[value])
    assert makes_sense(app)
    assert makes_sense(app.run())


@pytest.mark.parametrize(
    ("place", "key", "options"),
    [(OVERLAP, "count", list(overlap.COUNTS)), (SIMILARITY, "measure", list(likeness.MEASURES))],
)
def test_after_an_empty_value_the_usual_one_is_pressed_and_another_can_be(place, key, options):
    app = opened(place.file, **{key: ""})
    assert bound(app)[key].value == options[0]
    bound(app)[key].set_value(options[1]).run()
    assert makes_sense(app)
    assert bound(app)[key].value == options[1]


def test_an_empty_name_of_a_story_is_the_demo():
    assert opened(OVERLAP.file, story="").title[0].value == "Source overlap"
    assert stories.DEMO == "sanctuary_city"
