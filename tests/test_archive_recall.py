"""What the shortcuts of an archive cost: against a story of the same articles, in any order."""

import random
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from analysis import Story
from analysis.archive import adding, manifest, results, sampling
from analysis.archive.__main__ import main
from analysis.archive.incoming import Incoming
from analysis.archive.rules import ArchiveRules
from tests.archives import IN_ARCHIVE, floor_of, like_news, made, passages, quiet, rows

FEW = ArchiveRules(8, pairs_up_to=3)
"""Every sequence kept, and common ones soon too common for all pairs to be told."""


def words(rng: random.Random, n: int) -> str:
    """So many words that nobody else has."""
    sizes = [(9, 9, 3)[k % 3] for k in range(n)]
    return " ".join("".join(rng.choices("abdegiklmnoprstu", k=size)) for size in sizes)


def with_phrase(around: Sequence[str], rng: random.Random) -> list[Incoming]:
    """Ten articles that hold only a phrase of others, then two that hold a stretch."""
    phrase = "according to the latest figures released"
    texts = [f"{words(rng, 40)} {phrase} {words(rng, 40)}" for _ in range(10)]
    texts += [f"{words(rng, 40)} {' '.join(around)} {words(rng, 40)}" for _ in range(2)]
    return rows({f"d{n}": text.replace("PHRASE", phrase) for n, text in enumerate(texts)})


def found(at: Path) -> set[tuple[object, object]]:
    """Pairs of articles with a passage."""
    return {(row[1], row[4]) for row in passages(at)}


@pytest.mark.parametrize("n", [1, 3, 5, 20])
@pytest.mark.parametrize("is_behind", [True, False])
@pytest.mark.parametrize("cut", [None, 11])
def test_a_stretch_beside_a_phrase_that_many_hold_is_found(n, is_behind, cut, tmp_path):
    rng = random.Random(n)
    own = words(rng, n + 3)
    news = with_phrase([own, "PHRASE"] if is_behind else ["PHRASE", own], rng)
    at = made(tmp_path / "a", *([news[:cut], news[cut:]] if cut else [news]), rules=FEW)
    assert (10, 11) in found(at)


def test_a_stretch_around_a_phrase_that_many_hold_is_found(tmp_path):
    rng = random.Random(4)
    own = [words(rng, 2), "PHRASE", words(rng, 2)]
    assert (10, 11) in found(made(tmp_path / "a", with_phrase(own, rng), rules=FEW))


def test_a_text_in_many_articles_joins_each_with_the_one_before_it(tmp_path):
    rng = random.Random(5)
    wire = words(rng, 9)
    news = rows({f"d{n}": f"{words(rng, 60)} {wire} {words(rng, 60)}" for n in range(9)})
    pairs = found(made(tmp_path / "a", news, rules=FEW))
    assert pairs == {(0, 1), (0, 2), (1, 2), *((n, n + 1) for n in range(2, 8))}


def test_one_report_in_many_articles_is_one_group_and_few_pairs(tmp_path):
    rng = random.Random(6)
    wire, n, most = words(rng, 40), 300, 48
    news = rows({f"d{k}": f"{words(rng, 61)} {wire} {words(rng, 61)}" for k in range(n)})
    at = made(tmp_path / "a", news[:200], news[200:], rules=ArchiveRules(8, pairs_up_to=most))
    adding.publish(at, quiet)
    page = results.open(at).groups()
    assert page.rows["n_articles"].tolist() == [n]
    assert len(found(at)) == most * (most - 1) // 2 + n - most


def test_a_report_in_a_thousand_articles_makes_at_most_twenty_pairs_for_each():
    most = ArchiveRules(8).pairs_up_to
    assert most * (most - 1) // 2 + 1000 - most <= 20 * 1000


def test_by_default_it_finds_what_a_story_finds_in_whatever_order_they_come(tmp_path):
    texts = list(like_news(150, seed=9).items())
    random.Random(2).shuffle(texts)
    given = {f"d{n:05d}": text for n, (_, text) in enumerate(texts)}
    at = made(tmp_path / "a", rows(given), rules=ArchiveRules(floor_of(150)))
    articles = pd.DataFrame({"article_id": list(given), "text": list(given.values())})
    story = Story(articles, IN_ARCHIVE).passages
    names = zip(story["article_a"], story["article_b"], strict=True)
    expected = {tuple(sorted((int(a[1:]), int(b[1:])))) for a, b in names}
    assert len(expected) > 20
    assert expected == found(at)


@pytest.mark.parametrize("seed", [1, 2])
def test_standing_text_is_the_same_in_whatever_order_articles_come(seed, tmp_path):
    texts = list(like_news(60, seed).items())
    tables = []
    for n in (0, 1):
        random.Random(n).shuffle(texts)
        at = made(tmp_path / f"a{n}", rows(dict(texts)))
        tables.append(pq.read_table(at / "stock" / "part.parquet").to_pylist())
    one, two = (sorted((row["h"], row["stands"]) for row in rows_) for rows_ in tables)
    assert one == two
    assert sum(stands for _, stands in one) > 0


def test_an_archive_says_what_its_shortcuts_cost_on_its_own_text(tmp_path, capsys):
    news = rows(like_news(80, seed=3))
    full = made(tmp_path / "full", news[:50], news[50:])
    told = sampling.recall(full, manifest.read(full))
    assert [row.words for row in told] == ["8-14", "15-19", "20-29", "30-49", "50 and more"]
    assert all(row.found == row.passages for row in told)
    assert sum(row.passages for row in told) > 20
    rules = ArchiveRules(8, window=4, pairs_up_to=2, least_run=15)
    less = made(tmp_path / "less", news, rules=rules)
    cost = sampling.recall(less, manifest.read(less))
    assert sum(row.found for row in cost) < sum(row.passages for row in cost)
    assert main(["baseline", str(full)]) == 0
    assert "that came last finds, found here too:" in capsys.readouterr().out
    assert main(["baseline", str(made(tmp_path / "empty"))]) == 1
    assert "holds no articles yet" in capsys.readouterr().err
