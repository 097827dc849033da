"""What is taken away to be shown: the brief, the evidence pack, a story in a notebook."""

import csv
import io
import json
import re
import zipfile
from dataclasses import asdict
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from analysis import Story, export, store
from analysis.__main__ import main
from analysis.decisions import Decisions, Mark
from analysis.errors import UnreadableStory
from analysis.ingest import packed as packing
from analysis.story import TABLES
from analysis.version import VERSION
from tests import files
from tests.conftest import HOSTILE

DAY = date(2026, 11, 28)
TRAP = "<script>alert(1)</script><img src=http://127.0.0.1:9/x onerror=alert(2)>"
VOTES = {
    "east": f"{TRAP} council: The council voted 9 to 2 on Monday to close the old baths in May, "
    "said the mayor. Repairs will cost 40,000 pounds, the mayor said.",
    "west": "The council voted 9 to 2 on Monday to close the old baths in May, said the mayor. "
    "Repairs will cost 70,000 pounds, the mayor said. ![x](http://127.0.0.1:9/y)",
}
LOADING = {"src", "href", "srcset", "action", "data", "poster", "background", "formaction"}


class Tags(HTMLParser):
    """Every tag and attribute of a page, and all its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.words += data


def story(texts: dict[str, str], **columns: object) -> Story:
    return Story(pd.DataFrame({"article_id": [*texts], "text": [*texts.values()], **columns}))


def material(one: Story, made: Decisions | None = None, title: str = "Baths") -> export.Material:
    tables, failed = export.tables_of(one, TABLES)
    given = (one.texts, one.params, made or Decisions(), tables, failed)
    return export.Material(title, DAY, *given)


@pytest.fixture(scope="module")
def baths() -> Story:
    return story(VOTES, title=[TRAP, "West"], outlet=["East <b>Courier</b>", ""])


@pytest.fixture(scope="module")
def decided(baths) -> Decisions:
    key = baths.findings["finding_key"].iloc[0]
    return Decisions().mark(key, "asked", f"Rang the desk. {TRAP}").join("Ann Lee", f"Ann{TRAP}")


@pytest.fixture(scope="module")
def packed(baths, decided) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(export.pack(material(baths, decided, f"Baths {TRAP}"))))


def test_a_brief_tells_every_finding_with_all_its_readings_and_whose_they_are(demo):
    words = " ".join(Tags(export.brief(material(demo))).words.split())
    texts = dict(zip(demo.texts["article_id"], demo.texts["text"], strict=True))
    for title in demo.findings["title"]:
        assert " ".join(title.split()) in words
    for row in demo.readings.itertuples():
        assert " ".join(texts[row.article_id][row.start : row.stop].split()) in words
        assert f"{demo.letters[row.article_id]}, characters {row.start:,} to {row.stop:,}" in words
    for label in demo.articles["label"]:
        assert label in words


def test_a_brief_says_when_it_was_made_what_stands_out_and_what_it_cannot_show(demo):
    words = Tags(export.brief(material(demo))).words
    assert "Made on 28 November 2026 from 5 articles." in words
    assert f"Copytaster {VERSION}" in words
    assert re.search(r"\w differs? from the others on \d+ of \d+ points", words)
    assert "does not say which of them is right" in words
    assert "Little shared wording proves nothing" in words


def test_a_brief_holds_marks_and_notes_as_they_were_written(packed):
    words = Tags(packed.read("brief.html").decode()).words
    assert "· asked" in words
    assert f"Rang the desk. {TRAP}" in words
    assert f"“Ann Lee” and “Ann{TRAP}” are one name." in words


def test_no_text_title_name_or_note_becomes_markup_or_loads_anything(packed):
    page = Tags(packed.read("brief.html").decode())
    assert not {"script", "img", "iframe", "object", "embed", "link", "a", "form"} & {*page.tags}
    assert not LOADING & page.attributes
    assert not [name for name in page.attributes if name.startswith("on")]
    assert TRAP in page.words
    raw = packed.read("brief.html").decode()
    assert "default-src 'none'" in raw
    assert "url(" not in raw
    assert "@import" not in raw


def test_a_brief_of_hostile_texts_stays_text():
    again = {f"{name} again": f"{text} \x00\x1b \u202e end" for name, text in HOSTILE.items()}
    one = story({**HOSTILE, **again}, title=[*HOSTILE.values(), *again.values()])
    page = export.brief(material(one))
    assert not {"script", "img"} & {*Tags(page).tags}
    assert not re.search("[\x00-\x08\x0b-\x1f]", page)


def test_a_story_of_no_or_one_article_has_a_brief_too():
    for texts in ({}, {"a": "One article. It stands alone."}):
        words = Tags(export.brief(material(story(texts)))).words
        assert "Nothing that is sure enough to be listed" in words


def test_a_brief_without_findings_says_why(demo, monkeypatch):
    held = material(demo)
    kept = {name: table for name, table in held.tables.items() if name != "findings"}
    page = export.brief(held._replace(tables=kept, failed={"findings": "There is no model."}))
    assert "There is no model." in Tags(page).words
    assert "Worth checking" not in page


def test_a_pack_holds_tables_settings_decisions_notes_story_and_brief(packed, baths, decided):
    names = set(packed.namelist())
    assert names >= {"README.txt", "brief.html", "story.zip", "settings.json"}
    assert {f"tables/{name}.csv" for name in TABLES} <= names
    settings = json.loads(packed.read("settings.json"))
    assert settings == json.loads(json.dumps(asdict(baths.params)))
    assert settings["min_run"] == baths.params.min_run
    (step,) = rows(packed, "decisions.csv")
    assert step["kind"] == "join"
    (mark,) = rows(packed, "marks.csv")
    assert mark["state"] == "asked"
    assert mark["note"].startswith("Rang the desk.")
    assert mark["title"] == baths.findings["title"].iloc[0]


def rows(packed: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(packed.read(name).decode("utf-8-sig"))))


def test_a_note_in_a_pack_never_becomes_a_formula(baths):
    key = baths.findings["finding_key"].iloc[0]
    made = Decisions().mark(key, "asked", "=HYPERLINK(1)").join("=A1", "+B1")
    raw = export.pack(material(baths, made))
    held = zipfile.ZipFile(io.BytesIO(raw))
    assert rows(held, "marks.csv")[0]["note"] == "'=HYPERLINK(1)"
    assert rows(held, "decisions.csv")[0]["one"] == "'=A1"


def test_a_mark_on_a_finding_that_is_no_longer_found_stays_in_the_pack(baths):
    raw = export.pack(material(baths, Decisions().mark("gone", "settled", "Seen.")))
    (mark,) = rows(zipfile.ZipFile(io.BytesIO(raw)), "marks.csv")
    assert (mark["finding_key"], mark["note"], mark["title"]) == ("gone", "Seen.", "")


def test_opening_a_pack_restores_the_story_and_what_was_decided(baths, decided):
    raw = export.pack(material(baths, decided))
    articles, made, problems = store.unpack(raw)
    assert articles["text"].tolist() == baths.texts["text"].tolist()
    assert articles["title"].tolist() == baths.texts["title"].tolist()
    assert made == decided
    assert problems.empty


def test_a_pack_of_the_most_articles_opens_again(baths):
    texts = {f"a{n:03d}": f"Article {n} says little." for n in range(198)} | VOTES
    held = material(baths)._replace(texts=story(texts).texts)
    assert len(store.unpack(export.pack(held))[0]) == 200


def test_a_zip_that_only_looks_like_a_pack_is_refused_in_a_sentence():
    for held in ({"story.zip": b"no zip"}, {"story.zip": files.zipped({"story.zip": "x"})}):
        with pytest.raises(UnreadableStory):
            store.unpack(files.zipped(held))


def test_a_bomb_inside_a_pack_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(packing, "MAX_FILE", 100_000)
    bomb = files.zipped({"story.zip": b"\0" * 50_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableStory):
        store.unpack(bomb)


def test_equal_material_gives_an_equal_pack(baths, decided):
    assert export.pack(material(baths, decided)) == export.pack(material(baths, decided))


def test_a_pack_says_what_is_missing(baths):
    held = material(baths)._replace(failed={"facts": "The table facts could not be made."})
    readme = zipfile.ZipFile(io.BytesIO(export.pack(held))).read("README.txt").decode("utf-8-sig")
    assert "facts: The table facts could not be made." in readme
    assert "brief.html: " in readme


def test_the_command_writes_the_brief_of_files_of_every_kind(tmp_path, capsys):
    given = {
        "page.html": files.page(*files.WORDS).encode(),
        "desk.docx": files.docx(files.paragraphs(*(files.run(one) for one in files.WORDS))),
        "wire.eml": files.mail(),
        "feed.xml": files.rss(files.item("Library", files.WORDS[0])).encode(),
        "plain.txt": " ".join(files.WORDS).encode(),
        "all.zip": files.zipped({"inner.txt": files.WORDS[1]}),
    }
    for name, raw in given.items():
        (tmp_path / name).write_bytes(raw)
    out = tmp_path / "out"
    paths = [str(tmp_path / name) for name in given]
    assert main([*paths, "--out", str(out), "--report"]) == 0
    assert "and brief.html" in capsys.readouterr().out
    words = Tags((out / "brief.html").read_text("utf-8")).words
    articles = pd.read_csv(out / "articles.csv", encoding="utf-8-sig")
    assert len(articles) >= len(given)
    assert all(title in words for title in articles["title"].dropna())


def test_a_notebook_shows_articles_rows_of_tables_and_first_findings(demo):
    shown = Tags(demo._repr_html_()).words
    assert "Story of 5 articles" in shown
    assert demo.findings["title"].iloc[0] in shown
    assert f"passages {len(demo.passages)}" in shown


def test_in_a_notebook_no_text_becomes_markup(baths):
    page = Tags(baths._repr_html_())
    assert {*page.tags} <= {"div", "p", "b", "ol", "ul", "li", "code"}
    assert page.attributes == set()


def test_looking_at_a_large_story_in_a_notebook_makes_no_table():
    one = story({f"a{n}": f"Article {n} says little." for n in range(40)})
    assert "and 28 more" in one._repr_html_()
    assert "findings" not in one.made()


def test_the_version_is_that_of_the_project():
    project = Path(__file__).resolve().parents[1] / "pyproject.toml"
    assert f'version = "{VERSION}"' in project.read_text("utf-8")


def test_a_mark_comes_back_from_a_pack_taken_of_the_demo(demo):
    key = demo.findings["finding_key"].iloc[0]
    raw = export.pack(material(demo, Decisions().mark(key, "settled", "Both say so.")))
    assert store.unpack(raw)[1].marks == {key: Mark("settled", "Both say so.")}
