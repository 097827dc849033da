"""The lineage page: a headline as a range, a card an article, and no word of accusation."""

import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Story
from pages.ui.lineage import cards, family, ledger, vouching
from tests.conftest import write_story

TOP = Path(__file__).resolve().parents[1]
ACCUSING = re.compile(
    r"plagiar|copied|copying from|stole|theft|cheat|lifted|rip-?off|guilt|unoriginal|dishonest",
    re.I,
)


@pytest.fixture(scope="module")
def page() -> AppTest:
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    return app.switch_page("pages/lineage.py").run()


def shown(app: AppTest) -> str:
    return " ".join(part.proto.body for part in app.get("html"))


def test_the_headline_is_a_range_that_names_the_doubtful_link(page):
    assert not page.exception
    assert "Two separately written texts; three if E’s link is not accepted," in shown(page)


def test_every_text_stands_in_the_tree_and_one_that_is_not_here_as_a_ring(page):
    tree = shown(page).split('class="ct-stemma"')[1].split("</div>")[0]
    assert [letter for letter in "ABCDE" if f"<b>{letter}</b>" not in tree] == []
    assert re.search(r'ct-unseen">\?</b> <i dir="auto">Digi24, not in this story', tree)
    assert 'class="ct-line-open"' in tree  # C: which came first cannot be told
    assert "which came first cannot be told" in tree


def test_a_card_says_in_a_sentence_what_an_article_is_to_the_others(demo):
    titles = {card.letter: card.title for card in cards.made(demo)}
    assert titles["B"].startswith("B is a later version of A’s text")
    assert titles["C"].startswith("C and A are one text reworded (strong)")
    assert titles["C"].endswith("which came first cannot be told")
    assert titles["D"] == "D is separately written"
    assert titles["E"].startswith("E may follow A")
    assert "Digi24" in titles["E"]


def test_reasons_stand_on_both_sides_and_lead_to_their_places(demo):
    reasons = [one for card in cards.made(demo) for one in card.reasons]
    assert {"Together", "Order", "Separate"} <= {one.head for one in reasons}
    places = [one.settings for one in reasons if one.settings]
    assert places
    lengths = dict(zip(demo.letters.values(), demo.texts["text"].str.len(), strict=True))
    assert all(0 <= int(place["at"]) < lengths[place["a"]] for place in places)


def test_no_word_of_the_page_accuses_anybody(page):
    ours = (TOP / "pages" / "ui" / "lineage").glob("*.py")
    texts = [shown(page), *(path.read_text("utf-8") for path in [*ours, TOP / "pages/lineage.py"])]
    assert [hit.group() for text in texts for hit in ACCUSING.finditer(text)] == []


def test_articles_of_one_origin_are_counted_as_articles_and_as_one_text(demo):
    table = vouching.grid(demo)
    both = table[table["letters"] == "A, B, C"]
    assert (both["n_articles"] == 3).all()
    assert set(both["origins"]) == {"1"}
    assert {"CBS News", "LA Times"} <= set(", ".join(table["credits"]).split(", "))


def test_the_ledger_of_two_versions_shows_what_is_new_in_the_later_one(demo):
    assert ledger.versions(demo) == ["A to B"]
    rows = ledger.grid(demo, "A to B")
    new = rows[rows["change"] == "new"]
    assert set(new["letter"]) == {"B"}
    assert "signed by Mayor Karen Bass" in " ".join(new["text"])
    assert "NBC News Los Angeles" in ", ".join(new["credits"])


def test_texts_with_a_common_source_hang_on_a_text_that_is_not_here():
    shared = (
        "The study of 400 gardens found that hedges of hawthorn shelter three times as many birds "
        "as fences made of wood, and that the effect lasts through the whole of the winter. "
    )
    one = (
        shared
        + "Inge Brandt of Skive planted hers in 1988. " * 1
        + "Her neighbour Olof Palm laughs."
    )
    two = "In Turku the council wants fences gone by 2031, said Mayor Aino Salo. " + shared
    story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": [one, two]}))
    tree = family.stemma(story)[0]
    assert (tree.letter, tree.label) == ("", "A common text, not in this story")
    assert [node.letter for node in tree.below] == ["A", "B"]


def test_a_saved_draft_takes_nothing_from_the_page_and_stands_in_none_of_its_cards(
    tmp_path, monkeypatch, texts
):
    names = [letter.lower() for letter in texts]
    folder = write_story(tmp_path / "desk", dict(zip(names, texts.values(), strict=True)))
    told = folder / "articles.csv"
    lines = told.read_text().splitlines()
    lines[0] += ",role"
    lines[1:] = [f"{line},{'draft' * line.startswith('c,')}" for line in lines[1:]]
    told.write_text("\n".join(lines))
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app.query_params["story"] = "desk"
    app = app.switch_page("pages/lineage.py").run()
    assert not app.exception
    assert not app.error
    assert "two separately written texts" in shown(app).casefold()
    assert "<b>C</b>" not in shown(app).split('class="ct-stemma"')[1].split("</div>")[0]


def test_a_newer_version_is_pasted_and_only_what_is_new_is_shown(tmp_path, monkeypatch):
    old = (
        "The bridge at Halden will be closed on Monday, the city said. About 340 lorries use it "
        "each day. The mayor has not said when it will open again. The workers met onexplicitly "
        "told terms."
    )
    new = (
        "The bridge at Halden was closed on Monday, the city said. About 340 lorries use it each "
        "day. The mayor has not said when it will open again. The workers met explicitly told "
        "terms. “It is worse than we thought,” said engineer Ann Lee."
    )
    write_story(tmp_path / "desk", {"a": old, "b": "Snow fell on Oslo all night."})
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app.query_params["story"] = "desk"
    app = app.switch_page("pages/lineage.py").run()
    app.text_area[0].set_value(new)
    next(b for b in app.button if b.label == "Show what is new").click()
    app = app.run()
    assert not app.exception
    assert "From A to the newer version: 3 sentences changed" in shown(app)
    table = next(t.value for t in app.dataframe if "notes" in t.value and len(t.value) == 3)
    said = " ".join(table["notes"])
    assert "Moved on: “will be closed” is now “was closed”." in said or "Moved on" in said
    assert "Sourcing added: Ann Lee." in said
    assert "Slip mended: “onexplicitly”" in said


def test_links_of_one_card_have_names_of_their_own_and_what_has_no_place_has_none(demo):
    for card in cards.made(demo):
        labels = [one.label for one in card.reasons if one.settings]
        assert len({*labels}) == len(labels)
        assert not [one for one in card.reasons if bool(one.label) != bool(one.settings)]
    by_letter = {card.letter: [one.label for one in card.reasons] for card in cards.made(demo)}
    assert "Events moved on: B beside A, place 2" in by_letter["B"]
