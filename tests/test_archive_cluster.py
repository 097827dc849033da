"""Archives on a real cluster of Spark; where PySpark or Java is missing, these tests fail."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.archive import adding, manifest, stored
from analysis.archive.__main__ import main
from analysis.archive.engines.base import Engine
from analysis.archive.engines.duck import DuckEngine
from analysis.archive.engines.spark import SparkEngine, spark
from analysis.archive.incoming import Incoming
from analysis.archive.schema import KEPT
from analysis.errors import UnusableArchive
from tests.archives import made, quiet, rows
from tests.clusters import PATIENCE, Cluster, cluster, environment, gateway_ended
from tests.conftest import many

pytestmark = pytest.mark.xdist_group("cluster")
TOP = Path(__file__).resolve().parents[1]
CLOSE = {DuckEngine: DuckEngine.close, SparkEngine: SparkEngine.close}
"""How engines are closed, when tests do not keep one session for all."""


class Both(NamedTuple):
    """The same archive, one from DuckDB alone, and one from a cluster of which half was killed."""

    duck: Path
    spark: Path
    cluster: Cluster


def articles(texts: dict[str, str]) -> list[Incoming]:
    """The demo story and 395 articles of its sentences; some say when, some have odd spaces."""
    every = list((texts | many(395)).items())
    spaced = {name: text.replace(" ", "  ", n % 3) for n, (name, text) in enumerate(every)}
    given = rows(spaced, ["The Herald", "The Post", ""] * 140)
    days = ["", "2024-05-03", "1066-10-14", "2024-05-01"] * 100
    return [row._replace(published=day) for row, day in zip(given, days, strict=True)]


@pytest.fixture(scope="module")
def own_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("cluster")
    with pytest.MonkeyPatch.context() as patch, cluster(folder) as started:
        for name, value in environment(folder).items():
            patch.setenv(name, value)
        patch.setattr(SparkEngine, "close", lambda _: None)
        yield started
        gateway_ended()


@pytest.fixture(scope="module")
def both(
    own_cluster: Cluster, texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Both:
    """A first batch by each engine, a second by DuckDB."""
    at, news = tmp_path_factory.mktemp("archives"), articles(texts)
    table = pa.Table.from_pylist([row._asdict() for row in news[:360]])
    pq.write_table(table, at / "news.parquet")
    archives = Both(at / "duck", at / "spark [1]", own_cluster)
    for archive in archives[:2]:
        assert main(["new", str(archive), "--expect", "400"]) == 0
    assert main(["add", str(archives.duck), str(at / "news.parquet")]) == 0
    _add_while_a_worker_is_killed(archives, at / "news.parquet")
    for archive in archives[:2]:
        adding.add(archive, news[360:], quiet)
    return archives


def _add_while_a_worker_is_killed(archives: Both, table: Path) -> None:
    command = [sys.executable, "-m", "analysis.archive", "add", str(archives.spark), str(table)]
    command += ["--engine", "spark", "--master", archives.cluster.master]
    killer = threading.Thread(target=_kill_when_made, args=archives[1:], daemon=True)
    killer.start()
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=5 * PATIENCE)
    assert done.returncode == 0, done.stderr
    assert "360 articles added" in done.stdout
    killer.join(1)


def _kill_when_made(archive: Path, own: Cluster) -> None:
    mark = manifest.table(archive, "index", 1) / manifest.MARK
    until = time.monotonic() + 5 * PATIENCE
    while not (mark.exists() and mark.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    own.kill_worker()


def contents(archive: Path) -> dict[str, list[str]]:
    """The rows of every table that an archive keeps."""
    tables = {"stock": stored.read(archive / "stock")}
    for one in manifest.read(archive).batches:
        for name in KEPT:
            tables[f"{name} {one.n}"] = stored.read(manifest.table(archive, name, one.n))
    return {name: sorted(map(repr, table.to_pylist())) for name, table in tables.items()}


def test_with_a_worker_killed_every_row_is_that_of_one_machine(both):
    found = contents(both.duck)
    assert contents(both.spark) == found
    assert len(found["passages 1"]) > 100
    assert len(found["stock"]) > 0
    log = both.cluster.log()
    assert log.index("Removing worker") < log.index("Received unregister request")


def test_what_is_published_by_one_worker_is_what_one_machine_publishes(both):
    duck = adding.publish(both.duck, quiet)
    on_cluster = adding.publish(both.spark, quiet, spark(both.cluster.master))
    for file in duck.iterdir():
        expected = pd.read_parquet(file)
        pd.testing.assert_frame_equal(pd.read_parquet(on_cluster / file.name), expected)
        assert len(expected) >= 100


# --- what every engine does ---


@pytest.fixture(scope="module", params=["duck", "spark"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    if request.param == "duck":
        opened: Engine = DuckEngine(tmp_path_factory.mktemp("spill"), batch=2)
    else:
        master = request.getfixturevalue("own_cluster").master
        opened = spark(master)(tmp_path_factory.mktemp("spill"), 2)
    yield opened
    CLOSE[type(opened)](opened)


def written(folder: Path, *parts: Sequence[int | None]) -> Path:
    """A table of one column n, a file for each part."""
    folder.mkdir(parents=True)
    for k, part in enumerate(parts):
        pq.write_table(pa.table({"n": pa.array(part, pa.int32())}), folder / f"part{k}.parquet")
    return folder


def empty(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_load_names_the_rows_of_all_files_of_folders(engine, tmp_path):
    one = written(tmp_path / "batch=1 {x} [a-b]* ?" / "é", [1, 2], [3])
    two = written(tmp_path / "batch=2", [4])
    engine.load("numbers", [one, two])
    assert engine.scalar("SELECT SUM(n) FROM numbers") == 10
    engine.load("numbers", [two])
    assert engine.scalar("SELECT SUM(n) FROM numbers") == 4


def test_a_table_that_is_missing_is_told_by_its_name(engine, tmp_path):
    with pytest.raises(UnusableArchive, match=r"table index/batch=1 is missing\. Bring it back"):
        engine.load("numbers", [empty(tmp_path / "index") / "batch=1"])


def test_sql_writes_a_table_and_names_it(engine, tmp_path):
    engine.load("numbers", [written(tmp_path / "numbers", [3, 1, None, 2])])
    to = empty(tmp_path / "larger")
    engine.sql("larger", "SELECT n, n + 1 AS m FROM numbers WHERE n > 1 ORDER BY n", to)
    assert stored.read(to).to_pydict() == {"n": [2, 3], "m": [3, 4]}
    assert engine.scalar("SELECT COUNT(*) FROM larger") == 2
    engine.sql("larger", "SELECT n FROM larger WHERE n > 2", empty(tmp_path / "largest"))
    assert engine.scalar("SELECT COUNT(*) FROM larger") == 1


def test_a_table_without_rows_keeps_its_columns(engine, tmp_path):
    engine.load("numbers", [written(tmp_path / "numbers", [1])])
    to = empty(tmp_path / "none")
    engine.sql("none", "SELECT n FROM numbers WHERE n > 1", to)
    assert (stored.read(to).num_rows, stored.read(to).column_names) == (0, ["n"])
    kinds = pa.schema([("n", pa.int32())])
    engine.map("none", "SELECT n FROM none", doubled, kinds, empty(tmp_path / "mapped"))
    assert engine.scalar("SELECT COUNT(*) FROM none") == 0


def doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Each number twice."""
    twice = [n for n in batch.column("n").to_pylist() for _ in "ab"]
    return pa.RecordBatch.from_pydict({"n": pa.array(twice, pa.int32())})


def described() -> "object":
    """A kernel made on the spot, as those of archives are, that tells what it is given."""

    def kernel(batch: pa.RecordBatch) -> pa.RecordBatch:
        held = [sorted(cell) if cell else None for cell in batch.column("held").to_pylist()]
        size = [batch.num_rows] * len(held)
        return pa.RecordBatch.from_arrays(
            [batch.column("n"), pa.array(held, pa.list_(pa.int64())), pa.array(size, pa.int32())],
            ["n", "held", "size"],
        )

    return kernel


def test_map_sends_batches_through_a_kernel(engine, tmp_path):
    engine.load("numbers", [written(tmp_path / "numbers", range(5))])
    kinds = pa.schema([("n", pa.int32()), ("held", pa.list_(pa.int64())), ("size", pa.int32())])
    query = """SELECT a.n, b.held FROM numbers a LEFT JOIN (
        SELECT m, ARRAY_AGG(CAST(n AS BIGINT) * 100) AS held
        FROM (SELECT n, 2 AS m FROM numbers) x GROUP BY m) b ON a.n = b.m"""
    to = empty(tmp_path / "made")
    engine.map("made", query, described(), kinds, to)
    found = sorted(stored.read(to).to_pylist(), key=lambda row: row["n"])
    assert [row["n"] for row in found] == list(range(5))
    assert [row["held"] for row in found] == [None, None, [0, 100, 200, 300, 400], None, None]
    assert max(row["size"] for row in found) <= 2
    assert stored.read(to).schema.field("n").type == pa.int32()
    assert engine.scalar("SELECT SUM(n) FROM made") == 10


def test_scalar_is_a_number_and_0_where_there_is_none(engine, tmp_path):
    engine.load("numbers", [written(tmp_path / "numbers", [1, None])])
    assert engine.scalar("SELECT SUM(n) FROM numbers") == 1
    assert engine.scalar("SELECT SUM(n) FROM numbers WHERE n > 5") == 0


def test_what_an_engine_cannot_do_is_told_in_a_sentence(engine, tmp_path):
    for ask in (
        lambda: engine.scalar("SELECT n FROM nowhere"),
        lambda: engine.sql("a", "SELECT n FROM nowhere", empty(tmp_path / "a")),
        lambda: engine.map("b", "SELECT FROM", doubled, pa.schema([]), empty(tmp_path / "b")),
    ):
        with pytest.raises(UnusableArchive, match=r"gave up at .* goes on from here") as told:
            ask()
        assert "\n" not in str(told.value)


def test_tables_stay_when_an_engine_is_closed(engine, tmp_path):
    engine.load("numbers", [written(tmp_path / "numbers", [1])])
    engine.sql("kept", "SELECT n FROM numbers", empty(tmp_path / "kept"))
    CLOSE[type(engine)](engine)
    assert stored.read(tmp_path / "kept").num_rows == 1


# --- what is missing ---


def test_without_pyspark_it_says_how_to_install_it(tmp_path, monkeypatch, capsys):
    archive = str(made(tmp_path / "a", rows(many(5))))
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    for where in ([], ["--master", "local[1]"]):
        assert main(["groups", archive, "--engine", "spark", *where]) == 1
        assert "needs PySpark: pip install -r requirements-cluster.txt" in capsys.readouterr().err


def test_without_java_it_says_what_to_install(tmp_path, monkeypatch, capsys):
    archive = str(made(tmp_path / "a", rows(many(5))))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert main(["groups", archive, "--engine", "spark"]) == 1
    assert "The engine spark needs Java 17 or newer" in capsys.readouterr().err


@pytest.mark.parametrize(
    "where",
    [
        ("--master", "spark://127.0.0.1:9"),
        ("--master", "spark://127.0.0.1:9,[::1]:9"),
        ("--master", "spark://nobody"),
        ("--remote", "sc://127.0.0.1:9/;user_id=me"),
        ("--remote", "sc://127.0.0.1:99999"),
    ],
)
def test_a_cluster_that_does_not_answer_is_told_at_once(where, tmp_path, capsys):
    archive = str(made(tmp_path / "a", rows(many(5))))
    assert main(["groups", archive, "--engine", "spark", *where]) == 1
    assert f"Nobody answers at {where[1]}. Check that the cluster runs" in capsys.readouterr().err


def test_a_cluster_is_named_for_spark_only(tmp_path, capsys):
    archive = str(made(tmp_path / "a", rows(many(5))))
    assert main(["groups", archive, "--master", "spark://localhost:7077"]) == 1
    assert "add --engine spark" in capsys.readouterr().err
