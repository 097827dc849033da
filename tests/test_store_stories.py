"""Stories kept for their owner: what comes back, who may ask, the list; and links to them."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from analysis.decisions import Decisions
from analysis.errors import LinkEnded, StoreFull, StoryChanged, StoryNotFound
from analysis.store import links, listing, room, rows, stories
from analysis.store.database import reading

ARTICLES = pd.DataFrame({
    "article_id": ["b", "a"], "text": ["Zwei\r\nTexte\x00 \ufffe 🎉", ""],
    "label": ["East Courier", ""], "role": ["", "draft"],
})  # fmt: skip
MADE = (
    Decisions().join("Ann Lee", "Anne Lee").mark("k", "asked", "Call the source.").call("Harbour")
)


@pytest.fixture
def mine(data, request) -> str:
    """An owner of their own for each test, with one story."""
    owner = f"owner of {request.node.name}"
    stories.create(data, owner, key(owner), ARTICLES, MADE, tab="first")
    return owner


def key(owner: str, n: int = 1) -> str:
    return f"here-{rows.hashed(f'{owner} {n}').hex()[:24]}"


def test_a_story_comes_back_as_it_was_saved_to_the_letter_and_in_its_order(data, mine):
    held = stories.fetched(data, mine, key(mine))
    assert held.version == 1
    assert held.decisions == MADE
    assert held.articles[["article_id", "text", "label", "role"]].equals(ARTICLES.astype("str"))


@settings(max_examples=15)
@given(texts=st.lists(st.text(), max_size=20))
def test_any_text_comes_back_as_it_was(data, texts):
    articles = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts})
    story_id = key(str(texts), time.time_ns())
    stories.create(data, "any", story_id, articles, Decisions())
    assert stories.fetched(data, "any", story_id).articles["text"].tolist() == texts


def test_a_story_without_articles_is_a_story(data, mine):
    stories.save(data, mine, key(mine), 1, ARTICLES.head(0), MADE)
    assert stories.fetched(data, mine, key(mine)).articles.empty
    assert listing.listed(data, mine)[0].n_articles == 0


def test_a_save_of_decisions_alone_leaves_the_articles(data, mine):
    assert stories.save(data, mine, key(mine), 1, None, MADE.call("Bridge")) == 2
    held = stories.fetched(data, mine, key(mine))
    assert held.decisions.title == "Bridge"
    assert len(held.articles) == 2


def test_a_save_over_a_newer_version_is_refused_and_changes_nothing(data, mine):
    stories.save(data, mine, key(mine), 1, None, MADE.call("Newer"), tab="second")
    with pytest.raises(StoryChanged):
        stories.save(data, mine, key(mine), 1, ARTICLES.head(1), MADE.call("Older"), tab="first")
    held = stories.fetched(data, mine, key(mine))
    assert (held.decisions.title, len(held.articles)) == ("Newer", 2)


def test_a_save_whose_answer_got_lost_can_be_made_again_by_its_tab(data, mine):
    stories.save(data, mine, key(mine), 1, None, MADE.call("Once"), tab="first")
    assert stories.save(data, mine, key(mine), 1, None, MADE.call("Twice"), tab="first") == 3
    assert stories.create(data, mine, key(mine), ARTICLES, MADE, tab="first") == 4


def test_nobody_reads_changes_or_shares_the_story_of_somebody_else_by_its_id(data, mine):
    story_id, asked = key(mine), ("stranger", key(mine))
    for attempt in (
        lambda: stories.fetched(data, *asked),
        lambda: stories.version(data, *asked),
        lambda: stories.save(data, *asked, 1, ARTICLES, MADE),
        lambda: stories.create(data, *asked, ARTICLES, MADE),
        lambda: listing.rename(data, *asked, "Mine"),
        lambda: listing.duplicate(data, *asked, key("stranger"), "Mine"),
        lambda: listing.remove(data, *asked),
        lambda: listing.restore(data, *asked),
        lambda: links.give(data, *asked, 30),
        lambda: links.given(data, *asked),
    ):
        with pytest.raises(StoryNotFound):
            attempt()
    assert listing.listed(data, "stranger") == []
    assert stories.fetched(data, mine, story_id).version == 1


def test_the_list_is_searched_by_title_and_first_article_accents_aside(data, mine):
    stories.create(data, mine, key(mine, 2), ARTICLES.tail(1), Decisions().call("Café fire"))
    assert {one.title for one in listing.listed(data, mine)} == {"Harbour", "Café fire"}
    assert [one.title for one in listing.listed(data, mine, "CAFE")] == ["Café fire"]
    assert [one.title for one in listing.listed(data, mine, "east cour")] == ["Harbour"]
    assert listing.listed(data, mine, "nothing so called") == []


def test_a_story_is_renamed_and_a_tab_that_has_it_open_hears_of_it(data, mine):
    assert listing.rename(data, mine, key(mine), "  Bridge \u202e\x00 fire ") == 2
    (one,) = listing.listed(data, mine)
    assert one.title == "Bridge fire"
    with pytest.raises(StoryChanged):
        stories.save(data, mine, key(mine), 1, None, MADE, tab="first")


def test_a_copy_is_a_story_of_its_own(data, mine):
    listing.duplicate(data, mine, key(mine), key(mine, 2), "Harbour, copy")
    stories.save(data, mine, key(mine, 2), 1, ARTICLES.head(1), Decisions())
    held = stories.fetched(data, mine, key(mine))
    assert (held.decisions, len(held.articles)) == (MADE, 2)


def test_a_deleted_story_opens_nowhere_until_it_is_brought_back(data, mine):
    token = links.give(data, mine, key(mine), 30)
    listing.remove(data, mine, key(mine))
    with pytest.raises(StoryNotFound):
        stories.fetched(data, mine, key(mine))
    with pytest.raises(LinkEnded):
        links.shared(data, token)
    assert listing.listed(data, mine) == []
    assert [one.title for one in listing.listed(data, mine, deleted=True)] == ["Harbour"]
    listing.restore(data, mine, key(mine))
    assert stories.fetched(data, mine, key(mine)).decisions == MADE


def test_a_story_deleted_long_ago_is_gone_with_its_texts(data, mine, monkeypatch):
    listing.remove(data, mine, key(mine))
    later = time.time() + 31 * rows.DAY
    monkeypatch.setattr(rows.time, "time", lambda: later)
    assert listing.listed(data, mine, deleted=True) == []
    with pytest.raises(StoryNotFound):
        listing.restore(data, mine, key(mine))
    stories.create(data, mine, key(mine, 2), ARTICLES, MADE)
    listing.remove(data, mine, key(mine, 2))
    with reading(data) as connection:
        assert rows.texts_of(connection, key(mine)).empty


def test_a_link_opens_the_story_without_drafts_and_without_notes(data, mine):
    opens = links.shared(data, links.give(data, mine, key(mine), 30, "Night desk"))
    assert opens.articles["article_id"].tolist() == ["b"]
    assert opens.decisions.marks["k"] == ("asked", "")
    assert opens.decisions.same == MADE.same
    assert opens.extract is None


def test_a_link_shows_the_story_as_it_is_now(data, mine):
    token = links.give(data, mine, key(mine), 30)
    before = links.state(data, token)
    stories.save(data, mine, key(mine), 1, None, MADE.call("Bridge"))
    assert links.state(data, token) > before
    assert links.shared(data, token).decisions.title == "Bridge"


def test_a_link_ends_when_it_is_revoked_and_only_that_link(data, mine):
    ended, other = (links.give(data, mine, key(mine), 30, name) for name in ("one", "other"))
    (gone,) = [one for one in links.given(data, mine, key(mine)) if one.label == "one"]
    with pytest.raises(StoryNotFound):
        links.revoke(data, "stranger", key(mine), gone.link_id)
    links.revoke(data, mine, key(mine), gone.link_id)
    with pytest.raises(LinkEnded, match="make another one"):
        links.shared(data, ended)
    with pytest.raises(LinkEnded):
        links.state(data, ended)
    assert links.shared(data, other)
    listed = {one.label: one.revoked for one in links.given(data, mine, key(mine))}
    assert listed["one"] >= gone.made
    assert listed["other"] == 0


def test_a_link_ends_with_its_day(data, mine, monkeypatch):
    token = links.give(data, mine, key(mine), 1)
    now = time.time()
    monkeypatch.setattr(rows.time, "time", lambda: now + rows.DAY - 5)
    assert links.shared(data, token)
    monkeypatch.setattr(rows.time, "time", lambda: now + rows.DAY + 5)
    with pytest.raises(LinkEnded):
        links.shared(data, token)


@pytest.mark.parametrize("token", ["", "x" * 32, "%", "\x00", "\ud800", "' OR 1=1 --"])
def test_a_guessed_token_opens_nothing(data, mine, token):
    links.give(data, mine, key(mine), 30)
    with pytest.raises(LinkEnded):
        links.shared(data, token)


def test_who_reads_the_database_can_open_nothing_with_it(data, mine):
    token = links.give(data, mine, key(mine), 30)
    (given_out,) = links.given(data, mine, key(mine))
    with pytest.raises(LinkEnded):
        links.shared(data, given_out.link_id)
    with reading(data) as connection:
        held = [
            str([*row])
            for table in (links.link_table, links.story_table)
            for row in connection.execute(links.select(table))
        ]
    assert [row for row in held if token in row or mine in row] == []
    assert len(token) == 32


def test_a_link_to_an_extract_carries_no_text(data, mine):
    extract = {"title": "1,240 or 12,400 homes?", "readings": [["A", "1,240 homes"]]}
    opens = links.shared(data, links.give(data, mine, key(mine), 30, extract=extract))
    assert opens.extract == extract
    assert opens.articles.empty
    assert links.given(data, mine, key(mine))[0].is_extract


def of_size(n: int) -> pd.DataFrame:
    """Articles that hold so many bytes together."""
    return pd.DataFrame({"article_id": ["a", "b"], "text": ["é" * (n // 2 - 5), "x" * 10]})


def test_an_owner_keeps_so_many_stories_and_deleting_one_makes_room(data, mine, monkeypatch):
    monkeypatch.setattr(room, "MAX_STORIES", 2)
    stories.create(data, mine, key(mine, 2), ARTICLES, MADE)
    with pytest.raises(StoreFull, match="as many stories here as one editor may"):
        stories.create(data, mine, key(mine, 3), ARTICLES, MADE)
    assert stories.save(data, mine, key(mine, 2), 1, ARTICLES, MADE) == 2
    stories.create(data, f"{mine} too", key(mine, 4), ARTICLES, MADE)
    listing.remove(data, mine, key(mine, 2))
    stories.create(data, mine, key(mine, 3), ARTICLES, MADE)
    with pytest.raises(StoreFull):
        listing.restore(data, mine, key(mine, 2))


def test_an_owner_keeps_so_many_bytes_and_deleted_stories_give_way(data, request, monkeypatch):
    monkeypatch.setattr(room, "MAX_OWNED", 1_000)
    mine = f"owner of {request.node.name}"
    stories.create(data, mine, key(mine, 1), of_size(600), MADE)
    with pytest.raises(StoreFull, match="of text together"):
        stories.create(data, mine, key(mine, 2), of_size(402), MADE)
    stories.create(data, mine, key(mine, 2), of_size(400), MADE)
    with pytest.raises(StoreFull):
        stories.save(data, mine, key(mine, 2), 1, of_size(500), MADE)
    assert stories.version(data, mine, key(mine, 2)) == 1
    listing.remove(data, mine, key(mine, 1))
    stories.create(data, mine, key(mine, 3), of_size(300), MADE)
    assert listing.listed(data, mine, deleted=True) == []
    with pytest.raises(StoryNotFound):
        listing.restore(data, mine, key(mine, 1))


def test_a_server_keeps_so_many_bytes_of_all_owners_together(data, mine, request, monkeypatch):
    with reading(data) as connection:
        before = connection.scalar(text("SELECT COALESCE(SUM(LENGTH(text)), 0) FROM article"))
    monkeypatch.setattr(room, "MAX_STORED", before + 1_000)
    other = f"other owner of {request.node.name}"
    stories.create(data, mine, key(mine, 5), of_size(600), MADE)
    with pytest.raises(StoreFull, match=r"as much text as it may .* for all who use it"):
        stories.create(data, other, key(other, 6), of_size(402), MADE)
    stories.create(data, other, key(other, 6), of_size(400), MADE)
    with pytest.raises(StoreFull, match="download a story file"):
        stories.save(data, other, key(other, 6), 1, of_size(402), MADE)
    assert stories.save(data, other, key(other, 6), 1, of_size(300), MADE) == 2
    listing.remove(data, mine, key(mine, 5))
    with pytest.raises(StoreFull):
        stories.create(data, other, key(other, 7), of_size(400), MADE)
    stories.create(data, mine, key(mine, 8), of_size(700), MADE)
    assert stories.version(data, other, key(other, 6)) == 2


def test_what_shrinks_is_saved_however_much_an_owner_keeps(data, request, monkeypatch):
    mine = f"owner of {request.node.name}"
    stories.create(data, mine, key(mine), of_size(600), MADE)
    monkeypatch.setattr(room, "MAX_OWNED", 100)
    assert stories.save(data, mine, key(mine), 1, of_size(500), MADE) == 2
    assert stories.save(data, mine, key(mine), 2, None, MADE) == 3
