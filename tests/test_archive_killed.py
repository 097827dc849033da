"""An archive whose writer is ended by `kill -9`, or not alone."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.archive import adding, checking, lookup, manifest, results, stored
from analysis.archive.__main__ import main
from analysis.archive.incoming import incoming
from analysis.archive.schema import KEPT, PUBLISHED
from tests.archives import like_news, made, quiet
from tests.conftest import write_story

TOP = Path(__file__).resolve().parents[1]
NEWS = {name: text.replace("the ", "the  ", 1) for name, text in like_news(60, seed=5).items()}
DIES = """
import os, pkgutil, signal, sys
from analysis.archive.__main__ import main

how, when, where, name, at = sys.argv[1:6]
place = pkgutil.resolve_name(where)
whole = getattr(place, name)

def dies(*given, **named):
    hit = at in repr(given).replace(os.sep, "/")
    if hit and when == "before":
        os.kill(os.getpid(), int(how))
    done = whole(*given, **named)
    if hit and when == "after":
        os.kill(os.getpid(), int(how))
    return done

setattr(place, name, dies)
sys.exit(main(sys.argv[6:]))
"""
"""A command that gets a signal before or after the call of a function that is given something."""
MANIFEST = "analysis.archive.manifest"
ADDING = [
    ("after", "pyarrow.parquet:ParquetWriter", "write_batch", "article_id"),
    ("before", MANIFEST, "mark", "index/batch=000002"),
    ("after", "pyarrow.parquet:ParquetWriter", "write_batch", "is_moved"),
    ("before", "numpy.lib.format", "open_memmap", "d.npy"),
    ("before", "os", "replace", "manifest.json"),
    ("after", "os", "replace", "manifest.json"),
]
"""Where `add` is ended, one after the other; half-written are the first, and what is shared."""
PUBLISHING = [
    ("before", MANIFEST, "begin", "grouping/small1"),
    ("after", "pyarrow.parquet:ParquetWriter", "write_batch", "given_start"),
    ("after", "shutil", "copyfile", "groups"),
    ("after", "os", "replace", "published/ready"),
    ("after", "os", "replace", "LATEST"),
]


Spot = tuple[str, ...]


def started(how: signal.Signals, spot: Spot, *command: object) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", DIES, str(int(how)), *spot, *map(str, command)]
    return subprocess.Popen(words, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def killed(spot: Spot, *command: object) -> None:
    """Runs a command that ends there, by `kill -9` and by nothing else."""
    run = started(signal.SIGKILL, spot, *command)
    told = run.communicate()[1].decode()
    assert run.returncode == -signal.SIGKILL, told


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders of texts."""
    at = tmp_path_factory.mktemp("texts")
    names = list(NEWS)
    parts = ({name: NEWS[name] for name in some} for some in (names[:40], names[40:]))
    one, two = (write_story(at / name, part) for name, part in zip("ab", parts, strict=True))
    return one, two


def filled(at: Path, folders: tuple[Path, ...]) -> Path:
    return made(at, *(list(incoming(folder, quiet)) for folder in folders))


def contents(at: Path) -> dict[str, object]:
    """All that an archive holds for those who read it."""
    held = manifest.read(at)
    tables = {
        f"{name} {one.n}": stored.read(manifest.table(at, name, one.n)).to_pandas()
        for name in KEPT
        for one in held.batches
    }
    arrays = {
        f"{one.n} {name}": np.load(at / "lookup" / f"{one.n:06d}" / name).tolist()
        for one in held.batches
        for name in ("h.npy", "d.npy")
    }
    with closing(sqlite3.connect(at / "lookup" / stored.TEXTS)) as db:
        texts = db.execute("SELECT * FROM articles ORDER BY doc").fetchall()
    rows = {
        name: sorted(map(repr, table.itertuples(index=False))) for name, table in tables.items()
    }
    return {"manifest": held, "texts": texts, **rows, **arrays}


def published(at: Path) -> dict[str, list[str]]:
    folder = results.open(at).folder
    return {
        name: list(map(repr, pd.read_parquet(folder / f"{name}.parquet").itertuples(index=False)))
        for name in PUBLISHED
    }


def test_add_ended_anywhere_and_given_again_leaves_what_an_undisturbed_one_leaves(half, tmp_path):
    at = filled(tmp_path / "a", half[:1])
    for spot in ADDING:
        assert manifest.read(at).articles == 40
        killed(spot, "add", at, half[1])
    main(["add", str(at), str(half[1])])
    whole = filled(tmp_path / "b", half)
    assert contents(at) == contents(whole)
    assert checking.faults(at, manifest.read(at)) == []


@pytest.mark.long
def test_publish_ended_anywhere_leaves_what_was_published_and_then_all(half, tmp_path):
    at, whole = filled(tmp_path / "a", half[:1]), filled(tmp_path / "b", half)
    adding.publish(at, quiet)
    adding.publish(whole, quiet)
    before = published(at)
    adding.add(at, incoming(half[1], quiet), quiet)
    for spot in PUBLISHING:
        assert published(at) == before
        killed(spot, "groups" if "grouping" in spot[3] else "publish", at)
    assert published(at) == published(whole) != before
    killed(PUBLISHING[-2], "publish", at)
    assert published(at) == published(whole)
    adding.publish(at, quiet)
    assert published(at) == published(whole)
    assert contents(at) == contents(whole)


def test_a_table_that_is_whole_is_not_made_again_by_the_next_process(half, tmp_path):
    at = made(tmp_path / "a")
    killed(("before", MANIFEST, "begin", "adding/pairs"), "add", at, half[0])
    steps: list[str] = []
    adding.add(at, incoming(half[0], quiet), steps.append)
    assert steps == ["pairs", "fresh_passages", "lookup"]


def test_while_one_process_writes_another_is_told_and_readers_read_on(half, tmp_path, capsys):
    at = filled(tmp_path / "a", half[:1])
    stopped = started(
        signal.SIGSTOP, ("before", MANIFEST, "begin", "adding/pairs"), "add", at, half[1]
    )
    try:
        assert os.WIFSTOPPED(os.waitpid(stopped.pid, os.WUNTRACED)[1])
        for command in (["add", str(at), str(half[1])], ["groups", str(at)], ["publish", str(at)]):
            assert main(command) == 1
            assert "Another process is writing to a. Wait" in capsys.readouterr().err
        assert len(lookup.find(at, {"own": NEWS["a0003"]}).articles) > 0
    finally:
        stopped.kill()
        stopped.communicate()
    assert main(["add", str(at), str(half[1])]) == 0
    assert contents(at) == contents(filled(tmp_path / "b", half))
