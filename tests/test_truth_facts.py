"""Facts, flips and names of the demo story, line by line: what stands where and what it raises.

Places are named by the words that stand at them. What is not found is in docs/how.md.
"""

import pandas as pd
import pytest

from analysis import Story


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


def test_the_reversed_meaning_is_among_the_first_six_findings(demo):
    first = demo.findings[demo.findings["is_shown"]].sort_values("rank").head(6)
    found = first[first["kind"] == "meaning"].iloc[0]
    told = demo.readings[demo.readings["finding_id"] == found["finding_id"]]
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
