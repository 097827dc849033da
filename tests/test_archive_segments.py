"""The look-up of an archive: few parts however articles come, the same found, all of it or none."""

import random

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.archive import adding, lookup, manifest, segments, stored
from tests.archives import like_news, made, quiet, rows

NEWS = like_news(90, seed=5)
STORY = {"one": NEWS["a0050"], "two": " ".join(NEWS["a0003"].split()[:60])}


def found(at) -> list[object]:
    """What a search says, row by row, and how many articles it passed over."""
    one = lookup.find(at, STORY)
    return [one.articles.to_numpy().tolist(), one.passages.to_numpy().tolist(), one.n_more]


@given(st.lists(st.lists(st.integers(-5, 5), max_size=30), min_size=1, max_size=4))
def test_parts_that_become_one_hold_what_they_held_in_order(lots):
    parts = []
    for n, lot in enumerate(lots):
        h = np.sort(np.array(lot, np.int64)) * (1 << 60)
        parts.append((h, np.full(len(h), n, np.int32)))
    joined = list(segments._merged(parts, 3))
    rows_ = [(h, d) for hs, ds in joined for h, d in zip(hs.tolist(), ds.tolist(), strict=True)]
    assert rows_ == sorted((h * (1 << 60), n) for n, lot in enumerate(lots) for h in lot)


def test_rows_that_do_not_fit_at_once_are_sorted_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(segments, "_AT_ONCE", 100)
    rng = np.random.default_rng(1)
    h, doc = rng.integers(-(1 << 63), (1 << 63) - 1, 1000), np.arange(1000)
    batches = pa.table({"h": h, "doc": doc}).to_batches(max_chunksize=30)
    segments.write(tmp_path / "part", batches)
    numbers, docs = segments.opened(tmp_path / "part")
    order = np.argsort(h)
    assert (numbers.tolist(), docs.tolist()) == (h[order].tolist(), doc[order].tolist())
    assert sorted(at.name for at in (tmp_path / "part").iterdir()) == ["d.npy", "h.npy"]


def test_a_part_may_be_empty(tmp_path):
    segments.write(tmp_path / "part", [])
    assert [len(column) for column in segments.opened(tmp_path / "part")] == [0, 0]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=60))
def test_parts_stay_few(sizes):
    parts: list[int] = []
    for size in sizes:
        parts.append(size)
        n = segments.to_join(parts)
        parts[-n:] = [sum(parts[-n:])]
    assert sum(parts) == sum(sizes)
    assert len(parts) <= 2 + np.log(sum(sizes)) / np.log(segments.TIER)


def test_a_search_finds_the_same_whatever_the_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(lookup, "MOST_PLACES", 3)
    monkeypatch.setattr(lookup, "MOST_ARTICLES", 20)
    news = rows(NEWS)
    cuts = [news[:40], *(news[n : n + 5] for n in range(40, 90, 5))]
    monkeypatch.setattr(segments, "TIER", 0)
    many = made(tmp_path / "many", *cuts)
    monkeypatch.setattr(segments, "TIER", 4)
    few = made(tmp_path / "few", *cuts)
    assert len(manifest.read(many).parts) == 11
    assert len(manifest.read(few).parts) <= 4
    assert found(many) == found(few)
    assert len(found(few)[1]) > 2
    n = len(manifest.read(few).parts)
    assert sum(1 for _ in (few / stored.FOLDER).glob("*/")) <= n + 4


def test_a_batch_that_was_broken_off_while_parts_were_joined_changes_nothing(
    tmp_path, monkeypatch
):
    news = rows(NEWS)
    at = made(tmp_path / "a", news[:40], news[40:60])
    before, parts = found(at), manifest.read(at).parts

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    for module, name in ((segments, "merge"), (manifest, "write")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, broken)
            with pytest.raises(KeyboardInterrupt):
                adding.add(at, news[60:], quiet)
        assert manifest.read(at).parts == parts
        assert found(at) == before
    adding.add(at, news[60:], quiet)
    assert found(at) == found(made(tmp_path / "b", news[:40], news[40:60], news[60:]))


def test_who_opened_an_archive_before_parts_were_joined_still_searches_it(tmp_path):
    news = rows(NEWS)
    random.Random(1).shuffle(news)
    at = made(tmp_path / "a", news[:40], news[40:60])
    opened = lookup.open_lookup(at)
    before = found(opened)
    adding.add(at, news[60:], quiet)
    assert found(opened) == before
