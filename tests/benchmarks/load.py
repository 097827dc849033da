"""How long editors wait for each other, many at once on one real server: `make bench-load`.

Each has a browser's token, a WebSocket session and a saved story of five articles, and clicks from
page to page as readers do, once their story was read. Figures are medians of one run, beside those
of one editor alone in it; nothing is asserted.
"""

import argparse
import contextlib
import json
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import httpx
import pandas as pd
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection

from analysis.decisions import Decisions
from analysis.store import database, stories
from pages.ui.places import PLACES
from tests.conftest import many
from tests.postgres import Postgres
from tests.serving import PAGE, Server, hosted, session

PAUSE = (5.0, 15.0)
"""Seconds between two clicks of a reader, before they are scaled."""
WAVE = 10
"""Sessions at once while memory is measured."""
ARRIVING = 5
"""Editors who open their story at the same moment, before anything is measured."""
PATIENCE = 120
"""Seconds after which a click counts as unanswered."""


class Click(NamedTuple):
    """When a click was made, by the clock of this process, and after how long it was answered."""

    at: float
    seconds: float
    is_answered: bool


class Desk(NamedTuple):
    """A server, the database that it keeps stories in, and the sessions to be ended."""

    server: Server
    data: database.Database
    lines: contextlib.ExitStack


class Editor:
    """One session with a saved story of its own."""

    def __init__(self, desk: Desk, number: int, n: int = 5) -> None:
        """n: articles of the story; number: no other editor has it."""
        self.cookies = dict(httpx.get(desk.server.address, headers=PAGE).cookies)
        self.story, texts = f"here-load{number:04d}", many(n, seed=number)
        articles = pd.DataFrame({"article_id": [*texts], "text": [*texts.values()]})
        owner = f"browser {self.cookies['copytaster_browser']}"
        stories.create(desk.data, owner, self.story, articles, Decisions())
        self.clicks: list[Click] = []
        address = desk.server.address
        self.line = desk.lines.enter_context(session(address, self.cookies, Origin=address))
        self.random = random.Random(number)

    def click(self, page: str) -> None:
        """Asks for a page and waits until it is there."""
        before = time.perf_counter()
        try:
            answered(self.line, page, f"story={self.story}")
            is_answered = True
        except (TimeoutError, OSError):
            is_answered = False
        self.clicks.append(Click(before, time.perf_counter() - before, is_answered))

    def reads(self, ends: threading.Event, scale: float) -> None:
        """Goes from page to page, with pauses, until told to end."""
        while not ends.wait(self.random.uniform(*PAUSE) * scale):
            self.click(self.random.choice(names()))


def names() -> list[str]:
    """The pages as a session asks for them; the opening page has none."""
    files = (Path(place.file).stem for place in PLACES if place.file != "streamlit_app.py")
    return ["", *files]


def answered(line: ClientConnection, page: str, query: str) -> None:
    """Has a page run to its end, however often it begins anew by itself."""
    with contextlib.suppress(TimeoutError):
        while True:
            line.recv(timeout=0)
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    line.send(asked.SerializeToString())
    while True:
        told = ForwardMsg.FromString(line.recv(timeout=PATIENCE))
        early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
        if told.WhichOneof("type") == "script_finished" and told.script_finished != early:
            return


@contextlib.contextmanager
def reading(editors: list[Editor], scale: float) -> Iterator[None]:
    """Editors that click in threads of their own as long as the block runs."""
    ends = threading.Event()
    threads = [threading.Thread(target=one.reads, args=(ends, scale)) for one in editors]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ends.set()
        for thread in threads:
            thread.join()


def during(editors: list[Editor], scale: float, work: Callable[[], object]) -> list[Click]:
    """The clicks that editors made while something was done."""
    before = time.perf_counter()
    with reading(editors, scale):
        work()
        after = time.perf_counter()
    return [one for each in editors for one in each.clicks if before <= one.at <= after]


def told(figure: str, value: float, unit: str) -> None:
    """Prints one figure."""
    print(json.dumps({"figure": figure, "value": round(value, 3), "unit": unit}), flush=True)


def waits(figure: str, clicks: list[Click]) -> float:
    """Prints how many clicks there were, how many were not answered, and the median of the rest."""
    seconds = [one.seconds for one in clicks if one.is_answered]
    median = statistics.median(seconds) if seconds else float("nan")
    told(f"{figure}: median page", median, "s")
    told(f"{figure}: slowest page", max(seconds, default=float("nan")), "s")
    told(f"{figure}: clicks", len(clicks), "clicks")
    told(f"{figure}: not answered", len(clicks) - len(seconds), "clicks")
    return median


def opens_all(one: Editor) -> None:
    """Opens every page of a story, twice: the second time its findings may be there."""
    for page in names() * 2:
        one.click(page)


def memory(server: Server, n: int, seconds: float) -> None:
    """What the server takes after n sessions on the demo against a tenth of them, each closed.

    They come in waves, `WAVE` at once and a page each. seconds: after so many no wave begins, and
    what was reached by then is told.
    """
    ends, taken = time.perf_counter() + seconds, {}
    first, last = max(1, n // 10 // WAVE), max(2, n // WAVE)
    with ThreadPoolExecutor(WAVE) as threads:
        for wave in range(1, last + 1):
            list(threads.map(visit, [server.address] * WAVE))
            is_over = time.perf_counter() >= ends and wave > first
            if wave in (first, last) or is_over:
                taken[wave] = resident(server.process.pid)
                told(f"memory after {wave * WAVE} sessions", taken[wave], "MB")
            if is_over:
                break
    more = max(taken)
    told(f"memory after {more * WAVE} sessions / after {first * WAVE}", taken[more] / taken[first],
         "x")  # fmt: skip


def visit(address: str) -> None:
    """A session that opens the demo and goes."""
    with session(address, Origin=address) as line:
        answered(line, "", "")


def resident(process: int) -> float:
    """Megabytes of memory that a process has; Linux tells."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    (held,) = [line.split()[1] for line in lines if line.startswith("VmRSS")]
    return int(held) / 1000


@contextlib.contextmanager
def place(folder: Path, is_lite: bool) -> Iterator[str]:
    """The address of a new database."""
    if is_lite:
        yield f"sqlite:///{folder / 'stories.sqlite3'}"
        return
    server = Postgres(folder / "postgres")
    server.start()
    try:
        yield server.database()
    finally:
        server.stop()


def measured(desk: Desk, asked: argparse.Namespace) -> None:
    """One editor alone, all at once, all while another opens many articles."""
    every = [Editor(desk, number) for number in range(asked.editors)]
    with ThreadPoolExecutor(ARRIVING) as threads:
        list(threads.map(opens_all, every))
    rest = partial(time.sleep, asked.seconds)
    alone = waits("one editor", during(every[:1], asked.scale / 4, rest))
    together = waits(f"{len(every)} editors", during(every, asked.scale, rest))
    told(f"{len(every)} editors / one editor", together / alone, "x")
    big = Editor(desk, len(every), asked.articles)
    clicks = during(every, asked.scale, partial(opens_all, big))
    waits(f"{len(every)} editors while another opens {asked.articles} articles", clicks)
    waits("the other meanwhile", big.clicks)


def options() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description="How long editors wait for each other.")
    parser.add_argument("--editors", type=int, default=20, help="editors at once; 0: none")
    parser.add_argument("--seconds", type=float, default=40, help="seconds of each part")
    parser.add_argument("--scale", type=float, default=1, help="1: pauses of 5 to 15 seconds")
    parser.add_argument("--articles", type=int, default=200, help="articles of the long story")
    parser.add_argument("--workers", type=int, default=1, help="worker processes of the server")
    parser.add_argument("--sessions", type=int, default=500, help="sessions after which memory is")
    parser.add_argument("--minutes", type=float, default=8, help="longest for those sessions")
    parser.add_argument("--sqlite", action="store_true", help="keep stories in SQLite")
    return parser.parse_args()


def main() -> None:
    """Starts a server and a database of its own, and ends them."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="copytaster-load-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        with place(folder, asked.sqlite) as url:
            settings = {"COPYTASTER_DATABASE_URL": url, "COPYTASTER_WORKERS": str(asked.workers)}
            data = database.opened(url)
            with hosted(folder, **settings) as server:
                with contextlib.ExitStack() as lines:
                    if asked.editors:
                        measured(Desk(server, data, lines), asked)
                memory(server, asked.sessions, 60 * asked.minutes)
            database.close(data)


if __name__ == "__main__":
    main()
