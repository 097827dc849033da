"""The story file: exact, deterministic, and safe to open whoever made it."""

import io
import json
import tracemalloc
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest, limits, store
from analysis.decisions import STATES, Decisions, Mark, Step
from analysis.errors import UnreadableStory, UnreadableTable
from analysis.store import file

ARTICLES = pd.DataFrame({
    "article_id": ["b", "a"],
    "text": ["“Nothing,” said Ann Lee.\r\n\tNot a word.\n", "=1+1 is how Anne Lee begins. 🎉"],
    "outlet": ["East Courier", ""],
    "role": ["draft", "agency"],
})  # fmt: skip
MADE = Decisions().join("Ann Lee", "Anne Lee").mark("conflict 1", "asked", "Rang the desk at noon.")


def packed(index: object, files: dict[str, bytes] | None = None) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("story.json", index if isinstance(index, bytes) else json.dumps(index))
        for name, text in (files or {}).items():
            archive.writestr(name, text)
    return raw.getvalue()


def index(articles: list, version: object = 1, **more: object) -> dict:
    return {"format": "copytaster story", "version": version, "articles": articles, **more}


def one(name: str = "a", file: str = "texts/1.txt", **more: object) -> dict:
    return {"article_id": name, "file": file, **more}


def refused(raw: bytes) -> str:
    with pytest.raises(UnreadableStory) as error:
        store.unpack(raw)
    message = str(error.value)
    assert message.count(". ") <= 1
    assert message.endswith(".")
    return message


def test_texts_metadata_merges_marks_and_notes_come_back_exactly():
    articles, made, problems = store.unpack(store.pack(ARTICLES, MADE))
    assert articles["article_id"].tolist() == ["a", "b"]
    assert articles["text"].tolist() == ARTICLES["text"].tolist()[::-1]
    assert articles["outlet"].tolist() == ["", "East Courier"]
    assert articles["role"].tolist() == ["agency", "draft"]
    assert made == MADE
    assert made.same == (("Ann Lee", "Anne Lee"),)
    assert made.marks["conflict 1"] == Mark("asked", "Rang the desk at noon.")
    assert problems.empty


def test_equal_stories_give_equal_bytes_in_any_order():
    assert store.pack(ARTICLES, MADE) == store.pack(ARTICLES.iloc[::-1], MADE)


def test_a_story_file_holds_json_and_plain_texts_only():
    with zipfile.ZipFile(io.BytesIO(store.pack(ARTICLES, MADE))) as archive:
        assert archive.namelist() == ["story.json", "texts/0001-a.txt", "texts/0002-b.txt"]
        assert json.loads(archive.read("story.json"))["version"] == store.VERSION
        assert archive.read("texts/0001-a.txt").decode() == ARTICLES["text"][1]


def test_a_story_without_articles_comes_back_empty_with_its_columns():
    articles, made, problems = store.unpack(
        store.pack(pd.DataFrame({"article_id": [], "text": []}))
    )
    assert articles.empty
    assert problems.empty
    assert list(articles)[:2] == ["article_id", "text"]
    assert made == Decisions()


def test_a_table_without_texts_is_refused_before_it_is_packed():
    with pytest.raises(UnreadableTable, match="no column text"):
        store.pack(pd.DataFrame({"article_id": ["a"]}))


names = st.text(min_size=1, max_size=20)
steps = st.builds(Step, st.sampled_from(("join", "part", "speaker")), names, names,
                  st.lists(names, max_size=3).map(tuple))  # fmt: skip
marked = st.dictionaries(names, st.builds(Mark, st.sampled_from(STATES), st.text(max_size=20)))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(names, st.text(alphabet=st.characters(codec="utf-8"), max_size=80), max_size=4),
    st.builds(Decisions, st.lists(steps, max_size=5).map(tuple), marked),
)
def test_any_text_and_any_decision_round_trips(texts, made):
    given_articles = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    raw = store.pack(given_articles, made)
    articles, back, problems = store.unpack(raw)
    assert dict(zip(articles["article_id"], articles["text"], strict=True)) == texts
    assert back == made
    assert problems.empty
    assert store.pack(articles, back) == raw


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_in_a_sentence_or_opened_in_part(data):
    raw = bytearray(store.pack(ARTICLES, MADE))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        articles, _, _ = store.unpack(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
    except UnreadableStory:
        return
    assert len(articles) <= 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(json_values, json_values, json_values)
def test_any_json_in_place_of_ours_is_read_in_part_or_refused(about, steps_given, marks_given):
    made = {"steps": steps_given, "marks": marks_given}
    raw = packed(index([one(label=about), about], decisions=made), {"texts/1.txt": b"Text."})
    articles, _, problems = store.unpack(raw)
    assert articles["text"].tolist() == ["Text."]
    assert len(problems) >= 1


@pytest.mark.parametrize(
    "raw",
    [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\x00" * 18, packed(b"{"), packed(b"\xff\xfe"),
     packed([]), packed({"version": 1}), packed(b"[" * 200_000), packed(b"9" * 10_000)],
)  # fmt: skip
def test_what_is_no_story_file_is_said_so(raw):
    assert "downloaded under Articles" in refused(raw)


def test_a_newer_story_file_is_told_from_a_damaged_one():
    assert "newer Copytaster" in refused(packed(index([], version=2)))
    assert "incomplete" in refused(packed(index([], version="1")))
    assert "incomplete" in refused(packed(index([], version=True)))


def test_a_missing_text_is_told_and_the_others_open():
    raw = packed(index([one("a"), one("b", "texts/2.txt")]), {"texts/1.txt": b"Here."})
    articles, _, problems = store.unpack(raw)
    assert articles["article_id"].tolist() == ["a"]
    assert problems["problem"].tolist() == ["The text of b is missing or damaged and was left out."]
    assert "None of the texts" in refused(packed(index([one("b", "texts/2.txt")])))


def test_an_article_that_stands_twice_is_opened_once():
    raw = packed(
        index([one(), one(file="texts/2.txt"), one("")]),
        {"texts/1.txt": b"First.", "texts/2.txt": b"Second."},
    )
    articles, _, problems = store.unpack(raw)
    assert articles["text"].tolist() == ["First."]
    assert len(problems) == 2


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "texts/../../x.txt", "story.json",
                                  "texts/a/b.txt", "texts\\x.txt", "texts/.txt", 7])  # fmt: skip
def test_only_files_below_texts_are_read(file):
    leaked = {} if file == "story.json" else {str(file): b"Leaked."}
    raw = packed(index([one(), one("b", file)]), {"texts/1.txt": b"Fine.", **leaked})
    articles, _, problems = store.unpack(raw)
    assert articles["text"].tolist() == ["Fine."]
    assert len(problems) == 1


def test_a_bomb_is_never_unpacked(monkeypatch):
    monkeypatch.setattr(file, "MAX_TEXTS", 1_000_000)
    files = {"texts/1.txt": b"0" * 40_000_000, "texts/2.txt": b"Small."}
    raw = packed(index([one(), one("b", "texts/2.txt")]), files)
    assert len(raw) < 100_000
    del files
    tracemalloc.start()
    articles, _, problems = store.unpack(raw)
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()
    assert articles["article_id"].tolist() == ["b"]
    assert len(problems) == 1


def unpacked(raw: bytes) -> tuple[pd.DataFrame, list[str], int]:
    """The articles, what is told, and the most memory in use meanwhile, in bytes."""
    tracemalloc.start()
    articles, _, problems = store.unpack(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return articles, problems["problem"].tolist(), peak


def test_a_text_that_two_hundred_articles_name_is_unpacked_once():
    names = [one(f"a{n}") for n in range(200)]
    articles, told, peak = unpacked(packed(index(names), {"texts/1.txt": b"0" * 500_000}))
    assert articles["article_id"].tolist() == ["a0"]
    assert told[0] == "The article a1 names the text of a0 again and was left out."
    assert len(told) == 199
    assert peak < 4_000_000


def test_a_damaged_text_is_not_tried_again_for_another_article(monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(
        file.Packed, "read", lambda self, name, most, go=file.Packed.read: (
            read.append(name), go(self, name, most))[1]
    )  # fmt: skip
    names = [one("good", "texts/2.txt"), one("a"), one("b"), one("c")]
    store.unpack(packed(index(names), {"texts/1.txt": b"\xff", "texts/2.txt": b"Here."}))
    assert read == ["story.json", "texts/2.txt", "texts/1.txt"]


def test_a_text_is_as_long_as_an_upload_and_no_longer(monkeypatch):
    monkeypatch.setattr(file, "MAX_TEXT", 10)
    files = {"texts/1.txt": b"0123456789", "texts/2.txt": b"0123456789x"}
    articles, told, _ = unpacked(packed(index([one(), one("b", "texts/2.txt")]), files))
    assert articles["article_id"].tolist() == ["a"]
    assert told == ["The text of b is larger than 0 MB and was left out."]
    assert ingest.MAX_BYTES == limits.MAX_TEXT


def test_the_texts_of_a_story_count_together(monkeypatch):
    monkeypatch.setattr(file, "MAX_TEXTS", 1_000_000)
    names = [one(f"a{n}", f"texts/{n}.txt") for n in range(9)]
    files = {f"texts/{n}.txt": b"0" * 300_000 for n in range(9)}
    articles, told, _ = unpacked(packed(index(names), files))
    assert len(articles) == 3
    assert told[0] == "The texts of this file hold more than 1 MB, so that of a3 was left out."


def lying(raw: bytes, name: bytes, size: int) -> bytes:
    """The zip with another size said of one file, in its list and before its bytes."""
    said = bytearray(raw)
    at = said.rindex(b"PK\x01\x02", 0, said.rindex(name))
    said[at + 24 : at + 28] = size.to_bytes(4, "little")
    at = said.index(name) - 30
    said[at + 22 : at + 26] = size.to_bytes(4, "little")
    return bytes(said)


def test_a_text_that_says_it_is_short_is_not_believed(monkeypatch):
    monkeypatch.setattr(file, "MAX_TEXTS", 1_000_000)
    names = [one("a", "texts/1.txt"), one("b", "texts/2.txt")]
    raw = packed(index(names), {"texts/1.txt": b"0" * 40_000_000, "texts/2.txt": b"Small."})
    articles, told, peak = unpacked(lying(raw, b"texts/1.txt", 100))
    assert articles["article_id"].tolist() == ["b"]
    assert told == ["The text of a is missing or damaged and was left out."]
    assert peak < 4_000_000


def test_damaged_texts_count_towards_what_is_unpacked(monkeypatch):
    monkeypatch.setattr(file, "MAX_TEXTS", 1_000_000)
    names = [one(f"a{n}", f"texts/{n}.txt") for n in range(20)]
    raw = packed(index(names), {f"texts/{n}.txt": b"0" * 400_000 for n in range(20)})
    for n in range(20):
        raw = lying(raw, f"texts/{n}.txt".encode(), 300_000)
    got: list[int] = []
    read = zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile, "read", lambda self, n=-1: (got.append(n), read(self, n))[1]
    )
    assert "None of the texts" in refused(raw)
    assert len(got) * 65_536 < 3_000_000


SHAPES = {
    "lists": b"[],",
    "tables": b"{},",
    "nested": b"[[[[]]]],",
    "numbers": b"1e9,",
    "words": b'"ab",',
    "letters": '"\U0001f389",'.encode(),
    "keys": b'{"a":{}},',
}


@pytest.mark.parametrize("n", [16_000, 2_000_000], ids=["many", "very many"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_story_json_of_any_shape_takes_little_memory(shape, n):
    start = json.dumps(index([]))[:-1].encode()
    raw = packed(start + b', "more": [' + SHAPES[shape] * n + b"0]}")
    tracemalloc.start()
    try:
        store.unpack(raw)
    except UnreadableStory as error:
        assert "larger than any" in str(error)  # noqa: PT017 - either is right
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000 + 4 * len(raw)


def test_the_largest_story_that_can_be_made_is_opened_again():
    made = Decisions(
        tuple(Step("join", f"Ann Lee {n}", f"Anne Lee {n}") for n in range(limits.MAX_STEPS)),
        {f"conflict {n}": Mark("asked", "Rang.") for n in range(limits.MAX_MARKS)},
    )
    names = [f"{n}{'n' * 100}" for n in range(limits.MAX_ARTICLES)]
    articles = pd.DataFrame({"article_id": names, "text": "Text.", "title": "T" * 300})
    back, decided, problems = store.unpack(store.pack(articles, made))
    assert len(back) == limits.MAX_ARTICLES
    assert decided == made
    assert problems.empty


def test_too_many_files_or_bytes_are_refused_before_they_are_listed(monkeypatch):
    monkeypatch.setattr(file, "MAX_ARTICLES", 5)
    files = {f"texts/{n}.txt": b"x" for n in range(200)}
    assert "larger than" in refused(packed(index([]), files))
    monkeypatch.setattr(file, "MAX_FILE", 1_000)
    assert "larger than" in refused(b"PK" + b"0" * 1_000)


def test_more_articles_than_a_story_holds_are_told(monkeypatch):
    monkeypatch.setattr(file, "MAX_ARTICLES", 3)
    names = [one(f"a{n}", f"texts/{n}.txt") for n in range(9)]
    files = {f"texts/{n}.txt": b"Text." for n in range(9)}
    articles, told, _ = unpacked(packed(index(names), files))
    assert len(articles) == 3
    assert told == ["Only the first 3 articles were opened."]


def test_a_locked_or_oddly_packed_text_is_left_out():
    raw = bytearray(packed(index([one()]), {"texts/1.txt": b"Fine."}))
    at = raw.rindex(b"PK\x01\x02")
    locked, odd = bytearray(raw), bytearray(raw)
    locked[at + 8] |= 1
    odd[at + 10] = 14
    for hostile in (locked, odd):
        assert "None of the texts" in refused(bytes(hostile))


def test_half_characters_in_names_and_notes_are_dropped():
    decisions = {"marks": {"k\ud800": {"state": "asked", "note": "\udfffRang."}}}
    raw = packed(index([one(label="East\ud83d")], decisions=decisions), {"texts/1.txt": b"Text."})
    articles, made, _ = store.unpack(raw)
    assert articles["label"].tolist() == ["East"]
    assert made.marks == {"k": Mark("asked", "Rang.")}


def test_decisions_that_make_no_sense_are_left_out_and_counted():
    steps_given = [{"kind": "join", "one": "Ann Lee", "other": "Anne Lee"}, {"kind": "erase"}, 7,
                   {"kind": "part", "one": "Ann Lee", "other": ["x"], "beside": 3}]  # fmt: skip
    marks_given = {"k": {"state": "asked", "note": 5}, "l": {"state": "gone"}, "m": None}
    raw = packed(index([], decisions={"steps": steps_given, "marks": marks_given}))
    _, made, problems = store.unpack(raw)
    assert made.steps == (Step("join", "Ann Lee", "Anne Lee"),)
    assert made.marks == {"k": Mark("asked")}
    assert problems["problem"].tolist() == [
        "5 of the editor's decisions could not be read and were left out."
    ]


@pytest.mark.parametrize(("name", "most", "why"), [
    ("MAX_ARTICLES", 1, "holds 1 articles; this story has 2"),
    ("MAX_TEXT", 10, "one of these is longer"),
    ("MAX_TEXTS", 60, "these hold more"),
])  # fmt: skip
def test_texts_too_long_for_one_file_are_known_beforehand(monkeypatch, name, most, why):
    assert store.fits(ARTICLES)
    monkeypatch.setattr(file, name, most)
    assert not store.fits(ARTICLES)
    assert why in store.too_large(ARTICLES)


def test_texts_of_just_the_most_that_a_file_holds_fit(monkeypatch):
    sizes = [len(text.encode()) for text in ARTICLES["text"]]
    most = {"MAX_ARTICLES": len(sizes), "MAX_TEXT": max(sizes), "MAX_TEXTS": sum(sizes)}
    for name, held in most.items():
        monkeypatch.setattr(file, name, held)
    assert store.too_large(ARTICLES) == ""
    for name, held in most.items():
        monkeypatch.setattr(file, name, held - 1)
        assert store.too_large(ARTICLES)
        monkeypatch.setattr(file, name, held)


def test_marks_of_direction_are_taken_out_of_what_an_article_is_called():
    raw = packed(index([one(label="East\u202etxt.exe\u2066")]), {"texts/1.txt": b"Text."})
    assert store.unpack(raw)[0]["label"].tolist() == ["Easttxt.exe"]


@pytest.mark.parametrize(("asked", "n"), [
    ("8", 8), (" 8 ", 8), ("", 5), ("0", 5), ("-1", 5), ("5 MB", 5), ("²", 5), ("9" * 50, 5)
])  # fmt: skip
def test_an_operator_sets_a_limit_and_a_slip_leaves_the_usual_one(monkeypatch, asked, n):
    monkeypatch.setenv("COPYTASTER_MAX_TEXT_MB", asked)
    assert limits.whole("COPYTASTER_MAX_TEXT_MB", 5) == n
