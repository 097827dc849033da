"""Who follows whom: the demo as read by hand, six stories of our own, and what must not matter."""

from itertools import combinations

import pandas as pd
import pytest

from analysis import Params, Story
from analysis.lineage.measures import Measures
from tests.lineage_stories import DAM, DAM_SEPARATE, STORIES, Told, cut, letters, story

LINKED = ("one text", "reworded", "quoted whole", "shares wording")
A, B, C, D, E = (
    "000_52b626843aabcfdd", "001_fcbfc943e9e79170", "002_6c7c43ad46f1717c",
    "003_3f3c20cfcfc2446a", "004_f1345b6fdc1124b7",
)  # fmt: skip
TABLES = ("kin", "lineage", "lineage_evidence", "origins", "credits")


def kin(told: Story) -> dict[frozenset[str], object]:
    return {frozenset((row.article_a, row.article_b)): row for row in told.kin.itertuples()}


def test_b_is_a_later_version_of_a_because_three_events_moved_on(demo):
    row = kin(demo)[frozenset((A, B))]
    assert (row.relation, row.strength, row.earlier_id) == ("one text", "strong", A)
    assert (row.order_strength, row.longest_run) == ("strong", 111)
    evidence = demo.lineage_evidence
    assert (evidence["cue"] == "events moved on").sum() == 3


def test_c_is_a_reworded_closer_to_a_than_to_b_and_nobody_can_say_which_came_first(demo):
    row = kin(demo)[frozenset((A, C))]
    assert (row.relation, row.strength, row.order_strength) == ("reworded", "strong", "")
    assert pd.isna(row.earlier_id)
    link = demo.lineage.set_index("child_id").loc[C]
    assert link["parent_id"] == A
    counts = ["words_both", "words_nearest_only", "words_other_only"]
    assert link[counts].tolist() == [206, 144, 0]


def test_e_hangs_on_the_same_text_by_some_evidence_through_an_outlet_that_is_not_here(demo):
    link = demo.lineage.set_index("child_id").loc[E]
    assert link["parent_id"] in {A, B, C}
    assert (link["parent_name"], link["strength"]) == ("Digi24", "some")


def test_d_is_separately_written_and_the_others_have_one_origin_or_two(demo):
    rows = demo.origins.set_index("article_id")
    assert (rows.loc[D, "state"], rows.loc[D, "strength"]) == ("separately written", "strong")
    assert len(set(rows.loc[[A, B, C], "origin_id"])) == 1
    assert rows["origin_id"].nunique() == 3
    assert rows["origin_id_wide"].nunique() == 2


def test_credits_name_the_outlets_that_the_texts_name(demo):
    rows = demo.credits
    named = rows[rows["name"] != ""].groupby("article_id")["name"].agg(set).to_dict()
    usual = {"Fox", "CBS News", "LA Times"}
    assert named[A] == named[C] == usual
    assert named[B] == usual | {"NBC News Los Angeles", "www.bbc.com"}
    assert named[E] == {"Digi24"}
    assert rows.loc[rows["name"] == "www.bbc.com", "kind"].tolist() == ["republished"]


def test_a_finding_has_no_more_origins_than_articles(demo):
    rows = demo.claim_origins
    assert rows["finding_id"].tolist() == sorted(demo.findings["finding_id"])
    assert (rows["n_low"] >= 1).all()
    assert (rows["n_low"] <= rows["n_high"]).all()
    assert (rows["n_high"] <= rows["n_articles"]).all()


def groups(told: Story) -> set[frozenset[str]]:
    rows = told.origins.groupby("origin_id")["article_id"].agg(frozenset)
    return {group for group in rows if len(group) > 1}


@pytest.mark.parametrize("name", STORIES)
def test_the_articles_of_one_origin_are_found_and_no_others(name):
    told = STORIES[name]
    assert groups(story(told.texts)) == {frozenset(word) for word in told.together}


@pytest.mark.parametrize("name", STORIES)
def test_no_order_is_said_that_is_not_true(name):
    told = STORIES[name]
    for row in story(told.texts).kin.itertuples():
        if pd.notna(row.earlier_id):
            later = row.article_b if row.earlier_id == row.article_a else row.article_a
            assert (row.earlier_id, later) in told.before


@pytest.mark.parametrize("name", STORIES)
def test_texts_of_two_origins_are_never_strongly_linked(name):
    told = STORIES[name]
    together = {frozenset(pair) for word in told.together for pair in combinations(word, 2)}
    for pair, row in kin(story(told.texts)).items():
        assert pair in together or not (row.relation in LINKED and row.strength == "strong")


def test_a_chain_is_read_link_by_link():
    parents = dict(story(STORIES["chain"].texts).lineage[["child_id", "parent_id"]].to_numpy())
    assert parents == {"b": "a", "c": "b"}


def test_a_star_hangs_on_the_text_that_holds_all_others():
    assert set(story(STORIES["star"].texts).lineage["parent_id"]) == {"a"}


def test_texts_with_one_release_behind_them_follow_nobody():
    told = story(STORIES["unseen source"].texts)
    assert set(told.kin["relation"]) == {"shares wording"}
    assert told.lineage.empty


def test_one_quotation_in_common_makes_no_kin():
    told = story(STORIES["one quotation"].texts)
    assert set(told.kin["relation"]) == {"shares quotations"}
    assert set(told.origins["state"]) == {"separately written"}


def test_a_draft_is_no_origin_and_in_no_link_and_changes_none(demo):
    texts = demo.texts.assign(role=["", "", "draft", "", ""])
    drafted, without = Story(texts), Story(demo.texts.drop(index=2).reset_index(drop=True))
    for name in ("kin", "lineage", "origins"):
        assert getattr(drafted, name).equals(getattr(without, name))
    assert C not in set(drafted.lineage_evidence["article_a"])
    assert drafted.claim_origins["n_articles"].max() <= 4
    assert len(drafted.claim_origins) == len(drafted.findings)


def renamed(told: Told) -> tuple[dict[str, str], dict[str, str]]:
    """The texts under other names, in another order, and the old name of each."""
    names = {one: f"x{99 - n}" for n, one in enumerate(told.texts)}
    return {names[one]: text for one, text in reversed(told.texts.items())}, names


def relations(told: Story, names: dict[str, str] | None = None) -> dict[frozenset[str], tuple]:
    back = {new: old for old, new in (names or {}).items()}
    return {
        frozenset(back.get(one, one) for one in pair): (
            row.relation, row.strength, row.n_words_shared,
            None if pd.isna(row.earlier_id) else back.get(row.earlier_id, row.earlier_id),
        )
        for pair, row in kin(told).items()
    }  # fmt: skip


@pytest.mark.parametrize("name", STORIES)
def test_neither_names_nor_order_of_the_articles_change_anything(name):
    told = STORIES[name]
    turned, names = renamed(told)
    one, other = story(told.texts), story(turned)
    assert relations(other, names) == relations(one)
    parents = {names[row.child_id]: names.get(row.parent_id) for row in one.lineage.itertuples()}
    assert dict(other.lineage[["child_id", "parent_id"]].to_numpy()) == parents


@pytest.mark.parametrize("name", ["chain", "one quotation"])
def test_the_style_of_quotation_marks_changes_nothing(name):
    told = STORIES[name]
    straight = {one: text.replace("“", '"').replace("”", '"') for one, text in told.texts.items()}
    assert relations(story(straight)) == relations(story(told.texts))


def with_details(**columns: list[str]) -> Story:
    texts = {"a": cut(DAM, 1), "b": cut(DAM, 4)}
    table = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    return Story(table.assign(**columns))


@pytest.mark.parametrize(
    ("columns", "first"),
    [
        ({"published": ["2024-05-02T10:00", "2024-05-01T09:00"]}, "b"),
        ({"role": ["release", ""]}, "a"),
        ({"published": ["2024-05-02T10:00", "2024-05-01T09:00"], "role": ["release", ""]}, ""),
        ({"published": ["2024-05-02", "2024-05-02"]}, ""),
    ],
)
def test_times_and_roles_decide_where_they_are_given_and_do_not_contradict(columns, first):
    row = with_details(**columns).kin.iloc[0]
    assert (row["relation"], row["strength"]) == ("one text", "strong")
    assert ("" if pd.isna(row["earlier_id"]) else row["earlier_id"]) == first
    assert row["order_strength"] == ("strong" if first else "")


def test_times_alone_never_make_a_follower_of_shared_wording():
    texts = STORIES["unseen source"].texts
    table = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    told = Story(table.assign(published=["2024-05-01", "2024-05-02", "2024-05-03"]))
    assert told.lineage.empty
    assert told.kin["earlier_id"].isna().all()


def test_a_note_of_correction_makes_the_later_version():
    texts = {"a": cut(DAM, 1) + "\nThis article was amended on 4 May to correct a figure.",
             "b": cut(DAM, 4)}  # fmt: skip
    row = story(texts).kin.iloc[0]
    assert (row["earlier_id"], row["order_strength"]) == ("b", "strong")


def test_a_credit_that_names_the_other_outlet_makes_the_later_text():
    texts = ["The dam was news. According to the Hedal Post, " + cut(DAM, 1), cut(DAM, 4)]
    table = pd.DataFrame({"article_id": ["a", "b"], "text": texts})
    row = Story(table.assign(outlet=["", "Hedal Post"])).kin.iloc[0]
    assert (row["earlier_id"], row["order_strength"]) == ("b", "strong")


def test_a_form_filled_anew_is_not_one_text():
    form = (
        "The Bank of Norland said it expects a shortage of around {} million in the money market "
        "today. Bills maturing in official hands will drain some {} million, while a fall in "
        "notes will add {} million. Banks stood {} million above target last night."
    )
    told = story({"a": form.format(800, 610, 425, 20), "b": form.format(350, 525, 300, 175)})
    row = told.kin
    assert row["relation"].tolist() == ["shares wording"]
    assert row["strength"].tolist() == ["some"]
    assert told.origins["origin_id_wide"].tolist() == ["a", "b"]


def test_a_statement_quoted_whole_came_first():
    statement = (
        "We are sorry for what happened at the pool in Aldersea. The lifeguard on duty was not "
        "trained, and the county will pay for the care of the child until she can walk again."
    )
    report = f"The county of Aldersea has apologised. “{statement}” it said in a statement. "
    row = story({"a": statement, "b": report + "The mother, Ruth Hale, wants to see files."}).kin
    assert row.loc[0, ["relation", "earlier_id"]].tolist() == ["quoted whole", "a"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("texts", [{}, {"a": " ".join(DAM_SEPARATE)}, {"a": "", "b": "One."}])
def test_a_story_of_next_to_nothing_has_every_table(texts, table):
    assert getattr(story(texts), table) is not None


def test_a_single_article_is_not_called_separately_written():
    row = story({"a": " ".join(DAM_SEPARATE)}).origins.iloc[0]
    assert (row["state"], row["strength"]) == ("no link found", "weak")


def test_evidence_stands_where_it_says(demo):
    texts = dict(zip(demo.texts["article_id"], demo.texts["text"], strict=True))
    rows = demo.lineage_evidence
    for side in "ab":
        placed = rows[rows[f"start_{side}"].notna()]
        assert len(placed)
        columns = (f"article_{side}", f"start_{side}", f"stop_{side}", f"text_{side}")
        for article, start, stop, text in placed[list(columns)].itertuples(index=False):
            assert texts[article][start:stop] == text


def test_pairs_are_measured_once_each_however_many_articles(monkeypatch):
    made: list[int] = []
    new = Measures.__new__
    monkeypatch.setattr(
        Measures, "__new__", lambda cls, *args, **kw: (made.append(1), new(cls, *args, **kw))[1]
    )
    for n in (6, 12):
        made.clear()
        assert len(story({one: cut(DAM, k) for k, one in enumerate(letters(n))}).kin) > 0
        assert len(made) <= n * (n - 1)  # at most twice a pair


def test_thresholds_are_settings():
    strict = Params(kinship=Params().kinship.__class__(one_text_unquoted=2.0, version_verbatim=2.0))
    texts = {"a": cut(DAM, 1), "b": cut(DAM, 4)}
    table = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    assert Story(table, strict).kin["relation"].tolist() != ["one text"]
