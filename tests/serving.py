"""A hosted server of this project, started for a test, and what a browser says to it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

TOP = Path(__file__).resolve().parents[1]
PAGE = {"accept": "text/html"}
"""What a person's browser sends when it asks for a page."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def image_command(port: int) -> list[str]:
    """The command by which the image starts a server, for this machine and port."""
    (told,) = re.findall(r"^CMD (.*)$", (TOP / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    swapped = {"0.0.0.0": "127.0.0.1", "8501": str(port)}  # noqa: S104
    return [swapped.get(word, word) for word in json.loads(told)]


class Server:
    """One server process, its address, and all that it has written."""

    def __init__(
        self, folder: Path, before: Callable[[str], object] = str, **settings: str
    ) -> None:
        """`before` is told the address before the server starts."""
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        before(self.address)
        self.log = folder / f"log-{self.port}"
        known = {n: v for n, v in os.environ.items() if not n.startswith(("COPYTASTER", "PYTEST"))}
        with self.log.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *image_command(self.port)],
                cwd=TOP,
                env={**known, **settings},
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> "Server":
        """Waits until it takes sessions."""
        for _ in range(600):
            try:
                if httpx.get(f"{self.address}/readyz", timeout=60).status_code == 200:
                    return self
            except httpx.TransportError:
                time.sleep(0.1)
        raise TimeoutError(self.log.read_text("utf-8"))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def written(self) -> str:
        return self.log.read_text("utf-8")


@contextmanager
def hosted(folder: Path, **settings: str) -> Iterator[Server]:
    """A server that takes sessions, ended with the test."""
    server = Server(folder, **settings)
    try:
        yield server.wait()
    finally:
        server.stop()


def session(
    address: str, cookies: dict[str, str] | None = None, **headers: str
) -> ClientConnection:
    """A session as a browser opens it; raises `InvalidStatus` where it is refused."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if cookies:
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=["streamlit", *filter(None, [(cookies or {}).get("_streamlit_xsrf")])],
        additional_headers=sent,
        max_size=None,
        open_timeout=60,
        ping_interval=None,  # as a browser, which never asks whether a busy server is there
        compression=None,
    )


def run(line: ClientConnection, page: str = "", query: str = "") -> list[ForwardMsg]:
    """Has a page run; what the server sends until it is done."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    line.send(asked.SerializeToString())
    told: list[ForwardMsg] = []
    while not told or told[-1].WhichOneof("type") != "script_finished":
        told.append(ForwardMsg.FromString(line.recv(timeout=120)))
    return told


def shown(told: list[ForwardMsg]) -> str:
    """All that a page shows, as text."""
    return " ".join(str(one.delta) for one in told if one.WhichOneof("type") == "delta")
