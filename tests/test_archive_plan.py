"""An archive finds what a story of its articles would, however its articles come."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story
from analysis.archive import adding, grouping, kernels, results, statements
from analysis.archive.rules import ArchiveRules
from tests.archives import IN_ARCHIVE, exact, floor_of, like_news, made, passages, quiet, rows
from tests.conftest import many

TOP = Path(__file__).resolve().parents[1]
PLACES = ["start_a", "stop_a", "start_b", "stop_b", "kind", "n_words", "n_words_b", "score"]
MARKS = ["is_quotation", "is_moved"]


def as_story(texts: dict[str, str]) -> Story:
    """The texts as a story that is judged as an archive, named by their order."""
    ids = [f"d{n:05d}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts.values())}), IN_ARCHIVE)


def in_order_of_contents(texts: dict[str, str]) -> dict[str, str]:
    """A story goes through its texts by what they say, an archive as they come."""
    return dict(sorted(texts.items(), key=lambda row: row[1]))


def of_archive(at: Path) -> set[tuple[object, ...]]:
    return {(f"d{a:05d}", start, stop, f"d{b:05d}", *rest)
            for _, a, start, stop, b, *rest in passages(at)}  # fmt: skip


def of_story(story: Story) -> set[tuple[object, ...]]:
    columns = ["article_a", "start_a", "stop_a", "article_b", "start_b", "stop_b", *PLACES[4:]]
    return set(story.passages[[*columns, *MARKS]].itertuples(index=False, name=None))


@pytest.mark.parametrize("name", ["demo", "groups of five", "as news"])
def test_with_every_sequence_kept_it_finds_what_a_story_finds(name, tmp_path, texts):
    given = {"demo": texts, "groups of five": many(100), "as news": like_news(100)}[name]
    given = in_order_of_contents(given)
    at = made(tmp_path / "a", rows(given), rules=exact(floor_of(len(given))))
    story = as_story(given)
    found = adding.publish(at, quiet)
    mirrored = pd.read_parquet(found / "mirrored.parquet")
    assert len(mirrored) == 2 * len(story.passages) > 0
    places = zip(*(mirrored[c] for c in ("doc", "start", "stop", "other", "kind")), strict=True)
    one = story.passages
    both = set()
    for x, y in ("ab", "ba"):
        names = (f"article_{x}", f"start_{x}", f"stop_{x}", f"article_{y}", "kind")
        both |= set(zip(*(one[name] for name in names), strict=True))
    assert {(f"d{d:05d}", a, b, f"d{o:05d}", k) for d, a, b, o, k in places} == both


def test_scores_and_marks_are_those_of_a_story(tmp_path):
    given = in_order_of_contents(like_news(60, seed=4))
    at = made(tmp_path / "a", rows(given), rules=exact(floor_of(60)))
    assert of_archive(at) == of_story(as_story(given))


def test_its_groups_are_those_of_a_story(tmp_path):
    given = in_order_of_contents(like_news(100, seed=2))
    at = made(tmp_path / "a", rows(given), rules=exact(floor_of(100)))
    adding.publish(at, quiet)
    page, story = results.open(at).groups(), as_story(given)
    columns = ["n_articles", "n_words", "kind"]
    expected = sorted(story.groups[columns].itertuples(index=False, name=None))
    assert sorted(page.rows[columns].itertuples(index=False, name=None)) == expected
    assert page.total == len(expected) > 3
    shown = [results.open(at).group(grp).holders for grp in page.rows["grp"]]
    held = pd.concat(shown)[["doc", "start", "stop"]].itertuples(index=False, name=None)
    own = story.holders[["article_id", "start", "stop"]].to_numpy().tolist()
    assert sorted(held) == sorted((int(n[1:]), a, b) for n, a, b in own)


def test_an_article_holds_a_stretch_of_a_group_once(tmp_path):
    at = made(tmp_path / "a", rows(many(400)))
    holders = pd.read_parquet(adding.publish(at, quiet) / "holders.parquet")
    assert len(holders) > 200
    assert not holders.duplicated(["grp", "doc", "start"]).any()


CUTS = st.lists(st.integers(41, 119), min_size=1, max_size=3, unique=True).map(sorted)


@settings(max_examples=5)
@given(cuts=CUTS, seed=st.integers(0, 3), window=st.sampled_from([1, 4]))
def test_articles_that_come_by_and_by_give_what_they_give_at_once(
    cuts, seed, window, tmp_path_factory
):
    at = tmp_path_factory.mktemp("cuts")
    news = rows(like_news(120, seed))
    bounds = [0, 40, *cuts, 120]
    parts = [news[a:b] for a, b in pairwise(bounds)]
    rules = ArchiveRules(8, window=window, pairs_up_to=3)
    whole = made(at / "whole", news[:40], news[40:], rules=rules)
    assert passages(made(at / "parts", *parts, rules=rules)) == passages(whole)


@pytest.mark.parametrize("size", [1, 7])
def test_the_size_of_batches_changes_nothing(size, tmp_path):
    news = rows(like_news(40))
    one, two = ArchiveRules(8, batch=2048), ArchiveRules(8, batch=size)
    assert passages(made(tmp_path / "a", news, rules=one)) == passages(
        made(tmp_path / "b", news, rules=two)
    )


def test_kernels_give_the_same_rows_whatever_the_order():
    texts = list(like_news(30).values())
    docs, rules = np.arange(30), ArchiveRules(8)

    def sorted_rows(order: np.ndarray) -> list[dict[str, object]]:
        columns = {"doc": docs[order], "text": [texts[n] for n in order]}
        made = kernels.postings(rules)(pa.RecordBatch.from_pydict(columns))
        return sorted(made.to_pylist(), key=lambda row: (row["doc"], row["pos"]))

    assert sorted_rows(docs) == sorted_rows(np.random.default_rng(1).permutation(30))


@given(st.lists(st.integers(0, 50), max_size=60), st.integers(1, 6))
def test_any_sequences_in_a_row_hold_a_kept_one(numbers, window):
    h = np.array(numbers, np.uint64)
    text = np.sort(np.arange(len(h)) % 3)
    rows = set(kernels.winnowed(h, text, window).tolist())
    for first in range(len(h) - window + 1):
        span = range(first, first + window)
        if len(set(text[first : first + window].tolist())) == 1:
            assert rows & set(span)


def test_what_was_found_stays_when_others_come(tmp_path):
    news = rows(like_news(30))
    at = made(tmp_path / "a", news[:20])
    before = set(passages(at))
    adding.add(at, news[20:], quiet)
    assert before < set(passages(at))
    assert all(row[1] < row[4] for row in passages(at))


ALLOWED = set(
    "SELECT DISTINCT FROM JOIN LEFT ON WHERE GROUP BY HAVING UNION ALL AND OR NOT NULL IS CASE "
    "WHEN THEN ELSE END COUNT SUM MIN MAX CAST AS BIGINT DOUBLE ARRAY_AGG ROW_NUMBER LEAD LAG "
    "ORDER OVER PARTITION DESC ROWS BETWEEN UNBOUNDED PRECEDING FOLLOWING CURRENT ROW".split()
)
RESERVED = set("both end case when user table order group left right full cross any all".split())


def queries() -> list[str]:
    """Every statement, as text."""
    rules, asked = ArchiveRules(8), []
    for module in (statements, grouping):
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        named = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"]
        given = {"rules": rules, "since": 5, "articles": "articles"}
        for one in named:
            values = [given.get(arg.arg, "edges") for arg in one.args.args]
            asked.append(getattr(module, one.name)(*values))
    return [*asked, statements.seeds(rules, 0)]


@pytest.mark.parametrize("query", queries(), ids=lambda q: " ".join(q.split())[7:40])
def test_statements_use_words_that_duckdb_and_spark_have_in_common(query):
    assert set(re.findall(r"\b[A-Z][A-Z_]+\b", query)) <= ALLOWED
    assert not set(re.findall(r"\bAS (\w+)", query)) & RESERVED
    assert all(part.startswith("PARTITION BY") for part in re.split(r"OVER\s*\(", query)[1:])
