"""An archive as a folder: found, written by one, resumed, searched, and used from a shell."""

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.archive import adding, checking, kernels, lookup, manifest, results
from analysis.archive.__main__ import main
from analysis.archive.rules import PARAMS, ArchiveRules
from analysis.archive.schema import KEPT, PUBLISHED
from analysis.errors import UnusableArchive
from tests.archives import like_news, made, passages, quiet, rows
from tests.conftest import write_story

NEWS = like_news(200, seed=7)
STORY = {
    "one": "Our own first line of the day.\n" + NEWS["a0100"].replace(" of ", "  of\u00a0"),
    "two": "Nothing of it is anywhere else, we trust.\n" + " ".join(NEWS["a0007"].split()[5:40]),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred articles in two batches, published."""
    news = rows(NEWS, ["The Herald", "The Post"] * 100)
    at = made(tmp_path_factory.mktemp("archive") / "of news", news[:150], news[150:])
    adding.publish(at, quiet)
    return at


def test_find_finds_what_comparing_with_every_article_finds(archive):
    found = lookup.find(archive, STORY)
    opened = lookup.open_lookup(archive)
    asked = {name: lookup.reading(text) for name, text in STORY.items()}
    own = kernels.kept([one.form for one in asked.values()], opened.held.rules)
    every = lookup._compared(
        opened,
        asked,
        lookup._set_aside(asked, own, opened),
        opened.texts(range(200)),
        [(name, doc) for name in STORY for doc in range(200)],
    )
    assert sorted(found.passages.itertuples(index=False, name=None)) == sorted(every)
    assert set(found.articles["doc"]) >= {100, 7}
    assert found.floor == 8


def test_its_places_hold_the_same_words_on_both_sides(archive):
    found = lookup.find(archive, STORY)
    exact = found.passages[found.passages["kind"] == "verbatim"]
    assert len(exact) >= 2
    texts = results.open(archive).texts(exact["doc"])
    for row in exact.itertuples():
        own = STORY[row.text_id][row.start : row.stop]
        held = texts[row.doc][row.archived_start : row.archived_stop]
        assert own.replace("\u00a0", " ").split() == held.split()


def test_a_text_of_which_nothing_stands_there_finds_nothing(archive):
    found = lookup.find(archive, {"own": "A line that nobody else has ever written down anywhere."})
    assert (len(found.articles), len(found.passages)) == (0, 0)
    assert list(found.articles.columns) == list(lookup.FoundArticle._fields)
    assert lookup.find(archive, {}).articles.empty
    assert lookup.find(archive, {"nothing": ""}).articles.empty


def test_a_footer_of_the_archive_is_set_aside_in_a_single_text(archive):
    foot = "Read more of us on the pages of the weekly paper"
    own = "A line of our own here. " * 20
    assert lookup.find(archive, {"own": f"{own}\n{foot}"}).articles.empty
    opened = lookup.open_lookup(archive)
    assert 5 <= lookup.n_aside(opened, [f"{own}\n{foot}"]) <= len(foot.split())
    assert lookup.n_aside(opened, ["Nothing of the kind stands here.", ""]) == 0


def test_groups_come_in_the_order_asked_for_and_by_the_days_between_their_dates(tmp_path):
    news = [one._replace(published=f"2024-05-{n % 27 + 1:02d}" if n % 5 else "")
            for n, one in enumerate(rows(like_news(60)))]  # fmt: skip
    at = made(tmp_path / "a", news)
    adding.publish(at, quiet)
    opened = results.open(at)
    for by, column in (("words", "n_words"), ("articles", "n_articles")):
        assert opened.groups(by=by).rows[column].is_monotonic_decreasing
    listed = opened.groups(by="days").rows
    days = (listed["last_day"] - listed["first_day"]).dt.days + 1
    assert days.dropna().is_monotonic_decreasing
    assert not days.isna().to_numpy()[: days.notna().sum()].any()
    asked = opened.groups(results.GroupFilter(days=10)).rows
    assert len(asked) == (days >= 10).sum() > 0


def test_groups_come_by_pages_and_filters_and_open_with_their_words(archive):
    opened = results.open(archive)
    page = opened.groups()
    assert page.rows["n_articles"].is_monotonic_decreasing
    assert len(opened.groups(page=3).rows) == 0
    assert page.total == len(page.rows) + len(opened.groups(page=2).rows)
    assert page.total > opened.groups(results.GroupFilter(words=30)).total
    assert opened.groups(results.GroupFilter(outlets=3)).total == 0
    spread = opened.group(int(page.rows["grp"].iloc[0]))
    assert spread.holders["doc"].nunique() == spread.about["n_articles"].iloc[0]
    assert all(spread.holders["text"])
    assert page.rows["cohesion"].between(0, 1).all()
    assert opened.group(1).holders.empty
    assert opened.articles([3, 999])["article_id"].tolist() == ["a0003"]
    assert set(opened.passages(100)["other"]) == set(
        opened.articles(opened.passages(100)["other"])["doc"]
    )


def test_a_published_table_is_none_that_an_addition_changes(archive, tmp_path):
    assert pd.read_parquet(results.open(archive).folder / "articles.parquet").shape[0] == 200
    assert set(PUBLISHED) == {one.stem for one in results.open(archive).folder.iterdir()}


def test_a_second_writer_is_refused_in_a_sentence(tmp_path):
    at = made(tmp_path / "a")
    with (
        manifest.writing(at),
        pytest.raises(UnusableArchive, match="Another process is writing to a"),
    ):
        adding.add(at, rows(like_news(3)), quiet)
    adding.add(at, rows(like_news(3)), quiet)


class Killed(Exception):
    """What stands for the end of a process."""


def test_what_was_broken_off_goes_on_with_the_first_table_that_is_not_whole(tmp_path):
    news = rows(like_news(40))
    whole = made(tmp_path / "whole", news)
    at = made(tmp_path / "half")

    def killed(step: str) -> None:
        if step == "pairs":
            raise Killed

    with pytest.raises(Killed):
        adding.add(at, news, killed)
    assert manifest.read(at).articles == 0
    half = manifest.table(at, "passages", 1)
    half.mkdir(parents=True)
    (half / "part.parquet").write_bytes(b"half a table")
    made_again: list[str] = []
    adding.add(at, news, made_again.append)
    assert made_again == ["pairs", "fresh_passages", "lookup"]
    assert passages(at) == passages(whole)


def test_other_articles_after_a_run_broken_off_are_read_anew(tmp_path):
    news = rows(like_news(40))
    at = made(tmp_path / "a")

    def killed(step: str) -> None:
        if step == "fresh_passages":
            raise Killed

    with pytest.raises(Killed):
        adding.add(at, news, killed)
    adding.add(at, news[:30], quiet)
    assert passages(at) == passages(made(tmp_path / "b", news[:30]))


def test_articles_that_are_there_are_left_out_and_new_versions_get_a_name(tmp_path):
    news = rows(like_news(12))
    at = made(tmp_path / "a", news[:10])
    changed = news[0]._replace(text=news[0].text + "\nA line more.")
    came = adding.add(at, [*news, changed], quiet)
    assert (came.articles, came.known) == (3, 10)
    assert lookup.open_lookup(at).texts([12])[12].article_id == "a0000-2"
    with pytest.raises(UnusableArchive, match="No article was added: 12 were"):
        adding.add(at, news, quiet)


def test_places_in_a_text_with_another_reading_form_are_those_of_the_text_given(tmp_path):
    plain = like_news(8)
    odd = {f"odd{n}": text.replace(" ", "  ") for n, text in enumerate(plain.values())}
    at = made(tmp_path / "a", rows(plain | odd))
    adding.publish(at, quiet)
    opened = results.open(at)
    found = opened.passages(8)
    found = found[found["kind"] == "verbatim"]
    texts = opened.texts(range(16))
    assert len(found) > 0
    for row in found.itertuples():
        own, other = texts[8][row.start : row.stop], texts[row.other]
        assert own.split() == other[row.other_start : row.other_stop].split()


def test_without_duckdb_it_says_how_to_install_it(archive, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UnusableArchive, match="Archives need DuckDB, which is not installed"):
        results.open(archive)
    assert main(["groups", str(archive)]) == 1
    assert "pip install" in capsys.readouterr().err
    assert len(lookup.find(archive, STORY).articles) > 1


def test_a_kernel_takes_a_batch_without_rows():
    kinds = [("doc", pa.int64()), ("text", pa.string()), ("spans", pa.list_(pa.int64()))]
    none = pa.RecordBatch.from_pylist([], schema=pa.schema(kinds))
    assert kernels.postings(ArchiveRules(8))(none).num_rows == 0
    assert kernels.as_given(none).num_rows == 0


def folder(at: Path) -> Path:
    """A folder of texts with its table."""
    news = like_news(30, seed=3)
    return write_story(at, dict(news.items()), {"a0004": "2024-05-03"})


def table(at: Path) -> Path:
    """The same articles as a table of the kind that the name says."""
    news = like_news(30, seed=3)
    data = pd.DataFrame({"id": list(news), "body": list(news.values()), "date": "2024-05-03"})
    {
        ".csv": lambda: data.to_csv(at, index=False),
        ".parquet": lambda: pq.write_table(pa.Table.from_pandas(data), at),
        ".jsonl": lambda: data.to_json(at, orient="records", lines=True),
    }[at.suffix]()
    return at


def test_from_a_folder_to_where_else_a_story_stands(tmp_path, capsys):
    at, out = str(tmp_path / "archive"), tmp_path / "out"
    texts = folder(tmp_path / "texts")
    assert main(["new", at, "--expect", "20,000"]) == 0
    assert main(["add", at, str(texts)]) == 0
    assert main(["groups", at]) == 0
    assert main(["publish", at, "--out", str(out)]) == 0
    assert main(["find", at, str(texts / "a0004.txt"), "--out", str(out / "found")]) == 0
    assert main(["check", at]) == 0
    told = capsys.readouterr()
    assert "A passage needs 10 words there." in told.out
    assert "30 articles added" in told.out
    assert "Wording of these texts stands in" in told.out
    assert "the earliest dated here is 2024-05-03" in told.out
    assert "No faults." in told.out
    assert "comparing pairs" in told.err
    for name in PUBLISHED:
        assert len(pd.read_csv(out / f"{name}.csv")) == pq.read_metadata(
            out / f"{name}.parquet"
        ).num_rows
    assert "a0004" in (out / "found" / "articles.csv").read_text("utf-8-sig")


def test_many_problems_of_one_kind_are_told_a_few_times_and_counted(tmp_path, capsys):
    at, file = tmp_path / "archive", tmp_path / "news.jsonl"
    days = ["03/04/2024"] * 20 + ["26-FEB-1987 15:01:01.79"] * 10
    news = pd.DataFrame({"id": range(30), "text": list(like_news(30, seed=3).values())})
    news.assign(published=days).to_json(file, orient="records", lines=True)
    assert main(["new", str(at), "--expect", "100"]) == 0
    assert main(["add", str(at), str(file)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len([line for line in told if "can be read two ways" in line]) == 6
    assert "And 15 more: Row ... of news.jsonl has a date that is none or can" in "\n".join(told)
    assert lookup.open_lookup(at).texts([25])[25].day == "1987-02-26"


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_a_table_gives_what_a_folder_gives(kind, tmp_path):
    at = tmp_path / "archive"
    assert main(["new", str(at), "--expect", "100"]) == 0
    assert main(["add", str(at), str(table(tmp_path / f"news.{kind}"))]) == 0
    assert passages(at) == passages(made(tmp_path / "b", rows(like_news(30, seed=3))))
    assert lookup.open_lookup(at).texts([3])[3].day == "2024-05-03"


def bad(at: Path, name: str, raw: bytes) -> str:
    (at / name).write_bytes(raw)
    return str(at / name)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.csv", b"colour,size\nred,3\n", "no column that is known to hold the texts"),
        ("a.csv", b"", "holds no articles"),
        ("a.csv", "text\ncaf\u00e9 au lait\n".encode("latin-1"), "cannot be read after row 0"),
        ("a.jsonl", b'{"text": "One."}\n{"text', "cannot be read after row 1"),
        ("a.parquet", b"PAR1 and no more", "cannot be read after row 0"),
        ("a.docx", b"PK", "No article was added: none could be read"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_and_changes_nothing(
    name, raw, said, tmp_path, capsys
):
    at = made(tmp_path / "archive", rows(like_news(8)))
    assert main(["add", str(at), bad(tmp_path, name, raw)]) == 1
    assert said in capsys.readouterr().err
    assert manifest.read(at).articles == 8


def test_an_archive_that_is_none_is_told_in_a_sentence(tmp_path, capsys):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("words")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "manifest.json").write_text("[]")
    old = made(tmp_path / "old")
    manifest.write(old, replace(manifest.read(old), version=0))
    for command, said in (
        (["new", str(tmp_path / "full"), "--expect", "9"], "is there already and not empty"),
        (["groups", str(tmp_path / "nowhere")], "nowhere is no archive. Make one with"),
        (["check", str(tmp_path / "damaged")], "damaged is no archive"),
        (["check", str(old)], "written by another version of Copytaster (0, here 1)"),
        (["publish", str(made(tmp_path / "empty"))], "empty holds no articles yet"),
        (["add", str(tmp_path / "empty"), str(tmp_path / "gone")], "no folder and no file gone"),
    ):
        assert main(command) == 1
        assert said in capsys.readouterr().err
    assert main(["find", str(tmp_path / "empty"), str(tmp_path / "full")]) == 0


def test_what_is_missing_is_told_by_check(tmp_path, capsys):
    at = made(tmp_path / "a", rows(like_news(8)))
    for name in KEPT:
        (manifest.table(at, name, 1) / "part.parquet").unlink()
    assert main(["check", str(at)]) == 0
    told = capsys.readouterr()
    assert told.err.count("Bring it back") == 4
    assert "4 faults" in told.out


def test_a_manifest_says_all_of_its_rules(tmp_path):
    at = made(tmp_path / "a", rows(like_news(8)))
    held = json.loads((at / "manifest.json").read_text())
    assert held["rules"] == {
        "floor": PARAMS.min_exact, "words": 5, "window": 1, "pairs_up_to": 160, "least_run": 5,
        "batch": 2048,
    }  # fmt: skip
    assert held["batches"][0]["articles"] == 8


def test_what_is_missing_from_an_archive_or_wrong_in_it_is_told(tmp_path):
    news = rows(like_news(6))
    at = made(tmp_path / "a", news[:4], news[4:])
    held = manifest.read(at)
    assert checking.faults(at, held) == []
    first, second = held.batches
    longer = replace(held, batches=(replace(first, articles=5), second))
    assert checking.faults(at, longer) == [
        "Batch 1 has 4 articles and should have 5.",
        "The look-up has 6 texts and should have 7.",
    ]
    shutil.rmtree(manifest.table(at, "passages", 2))
    assert checking.faults(at, held) == [
        "Batch 2 has no readable table passages. Bring it back from a copy."
    ]


@pytest.mark.parametrize(("expected", "is_over"), [(1, False), (0, True)])
def test_an_archive_holds_up_to_ten_times_the_articles_that_it_was_made_for(
    tmp_path, expected, is_over
):
    at = made(tmp_path / "a", rows(like_news(10)))
    found = checking.faults(at, replace(manifest.read(at), expected=expected))
    assert any("short passages may be chance" in fault for fault in found) is is_over


def test_an_archive_without_batches_is_whole(tmp_path):
    at = made(tmp_path / "a")
    assert checking.faults(at, manifest.read(at)) == []
