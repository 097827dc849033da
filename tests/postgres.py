"""A throw-away PostgreSQL on this machine, run by a user without rights."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

MISSING = (
    "These tests need PostgreSQL, and there is none here. Install it (Debian: apt install "
    "postgresql; macOS: brew install postgresql) and run them again."
)


class Postgres:
    """A server of its own in a folder, reached on loopback only."""

    def __init__(self, folder: Path) -> None:
        """Makes its files; nothing runs yet. As root it is run by the user of Debian's package."""
        self.folder, self.bin = folder, programs()
        self.port = free_port()
        self._made = 0
        folder.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-U", "copytaster", "--auth=trust", "-E", "UTF8", "--no-locale", "-N")

    def database(self) -> str:
        """The address of a new, empty database."""
        self._made += 1
        name = f"stories{self._made}"
        at = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "copytaster")
        subprocess.run([str(self.bin / "createdb"), *at, name], check=True)
        return f"postgresql://copytaster@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        options = f"-F -h 127.0.0.1 -p {self.port} -k {self.folder}"
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.bin / program), "-D", str(self.folder / "data"), *arguments]
        user = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
        done = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **user
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.decode()[-500:]}")


def programs() -> Path:
    """Where PostgreSQL's programs are: on the path, else where Debian puts them.

    Raises:
        RuntimeError: with what to do, when there are none.
    """
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not versions:
        raise RuntimeError(MISSING)
    return versions[-1].parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
