"""Facts, flips and names of the demo story, line by line: what stands where and what it raises.

Places are named by the words that stand at them. What is not found is in ARCHITECTURE.
"""

import pandas as pd
import pytest

from analysis import Story

DEBRIS = {"A": "Newer articles", "B": "This article was originally published at www.bbc.com"}


@pytest.fixture(scope="module")
def texts(demo: Story) -> dict[str, str]:
    """Letter to text."""
    rows = zip(demo.articles["article_id"], demo.articles["text"], strict=True)
    return {demo.letters[article_id]: text for article_id, text in rows}


@pytest.fixture(scope="module")
def conflicts(demo: Story, texts: dict[str, str]) -> pd.DataFrame:
    """The conflicts with letters and the exact texts at both places."""
    return demo.conflicts.assign(
        **{f"letter_{x}": demo.conflicts[f"article_{x}"].map(demo.letters) for x in "ab"},
        **{f"stands_{x}": standing(demo, texts, demo.conflicts, f"_{x}") for x in "ab"},
    )


@pytest.fixture(scope="module")
def clock(demo: Story, texts: dict[str, str]) -> pd.DataFrame:
    """The clock with letters and the exact texts."""
    rows = demo.clock
    letters = rows["article_id"].map(demo.letters)
    return rows.assign(letter=letters, stands=standing(demo, texts, rows))


def standing(demo: Story, texts: dict[str, str], rows: pd.DataFrame, side: str = "") -> list[str]:
    """The words that stand at the places of a table."""
    columns = (rows[f"{name}{side}"] for name in ("article_id", "start", "stop"))
    if side:
        columns = (rows[f"{name}{side}"] for name in ("article", "start", "stop"))
    places = zip(*columns, strict=True)
    return [texts[demo.letters[article]][start:stop] for article, start, stop in places]


def raised(conflicts: pd.DataFrame, kind: str, a: str, b: str) -> pd.DataFrame:
    """The conflicts of one kind between two articles."""
    here = (conflicts["letter_a"] == a) & (conflicts["letter_b"] == b)
    return conflicts[here & (conflicts["kind"] == kind)]


def states(clock: pd.DataFrame, words: str) -> set[tuple[str, str, str]]:
    """Letter, state and trigger of the event that some article tells in some words."""
    events = clock[clock["stands"].str.contains(words, regex=False)]["event_id"]
    rows = clock[clock["event_id"].isin(events)]
    return set(zip(rows["letter"], rows["state"], rows["trigger"], strict=True))


def names(demo: Story, name: str) -> pd.Series:
    """The one entity of a name."""
    return demo.entities[demo.entities["name"] == name].iloc[0]


def holders(demo: Story, surface: str) -> set[str]:
    """The articles in which a name stands."""
    rows = demo.mentions[demo.mentions["surface"] == surface]
    return set(rows["article_id"].map(demo.letters))


def only(demo: Story, words: str) -> set[str]:
    """The articles that hold the statement of the sentence with some words."""
    rows = demo.coverage[demo.coverage["text"].str.contains(words, regex=False)]
    every = demo.coverage[demo.coverage["statement_id"].isin(rows["statement_id"])]
    return set(every["article_id"].map(demo.letters))


@pytest.mark.parametrize(
    ("letter", "state", "trigger"),
    [
        ("A", "planned", "poised to pass"),
        ("C", "planned", "poised to pass"),
        ("E", "planned", "moving quickly to approve"),
        ("B", "done", "passed"),
        ("D", "done", "voted"),
        ("D", "planned", "expected to finalize"),
    ],
)
def test_whether_it_is_law_is_told_by_each(clock, letter, state, trigger):
    assert (letter, state, trigger) in states(clock, "its city council")


def test_d_votes_on_the_19th_and_finalizes_on_wednesday(clock):
    rows = clock[clock["letter"] == "D"].set_index("trigger")
    assert rows["moment"]["voted"] == "Nov. 19"
    assert rows["moment"]["expected to finalize"] == "Wednesday"


def test_d_s_vote_is_13_to_0(demo):
    rows = demo.facts[demo.facts["type"] == "vote"]
    assert [(demo.letters[row.article_id], row.surface) for row in rows.itertuples()] == [
        ("D", "13-0")
    ]


@pytest.mark.parametrize(("a", "b"), [("A", "B"), ("B", "C")])
def test_passed_stands_against_poised_to_pass(conflicts, a, b):
    rows = raised(conflicts, "status", a, b)
    triggers = {frozenset(pair) for pair in zip(rows["trigger_a"], rows["trigger_b"], strict=True)}
    assert frozenset(("passed", "poised to pass")) in triggers


def test_what_has_happened_since_is_called_updated_and_no_conflict(demo):
    assert "updated" in set(demo.findings["kind"])
    assert "status" not in set(demo.findings["kind"])


def test_the_three_statuses_of_a_b_and_c_are_one_finding(demo):
    told = demo.readings[demo.readings["trigger"].isin(["passed", "poised to pass"])]
    assert len(set(told["finding_id"])) == 1
    assert set(told["article_id"].map(demo.letters)) == set("ABC")


@pytest.mark.parametrize(
    ("letter", "state", "trigger"),
    [
        ("A", "planned", "set to declare"),
        ("C", "planned", "poised to declare"),
        ("B", "done", "reaffirmed"),
    ],
)
def test_what_the_schools_do_is_told_by_each(clock, letter, state, trigger):
    assert (letter, state, trigger) in states(clock, "public school system")


@pytest.mark.parametrize(
    ("letter", "surface", "also"),
    [
        ("A", "140 miles", "225km"),
        ("B", "140 miles", "225km"),
        ("C", "140 miles", "225 kilometers"),
        ("E", "140 miles", ""),
    ],
)
def test_the_distance_is_read_alike_in_four_articles(demo, letter, surface, also):
    rows = demo.facts[demo.facts["article_id"].map(demo.letters) == letter]
    measures = rows[rows["type"] == "measure"]
    assert measures["surface"].tolist() == [surface, *filter(None, [also])]
    assert measures["unit"].unique().tolist() == ["km"]
    assert measures["bound"].iloc[0] == "about"
    assert measures["low"].between(225, 225.4).all()


def test_no_distance_is_in_conflict(conflicts):
    every = conflicts["trigger_a"] + " " + conflicts["trigger_b"]
    assert not every.str.contains("140|225").any()


@pytest.mark.parametrize("letter", ["A", "B"])
def test_a_meaning_reversed_in_c_is_shown_with_both_sentences_whole(conflicts, letter):
    row = raised(conflicts, "meaning", letter, "C").iloc[0]
    assert (row["trigger_a"], row["trigger_b"]) == ("prevent", "help")
    assert "would not prevent the administration" in row["stands_a"]
    assert "will help the administration meet its immigration policy goals" in row["stands_b"]


def test_the_reversed_meaning_is_the_first_finding(demo):
    first = demo.findings.sort_values("rank").iloc[0]
    told = demo.readings[demo.readings["finding_id"] == first["finding_id"]]
    assert first["kind"] == "meaning"
    assert set(told["article_id"].map(demo.letters)) == set("ABC")


def test_explicitly_became_apparently(conflicts):
    row = raised(conflicts, "hedge", "B", "C").iloc[0]
    assert (row["trigger_a"], row["trigger_b"]) == ("explicitly", "apparently")


def test_the_glued_word_of_a_is_held_against_apparently_too(conflicts):
    row = raised(conflicts, "hedge", "A", "C").iloc[0]
    assert "onexplicitly aimed" in row["stands_a"]
    assert row["trigger_b"] == "apparently"


@pytest.mark.parametrize("letter", ["A", "B"])
def test_prohibit_became_restrict(conflicts, letter):
    row = raised(conflicts, "strength", letter, "C").iloc[0]
    assert (row["trigger_a"], row["trigger_b"]) == ("prohibit", "restrict")
    assert "prohibit some data sharing" in row["stands_a"]


def test_e_s_sharing_of_data_stands_beside_that_of_a_b_and_c(demo):
    assert only(demo, "prohibits the sharing of local data") == set("ABCE")


@pytest.mark.parametrize("kind", ["number", "date", "percent", "money"])
def test_no_number_or_date_of_the_five_disagrees(demo, kind):
    assert kind not in set(demo.conflicts["kind"]) | set(demo.findings["kind"])


@pytest.mark.parametrize(("letter", "surface"), [("A", "11 November"), ("C", "Nov. 11")])
def test_a_date_in_two_styles_is_one_date(demo, letter, surface):
    rows = demo.facts[demo.facts["surface"] == surface]
    assert letter in set(rows["article_id"].map(demo.letters))
    assert set(rows["value"]) == {"--11-11"}


@pytest.mark.parametrize("words", ["11 November", "Nov. 11", "enrol", "enroll"])
def test_styles_and_spellings_are_no_conflict(conflicts, words):
    assert not (conflicts["trigger_a"] + " " + conflicts["trigger_b"]).str.contains(words).any()
    stands = conflicts["stands_a"] + " " + conflicts["stands_b"]
    assert not stands.str.contains("public schools must enrol").any()


def test_straight_and_curly_marks_are_no_change(demo):
    rows = demo.quote_variants
    pair = (rows["article_a"].map(demo.letters) + rows["article_b"].map(demo.letters)).isin(
        ["AB", "BA"]
    )
    assert rows[pair].empty


def test_enrol_and_enroll_are_one_statement(demo):
    assert only(demo, "public schools must enrol any") == {"A", "C"}


@pytest.mark.parametrize(
    ("surface", "letters_of"),
    [
        ("Tim Homan", "ABC"),
        ("Tom Homan", "ABCDE"),
        ("Jackie Goldberg", "ABE"),
        ("Jackie Gould", "C"),
        ("Immigrations and Customs Enforcement", "AB"),
    ],
)
def test_who_names_whom_how(demo, surface, letters_of):
    assert holders(demo, surface) == set(letters_of)


def test_immigration_and_customs_enforcement_stands_in_c_and_d(demo):
    entity = demo.mentions[demo.mentions["surface"] == "Immigration and Customs Enforcement"]
    rows = demo.mentions[demo.mentions["entity_id"] == entity["entity_id"].iloc[0]]
    assert set(rows["article_id"].map(demo.letters)) == {"C", "D"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tim Homan", "Tom Homan"),
        ("Jackie Goldberg", "Jackie Gould"),
        ("Immigrations and Customs Enforcement", "U.S. Immigration and Customs Enforcement"),
    ],
)
def test_near_identical_names_are_asked_about_and_not_merged(demo, one, other):
    pairs = set(zip(demo.near_names["name_a"], demo.near_names["name_b"], strict=True))
    assert (one, other) in pairs
    assert {one, other} <= set(demo.entities["name"])
    assert f"{one} / {other}" in set(demo.findings["sentence"])


def test_nothing_else_is_asked_about(demo):
    assert len(demo.near_names) == 3


def test_president_elect_donald_trump_is_donald_trump(demo, texts):
    trump = names(demo, "Donald Trump")
    rows = demo.mentions[demo.mentions["entity_id"] == trump["entity_id"]]
    starts = rows[rows["article_id"].map(demo.letters) == "A"]["start"]
    assert texts["A"].index("President-elect Donald Trump") + len("President-elect ") in set(starts)
    assert (demo.entities["name"].str.contains("Trump")).sum() == 1


@pytest.mark.parametrize("letter", ["A", "B", "C"])
def test_la_stands_for_los_angeles(demo, texts, letter):
    city = names(demo, "Los Angeles")
    rows = demo.mentions[demo.mentions["entity_id"] == city["entity_id"]]
    places = rows[rows["article_id"].map(demo.letters) == letter][["start", "stop"]]
    assert "LA" in {texts[letter][a:b] for a, b in places.itertuples(index=False)}


@pytest.mark.parametrize(
    "words",
    [
        "carve out an exception for LAPD",
        "invoked twice since 2018",
        "13-0",
        "SB 54",
        "Special Order 40",
        "issued the following statement",
        "A country without secure borders",
        "Perpetrators should definitely not",
    ],
)
def test_what_stands_in_d_alone(demo, words):
    assert only(demo, words) == {"D"}


@pytest.mark.parametrize(("letter", "line"), DEBRIS.items())
def test_debris_is_set_aside_as_such(demo, texts, letter, line):
    rows = demo.standing[demo.standing["article_id"].map(demo.letters) == letter]
    assert [texts[letter][a:b] for a, b in rows[["start", "stop"]].itertuples(index=False)] == [
        line
    ]
    assert rows["reason"].tolist() == ["debris"]


def test_a_full_stop_glued_to_the_next_word_still_ends_its_sentence(demo):
    rows = demo.sentences[demo.sentences["article_id"].map(demo.letters) == "C"]["text"]
    assert any(text.endswith("Mass deportations have been promised.") for text in rows)
    assert "Once he returned to the White House." in set(rows)
