"""`make run`: for this machine only, asks nobody outside, never a half-made .venv."""

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
FAKE_PYTHON = """#!/bin/sh
# Stands for a Python of its own version; what it installs is told in a file beside the project.
case "$1$2" in
-c*) exec {python} -c "import sys; sys.version_info = {version}; exec(sys.argv[1])" "$2" ;;
-mvenv) mkdir -p "$3/bin" && printf '%s' '{pip}' >"$3/bin/pip" && chmod +x "$3/bin/pip" &&
    printf '#!/bin/sh\\necho "{version} serves"' >"$3/bin/streamlit" &&
    chmod +x "$3/bin/streamlit" ;;
esac
"""
INSTALLS, FAILS = "#!/bin/sh\n", "#!/bin/sh\nexit 1\n"
TELLS_TRAFFIC = """
import json, os, sys
ASKED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
         "socket.sendto")

def told(event, arguments):
    if event in ASKED:
        address = arguments[-1] if event in ASKED[:2] or event == ASKED[4] else arguments[0]
        host = address[0] if isinstance(address, tuple) else str(address)
        with open(os.environ["TRAFFIC"], "a") as file:
            file.write(json.dumps([event, host]) + "\\n")

sys.addaudithook(told)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what `make run` reads, and nothing installed."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(TOP / name, folder)
    return folder


def python(folder: Path, version: tuple[int, int], pip: str = INSTALLS) -> Path:
    """A stand-in for a Python of that version, whose pip does as told."""
    path = folder / f"python{version[0]}.{version[1]}-{'pip' if pip == INSTALLS else 'no-pip'}"
    path.write_text(FAKE_PYTHON.format(python=sys.executable, version=(*version, 0), pip=pip))
    path.chmod(0o755)
    return path


def make(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One call of make in a folder, without what the make above this test may have said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *words], cwd=folder, env=kept | environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("version", [(3, 10), (3, 6), (2, 7)])
def test_a_python_that_is_too_old_gets_one_sentence_and_leaves_nothing_behind(
    project, tmp_path, version
):
    tried = make(project, "run", PYTHON=str(python(tmp_path, version)))
    told = [line for line in tried.stderr.splitlines() if not line.startswith("make: ***")]
    shown = ".".join(map(str, version))
    assert told == [
        f"Copytaster needs Python 3.11 or newer; this is {shown}. Try PYTHON=python3.12 make run"
    ]
    assert tried.returncode
    assert not (project / ".venv").exists()


def test_a_python_that_is_not_there_gets_one_sentence(project):
    tried = make(project, "run", PYTHON="python9.9")
    assert "Copytaster needs Python 3.11 or newer; there is no python9.9 here." in tried.stderr
    assert not (project / ".venv").exists()


def test_the_sentence_names_the_command_that_was_asked_for(project, tmp_path):
    tried = make(project, "check", PYTHON=str(python(tmp_path, (3, 9))))
    assert "Try PYTHON=python3.12 make check" in tried.stderr


def test_a_second_start_installs_nothing(project, tmp_path):
    fit = str(python(tmp_path, (3, 12)))
    assert "(3, 12, 0) serves" in make(project, "run", PYTHON=fit).stdout
    again = make(project, "-n", "run", PYTHON=fit).stdout
    assert "streamlit run" in again
    assert "pip" not in again
    assert "venv .venv" not in again


def test_after_a_failed_try_another_python_begins_anew(project, tmp_path):
    assert make(project, "run", PYTHON=str(python(tmp_path, (3, 11), pip=FAILS))).returncode
    assert not (project / ".venv/made").exists()
    served = make(project, "run", PYTHON=str(python(tmp_path, (3, 12))))
    assert "(3, 12, 0) serves" in served.stdout


def test_a_later_failure_leaves_what_works_as_it_is(project, tmp_path):
    fit = str(python(tmp_path, (3, 12)))
    make(project, "run", PYTHON=fit)
    (project / ".venv/bin/pip").write_text(FAILS)
    later = time.time() + 5
    os.utime(project / "requirements.txt", (later, later))
    assert make(project, "run", PYTHON=fit).returncode
    assert (project / ".venv/made").exists()


@pytest.mark.parametrize("how", ["moved", "copied"])
def test_a_folder_that_was_moved_gets_a_venv_of_its_own(project, tmp_path, how):
    fit = str(python(tmp_path, (3, 12)))
    make(project, "run", PYTHON=fit)
    (project / ".venv/left_over").touch()
    elsewhere = tmp_path / "else where"
    (shutil.move if how == "moved" else shutil.copytree)(project, elsewhere)
    assert "(3, 12, 0) serves" in make(elsewhere, "run", PYTHON=fit).stdout
    assert not (elsewhere / ".venv/left_over").exists()
    assert "venv .venv" not in make(elsewhere, "-n", "run", PYTHON=fit).stdout


def test_a_venv_left_behind_by_a_python_that_is_too_old_is_made_anew(project, tmp_path):
    (project / ".venv").mkdir()
    (project / ".venv/pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.10.13\n")
    (project / ".venv/made").touch()
    served = make(project, "run", PYTHON=str(python(tmp_path, (3, 12))))
    assert "(3, 12, 0) serves" in served.stdout


def command(**environment: str) -> list[str]:
    """The words of the command by which `make run` starts the app."""
    said = make(TOP, "-n", "run", **environment).stdout.replace("\\\n", " ")
    return shlex.split(next(line for line in said.splitlines() if "streamlit run" in line))


def values(words: list[str], option: str) -> list[str]:
    """What a command says for an option, each time it names it."""
    return [after for word, after in pairwise(words) if word == option]


@pytest.mark.parametrize(
    ("host", "shown", "names"),
    [
        ("127.0.0.1", "localhost", ["127.0.0.1", "::1", "localhost"]),
        ("::1", "localhost", ["127.0.0.1", "::1", "localhost"]),
        ("0.0.0.0", "localhost", ["*"]),  # noqa: S104
        ("192.0.2.7", "192.0.2.7", ["*"]),
    ],
)
def test_host_says_who_can_reach_it_and_which_address_is_shown(host, shown, names):
    words = command(HOST=host)
    assert values(words, "--server.address") == [host]
    assert values(words, "--browser.serverAddress") == [shown]
    assert values(words, "--server.allowedHosts") == names


def test_the_container_still_listens_for_others():
    assert '"--host", "0.0.0.0"' in (TOP / "Dockerfile").read_text("utf-8")


class Started:
    """An app started as `make run` does, with whom it called and where it listens."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        (folder / "sitecustomize.py").write_text(TELLS_TRAFFIC)
        self.log = folder / "traffic"
        self.told = (folder / "told").open("w+")
        words = command(PORT=str(self.port), HOST="127.0.0.1")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *words[1:]],
            cwd=TOP,
            env=os.environ | {"PYTHONPATH": str(folder), "TRAFFIC": str(self.log)},
            stdout=self.told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def answer(self, path: str, **headers: str) -> str:
        """The first line that the server answers with; headers with `_` for `-`."""
        lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{self.port}", "Connection: close"]
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [line for line in lines if line.split(":")[0] not in own]
        lines += [f"{name}: {value}" for name, value in own.items()]
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode())
            return line.recv(200).decode().splitlines()[0]

    def knock(self, **headers: str) -> str:
        """How it answers one who wants a session."""
        return self.answer(
            "/_stcore/stream",
            **{"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"},
            **{"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="},
            **headers,
        )

    def is_ready(self) -> bool:
        """Waits until it answers."""
        for _ in range(600):
            try:
                return self.answer("/_stcore/health").endswith("200 OK")
            except OSError:
                time.sleep(0.1)
        return False

    def hosts(self, *events: str) -> set[str]:
        """The addresses of the events that were written down."""
        rows = [json.loads(line) for line in self.log.read_text().splitlines()]
        return {host for event, host in rows if not events or event in events}


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    app = Started(tmp_path_factory.mktemp("started"))
    assert app.is_ready()
    yield app
    os.killpg(app.process.pid, signal.SIGTERM)
    app.process.wait()
    app.told.close()


def test_make_run_listens_on_this_machine_only_and_asks_nobody_outside(started):
    assert started.hosts("socket.bind") <= LOOPBACK
    assert started.hosts("socket.bind")
    assert started.hosts() <= LOOPBACK


def test_the_address_it_prints_is_the_one_it_listens_on(started):
    started.told.flush()
    printed = Path(started.told.name).read_text()
    assert re.findall(r"https?://\S+", printed) == [f"http://localhost:{started.port}"]


def test_who_comes_under_another_name_gets_no_session(started):
    assert " 101 " in started.knock()
    for name in ("127.0.0.1", "[::1]", "LOCALHOST"):
        assert " 101 " in started.knock(Host=f"{name}:{started.port}")
    assert " 403 " in started.knock(Host="press.example:80")
