"""Files of every kind on the articles page: looked at, put back, set at once, and none lost."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.articles import taking
from tests.conftest import write_story
from tests.files import WORDS, docx, mail, page, paragraphs, run


@pytest.fixture
def app(tmp_path, monkeypatch) -> AppTest:
    write_story(tmp_path / "desk", {"one": "The council met."})
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    started = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    started.query_params["view"] = "Add articles"
    return started.switch_page("pages/articles.py").run()


def sent(app: AppTest, *files: tuple[str, bytes], button: str = "story") -> AppTest:
    app.file_uploader[0].set_value([(name, raw, "") for name, raw in files])
    return pressed(app, button)


def pressed(app: AppTest, label: str) -> AppTest:
    app = next(one for one in app.button if label in one.label).click().run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return " ".join(html.proto.body for html in app.get("html"))


def drafts(app: AppTest) -> list[pd.DataFrame]:
    return [*app.session_state["drafts"].values()] if "drafts" in app.session_state else []


def test_a_page_is_shown_with_what_was_trimmed_before_it_joins(app):
    app = sent(app, ("a.html", page().encode()))
    assert drafts(app) == []
    assert "1 text read, none added yet." in shown(app)
    assert "read as web page; no outlet and no date stated" in shown(app)
    assert "Bus fares rise" in shown(app)
    app = pressed(app, "Add 1 text")
    assert drafts(app)[0]["text"].tolist() == ["\n\n".join(["Library to open on Sundays", *WORDS])]


def test_a_part_that_is_ticked_goes_back_where_it_stood(app):
    app = sent(app, ("a.eml", mail()))
    next(box for box in app.checkbox if "head of the mail" in box.label).check().run()
    text = drafts(pressed(app, "Add 1 text"))[0]["text"][0]
    assert text.startswith("From: East Courier <news@east.example>\nTo: ")
    assert text.endswith(WORDS[-1])


def test_what_a_file_states_is_kept_and_can_be_set_for_all_at_once(app):
    app = sent(app, ("a.eml", mail()), ("b.html", page().encode()))
    next(one for one in app.selectbox if one.label == "Its role").set_value("agency")
    rows = drafts(pressed(app, "Add 2 texts"))[0]
    assert rows["role"].tolist() == ["agency", "agency"]
    assert rows["outlet"].tolist() == ["East Courier", ""]
    assert rows["published"].tolist() == ["2024-11-23T14:05:00+01:00", ""]


def test_a_text_that_is_left_out_or_none_of_them_does_not_join(app):
    app = sent(app, ("a.eml", mail()), ("b.html", page().encode()))
    app.checkbox(key="take 0").uncheck().run()
    app = pressed(app, "Add 1 text")
    assert drafts(app)[0]["article_id"].tolist() == ["b"]


def test_none_of_them_leaves_the_form_as_it_was(app):
    app = pressed(sent(app, ("a.eml", mail())), "Add none")
    assert drafts(app) == []
    assert any("new story" in one.label for one in app.button)


def test_files_that_gave_no_text_are_counted_and_named(app):
    files = [("a.txt", b"The council met."), ("b.pdf", b"%PDF-1.7"), ("c.exe", b"MZ\x00")]
    app = sent(app, *files)
    assert "3 files received, 1 of them read; what is missing is named." in shown(app)
    assert "b.pdf is a damaged PDF" in shown(app)
    assert "c.exe is of a kind that is not read" in shown(app)
    assert len(drafts(app)[0]) == 1


def test_a_pasted_address_is_told_to_be_a_link(app):
    app.text_area[0].set_value("https://east.example/library")
    app = pressed(app, "story")
    assert "The pasted text is a link, not a text. Open the page" in shown(app)
    assert drafts(app) == []


def test_texts_are_pasted_one_after_the_other(app):
    for text in ("The council met.", "It voted nine to two."):
        assert app.text_area[0].value == ""
        app.text_area[0].set_value(text)
        app = pressed(app, "paste another")
        assert app.get("button_group")[0].value == "Add articles"
    assert drafts(app)[0]["text"].tolist() == ["The council met.", "It voted nine to two."]


def test_outlet_date_and_role_can_be_used_for_every_plain_file(app):
    next(one for one in app.text_input if one.label == "Its outlet").set_value("East Courier")
    next(one for one in app.checkbox if "every file" in one.label).check()
    app = sent(app, ("a.txt", b"The council met."), ("b.txt", b"It voted."))
    assert drafts(app)[0]["outlet"].tolist() == ["East Courier", "East Courier"]


def test_a_text_that_is_nearly_another_is_pointed_out(app):
    text = " ".join(WORDS)
    near = text.replace("nine to two", "nine votes to two")
    app = sent(app, ("a.txt", text.encode()), ("b.txt", near.encode()), ("c.txt", b"It rained."))
    assert "b is nearly the same text as a" in shown(app)
    assert "c is nearly" not in shown(app)


def test_both_versions_of_an_edited_word_file_join_under_their_names(app):
    body = paragraphs(run("It voted ") + f"<w:del>{run('eight', 'delText')}</w:del><w:ins>"
                      + run("nine") + "</w:ins>" + run(" to two."))  # fmt: skip
    rows = drafts(pressed(sent(app, ("s.docx", docx(body))), "Add 2 texts"))[0]
    assert rows.set_index("label")["text"].to_dict() == {
        "s, before the edit": "It voted eight to two.",
        "s, after the edit": "It voted nine to two.",
    }


def test_markup_in_a_file_stays_text_on_the_way_in(app):
    raw = page("<script>x</script>", title="![x](http://127.0.0.1:9/p.png)").encode()
    app = sent(app, ("<b>.html", raw))
    assert "![x](" not in "".join(one.label for one in app.expander)
    assert "<b>." not in shown(app)


def test_a_text_with_countless_parts_is_shown_with_a_few():
    parts = tuple(taking.ingest.brought.Trimmed("stood around", str(n), n) for n in range(50))
    few = taking._few_parts(taking.Brought("x" * 60, "a", trimmed=parts)).trimmed
    assert len(few) == taking._PARTS
    assert few[-1].text.split("\n")[-1] == "49"


def test_columns_that_no_heading_tells_are_asked_for(app):
    raw = b"a,b,c\nThe council met.,East,Vote\nIt voted.,West,Count\n"
    app = sent(app, ("t.csv", raw))
    assert "t.csv has columns whose headings do not say" in shown(app)
    assert drafts(app) == []
    app.selectbox(key="text of table 0").set_value("a")
    app.selectbox(key="outlet of table 0").set_value("b")
    rows = drafts(pressed(pressed(app, "Read this table"), "Add 2 texts"))[0]
    assert rows["text"].tolist() == ["The council met.", "It voted."]
    assert rows["article_id"].tolist() == ["t 1", "t 2"]
    assert rows["outlet"].tolist() == ["East", "West"]


def test_a_byline_that_a_text_states_is_offered_can_be_changed_and_is_kept(app):
    head = '<meta name="author" content="Ada Kern">'
    app = sent(app, ("a.html", page(head).encode()), ("b.eml", mail()))
    assert app.text_input(key="byline 0").value == "Ada Kern"
    assert app.text_input(key="byline 1").value == ""
    app.text_input(key="byline 1").set_value(" Bo Lund ").run()
    assert drafts(pressed(app, "Add 2 texts"))[0]["byline"].tolist() == ["Ada Kern", "Bo Lund"]


def test_the_byline_of_a_pasted_text_is_read_unless_one_is_typed(app):
    for typed, kept in (("", "Ada Kern"), ("Bo Lund", "Bo Lund")):
        app.text_area[0].set_value(f"Library\n\nBy Ada Kern\n\n{WORDS[0]} {typed}")
        next(one for one in app.text_input if one.label == "Its byline").set_value(typed)
        app = pressed(app, "paste another")
        assert drafts(app)[0]["byline"].tolist()[-1] == kept
