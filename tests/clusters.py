"""A cluster of Spark on this machine alone: a master and two workers, each a process of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

PATIENCE = 120
"""Seconds after which a process that has not started is given up."""
_SMALL = (
    "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
    "-XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
)
"""Java that starts soon rather than runs fast: eight of them are started, and live for seconds."""
_SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "700m",
    "spark.driver.extraJavaOptions": _SMALL,
    "spark.executor.memory": "600m",
    "spark.executor.cores": "1",
    "spark.executor.extraJavaOptions": _SMALL,
    "spark.sql.shuffle.partitions": "2",
    "spark.master.rest.enabled": "false",
    "spark.master.ui.port": "0",
    "spark.worker.ui.port": "0",
}


class Cluster(NamedTuple):
    """master: its address. started: the master, then the workers. logs: a file for each."""

    master: str
    started: list[subprocess.Popen[bytes]]
    logs: Path

    def log(self) -> str:
        """What the master said."""
        return (self.logs / "master").read_text("utf-8")

    def kill_worker(self) -> None:
        """Ends a worker and its executors by `kill -9`."""
        _kill(self.started.pop())


def environment(folder: Path) -> dict[str, str]:
    """What processes of Spark are told: little memory, nothing but loopback."""
    (folder / "conf").mkdir(parents=True, exist_ok=True)
    said = "".join(f"{name} {value}\n" for name, value in _SETTINGS.items())
    (folder / "conf" / "spark-defaults.conf").write_text(said)
    return {
        "SPARK_CONF_DIR": str(folder / "conf"),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_WORKER_DIR": str(folder / "work"),
        "SPARK_DAEMON_MEMORY": "192m",
        "SPARK_DAEMON_JAVA_OPTS": _SMALL,
        "PYSPARK_PYTHON": sys.executable,
    }


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master with two workers of one core each; all end with it, whatever happened."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield _started(folder, started)
    finally:
        for one in started:
            _kill(one)


def _started(folder: Path, started: list[subprocess.Popen[bytes]]) -> Cluster:
    made = Cluster("", started, folder)
    _start(made, "master", "master.Master")
    master = _said(made.logs / "master", r"Starting Spark master at (spark://\S+)")
    for name in ("worker0", "worker1"):
        _start(made, name, "worker.Worker", "--cores", "1", "--memory", "900m", master)
    for name in ("worker0", "worker1"):
        _said(made.logs / name, r"(Successfully registered)")
    return made._replace(master=master)


def _start(made: Cluster, name: str, kind: str, *more: str) -> None:
    import pyspark

    what = [
        str(Path(pyspark.__file__).parent / "bin" / "spark-class"),
        f"org.apache.spark.deploy.{kind}",
        *("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"),
        *more,
    ]
    with (made.logs / name).open("wb") as log:
        made.started.append(
            subprocess.Popen(
                what,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=os.environ | environment(made.logs),
            )
        )


def _said(log: Path, pattern: str) -> str:
    """What a process says once it is ready."""
    until = time.monotonic() + PATIENCE
    while not (found := re.search(pattern, log.read_text("utf-8"))):
        assert time.monotonic() < until, log.read_text("utf-8")
        time.sleep(0.1)
    return found[1]


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def gateway_ended() -> None:
    """Ends the Java that a session of this process has started."""
    from pyspark import SparkContext

    if gateway := SparkContext._gateway:
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(PATIENCE)
        SparkContext._gateway = SparkContext._jvm = None
