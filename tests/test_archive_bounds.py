"""Where an archive stops: what is said and shown at most, and what is taken just within a limit."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.archive import __main__ as command
from analysis.archive import adding, checking, incoming, lookup, manifest, results, sampling
from analysis.archive.rules import ArchiveRules
from analysis.errors import UnreadableTable, UnusableArchive
from tests.archives import like_news, made, rows

WIRE = "The old bridge at Millhaven was shut to lorries on Tuesday after two cracks were found"


def refused(names: list[str], folder: Path) -> str:
    """What is said of a table with these columns, none of which holds texts."""
    file = folder / "news.jsonl"
    file.write_text(json.dumps(dict.fromkeys(names, "x")), "utf-8")
    with pytest.raises(UnreadableTable) as told:
        list(incoming.incoming(file, print))
    return str(told.value)


def test_twelve_columns_of_a_table_without_texts_are_named(tmp_path):
    said = refused([f"c{n}" for n in range(15)], tmp_path)
    assert "Its columns are c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11. Call" in said


def test_a_column_is_named_by_forty_letters_at_most(tmp_path):
    assert f"Its columns are {'x' * 40}. Call" in refused(["x" * 60], tmp_path)


def test_rows_are_counted_up_to_the_one_that_cannot_be_read(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_text('{"text": "One."}\n{"text": "Two."}\n{"text', "utf-8")
    with pytest.raises(UnreadableTable, match=r"cannot be read after row 2\."):
        list(incoming.incoming(file, print))
    file.write_text('{"text', "utf-8")
    with pytest.raises(UnreadableTable, match=r"cannot be read after row 0\."):
        list(incoming.incoming(file, print))


def test_a_row_without_a_name_has_its_number(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_text('{"id": "a", "text": "One."}\n{"text": "Two."}\n{"text": "Three."}', "utf-8")
    assert [one.article_id for one in incoming.incoming(file, print)] == ["a", "2", "3"]


def test_a_row_that_is_no_article_is_told_by_its_number_and_a_file_by_eighty_letters(tmp_path):
    told: list[str] = []
    file = tmp_path / f"{'n' * 90}.jsonl"
    file.write_text('{"text": "One."}\n{"text": ""}\n{"text": "Three."}', "utf-8")
    assert len(list(incoming.incoming(file, told.append))) == 2
    assert [sentence.partition(" holds")[0] for sentence in told] == [f"Row 2 of {'n' * 80}"]


def test_a_table_that_is_missing_is_named_with_its_folder_and_no_more(tmp_path):
    with pytest.raises(UnusableArchive, match=r"^The archive's table aside/batch=000002 is miss"):
        manifest.files_of(manifest.table(tmp_path / "a", "aside", 2))


def test_a_long_step_is_told_by_its_name_and_a_short_one_not(capsys):
    for step in ("post", "sql", "5000 articles read"):
        command._tell(step)
    told = [line[9:] for line in capsys.readouterr().err.splitlines()]
    assert told == ["reading words", "5000 articles read"]


def test_nothing_is_known_of_no_articles_and_no_groups(tmp_path):
    at = made(tmp_path / "a", rows(like_news(30)))
    adding.publish(at, print)
    opened = results.open_results(at)
    assert opened.articles([]).empty
    assert opened.openings([]) == {}


def test_a_new_archive_takes_an_empty_folder_and_no_other(tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    assert manifest.create(tmp_path / "empty", 10).articles == 0
    (tmp_path / "file").write_text("words")
    with pytest.raises(UnusableArchive, match="file is there already and not empty"):
        manifest.create(tmp_path / "file", 10)
    with pytest.raises(UnusableArchive, match="empty is there already"):
        manifest.create(tmp_path / "empty", 10)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusableArchive, match=r"^\. is no archive"):
        manifest.read(Path())


def test_a_folder_that_cannot_be_made_is_told_with_the_reason_if_there_is_one(
    tmp_path, monkeypatch
):
    for error, why in ((OSError(), "it cannot be used"), (OSError(28, "Full"), "full")):

        def fails(*_: object, error: OSError = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(manifest, "write", fails)
        with pytest.raises(UnusableArchive, match=rf"cannot be made \({why}"):
            manifest.create(tmp_path / "a", 10)


@pytest.mark.parametrize(
    ("words", "n"), [("1", 1), ("1_000", 1000), ("9,999,999,999", 9_999_999_999)]
)
def test_articles_are_foreseen_in_any_number_up_to_ten_figures(words, n):
    assert command._count(words) == n


@pytest.mark.parametrize("words", ["0", "-1", "10,000,000,000", "1.5", "many", ""])
def test_other_numbers_are_refused(words):
    with pytest.raises(argparse.ArgumentTypeError, match="is no number of them"):
        command._count(words)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "could not be written (no space left on device)"),
        (OSError(), "could not be written (unknown)"),
        (KeyboardInterrupt(), "Stopped. The same command goes on from here."),
    ],
)
def test_a_command_that_is_broken_off_says_so_and_ends_with_1(
    error, said, tmp_path, capsys, monkeypatch
):
    at = made(tmp_path / "a", rows(like_news(6)))

    def fails(*_: object) -> int:
        raise error

    monkeypatch.setattr(adding, "group", fails)
    assert command.main(["groups", str(at)]) == 1
    assert said in capsys.readouterr().err


def test_twenty_articles_of_those_found_are_shown_and_all_are_counted(tmp_path, capsys):
    at = made(tmp_path / "a", rows({f"d{n}": f"{WIRE} {n} {n}x." for n in range(25)}))
    asked = tmp_path / "own.txt"
    asked.write_text(f"We saw it. {WIRE}.", "utf-8")
    assert command.main(["find", str(at), str(asked)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Wording of these texts stands in 25 archived articles."
    assert len(told) == 2 + 20


def test_a_single_article_that_is_found_is_told_as_one(tmp_path, capsys):
    at = made(tmp_path / "a", rows({"d0": f"{WIRE} on a wet day.", "d1": "Another text."}))
    asked = tmp_path / "own.txt"
    asked.write_text(f"We saw it. {WIRE}.", "utf-8")
    assert command.main(["find", str(at), str(asked)]) == 0
    assert "stands in 1 archived article.\n" in capsys.readouterr().out


def test_two_hundred_articles_are_compared_and_the_others_counted(tmp_path):
    at = made(tmp_path / "a", rows({f"d{n}": f"{WIRE} {n} {n}x." for n in range(203)}))
    found = lookup.find(at, {"own": f"We saw it. {WIRE}."})
    assert (len(found.articles), found.n_more) == (200, 3)


@pytest.mark.parametrize(("articles", "is_over"), [(10, False), (11, True)])
def test_more_than_ten_times_the_articles_foreseen_are_a_fault(articles, is_over, tmp_path):
    at = made(tmp_path / "a", rows(like_news(4)))
    held = manifest.read(at)
    more = replace(held, expected=1, batches=(replace(held.batches[0], articles=articles),))
    found = checking.faults(at, more)
    assert any("short passages may be chance" in fault for fault in found) is is_over


@pytest.mark.parametrize(
    ("rules", "least"),
    [(ArchiveRules(8), 8), (ArchiveRules(20, window=4), 17), (ArchiveRules(6, window=9), 5)],
)
def test_the_kept_sequences_of_a_pair_cover_the_floor_but_for_what_is_not_kept(rules, least):
    assert rules.least_weight == least


def test_passages_are_counted_from_the_floor_of_the_archive_on(tmp_path):
    at = made(tmp_path / "a", rows(like_news(30)), rules=ArchiveRules(15))
    told = sampling.recall(at, manifest.read(at))
    assert [row.words for row in told] == ["15-19", "20-29", "30-49", "50 and more"]


def test_the_sample_is_what_came_last(tmp_path):
    at = made(tmp_path / "a", rows({f"d{n}": f"{WIRE} {n} {n}x." for n in range(6)}))
    held = manifest.read(at)
    counted = [sum(row.passages for row in sampling.recall(at, held, size)) for size in (2, 3, 9)]
    assert counted == [1, 3, 15]
