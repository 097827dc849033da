"""One finding per claim or utterance, the most serious first, with all its readings."""

import pandas as pd
import pytest

from analysis import Story, kinds, schema
from analysis.findings import Draft, Spot, key
from analysis.findings.ranking import listed
from analysis.params import Params

EAST = """Harbour tunnel to close
The harbour tunnel will close for 14 nights in May, the port authority said on Tuesday.
"We have no choice but to close the tunnel at night," said the authority's director, Lena Okafor.
The work costs 3.2 million pounds."""
WEST = """Harbour tunnel to close
The harbour tunnel will close for 40 nights in May, the port authority said on Tuesday.
"We have no choice but to close the tunnel for good," said the authority's director, Lena Okafor.
The work costs 3.2 million pounds."""


def story(outlets=("", ""), roles=("", "")) -> Story:
    return Story(
        pd.DataFrame(
            {"article_id": ["east", "west"], "text": [EAST, WEST], "outlet": outlets, "role": roles}
        )
    )


@pytest.fixture(scope="module")
def tunnel() -> Story:
    return story()


def test_words_changed_inside_the_marks_and_a_number_are_found_and_shown(tunnel):
    assert set(tunnel.findings["kind"][tunnel.findings["is_shown"]]) == {"altered", "number"}


def test_a_confidence_is_a_probability_and_decides_what_is_shown(demo):
    sure = demo.findings["confidence"]
    assert sure.between(0, 1).all()
    assert len(set(sure)) > 1
    of_figures = demo.findings["kind"].isin(["number", "date"])  # no times of day there
    bar = of_figures.map({True: demo.params.shown_from_figures, False: demo.params.shown_from})
    assert (demo.findings["is_shown"] == (sure >= bar)).all()


def test_what_is_less_certain_comes_after_all_that_is_shown(demo):
    shown = demo.findings.sort_values("rank")["is_shown"].tolist()
    assert shown == sorted(shown, reverse=True)


def test_another_bar_shows_more_or_less_of_the_same_findings():
    columns = pd.DataFrame({"article_id": ["east", "west"], "text": [EAST, WEST]})
    bars = (
        Params(shown_from=bar, shown_from_figures=bar, shown_from_times=bar) for bar in (0.0, 1.0)
    )
    low, high = (Story(columns, params).findings for params in bars)
    assert low["is_shown"].all()
    assert not high["is_shown"].any()
    assert set(low["finding_key"]) == set(high["finding_key"])


@pytest.mark.parametrize(
    ("figure", "score", "is_shown"),
    [
        pytest.param("1,300", 0.25, True, id="near"),
        pytest.param("12,400", 0.25, True, id="one digit more"),
        pytest.param("930", 0.25, True, id="three quarters"),
        pytest.param("929", 0.25, False, id="less than three quarters"),
        pytest.param("310", 0.25, False, id="far apart"),
        pytest.param("310", 0.9, True, id="far apart in like sentences"),
    ],
)
def test_figures_far_apart_in_unlike_sentences_must_be_surer(figure, score, is_shown):
    figures = {"a": "1,240", "b": figure}
    texts = [f"Wardens counted {one} grey seals off Larvik." for one in figures.values()]
    seals = Story(pd.DataFrame({"article_id": list(figures), "text": texts}))
    spots = tuple(Spot(name, 16, 16 + len(one), one) for name, one in figures.items())
    sure = {Draft("number", "seals", spots, "", spots, score, "alike"): 0.9}
    found, _ = listed(sure, seals.articles, {"a": 0, "b": 1}, seals.facts, Params())
    assert found["is_shown"].tolist() == [is_shown]


@pytest.mark.parametrize(
    ("kind", "bar"),
    [
        ("quotation", 0.4),
        ("marks dropped", 0.6),
        ("number", 0.6),
        ("date", 0.6),
        ("negation", 0.9),
        ("status", 0.9),
    ],
)
def test_a_finding_is_shown_from_the_confidence_that_its_kind_needs(kind, bar):
    texts = ["Wardens counted grey seals.", "Wardens counted no grey seals."]
    seals = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    spots = (Spot("a", 8, 15, "counted"), Spot("b", 8, 15, "counted"))
    for sure in (bar - 0.01, bar):
        drafts = {Draft(kind, "seals", spots, "", spots, 0.9, "alike"): sure}
        found, _ = listed(drafts, seals.articles, {"a": 0, "b": 1}, seals.facts, Params())
        assert found["is_shown"].tolist() == [sure >= bar]


def test_every_reading_is_where_its_offsets_say(tunnel):
    texts = dict(zip(tunnel.texts["article_id"], tunnel.texts["text"], strict=True))
    for row in tunnel.readings.itertuples():
        stands = texts[row.article_id][row.start : row.stop]
        assert row.text in stands or stands in row.text


def test_a_finding_has_a_reading_in_each_of_its_articles(tunnel):
    held = tunnel.readings.groupby("finding_id")["article_id"].nunique()
    assert held.tolist() == tunnel.findings["n_articles"].tolist()


def test_ranks_count_from_one_and_follow_confidence_times_seriousness(demo):
    assert demo.findings["rank"].tolist() == list(range(1, len(demo.findings) + 1))
    shown = demo.findings[demo.findings["is_shown"]]
    worth = [
        row.confidence * (demo.params.weight_of_serious if kinds.kind(row.kind).is_urgent else 1)
        for row in shown.itertuples()
    ]
    assert worth == sorted(worth, reverse=True)


def test_between_two_versions_by_one_outlet_a_number_is_an_update():
    found = story(outlets=("East Courier", "East Courier")).findings["kind"].tolist()
    assert "updated" in found
    assert "number" not in found


def test_findings_follow_the_order_of_the_editors_own_draft():
    own = story(roles=("draft", ""))
    first = own.readings[own.readings["article_id"] == "east"].groupby("finding_id")["start"].min()
    assert first.is_monotonic_increasing


def test_names_that_may_be_one_make_one_finding(demo):
    subjects = demo.findings["sentence"][demo.findings["kind"].isin(["same name?", "name?"])]
    assert subjects.is_unique


def test_the_key_of_a_finding_does_not_change_with_its_place():
    assert key("number", [Spot("a", 0, 3, "two")]) == key("number", [Spot("a", 7, 10, "two")])
    assert key("number", [Spot("a", 0, 3, "two")]) != key("date", [Spot("a", 0, 3, "two")])


def test_one_article_and_equal_articles_give_no_findings():
    alone = Story(pd.DataFrame({"article_id": ["a"], "text": [EAST]}))
    twice = Story(pd.DataFrame({"article_id": ["a", "b"], "text": [EAST, EAST]}))
    for one in (alone, twice):
        assert one.findings.empty
        assert list(one.readings.columns) == list(schema.types(schema.Reading))


def test_the_worst_of_the_demo_story_are_found(demo, letters):
    def holders(text: str) -> set[str]:
        hit = demo.readings[demo.readings["text"].str.contains(text, regex=False)]
        ids = demo.readings["finding_id"].isin(hit["finding_id"])
        return {demo.letters[one] for one in demo.readings["article_id"][ids]}

    assert {"A", "B", "C"} <= holders("immigration policy goals")
    assert holders("do the job with you") == {"A", "B", "C", "D", "E"}
    assert holders("be running in fear") == {"A", "B", "C", "E"}
    assert {"A", "B", "C"} <= holders("deporting migrant criminals")
    assert {"A", "B", "C"} <= holders("poised to pass")


def test_a_figure_must_be_surer_than_a_quotation_to_be_listed():
    columns = pd.DataFrame({"article_id": ["east", "west"], "text": [EAST, WEST]})
    found = Story(columns, Params(shown_from_figures=1.0)).findings
    assert set(found["kind"][found["is_shown"]]) == {"altered"}


FELT = (
    "Mark Felt, who was the best known source of a newspaper, died on Friday. He was 95. ",
    "Mark Felt had kept it to himself for thirty years, his family said in the town of Lund.",
)


@pytest.mark.parametrize(
    ("other", "is_one"),
    [("Mark Feldstein", False), ("Mark Fetl", True), ("Marc Felt", True), ("Martin Felt", False)],
)
def test_two_full_names_of_one_article_are_two_people_unless_a_slip_apart(other, is_one):
    texts = [FELT[0] + f"“He was right,” said {other}, who wrote a book on it.", FELT[1]]
    story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    found = story.findings
    assert ("same name?" in set(found["kind"])) == is_one


@pytest.mark.parametrize(
    ("a", "b", "is_asked"),
    [
        ("Anne Moor Hospital", "Ann Moor Hospital", True),
        ("OwlGate Solutions", "Owl Gate Solutions", True),
        ("Al-Jazira Bank", "Al-Jazeera Bank", False),
        ("Kharkiv Steel Company", "Kharkov Steel Company", False),
    ],
)
def test_a_given_name_or_a_lost_space_is_asked_about_and_another_script_is_not(a, b, is_asked):
    texts = [f"The {name} in Lund said on Friday that it will close." for name in (a, b)]
    story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    assert list(story.near_names["reason"]) == ["spellings nearly alike"]
    assert ("same name?" in set(story.findings["kind"])) == is_asked


def test_a_lone_surname_with_a_slip_is_asked_about_once_beside_the_name_borne_most():
    text = (
        "Ann Holmgren left Lund on Friday, the council said. Holmgren was tired. Her brother "
        "Nils Holmgren stayed. In the evening Holmgrem rang the mayor, and Ann Holmgren wept."
    )
    other = "The council of Lund said on Friday that Ann Holmgren had left."
    story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": [text, other]}))
    names = {name for row in story.near_names.itertuples() for name in (row.name_a, row.name_b)}
    assert {"Holmgrem", "Ann Holmgren", "Nils Holmgren"} <= names
    titles = story.findings["title"][story.findings["kind"] == "same name?"]
    assert titles.tolist() == ["Ann Holmgren or Holmgrem?"]


def test_times_of_day_have_a_bar_of_their_own():
    texts = [
        "The fire in Palmer was reported at 3:33 a.m. and is under investigation.",
        "The fire in Palmer was reported at 7 a.m. and is under investigation.",
    ]
    columns = pd.DataFrame({"article_id": ["a", "b"], "text": texts})
    for bar, is_shown in ((0.0, True), (1.0, False)):
        found = Story(columns, Params(shown_from_times=bar)).findings
        assert found.loc[found["kind"] == "date", "is_shown"].tolist() == [is_shown]


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        (
            "negation",
            "The board agreed to sell the mill.",
            "The board did not agree to sell the mill.",
        ),
        ("status", "The board will sell the mill to Orme.", "The board has sold the mill to Orme."),
    ],
)
def test_what_is_turned_round_has_a_bar_of_its_own(kind, a, b):
    columns = pd.DataFrame({"article_id": ["a", "b"], "text": [a, b]})
    for bar, is_shown in ((0.0, True), (1.0, False)):
        found = Story(columns, Params(shown_from_turned=bar, shown_from=0.0)).findings
        assert found.loc[found["kind"] == kind, "is_shown"].tolist() == [is_shown]


def test_a_title_tells_bounds_where_they_alone_differ():
    texts = [
        "The harbour handled nearly 400 ships in the year, the board said.",
        "The harbour handled over 400 ships in the year, the board said.",
    ]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).findings
    assert found["title"].tolist() == ["Just under or at least 400 ships?"]
