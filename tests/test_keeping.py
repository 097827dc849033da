"""Own stories between session and store, and stories shared by a link, run by Streamlit itself."""

import re
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from analysis import Story, kinds
from analysis.decisions import Decisions
from analysis.errors import StoreUnreachable
from analysis.facts import extract as fact_rules
from analysis.store import links, listing, room, stories
from analysis.store import made as kept_tables
from analysis.store.database import reading
from analysis.store.tables import made as made_table
from pages.ui import browser_copy, keeping, kept, owner, remembered, visits
from pages.ui.cards.card import Card
from pages.ui.cards.readings import Said
from pages.ui.opening import sharing
from pages.ui.places import (
    ARTICLES,
    ENTITIES,
    FACTS,
    IN_ARCHIVE,
    OPENING,
    OVERLAP,
    PLACES,
    READING,
    STORIES,
    Place,
)

TOKEN, OTHER = "t" * 43, "o" * 43
ME = f"browser {TOKEN}"
EAST, WEST = "The council met on Monday. It voted.", "Nobody came to the harbour on Friday."


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """A store of its own for each test."""
    monkeypatch.setenv("COPYTASTER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def tab(token: str = TOKEN) -> AppTest:
    """A new session of that browser; without a token it is not known whose it is."""
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    if token:
        app.session_state[owner._HELD] = token
    return app


def at(app: AppTest, place: Place, **parameters: str) -> AppTest:
    for key, value in parameters.items():
        app.query_params[key] = value
    if "view" in parameters:
        app.session_state["next view"] = parameters["view"]
    app = app.switch_page(place.file).run() if place != OPENING else app.run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def shown(app: AppTest) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", part.proto.body) for part in app.get("html"))


def known(app: AppTest) -> str:
    """What the frame says of the open story."""
    return re.search(r'ct-story">([^<]*)', app.sidebar.get("html")[0].proto.body)[1]


def press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def made(app: AppTest, text: str = EAST) -> str:
    """The name of a new story with one text."""
    app = at(app, ARTICLES, view="Add articles")
    app.text_area[0].set_value(text)
    press(app, "Open as a new story")
    return name_of(app)


def name_of(app: AppTest) -> str:
    asked = app.query_params["story"]
    return asked[0] if isinstance(asked, list) else asked


def named(app: AppTest, name: str, title: str) -> AppTest:
    """The open story called so, under Article details."""
    app = at(app, ARTICLES, story=name, view="Article details")
    return app.text_input(key=f"call {name}").set_value(title).run()


def test_a_story_made_in_one_session_is_there_in_the_next_with_what_was_decided():
    app = tab()
    name = made(app)
    assert known(app) == "Your own story · 1 article · saved"
    named(app, name, "Harbour")
    later = at(tab(), OVERLAP, story=name)
    assert known(later) == "Harbour · 1 article · saved"
    assert stories.fetched(kept.database(), ME, name).articles["text"].tolist() == [EAST]


def test_the_story_of_somebody_else_opens_on_no_page():
    name = made(tab())
    for place in PLACES:
        app = at(tab(OTHER), place, story=name)
        assert app.title[0].value == "This story cannot be opened here"
        assert "It is not among your stories" in shown(app)
        assert EAST not in shown(app)
        labels = [link.proto.label for link in app.get("page_link")]
        assert ":primary[Your stories]" in labels


def test_until_it_is_known_who_asks_nothing_but_that_is_shown():
    name = made(tab())
    app = at(tab(""), OVERLAP, story=name)
    assert [title.value for title in app.title] == ["Opening your story"]
    assert EAST not in shown(app)
    app.session_state[owner._HELD] = TOKEN
    assert known(app.run()) == "Your own story · 1 article · saved"


def test_a_story_made_before_it_is_known_who_made_it_is_saved_as_soon_as_it_is():
    app = tab("")
    name = made(app)
    assert known(app).endswith("not saved yet")
    app.session_state[owner._HELD] = TOKEN
    assert known(app.run()).endswith("· saved")
    assert listing.listed(kept.database(), ME)[0].story_id == name


def test_what_is_told_once_still_stands_when_the_page_runs_again_for_its_owner():
    app = tab("")
    made(app)
    assert "1 article was added." in shown(app)
    app.session_state[owner._HELD] = TOKEN
    assert "1 article was added." in shown(app.run())
    assert "1 article was added." not in shown(app.run())


def test_the_view_to_open_still_opens_when_the_page_runs_again_for_its_owner():
    """The browser runs it again before it has heard of the view, and says the one it had."""
    app = tab("")
    made(app)
    app.session_state["view"] = "Add articles"
    assert app.run().session_state["view"] == "Read and search"
    app.session_state[owner._HELD] = TOKEN
    app.session_state["view"] = "Add articles"
    assert app.run().session_state["view"] == "Read and search"
    app.session_state["view"] = "Add articles"
    assert app.run().session_state["view"] == "Add articles"


@pytest.mark.parametrize("token", ["short", "x" * 31, "x" * 129, "x" * 40 + "\n", "é" * 40, 7])
def test_what_is_no_token_makes_nobody_an_owner(token):
    assert not owner._is_token(token)


def test_a_tab_that_changed_nothing_shows_what_another_saved():
    first = tab()
    name = made(first)
    second = at(tab(), OVERLAP, story=name)
    named(first, name, "Harbour")
    assert known(second.run()).startswith("Harbour · ")


def conflict() -> tuple[str, AppTest]:
    """A story, and a tab whose name for it was refused."""
    first = tab()
    name = made(first)
    second = at(tab(), ARTICLES, story=name, view="Article details")
    named(first, name, "First")
    second = second.text_input(key=f"call {name}").set_value("Second").run()
    assert "saved in another tab or window" in shown(second)
    return name, second


def test_a_tab_that_would_save_over_a_newer_version_is_told_on_every_page_and_changes_nothing():
    name, second = conflict()
    assert "saved in another tab or window" in shown(at(second, OVERLAP))
    assert known(second).startswith("Second · ")
    assert stories.fetched(kept.database(), ME, name).decisions.title == "First"


def test_the_newer_version_can_be_opened_instead():
    _, second = conflict()
    second = press(second, "Open the newer one")
    assert known(second) == "First · 1 article · saved"
    assert "another tab" not in shown(second)


def test_ones_own_version_can_be_kept_as_a_copy():
    name, second = conflict()
    second = press(second, "Keep mine as a copy")
    assert known(second) == "Second, my copy · 1 article · saved"
    assert name_of(second) != name
    assert stories.fetched(kept.database(), ME, name).decisions.title == "First"


def test_a_story_deleted_in_another_tab_can_be_kept_or_left():
    app = tab()
    name = made(app)
    listing.remove(kept.database(), ME, name)
    app.run()
    assert "was deleted in another tab" in shown(app)
    copy = press(app, "Keep mine as a copy")
    assert known(copy) == "Your own story, my copy · 1 article · saved"


def test_while_the_store_is_gone_the_tab_keeps_what_is_changed_and_saves_it_afterwards(home):
    app = tab()
    name = made(app)
    home.rename(home.with_name("gone"))
    app = named(app, name, "Harbour")
    assert "does not answer just now" in shown(app)
    assert "stays in this tab" in shown(app)
    assert known(app) == "Harbour · 1 article · not saved yet"
    home.with_name("gone").rename(home)
    assert known(app.run()) == "Harbour · 1 article · saved"
    assert "does not answer" not in shown(app)
    assert known(at(tab(), OVERLAP, story=name)).startswith("Harbour")


def test_a_story_is_asked_for_while_the_store_is_gone_and_no_other_is_shown(home):
    name = made(tab())
    home.rename(home.with_name("gone"))
    app = at(tab(), OVERLAP, story=name)
    assert app.title[0].value == "This story cannot be opened just now"
    home.with_name("gone").rename(home)
    assert known(app.run()) == "Your own story · 1 article · saved"


def test_who_comes_after_another_in_a_session_sees_nothing_of_theirs(monkeypatch):
    app = tab()
    name = made(app)
    app.session_state[owner._HELD] = OTHER
    app.run()
    assert app.title[0].value == "This story cannot be opened here"
    assert name not in app.session_state["drafts"]


def test_a_signed_in_person_owns_stories_wherever_they_are(monkeypatch):
    monkeypatch.setattr(owner, "_signed_in", lambda: "https://id.example 17")
    name = made(tab())
    assert known(at(tab(OTHER), OVERLAP, story=name)).endswith("· saved")
    monkeypatch.setattr(owner, "_signed_in", lambda: "https://id.example 18")
    assert at(tab(), OVERLAP, story=name).title[0].value == "This story cannot be opened here"


def test_the_list_finds_renames_copies_deletes_and_brings_back():
    app = tab()
    name = made(app)
    app = at(app, STORIES)
    assert "1 story." in shown(app)
    app = press(app, "Copy")
    assert "Your own story, copy" in shown(app)
    app.button(key=f"delete {name}").click().run()
    assert "Your own story was deleted." in shown(app)
    app = press(app, "Bring it back")
    assert "was deleted." not in shown(app)
    assert "2 stories." in shown(app)
    listing.rename(kept.database(), ME, name, "Harbour *fire* <b>")
    app = app.text_input(key="called").set_value("harbour").run()
    assert "1 story found." in shown(app)
    assert "Harbour *fire* &lt;b&gt;" in shown(app)


def shared(**roles: str) -> tuple[str, str]:
    """Name and link of a story of two texts with these roles."""
    app = tab()
    name = made(app)
    articles = app.session_state["drafts"][name]
    more = articles.assign(article_id="west", text=WEST, label="West", role=roles.get("west", ""))
    both = pd.concat([articles, more], ignore_index=True)
    made_of = Decisions().mark("k", "asked", "Call the source.").call("Harbour")
    stories.save(kept.database(), ME, name, 1, both, made_of)
    return name, links.give(kept.database(), ME, name, 30)


def test_a_visitor_sees_every_page_and_can_change_nothing():
    name, token = shared()
    changes = {"Merge", "Keep separate", "Undo last", "Set this speaker", "Keep", "Add articles"}
    for place in PLACES:
        app = at(tab(OTHER), place, story=f"shared-{token}")
        assert known(app) == "Harbour · 2 articles · shared with you"
        assert "Shared with you to read, until" in shown(app)
        assert name not in str(app.main) + str(app.sidebar)
        assert not {button.label for button in app.button} & changes
        assert "Merge or split any other name" not in [part.label for part in app.expander]
        views = [view for group in app.get("button_group") for view in group.options]
        assert not {*views} & changes


def test_a_visitor_does_not_see_the_archive(tmp_path, monkeypatch):
    monkeypatch.setenv("COPYTASTER_ARCHIVE", str(tmp_path))
    _, token = shared()
    for place in IN_ARCHIVE:
        app = at(tab(OTHER), place, story=f"shared-{token}")
        assert not app.exception
        assert "the archive is not part of it" in shown(app)
        assert not app.dataframe
    app = at(tab(OTHER), READING, story=f"shared-{token}", archived="0")
    assert "the archive is not part of it" in shown(app)
    names = {link.proto.label for link in app.sidebar.get("page_link")}
    assert not names & {place.name for place in IN_ARCHIVE}


def test_a_draft_and_the_notes_are_not_shared():
    _, token = shared(west="draft")
    app = at(tab(OTHER), ARTICLES, story=f"shared-{token}")
    assert "1 article," in shown(app)
    assert WEST not in shown(app)
    assert "Call the source." not in str(app.session_state["shared stories"])


def test_a_link_that_is_ended_shows_nothing_on_the_next_look():
    name, token = shared()
    app = at(tab(OTHER), ARTICLES, story=f"shared-{token}")
    assert EAST in shown(app)
    links.revoke(kept.database(), ME, name, links.given(kept.database(), ME, name)[0].link_id)
    app.run()
    assert app.title[0].value == "This link has ended"
    assert EAST not in shown(app)


def test_a_link_shows_nothing_while_it_cannot_be_told_whether_it_is_open(home):
    _, token = shared()
    app = at(tab(OTHER), ARTICLES, story=f"shared-{token}")
    home.rename(home.with_name("gone"))
    app.run()
    assert app.title[0].value == "This story cannot be opened just now"
    assert EAST not in shown(app)


def test_links_are_made_listed_and_ended_on_the_articles_page():
    app = tab()
    name = made(app)
    app = at(app, ARTICLES, story=name, view="Share")
    assert "A link shares 1 article, to be read and not changed." in shown(app)
    app.text_input[0].set_value("night <b>desk")
    app = press(app, "Make a link")
    address = next(code.value for code in app.code if "shared-" in code.value)
    assert "night &lt;b&gt;desk" in shown(app)
    visitor = at(tab(OTHER), OVERLAP, story=address.split("story=")[1])
    assert known(visitor).endswith("shared with you")
    app = press(app, "End this link")
    assert "ended by you" in shown(app)
    assert visitor.run().title[0].value == "This link has ended"


HOMES = ("The council will build 340 homes at the harbour.", "It will build 430 homes there.")


def finding(*roles: str) -> dict | None:
    """What a link to a finding of two articles with these roles would hold."""
    ids = ("east", "west")
    texts = pd.DataFrame({"article_id": ids, "text": HOMES, "label": ids, "role": roles})
    said = tuple(
        Said(letter, text, 0, (), (name,))
        for letter, text, name in zip("AB", HOMES, ids, strict=True)
    )
    one = Card(1, "key", kinds.kind("number"), "340 or 430 homes?", said, "why", ("", {}))
    return sharing.extract(Story(texts), one)


def test_a_link_to_a_finding_opens_its_extracts_and_no_page_of_the_story():
    app = tab()
    name = made(app, HOMES[0] + " What else stands here is not shared.")
    token = links.give(kept.database(), ME, name, 30, "homes", finding("", ""))
    for place in (OPENING, ARTICLES, OVERLAP):
        app = at(tab(OTHER), place, story=f"shared-{token}")
        assert app.title[0].value == "A finding to check"
        assert HOMES[1] in shown(app)
        assert "What else stands here" not in shown(app)
        assert not app.get("page_link")
    links.revoke(kept.database(), ME, name, links.given(kept.database(), ME, name)[0].link_id)
    assert app.run().title[0].value == "This link has ended"


def test_a_finding_whose_reading_stands_in_a_draft_alone_has_no_link():
    assert finding("", "draft") is None
    shared = finding("ours", "")
    assert [names for names, *_ in shared["readings"]] == [["A (east)"], ["B (west)"]]


def test_where_no_story_is_kept_the_browser_gives_its_copy_back(monkeypatch):
    monkeypatch.setenv("COPYTASTER_KEEP", "browser")
    app = tab()
    name = made(app)
    named(app, name, "Harbour")
    copy = app.session_state["copies in the browser"][name].data
    monkeypatch.setattr(browser_copy, "_asked", lambda asked: f"{asked} {copy}")
    later = at(tab(), ARTICLES, story=name)
    assert known(later).startswith("Harbour · 1 article · in this")
    assert EAST in shown(later)


@pytest.mark.parametrize("copy", ["", "%%%", "AAAA", "é"])
def test_a_copy_that_is_no_story_opens_nothing(copy, monkeypatch):
    monkeypatch.setenv("COPYTASTER_KEEP", "browser")
    monkeypatch.setattr(browser_copy, "_asked", lambda asked: f"{asked} {copy}")
    app = at(tab(), ARTICLES, story="here-12345678")
    assert app.title[0].value == "This story cannot be opened here"
    monkeypatch.setattr(browser_copy, "_asked", lambda _: f"here-87654321 {copy}")
    assert at(tab(), ARTICLES, story="here-12345678").title[0].value == "Opening your story"


def test_a_story_too_large_for_the_browser_is_said_to_be_in_the_session_only(monkeypatch):
    monkeypatch.setenv("COPYTASTER_KEEP", "browser")
    monkeypatch.setattr(browser_copy, "_MOST", 10)
    app = tab()
    made(app)
    assert "too large for the browser to keep" in shown(app)
    assert known(app).endswith("in this session only")


def tables_kept() -> set[str]:
    """Names of the tables that the store keeps, once those under way are kept."""
    remembered._THREAD.submit(int).result()
    with reading(kept.database()) as connection:
        return set(connection.scalars(select(made_table.c.name)))


def test_tables_made_for_a_saved_story_are_read_again_in_another_session(monkeypatch):
    name = made(first := tab(), EAST + "\n\n" + WEST)
    at(first, FACTS, story=name)
    at(first, OVERLAP, story=name)
    assert {"facts", "conflicts"} <= tables_kept()
    monkeypatch.setattr(fact_rules, "facts", None)
    again = at(tab(), FACTS, story=name)
    assert "could not be made" not in shown(again)
    assert "could not be made" not in shown(at(again, FACTS, story=name))


def test_a_store_that_fails_over_tables_is_never_told_on_the_page(monkeypatch):
    name = made(first := tab())

    def fails(*_: object) -> set[str]:
        raise StoreUnreachable("It does not answer.")

    monkeypatch.setattr(kept_tables, "bring", fails)
    monkeypatch.setattr(kept_tables, "keep", fails)
    assert "does not answer" not in shown(at(first, FACTS, story=name))
    assert "does not answer" not in shown(at(tab(), FACTS, story=name))
    assert tables_kept() == set()


def test_who_opens_a_link_uses_the_tables_of_the_owner(monkeypatch):
    name = made(first := tab(), EAST + "\n\n" + WEST + " Ten came later.")
    at(first, FACTS, story=name)
    at(first, OVERLAP, story=name)
    assert "facts" in tables_kept()
    token = links.give(kept.database(), ME, name, 1)
    monkeypatch.setattr(fact_rules, "facts", None)
    visit = at(tab(OTHER), FACTS, story=visits.name_of(token))
    assert "could not be made" not in shown(visit)


def test_a_story_for_which_there_is_no_room_stays_in_its_tab_and_is_saved_when_there_is(
    monkeypatch,
):
    monkeypatch.setattr(room, "MAX_STORIES", 1)
    before = made(tab())
    app = tab()
    made(app, WEST)
    assert "You keep as many stories here as one editor may (1)" in shown(app)
    assert known(app).endswith("not saved yet")
    listing.remove(kept.database(), ME, before)
    assert known(app.run()).endswith("· saved")


DEMO = "sanctuary_city"


def joined(app: AppTest, place: Place = ENTITIES) -> AppTest:
    """The demo story in that session, two of its names joined."""
    return press(at(app, place), "Merge")


def decided(app: AppTest) -> Decisions:
    return app.session_state["decisions"].get(DEMO, Decisions())


def test_decisions_on_a_story_of_the_shelf_are_there_after_a_reload_and_can_be_undone():
    first = joined(tab())
    assert "saved for you alone, in this browser" in shown(first)
    assert len(decided(first).steps) == 1
    later = at(tab(), ENTITIES)
    assert decided(later).steps == decided(first).steps
    press(later, "Undo last")
    assert decided(later) == Decisions()
    assert decided(at(tab(), ENTITIES)) == Decisions()
    assert listing.listed(kept.database(), ME) == []


def test_decisions_on_a_story_of_the_shelf_are_seen_by_nobody_else():
    joined(tab())
    for other in (tab(OTHER), tab("")):
        app = at(other, ENTITIES)
        assert decided(app) == Decisions() if "decisions" in app.session_state else True
        assert "Undo last" not in {button.label for button in app.button}


def test_decisions_made_before_it_is_known_by_whom_are_saved_as_soon_as_it_is():
    app = joined(tab(""))
    assert "kept in this browser session only" in shown(app)
    app.session_state[owner._HELD] = TOKEN
    assert "saved for you alone" in shown(app.run())
    assert decided(at(tab(), OVERLAP)).steps == decided(app).steps


def test_who_comes_after_another_in_a_session_does_not_see_their_decisions_on_the_shelf():
    app = joined(tab())
    app.session_state[owner._HELD] = OTHER
    assert decided(app.run()) == Decisions()


def test_a_second_tab_is_told_that_the_first_has_decided_on_a_story_of_the_shelf(monkeypatch):
    first, second = tab(), at(tab(), ENTITIES)
    joined(first)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "_recall", lambda *_: None)
        press(second, "Keep separate")
    assert "saved in another tab or window" in shown(second)
    copy = press(second, "Keep mine as a copy")
    assert known(copy) == "Sanctuary city, my copy · 5 articles · saved"
    second = press(at(tab(), ENTITIES), "Undo last")
    assert decided(second) == Decisions()


def test_a_story_of_the_shelf_opens_while_the_store_is_gone_and_saves_afterwards(home):
    app = at(tab(), ENTITIES)
    home.rename(home.with_name("gone"))
    app = press(app, "Merge")
    assert "does not answer just now" in shown(app)
    assert len(decided(app).steps) == 1
    assert known(at(tab(), OVERLAP)).startswith("Sanctuary city")
    home.with_name("gone").rename(home)
    assert "saved for you alone" in shown(app.run())
    assert len(decided(at(tab(), OVERLAP)).steps) == 1


def test_who_only_reads_the_shelf_is_given_no_token_and_asks_no_store(home, monkeypatch):
    monkeypatch.setattr(kept, "database", None)
    assert known(at(tab(""), OVERLAP)).startswith("Sanctuary city")
    assert not home.exists()
