"""Small steps behind tables: counts that make a whole, order, covered statements, names shown."""

import random
from collections import Counter, defaultdict
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis import Params, Story
from analysis.alignment import coverage, matching
from analysis.archive import lookup
from analysis.draft import adding
from analysis.export import cells, notebook
from analysis.export.brief import _known, _name
from analysis.facts import extract, vague
from analysis.findings import claimed
from analysis.ingest import metadata
from analysis.lineage import corroboration
from analysis.names.aliases import display_name
from analysis.names.headline_names import believed
from analysis.schema import DRAFT, Fact
from analysis.text import phrases

PARAMS = Params()


def fact(article: str, low: float, start: int = 0, sentence: int = 0, **more) -> Fact:
    row = Fact(article, start, start + 2, f"{low}", "count", f"{low}", "", "", "", low, low, 1, 0)
    return row._replace(sentence_id=sentence, **more)


def test_two_counts_of_one_sentence_make_a_whole_that_does_not_stand_there():
    parts = [fact("b", 3), fact("b", 4, 5), fact("b", 9, 9)]
    whole = fact("a", 7)
    assert corroboration._parts_of(whole, parts) == [("b", 0, 7)]
    assert corroboration._parts_of(whole, [*parts, fact("b", 7, 20)]) == []
    assert corroboration._parts_of(fact("a", 8), parts) == []
    apart = [parts[0], parts[1]._replace(sentence_id=1)]
    assert corroboration._parts_of(whole, apart) == []


def test_a_whole_is_made_of_exact_counts_of_another_article_in_one_statement():
    parts, whole = [fact("b", 3), fact("b", 4, 5)], fact("a", 7)
    said = {("a", 0): 1, ("b", 0): 1}
    found = corroboration._sums([whole, *parts], said)
    assert found["a", 0, 2] == [("b", 0, 7)]
    assert not any(corroboration._sums([whole, *parts], {("a", 0): 1, ("b", 0): 2}).values())
    bound = whole._replace(bound="about")
    assert not any(corroboration._sums([bound, *parts], said).values())
    both = whole._replace(high=8)
    assert not any(corroboration._sums([both, *parts], said).values())
    own = [fact("b", 7, 20), *parts]
    assert not any(corroboration._sums(own, said).values())


@pytest.mark.parametrize(
    ("article", "start", "stop", "vouches"),
    [
        ("a", 0, 10, True),
        ("a", 19, 30, False),
        ("a", 20, 30, True),
        ("a", 5, 11, False),
        ("a", 5, 10, True),
        ("draft", 0, 10, False),
        ("b", 10, 20, True),
    ],
)
def test_drafts_and_standing_text_vouch_for_nothing(article, start, stop, vouches):
    table = pd.DataFrame({"article_id": [article], "start": [start], "stop": [stop]})
    found = corroboration._vouches(table, {"a", "b"}, {"a": [(10, 20)]})
    assert found == [vouches]


def test_figures_of_one_statement_agree_and_elsewhere_only_telling_ones_do():
    near = defaultdict(dict)
    first = corroboration._group(fact("a", 4), 1, near, PARAMS)
    assert corroboration._group(fact("b", 4), 1, near, PARAMS) is first
    assert corroboration._group(fact("b", 5), 1, near, PARAMS) is not first
    assert corroboration._group(fact("c", 4), 2, near, PARAMS) is not first
    telling = fact("a", 13_471, 40, value="13471")
    group = corroboration._group(telling, 3, near, PARAMS)
    assert corroboration._group(telling._replace(article_id="c"), 4, near, PARAMS) is group
    assert corroboration._group(telling._replace(article_id="c"), None, near, PARAMS) is group


def test_the_heaviest_rising_places_keep_their_order():
    rng = random.Random(5)
    for _ in range(40):
        n = rng.randint(1, 7)
        places = [rng.randrange(5) for _ in range(n)]
        weights = [rng.randint(1, 9) for _ in range(n)]
        kept = ~matching.out_of_order(np.array(places), np.array(weights))
        held = [k for k in range(n) if kept[k]]
        rising = [places[k] for k in held]
        assert rising == sorted(rising)
        best = 0
        for mask in range(1 << n):
            chosen = [k for k in range(n) if mask >> k & 1]
            if [places[k] for k in chosen] == sorted(places[k] for k in chosen):
                best = max(best, sum(weights[k] for k in chosen))
        assert sum(weights[k] for k in held) == best


def test_each_takes_the_first_partner_still_free():
    left, right = np.array([1, 1, 2, 2, 3]), np.array([5, 6, 5, 6, 7])
    assert matching.one_to_one(left, right).tolist() == [True, False, False, True, True]
    assert matching.among(np.array([1, 9]), np.array([], dtype=int)).tolist() == [False, False]
    assert matching.among(np.array([1, 5, 99]), np.array([5, 1])).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("kind", "score", "together"),
    [
        ("reworded", 0.4, True),
        ("reworded", 0.39, False),
        ("same", 1.0, True),
        ("only_a", 0.9, False),
    ],
)
def test_sentences_are_one_statement_from_a_score_on(kind, score, together):
    sentences = pd.DataFrame({"article_id": ["a", "b"], "sentence_id": [0, 0]})
    alignment = pd.DataFrame({
        "article_a": ["a"], "sentence_a": [0], "article_b": ["b"], "sentence_b": [0],
        "kind": [kind], "score": [score],
    })  # fmt: skip
    members = coverage._members(alignment, sentences, PARAMS)
    assert len(members) == (1 if together else 2)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"title": "T", "label": "L", "article_id": "i"}, "T"),
        ({"title": "", "label": "L", "article_id": "i"}, "L"),
        ({"label": "", "article_id": "i"}, "i"),
        ({"article_id": "i"}, "i"),
    ],
)
def test_an_article_of_a_brief_has_its_title_else_its_label_else_its_id(row, name):
    assert _name(row) == name


def test_what_is_known_of_an_article_is_told_and_what_is_not_is_said():
    known = {"outlet": "Post", "byline": "Ann Lee", "published": "2026-01-02", "n_words": 1}
    assert _known(known) == "Post · by Ann Lee · 2026-01-02 · 1 word"
    assert _known({"n_words": 0}) == "outlet not stated · date not stated · 0 words"
    assert _known({"role": "draft", "url": "u"}).endswith("not stated · draft · u")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
        ("a;=1", "a;'=1"),
        ("a\t-1", "a\t'-1"),
        ("+1", "'+1"),
        ("-", "'-"),
        ("ａ＝1", "ａ＝1"),
        ("＝1", "'＝1"),
        (5, 5),
    ],
)
def test_a_cell_that_a_spreadsheet_takes_for_a_formula_is_neutralised(cell, safe):
    assert cells._safe(cell) == safe


def test_a_cell_of_excel_holds_so_many_letters_those_beyond_the_plane_twice():
    most = cells.LONGEST_CELL
    long = pd.DataFrame({"text": ["x" * most, "x" * (most + 1), "x" * (most - 1) + "😀"], "n": 1})
    assert cells.n_long_cells(long) == 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Dozens of boats", 20, 99),
        ("Tens of thousands of boats", 20_000, 99_000),
        ("Hundreds of thousands of boats", 200_000, 999_000),
        ("several hundred boats", 200, 999),
        ("a handful of boats", 2, 12),
        ("a six-figure sum", 100_000, 999_999),
        ("single figures", 1, 9),
        ("double digits", 10, 99),
        ("a four-figure sum", 1000, 9999),
    ],
)
def test_a_vague_number_has_the_least_and_the_most_it_means(text, low, high):
    [found] = vague.find(text)
    assert (found.value, found.high) == (low, high)


@pytest.mark.parametrize(
    ("forms", "shown"),
    [
        ({"Dale": 7, "Jan Dale": 2}, "Jan Dale"),
        ({"Dale": 7, "DALE": 9}, "Dale"),
        ({"Jan Dale": 2, "Jan B. Dale": 2}, "Jan B. Dale"),
        ({"Jan Dale": 3, "Jan B. Dale": 2}, "Jan Dale"),
        ({"van Dale": 5, "Jan van Dale": 1}, "Jan van Dale"),
        ({"JAN DALE": 5, "Dale": 1}, "JAN DALE"),
    ],
)
def test_an_entity_is_listed_by_its_commonest_whole_form(forms, shown):
    assert display_name(Counter(forms)) == shown


def test_as_many_names_as_may_stand_in_a_row_all_stand_there():
    assert phrases.some(["A", "B", "C"], most=3) == "A, B and C"
    assert phrases.some(["A", "B", "C", "D"], most=3) == "A, B, C and 1 more"


def test_articles_of_one_outlet_keep_its_name_and_others_are_told_apart():
    texts = ["The vote is set for noon.", "The vote is set for one."]
    assert metadata.labels(texts, ["", ""], ["Gazette", "Gazette"]) == ["Gazette", "Gazette"]
    assert metadata.labels(texts, ["Vote", "Vote"], ["", ""]) == ["Vote", "Vote"]
    assert len(set(metadata.labels(texts, ["", ""], ["", ""]))) == 2


def test_a_fact_before_the_first_sentence_belongs_to_it():
    (found,) = extract.article_facts("a", "12 people left.", [3])
    assert found.sentence_id == 0
    assert isinstance(found.sentence_id, int)


def test_each_further_draft_has_a_number():
    texts = pd.DataFrame({"article_id": ["a", DRAFT], "text": ["One.", "Two."]})
    assert adding._free_name(Story(texts)) == f"{DRAFT} 2"
    texts.loc[2] = [f"{DRAFT} 2", "Three."]
    assert adding._free_name(Story(texts)) == f"{DRAFT} 3"


def test_words_of_overlapping_passages_count_once_from_the_first_sign_on():
    text = "one two three four five"
    rows = [SimpleNamespace(archived_start=a, archived_stop=b) for a, b in ((0, 7), (4, 13))]
    assert lookup._n_words(text, rows) == 3
    assert lookup._n_words(text, [*rows, rows[0]]) == 3


@pytest.mark.parametrize(
    ("name", "line", "is_believed"),
    [
        ("Ann Lee", "Ann Lee quits today", True),
        ("Ann Lee", "Ann Lee quits", False),
        ("Ely", "Ely floods", True),
        ("Ely", "Ely", False),
        ("Lee", "Lee", True),
        ("Lee Ely", "Lee Ely floods the town", False),
        ("Ely Lee", "Ely Lee floods the town", True),
        ("Lee Ely Ann Bo", "Lee Ely Ann Bo floods the old lower town", False),
        ("Ely Ann Bo Cy", "Ely Ann Bo Cy floods the old town", True),
        ("Ely Ann Bo Cy Dee", "Ely Ann Bo Cy Dee floods the very old town", False),
    ],
)
def test_a_name_in_a_headline_is_at_most_half_of_it_unless_the_story_knows_it(
    name, line, is_believed
):
    assert believed(name, {"lee"}, {"quits"}, line) is is_believed


@pytest.mark.parametrize(("characters", "says"), [(400, True), (401, False)])
def test_a_text_says_within_400_characters_of_its_ends_that_it_was_updated(characters, says):
    middle, updated = "It rained. " * 100, " story has been updated "
    away = "x" * (characters - len(updated) + 1)
    assert claimed._says_updated(middle + updated + away) is says
    assert claimed._says_updated(away + updated + middle) is says


@pytest.mark.parametrize(("n", "shown"), [(160, "a" * 160), (161, "a" * 159 + "…")])
def test_words_in_a_notebook_are_cut_at_160_characters(n, shown):
    assert notebook._words("a" * n) == shown
