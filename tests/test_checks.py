"""What a card shows: each reading once, who agrees on it, and the pair that decides."""

import time

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Story, kinds
from analysis.decisions import Mark
from analysis.findings import standout
from pages.ui.cards import queries
from pages.ui.cards.card import Card, card, findings
from pages.ui.opening import findings as checks
from pages.ui.places import PAIR

TEXTS = {
    "east": "The council closed the old baths on Monday. Repairs will cost 40,000 pounds, "
    "the mayor said. Swimmers were told by letter.",
    "west": "The old baths were closed by the council on Monday. Repairs will cost 70,000 pounds, "
    "the mayor said. The letter went out to all swimmers.",
}
HOMES = "The river flooded {} homes in the lower town on Tuesday night, the fire service said."


def story(texts: dict[str, str], **columns: object) -> Story:
    return Story(pd.DataFrame({"article_id": list(texts), "text": list(texts.values()), **columns}))


def cards(of: Story) -> list[Card]:
    return [card(of, findings, int(n)) for n in of.findings["finding_id"]]


@pytest.fixture(scope="module")
def baths() -> Story:
    return story(TEXTS)


@pytest.fixture(scope="module")
def flood() -> Story:
    """Two of three articles write one number in two ways; the third has another."""
    return story(
        {
            "a": HOMES.format("1,240"),
            "b": HOMES.format("1240"),
            "c": HOMES.format("12,400"),
        }
    )


def bold(one: Card) -> list[str]:
    return [" ".join(said.text[a:b] for a, b in said.bold) for said in one.said]


def test_a_figure_stands_in_its_sentence_with_the_figure_bold(baths):
    one = cards(baths)[0]
    assert one.kind == kinds.kind("number")
    assert [said.letters for said in one.said] == ["A", "B"]
    assert all(said.text.startswith("Repairs will cost") for said in one.said)
    assert bold(one) == ["40,000 pounds", "70,000 pounds"]
    assert one.title == "40,000 or 70,000 pounds?"


def test_articles_that_agree_stand_under_one_reading_however_they_write_it(flood):
    one = cards(flood)[0]
    assert [said.letters for said in one.said] == ["A, B", "C"]
    assert one.title.replace("1240", "1,240") == "1,240 or 12,400 homes?"
    assert bold(one)[1] == "12,400"


def test_the_link_opens_an_article_of_one_reading_beside_one_of_another(demo, flood):
    for of in (demo, flood):
        for one in cards(of):
            _, settings = one.link
            assert settings["mode"] == PAIR
            held = [said.letters.split(", ") for said in one.said]
            pair = (settings["a"], settings["b"])
            assert any(pair[0] in x and pair[1] in y for x in held for y in held if x is not y)


def test_the_words_in_bold_differ_between_the_readings_of_a_card(demo):
    for one in cards(demo):
        assert len(set(bold(one))) == len(one.said)
        assert all(bold(one))


def test_no_name_or_reason_on_a_card_says_which_version_came_first(demo):
    names = " ".join(kind.name for kind in kinds.KINDS).lower()
    for word in ("garbled", "dropped", "shortened", "changed", "updated", "original"):
        assert word not in names
    for one in cards(demo):
        assert "updated" not in one.why.lower()


def test_the_sentence_above_the_cards_counts_what_the_cards_show(demo):
    sure = checks.sure(demo)
    told = standout.sentence(sure, demo.readings, demo.letters)
    shown = [card(demo, findings, int(n)) for n in sure["finding_id"]]
    alone = [
        one
        for one in shown
        if "C" in [said.letters for said in one.said]
        and any("," in said.letters and "C" not in said.letters.split(", ") for said in one.said)
    ]
    assert told.startswith(f"C differs from the others on {len(alone)} of {len(shown)} points: ")
    assert 2 * len(alone) > len(shown)


def test_no_article_stands_out_of_two_or_where_the_lone_readings_are_spread(baths):
    told = standout.sentence(baths.findings, baths.readings, baths.letters)
    assert told == "A and B differ on 1 point: figures."
    assert standout.sentence(baths.findings.head(0), baths.readings, baths.letters) == ""


def point(n: int, kind: str, *readings: str) -> tuple[dict, list[dict]]:
    """A finding and its readings, each given by the letters of its articles."""
    rows = [
        {"finding_id": n, "reading_id": k, "article_id": one}
        for k, who in enumerate(readings)
        for one in who
    ]
    return {"finding_id": n, "kind": kind}, rows


def told(*points: tuple[dict, list[dict]]) -> str:
    letters = {letter: letter for letter in "ABCDEFGHIJ"}
    findings = pd.DataFrame([finding for finding, _ in points])
    readings = pd.DataFrame([row for _, rows in points for row in rows])
    return standout.sentence(findings, readings, letters)


def test_the_article_alone_on_more_than_half_of_the_points_is_named():
    points = [point(0, "number", "AB", "C"), point(1, "altered", "ABD", "C")]
    assert told(*points, point(2, "name?", "AB", "D")) == (
        "C differs from the others on 2 of 3 points: quotations, figures."
    )


def test_half_of_the_points_are_not_enough_and_one_against_one_does_not_count():
    even = told(point(0, "number", "AB", "C"), point(1, "number", "AB", "D"))
    assert even.startswith("A, B, C and D differ on 2 points: figures.")
    assert told(point(0, "number", "A", "C"), point(1, "date", "A", "C")) == (
        "A and C differ on 2 points: figures, dates."
    )


def test_two_articles_that_stand_out_alike_are_both_named():
    both = [point(n, "number", "AB", "C", "D") for n in range(2)]
    assert told(*both) == "C and D each differ from the others on 2 of 2 points: figures."


def test_five_topics_are_named_and_more_are_counted():
    kinds_met = ["altered", "speaker", "number", "date", "status"]
    five = [point(n, kind, "A", "B") for n, kind in enumerate(kinds_met)]
    names = "quotations, speakers, figures, dates"
    assert told(*five) == f"A and B differ on 5 points: {names}, event status."
    six = told(*five, point(5, "strength", "A", "B"))
    assert six == f"A and B differ on 6 points: {names}, event status and 1 more."


@pytest.mark.parametrize(("who", "named"), [("EF", "A, B, C, D, E and F"), ("EFG", "7 articles")])
def test_six_articles_are_named_and_more_are_counted(who, named):
    assert told(point(0, "date", "ABCD", who)).startswith(f"{named} differ on 1 point")


def test_many_articles_are_counted():
    assert told(point(0, "date", "ABCDE", "FGHI")).startswith("9 articles differ on 1 point")


def test_a_query_names_outlets_and_headlines_and_no_letters(monkeypatch):
    monkeypatch.setattr(queries.shell, "address", lambda *_, **settings: f"at {settings['a']}")
    of = story(TEXTS, outlet=["East Courier", "West Post"], title=["Baths close", "Baths shut"])
    text = queries.query(of, cards(of)[0])
    assert "East Courier, “Baths close”" in text
    assert "West Post, “Baths shut”" in text
    assert "40,000 or 70,000 pounds?" in text
    assert "Repairs will cost 40,000 pounds" in text
    assert text.endswith("at A")


def test_a_query_on_texts_without_outlet_names_letter_and_label(baths, monkeypatch):
    monkeypatch.setattr(queries.shell, "address", lambda *_, **settings: "")
    text = queries.query(baths, cards(baths)[0])
    assert "A (The council closed the old baths" in text


def test_all_queries_are_one_numbered_text(demo, monkeypatch):
    monkeypatch.setattr(queries.shell, "address", lambda *_, **settings: "http://desk/")
    text = queries.queries(demo, cards(demo)[:3])
    assert [line[:3] for line in text.splitlines() if line[:1].isdigit()] == ["1. ", "2. ", "3. "]
    assert text.count("http://desk/") == 3


def test_what_is_settled_is_not_among_the_open_queries_and_what_is_asked_is(demo):
    keys = demo.findings["finding_key"].tolist()
    marks = {keys[0]: Mark("settled", ""), keys[1]: Mark("asked", "by phone")}
    left = checks.unsettled(demo.findings, marks)
    assert len(left) == len(keys) - 1
    assert demo.findings["finding_id"].iloc[0] not in left


def test_only_urgent_kinds_have_the_alarm_colour_on_the_opening_page():
    app = AppTest.from_file("../streamlit_app.py", default_timeout=200).run()
    for _ in range(200):
        if any("most serious first" in one.value for one in app.header):
            break
        time.sleep(0.5)
        app.run()
    html = "".join(one.proto.body for one in app.get("html"))
    every = [part.split("</p>")[0] for part in html.split('class="ct-kind')[1:]]
    alarmed = [part for part in every if part.startswith(" ct-alarm")]
    assert alarmed
    for kind in kinds.KINDS:
        with_name = [part for part in every if part.endswith(f"</span> {kind.name}")]
        assert all((part in alarmed) == kind.is_urgent for part in with_name)
