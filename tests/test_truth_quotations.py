"""Who is quoted in the demo story, line by line: what stands where, and how its words differ.

Places are named by the words that stand at them. What is not found is in docs/how.md.
"""

import pandas as pd
import pytest

from analysis import Story

FEAR = "running in|run away from|not run in"
JOB = "or without you"
FIGHT = "fight"
NOTHING = "deporting"
RAMAN = "accessing city facilities|able to access city facilities"


@pytest.fixture(scope="module")
def said(demo: Story) -> pd.DataFrame:
    """The quotations with the letter of their article and the exact text they stand in."""
    texts = demo.articles.set_index("article_id")["text"]
    rows = demo.quotations
    places = list(zip(rows["article_id"], rows["start"], rows["stop"], strict=True))
    who = zip(rows["article_id"], rows["speaker_start"], rows["speaker_stop"], strict=True)
    return rows.assign(
        letter=rows["article_id"].map(demo.letters),
        stands=[texts[article][start:stop] for article, start, stop in places],
        beside=["" if pd.isna(a) else texts[article][a:b] for article, a, b in who],
    )


@pytest.fixture(scope="module")
def variants(demo: Story) -> pd.DataFrame:
    """The differences with letters, and the exact texts at both places."""
    texts = demo.articles.set_index("article_id")["text"]
    rows = demo.quote_variants
    sides = {}
    for x in "ab":
        places = zip(rows[f"article_{x}"], rows[f"start_{x}"], rows[f"stop_{x}"], strict=True)
        sides[f"letter_{x}"] = rows[f"article_{x}"].map(demo.letters)
        sides[f"stands_{x}"] = [texts[article][start:stop] for article, start, stop in places]
    return rows.assign(**sides)


def one(said: pd.DataFrame, letter: str, words: str, kind: str = "direct|partial") -> pd.Series:
    """The one quotation of an article that holds some words."""
    rows = said[(said["letter"] == letter) & said["kind"].str.fullmatch(kind)]
    rows = rows[rows["stands"].str.contains(words)]
    assert len(rows) == 1, (letter, words, rows["stands"].tolist())
    return rows.iloc[0]


def pairs(variants: pd.DataFrame, change: str, a: str, b: str) -> set[tuple[str, str]]:
    """The words that stand at the two places of a change, either article first."""
    rows = variants[variants["change"] == change]
    there = rows[(rows["letter_a"] == a) & (rows["letter_b"] == b)]
    back = rows[(rows["letter_a"] == b) & (rows["letter_b"] == a)]
    return set(zip(there["stands_a"], there["stands_b"], strict=True)) | set(
        zip(back["stands_b"], back["stands_a"], strict=True)
    )


@pytest.mark.parametrize(
    ("letter", "content"),
    [
        ("A", "We're not going to be running in fear, We're going to fight you, every inch"),
        ("B", "We’re not going to be running in fear, We’re going to fight you, every inch"),
        ("C", "We’re not going to run away from fear, We will fight you, every inch"),
        ("E", "We will not run in fear, We will fight every step"),
    ],
)
def test_goldberg_s_two_pieces_are_one_quotation(said, demo, letter, content):
    row = one(said, letter, FEAR)
    assert row["content"] == content + " of the way."
    assert (demo.segments["quotation_id"] == row["quotation_id"]).sum() == 2


def test_goldberg_is_one_utterance_in_four_articles_and_not_in_d(said):
    numbers = {one(said, letter, FEAR)["utterance_id"] for letter in "ABCE"}
    assert len(numbers) == 1
    assert set(said[said["utterance_id"].isin(numbers)]["letter"]) == set("ABCE")


@pytest.mark.parametrize(
    ("letter", "beside", "speaker", "cue"),
    [
        ("A", "she", "Jackie Goldberg", "said"),
        ("B", "she", "Jackie Goldberg", "said"),
        ("C", "he", "", "said"),
        ("E", "she", "Jackie Goldberg", "stated"),
    ],
)
def test_who_speaks_of_fear_and_by_which_word(said, letter, beside, speaker, cue):
    row = one(said, letter, FEAR)
    assert (row["beside"], row["speaker"], row["cue"]) == (beside, speaker, cue)


@pytest.mark.parametrize("letter", ["A", "B", "E"])
def test_she_became_he_in_c(variants, letter):
    assert pairs(variants, "pronoun", letter, "C") == {("she", "he")}


def test_no_change_of_speaker_is_said_where_only_the_pronoun_differs(variants):
    assert variants[variants["change"] == "speaker"].empty


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("A", "C", {("be running in", "run away from"), ("We're going to", "will")}),
        ("B", "C", {("be running in", "run away from"), ("We’re going to", "will")}),
    ],
)
def test_goldberg_s_words_altered_in_c(variants, a, b, words):
    assert words <= pairs(variants, "altered", a, b)


@pytest.mark.parametrize("letter", ["A", "B", "C"])
def test_goldberg_s_words_altered_in_e(variants, letter):
    words = pairs(variants, "altered", letter, "E")
    assert any("run" in there and "not run" in here for there, here in words)
    assert any("inch" in there and "step" in here for there, here in words)


def test_the_quotation_of_fear_is_the_same_in_a_and_b(variants):
    assert pairs(variants, "altered", "A", "B") == set()


def test_the_subheading_of_e_is_no_quotation(said):
    assert said[said["stands"].str.contains("Fight Every Step")].empty


def test_e_alone_has_goldberg_speak_of_a_direct_response(said):
    rows = said[said["stands"].str.contains("a direct response to Trump’s anti-immigrant")]
    assert rows["letter"].tolist() == ["E"]
    assert rows[["speaker", "cue", "kind"]].to_numpy().tolist() == [
        ["Jackie Goldberg", "said", "indirect"]
    ]


@pytest.mark.parametrize("letter", ["A", "B"])
def test_raman_is_quoted_in_a_and_b(said, letter):
    row = one(said, letter, RAMAN)
    assert (row["speaker"], row["beside"]) == ("Nithya Raman", "council member Nithya Raman")
    assert "or to use city resources in the pursuit of immigration enforcement" in row["content"]


def test_raman_s_words_in_c_stand_under_the_council_as_the_text_has_it(said):
    row = one(said, "C", RAMAN)
    assert (row["beside"], row["cue"]) == ("the council", "said")


@pytest.mark.parametrize("letter", ["A", "B"])
def test_raman_s_words_were_altered_inside_the_marks_in_c(variants, letter):
    words = pairs(variants, "altered", letter, "C")
    assert any("being able to access" in a and "agencies from accessing" in b for a, b in words)


def test_raman_s_claim_stands_in_e_without_her(variants):
    rows = variants[variants["change"] == "attribution not carried"]
    assert rows["letter_b"].tolist() == ["E"]
    assert rows["stands_b"].iloc[0].startswith("It would prevent federal immigration agents")
    assert rows["speaker_a"].iloc[0] == "Nithya Raman"


def test_no_marks_were_dropped_around_the_same_words(variants):
    assert variants[variants["change"] == "marks dropped"].empty


@pytest.mark.parametrize(
    ("letter", "content"),
    [
        ("A", "nothing will stop us from deporting migrant criminals."),
        ("B", "nothing will stop us from deporting migrant criminals."),
        ("C", "there is nothing stopping us from deporting criminal immigrants."),
    ],
)
def test_homan_on_fox(said, letter, content):
    row = one(said, letter, NOTHING, "direct")
    assert (row["content"], row["speaker"], row["cue"]) == (content, "Tom Homan", "said")


@pytest.mark.parametrize("letter", ["A", "B"])
def test_homan_s_words_on_fox_were_altered_in_c(variants, letter):
    words = pairs(variants, "altered", letter, "C")
    assert any("migrant criminals" in a and "criminal immigrants" in b for a, b in words)


def test_homan_on_the_job_is_one_utterance_in_all_five(said):
    rows = [one(said, letter, JOB) for letter in "ABCDE"]
    assert len({row["utterance_id"] for row in rows}) == 1
    assert {row["speaker"] for row in rows} == {"Tom Homan"}


def test_d_has_the_job_longest(said):
    lengths = {letter: len(one(said, letter, JOB)["content"]) for letter in "ABCDE"}
    assert max(lengths, key=lengths.get) == "D"
    assert one(said, "D", JOB)["content"].startswith("If we can't get assistance")


@pytest.mark.parametrize("letter", ["A", "B", "C"])
def test_the_job_is_a_true_cut_or_a_change_of_what_d_has(variants, letter):
    assert pairs(variants, "shortened", "D", letter)
    assert pairs(variants, "context dropped", "D", letter)


def test_c_works_where_a_and_b_and_d_do_the_job(variants):
    for letter in "ABD":
        assert ("do the job", "work") in pairs(variants, "altered", letter, "C")


def test_e_will_do_our_job(variants):
    for letter in "ABD":
        assert any("do our job" in here for _, here in pairs(variants, "altered", letter, "E"))


@pytest.mark.parametrize("letter", ["A", "C"])
def test_our_commitment_is_the_resolution_s(said, letter):
    row = one(said, letter, "^.our commitment")
    assert row["content"] == "our commitment to immigrant students, families and staff"
    assert row["speaker"].endswith("resolution")


def test_our_commitment_is_one_utterance_and_the_same(said, variants):
    a, c = one(said, "A", "^.our commitment"), one(said, "C", "^.our commitment")
    assert a["utterance_id"] == c["utterance_id"]
    assert variants[variants["utterance_id"] == a["utterance_id"]].empty


def test_the_election_became_the_choice(said, variants):
    assert ("election of the", "choice of a") in pairs(variants, "altered", "A", "C")
    a, c = one(said, "A", "the election of"), one(said, "C", "the choice of")
    assert a["utterance_id"] == c["utterance_id"]


def test_nobody_speaks_who_is_a_time(said):
    assert said[said["beside"].str.contains("month|week|year|Tuesday|Wednesday")].empty


def test_get_the_hell_out_of_the_way_is_the_same_in_three_articles(said, variants):
    rows = [one(said, letter, "get the hell out of the way") for letter in "ABC"]
    assert len({row["utterance_id"] for row in rows}) == 1
    assert {row["speaker"] for row in rows} == {"Tim Homan"}
    assert variants[variants["utterance_id"] == rows[0]["utterance_id"]].empty


def test_blumenfield_speaks_two_sentences_in_d_alone(said, demo):
    row = one(said, "D", "hardening our defenses")
    assert row["speaker"] == "Bob Blumenfield"
    assert row["stands"].endswith('"We are codifying our good policies on protecting immigrants."')
    assert set(said[said["utterance_id"] == row["utterance_id"]]["letter"]) == {"D"}
    assert (demo.segments["quotation_id"] == row["quotation_id"]).sum() == 2


def test_the_county_party_speaks_four_sentences_in_d_alone(said):
    row = one(said, "D", "A country without secure borders")
    assert row["speaker"] == "Los Angeles County Republican Party"
    assert row["stands"].endswith('hard-working taxpayers."')
    assert set(said[said["utterance_id"] == row["utterance_id"]]["letter"]) == {"D"}


@pytest.mark.parametrize(
    "term", ["sanctuary city", "border czar", "sanctuary", "safe havens", "sanctuary district"]
)
def test_scare_quotes_are_quotations_of_nobody(said, term):
    assert said[said["content"].str.strip('"“”., ') == term].empty
    spoken = said[said["kind"].isin(["direct", "partial"])]
    assert not (spoken["stands"].str.strip('"“”., ') == term).any()


@pytest.mark.parametrize(
    ("letter", "words", "beside"),
    [
        ("A", "would not prevent", "Tom Homan"),
        ("B", "would not prevent", "Tom Homan"),
        ("C", "will help the administration", "Tom Homan"),
    ],
)
def test_what_homan_repeatedly_said_is_his(said, letter, words, beside):
    row = one(said, letter, words, "indirect")
    assert (row["speaker"], row["cue"]) == ("Tom Homan", "said")
    assert row["beside"].endswith(beside)


def test_nothing_said_of_homan_is_held_against_his_words(variants):
    assert variants[variants["change"] == "said of"].empty
