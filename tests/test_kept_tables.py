"""Tables kept with a story are the tables that would be made, or there are none."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from sqlalchemy import delete, select, update

from analysis import Story
from analysis.decisions import Decisions
from analysis.errors import StoryNotFound
from analysis.params import Params
from analysis.sharing import with_names
from analysis.store import links, listing, made, rules, stories
from analysis.store.database import Database, close, opened, reading, writing
from analysis.store.parcels import Parcel, parcels, unpacked
from analysis.store.tables import made as made_table
from analysis.story import TABLES
from tests.conftest import HOSTILE

OTHERS = ("clusters", "origin", "_findings", "letters", "rated_claims")
ME, OURS = "me", "here-1"
ODD = "Zoe\u0308 Fre\u0301mont said on Monday:  “We will not go.”\r\nIt cost £1,200 on 4 May."
ROLES = ["draft", *[""] * len(HOSTILE)]


@pytest.fixture
def lite(tmp_path) -> Iterator[Database]:
    data = opened(f"sqlite:///{tmp_path / 'stories.sqlite3'}")
    yield data
    close(data)


def everything(story: Story) -> Story:
    for name in (*TABLES, *OTHERS):
        getattr(story, name)
    return story


@pytest.fixture(scope="module")
def hostile() -> Story:
    """Texts that read otherwise than they stand, in many scripts, one of them a draft."""
    texts = {"odd": ODD, **HOSTILE}
    articles = {"article_id": list(texts), "text": list(texts.values()), "role": ROLES}
    story = everything(Story(pd.DataFrame(articles)))
    assert story._read is not story
    return story


def small(*texts: str) -> Story:
    return Story(pd.DataFrame({"article_id": [*"abcdef"[: len(texts)]], "text": texts}))


def saved(data: Database, story: Story, story_id: str = OURS) -> None:
    stories.create(data, ME, story_id, story.texts, Decisions())


def again(data: Database, story_id: str = OURS) -> Story:
    """The story as it is opened from the database, with the tables kept with it."""
    story = Story(stories.fetched(data, ME, story_id).articles)
    made.bring(data, ME, story_id, story, story.key)
    return story


def assert_same(one: object, other: object) -> None:
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, check_exact=True, check_column_type=True)
        assert one.dtypes.tolist() == other.dtypes.tolist()
    elif isinstance(one, tuple):
        for a, b in zip(one, other, strict=True):
            assert_same(a, b)
    else:
        assert one == other


@pytest.mark.parametrize("name", ["demo", "hostile"])
def test_every_table_comes_back_as_it_was_made(data, request, name):
    story = everything(request.getfixturevalue(name))
    saved(data, story, name)
    assert set(TABLES) <= made.keep(data, ME, name, story, story.key)
    other = again(data, name)
    assert set(TABLES) | {"clusters", "origin", "_findings"} <= set(other.made())
    for table in (*TABLES, *OTHERS):
        assert_same(getattr(story, table), getattr(other, table))
    if story._read is not story:
        for table in set(TABLES) & set(story._read.made()):
            assert_same(getattr(story._read, table), vars(other._read)[table])


def test_what_was_kept_of_a_story_spares_the_parse(lite, hostile):
    saved(lite, hostile)
    made.keep(lite, ME, OURS, hostile, hostile.key)
    other = everything(again(lite))
    for one in (other, other._read):
        assert not {"docs", "_sentence_vectors", "_batch"} & set(one.made())


def test_tables_of_other_texts_settings_decisions_or_rules_are_not_used(lite, monkeypatch):
    story = small("The council met on Monday.", "The council met on Tuesday.")
    saved(lite, story)
    assert "sentences" in keep_sentences(lite, story)
    for other in (
        small("The council met on Monday.", "The council met on Friday."),
        Story(story.texts, Params(min_run=9)),
        with_names(story, (("Ann Lee", "Anne Lee"),), ()),
    ):
        assert made.bring(lite, ME, OURS, other, other.key) == set()
    assert "sentences" in again(lite).made()
    monkeypatch.setattr(made, "rules", lambda: b"others")
    assert again(lite).made().keys() <= {"key", "_forms"}


def keep_sentences(data: Database, story: Story, owner: str = ME, story_id: str = OURS) -> set[str]:
    assert len(story.sentences)
    return made.keep(data, owner, story_id, story, story.key)


def n_kept(data: Database) -> int:
    with reading(data) as connection:
        return len(connection.execute(select(made_table.c.name)).all())


def test_any_file_added_changed_or_called_otherwise_makes_other_rules(tmp_path):
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "words.txt"
    seen = []
    for text in ("one", "two"):
        file.write_text(text)
        seen.append(rules.fingerprint([tmp_path], ["numpy 1"]))
    file.rename(tmp_path / "words.txt")
    seen.append(rules.fingerprint([tmp_path], ["numpy 1"]))
    seen.append(rules.fingerprint([tmp_path], ["numpy 2"]))
    assert len(set(seen)) == 4
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"compiled")
    assert rules.fingerprint([tmp_path], ["numpy 2"]) == seen[-1]
    assert rules.rules() is rules.rules()


def test_tables_go_with_the_story_and_when_its_articles_change(data):
    story = small("The council met on Monday.")
    for story_id in ("gone", "changed"):
        saved(data, story, story_id)
        keep_sentences(data, story, story_id=story_id)
    before = n_kept(data)
    listing.remove(data, ME, "gone")
    assert n_kept(data) < before
    stories.save(data, ME, "changed", 1, None, Decisions().call("Same texts"))
    assert "sentences" in again(data, "changed").made()
    stories.save(data, ME, "changed", 2, small("Another text.").texts, Decisions())
    with reading(data) as connection:
        names = connection.scalars(select(made_table.c.story_id)).all()
    assert not {"gone", "changed"} & set(names)


def test_tables_of_articles_that_were_changed_meanwhile_are_not_kept(lite):
    story = small("A name that was taken out stands here.")
    saved(lite, story)
    stories.save(lite, ME, OURS, 1, small("It does not stand here.").texts, Decisions())
    assert keep_sentences(lite, story) == set()
    assert n_kept(lite) == 0


def test_nobody_keeps_or_reads_tables_of_a_story_of_somebody_else(lite):
    story = small("The council met on Monday.")
    saved(lite, story)
    with pytest.raises(StoryNotFound):
        keep_sentences(lite, story, owner="somebody else")
    keep_sentences(lite, story)
    other = Story(story.texts)
    assert made.bring(lite, "somebody else", OURS, other, other.key) == set()


def test_who_has_a_link_uses_the_tables_until_it_is_revoked(lite):
    story = small("The council met on Monday.", "It met again.")
    saved(lite, story)
    keep_sentences(lite, story)
    token = links.give(lite, ME, OURS, 1)
    theirs = Story(links.shared(lite, token).articles)
    assert "sentences" in made.bring_shared(lite, token, theirs, theirs.key)
    (link,) = links.given(lite, ME, OURS)
    links.revoke(lite, ME, OURS, link.link_id)
    late = Story(story.texts)
    assert made.bring_shared(lite, token, late, late.key) == set()


def test_a_link_without_the_draft_gets_no_table_with_it(lite):
    texts = pd.DataFrame({"article_id": ["a", "b"], "text": ["Draft.", "Text."], "role": ROLES[:2]})
    story = Story(texts)
    saved(lite, story)
    keep_sentences(lite, story)
    token = links.give(lite, ME, OURS, 1)
    theirs = Story(links.shared(lite, token).articles)
    assert len(theirs.texts) == 1
    assert made.bring_shared(lite, token, theirs, theirs.key) == set()


def parcel(name: str, raw: bytes, size: int | None = None) -> dict[str, tuple[bytes, int]]:
    packed = pa.compress(raw, codec="zstd", asbytes=True)
    return {name: (hashlib.sha256(packed).digest() + packed, len(raw) if size is None else size)}


def arrow(table: pd.DataFrame) -> bytes:
    sink = pa.BufferOutputStream()
    sent = pa.Table.from_pandas(table)
    with pa.ipc.new_stream(sink, sent.schema) as writer:
        writer.write_table(sent)
    return sink.getvalue().to_pybytes()


PICKLED = b"\x80\x04cos\nsystem\n(S'true'\ntR."
DAMAGED = {
    "empty": {"sentences": (b"", 0)},
    "no table": parcel("sentences", b"not arrow"),
    "a pickle": parcel("sentences", PICKLED),
    "a pickle where JSON should be": parcel("clusters", PICKLED),
    "a size that is too small": parcel("sentences", b"x" * 99, 1),
    "a size below nothing": parcel("sentences", b"x", -5),
    "other columns": parcel("sentences", arrow(pd.DataFrame({"article_id": ["a"]}))),
    "an unknown name": parcel("__class__", b"{}"),
    "a method": parcel("take", b"{}"),
    "other JSON": parcel("origin", b"[1, 2]"),
    "groups of numbers": parcel("clusters", b"[[1]]"),
    "half of a pair": parcel("findings of _findings", b"x"),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_what_is_damaged_or_unknown_is_no_table(kind):
    assert unpacked(DAMAGED[kind]) == {}


def test_one_bit_that_flipped_is_no_other_table():
    story = small("The council met on Monday.")
    (one,) = parcels({"sentences": story.sentences})
    for place in range(0, len(one.body), 7):
        body = bytearray(one.body)
        body[place] ^= 4
        assert unpacked({one.name: (bytes(body), one.size)}) == {}


def test_a_damaged_row_of_the_database_is_made_anew(lite):
    story = everything(small("The council met on Monday, said Ann Lee.", "It met on Monday."))
    saved(lite, story)
    made.keep(lite, ME, OURS, story, story.key)
    with writing(lite) as connection:
        connection.execute(
            update(made_table).where(made_table.c.name == "sentences").values(body=b"?")
        )
        connection.execute(delete(made_table).where(made_table.c.name == "facts"))
    other = again(lite)
    assert not {"sentences", "facts"} & set(other.made())
    assert_same(story.sentences, other.sentences)
    assert_same(story.facts, other.facts)


def test_the_largest_tables_are_left_out_where_not_all_fit():
    packed = [Parcel(name, b"", size) for name, size in (("a", 50), ("b", 10), ("c", 30))]
    assert [one.name for one in made.fitting(packed, 45)] == ["b", "c"]
    assert [one.name for one in made.fitting(packed, 40)] == ["b", "c"]
    assert [one.name for one in made.fitting(packed, 39)] == ["b"]
    assert made.fitting(packed, 0) == []


def test_no_module_of_the_store_knows_pickle():
    for path in Path(made.__file__).parent.rglob("*.py"):
        assert "import pickle" not in path.read_text("utf-8")
