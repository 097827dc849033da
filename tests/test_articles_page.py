"""The articles page: search, parts of a long text, texts taken in, what is known of them edited."""

import pandas as pd
import pytest
from streamlit import get_option
from streamlit.testing.v1 import AppTest

from analysis import Story, limits, store
from analysis.text.search import hits
from pages.ui import markup
from pages.ui.articles import adding as intake
from pages.ui.articles import fulltext, search, story_file
from tests.conftest import write_story

TEXTS = {
    "harbour": "The Café Club met.\nIt said: “We are here.”",
    "long": "The council met on Monday and voted.\n" * 3_000,
}


@pytest.fixture
def app(tmp_path, monkeypatch) -> AppTest:
    write_story(tmp_path / "desk", TEXTS)
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


def opened(app: AppTest, **parameters: str) -> AppTest:
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.switch_page("pages/articles.py").run()


def shown(app: AppTest) -> str:
    return " ".join(html.proto.body for html in app.get("html"))


def pasted(app: AppTest, text: str, **about: str) -> AppTest:
    """The form filled in and sent."""
    app = opened(app, view="Add articles")
    app.text_area[0].set_value(text)
    for field, value in about.items():
        next(one for one in app.text_input if field in one.label).set_value(value)
    return next(b for b in app.button if "story" in b.label).click().run()


def test_hits_stand_in_a_list_with_their_words_around_them():
    story = Story(pd.DataFrame({"article_id": list(TEXTS), "text": list(TEXTS.values())}))
    rows = search.table(story, "cafe club")
    assert rows[["letter", "before", "found", "after"]].iloc[0].tolist() == [
        "A", "The", "Café Club", "met. It said: “We are here.”"
    ]  # fmt: skip
    text = TEXTS["harbour"]
    assert text[rows["start"][0] : rows["stop"][0]] == rows["text"][0] == "Café Club"
    assert len(search.table(story, "council")) == search.MOST
    assert "B 3,000. The first 500 of an article are listed." in search.summary(story, "council")


def test_a_search_says_how_often_the_words_stand_where(app):
    app = opened(app, story="desk", find="we are HERE")
    assert not app.exception
    assert "stands 1 time in 1 article: A 1." in shown(app)
    assert "<mark>We are here</mark>" in shown(app)


def test_a_search_without_result_says_so(app):
    assert "stands in none of these articles" in shown(opened(app, story="desk", find="<b>"))


def test_a_link_to_a_place_opens_the_text_there(app):
    app = opened(app, story="desk", a="B", at="74000")
    body = app.get("html")[-1].proto.body
    assert not app.exception
    assert 0 < len(body) <= fulltext.PART + 20_000
    assert any("from the beginning" in button.label for button in app.button)
    next(button for button in app.button if "beginning" in button.label).click().run()
    assert not any("from the beginning" in button.label for button in app.button)


@pytest.mark.parametrize("at", ["-1", "²", "9" * 5000, "x", "74000000"])
def test_a_place_that_is_none_is_the_beginning(app, at):
    app = opened(app, story="desk", a="B", at=at)
    assert not app.exception
    assert not any("from the beginning" in button.label for button in app.button)


@pytest.mark.parametrize("at", ["-1", "²", "9" * 5000])
def test_the_reader_takes_no_harm_from_a_place_that_is_none(app, at):
    app.query_params["at"] = at
    assert not app.switch_page("pages/side_by_side.py").run().exception


def test_a_long_text_comes_in_parts_that_join_to_the_whole():
    text = TEXTS["long"] + "x" * 50_000
    cuts = fulltext.parts(text)
    assert "".join(text[start:stop] for start, stop in cuts) == text
    assert max(stop - start for start, stop in cuts) <= fulltext.PART


def test_marks_stand_where_the_words_do_and_markup_stays_literal(monkeypatch):
    bodies: list[str] = []
    monkeypatch.setattr(markup.st, "html", bodies.append)
    text = "<b>one</b>\n\ntwo <i>"
    markup.article(text, 0, len(text), hits(text, "b> two"))
    assert bodies == [
        '<div class="ct-article"><p dir="auto">&lt;b&gt;one&lt;/<mark>b&gt;</mark></p>'
        '<p dir="auto"><mark>two</mark> &lt;i&gt;</p></div>'
    ]


def test_what_is_known_of_a_pasted_text_is_kept_with_it(app):
    app = pasted(app, "The council met.", call="East", outlet="East Courier", date="23 Nov 2024")
    assert not app.exception
    articles = next(iter(app.session_state["drafts"].values()))
    assert articles[["article_id", "label", "outlet", "published"]].iloc[0].tolist() == [
        "East", "East", "East Courier", "2024-11-23"
    ]  # fmt: skip


def test_a_date_that_is_none_is_told_and_the_text_is_kept(app):
    app = pasted(app, "The council met.", date="yesterday")
    assert "“yesterday” is not a date" in shown(app)
    assert next(iter(app.session_state["drafts"].values()))["published"].tolist() == [""]


def test_a_form_without_a_text_says_so(app):
    assert "Nothing was added" in shown(pasted(app, "  ", call="East"))


def test_an_upload_that_cannot_be_read_is_one_sentence_and_the_rest_opens(app):
    app = opened(app, view="Add articles")
    files = [("good.txt", b"The council met.", "text/plain"), ("b.txt", b"%PDF", "text/plain")]
    app.file_uploader[0].set_value(files)
    next(b for b in app.button if "story" in b.label).click().run()
    assert "b.txt is not a plain text file and was left out. Save the article" in shown(app)
    assert "1 article was added." in shown(app)
    assert app.get("button_group")[0].value == "Read and search"
    assert next(iter(app.session_state["drafts"].values()))["article_id"].tolist() == ["good"]


def test_what_to_do_when_the_server_is_not_reached_stands_beside_the_uploader(app):
    told = shown(opened(app, view="Add articles"))
    assert "what was added before is kept, so choose that file again" in told


def test_equal_texts_and_equal_names_are_both_kept_and_told():
    problems: list[str] = []
    before = pd.DataFrame({"article_id": ["a"], "text": ["One."]})
    rows = [{"article_id": "a", "text": "One."}, {"article_id": "a", "text": "Two."}]
    joined = intake.joined(before, rows, problems)
    assert joined["article_id"].tolist() == ["a", "a-2", "a-3"]
    assert problems == ["a-2 has the same text as a, word for word; both are in the story."]
    assert not joined.isna().any(axis=None)


def test_more_articles_than_a_story_holds_are_counted_out():
    problems: list[str] = []
    before = pd.DataFrame({"article_id": ["a"], "text": ["One."]})
    rows = [{"article_id": "n", "text": str(n)} for n in range(intake.MOST_ARTICLES + 1)]
    assert len(intake.joined(before, rows, problems)) == intake.MOST_ARTICLES
    assert "2 were left out" in problems[0]


def test_dates_are_kept_as_dates_or_left_as_they_were():
    from pages.ui.articles import editing

    problems: list[str] = []
    dated = [editing._dated(new, "2024", problems) for new in ("3.4.2024", "soon", "", None)]
    assert dated == ["2024-04-03", "2024", "", ""]
    assert len(problems) == 1


def test_a_shipped_story_is_edited_in_a_copy(app):
    app = opened(app, story="desk", view="Article details")
    next(button for button in app.button if "copy" in button.label).click().run()
    assert not app.exception
    assert app.get("button_group")[0].value == "Article details"
    next(button for button in app.button if "Keep" in button.label).click().run()
    assert not app.exception
    assert "The changes are kept." in shown(app)
    kept = next(iter(app.session_state["drafts"].values()))
    assert kept["text"].tolist() == [TEXTS["harbour"], TEXTS["long"]]


def drafts(app: AppTest) -> pd.DataFrame:
    return next(iter(app.session_state["drafts"].values()))


@pytest.mark.parametrize("called", ["The pasted text", "pasted", ""])
@pytest.mark.parametrize("file", ["The pasted text.txt", "pasted.txt", ".txt"])
def test_a_pasted_text_and_a_file_are_never_taken_for_each_other(app, file, called):
    app = opened(app, view="Add articles")
    app.file_uploader[0].set_value([(file, b"The file says so.", "text/plain")])
    app.text_area[0].set_value("The paste says so.")
    about = {"call": called, "outlet": "East Courier", "date": "2024-11-23"}
    for field, value in about.items():
        next(one for one in app.text_input if field in one.label).set_value(value)
    next(b for b in app.button if "story" in b.label).click().run()
    assert not app.exception
    rows = drafts(app).set_index("text")
    assert rows["article_id"].is_unique
    assert rows["article_id"].str.strip().all()
    assert rows["outlet"].to_dict() == {
        "The file says so.": "", "The paste says so.": "East Courier"
    }  # fmt: skip


def test_marks_of_direction_in_the_name_of_a_file_are_taken_out(app):
    app = opened(app, view="Add articles")
    files = [(f"re{mark}port.txt", b"Text " + bytes([n + 65]), "text/plain")
             for n, mark in enumerate("\u202e\u2066\u200f\u200b")]  # fmt: skip
    app.file_uploader[0].set_value([*files, ("ba\u202ed.txt", b"", "text/plain")])
    next(b for b in app.button if "story" in b.label).click().run()
    assert drafts(app)["article_id"].tolist() == ["report", "report-2", "report-3", "report-4"]
    assert "bad.txt holds no text" in shown(app)


def test_a_story_file_with_hidden_marks_in_its_names_opens_under_what_is_seen(app):
    names = ["re\u202eport", "report", "\u202e"]
    articles = pd.DataFrame({"article_id": names, "text": ["One.", "Two.", "Three."]})
    app = opened(app, view="Add articles")
    app.file_uploader[1].set_value([("story.zip", store.pack(articles), "application/zip")])
    next(b for b in app.button if "story file" in b.label).click().run()
    assert not app.exception
    assert sorted(drafts(app)["article_id"]) == ["report", "report-2", "unnamed"]


def test_texts_past_what_a_story_holds_together_are_told_by_name(monkeypatch):
    monkeypatch.setattr(intake, "MAX_STORY", 10)
    problems: list[str] = []
    before = pd.DataFrame({"article_id": ["a"], "text": ["One."]})
    rows = [{"article_id": "b", "text": "Two words."}, {"article_id": "c", "text": "Three."}]
    assert intake.joined(before, rows, problems)["article_id"].tolist() == ["a", "c"]
    assert "so b was left out" in problems[0]


def test_no_more_is_promised_than_the_server_takes():
    most = get_option("server.maxUploadSize")
    assert story_file._LARGEST == store.MAX_FILE // 1_000_000 <= most
    assert f"up to {story_file._LARGEST} MB" in story_file.LIMITS
    assert intake._LARGEST == limits.MAX_DOCUMENT // 1_000_000 < most
