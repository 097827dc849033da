"""Processes that start at once, and saves that are killed.

`python -m tests.saver KILLS ADDRESS...` prints for each address how four processes ended that made
its tables at the same moment, then a line for each kill: the last version that was acknowledged,
the one that is there, and whether that is whole. All processes are forks of this one, since
importing pandas and its like takes seconds.
"""

import os
import random
import select
import signal
import sys
import time

import pandas as pd

from analysis.decisions import Decisions
from analysis.store import database, stories

OWNER, STORY, ARTICLES, AT_ONCE = "an editor", "here-1", 3, 4


def version(n: int) -> pd.DataFrame:
    """Articles that all say the same number."""
    texts = [f"Version {n}. " * 2_000] * ARTICLES
    return pd.DataFrame({"article_id": [f"a{k}" for k in range(ARTICLES)], "text": texts})


def started(address: str) -> list[int]:
    """How four processes ended that opened an empty database at the same moment."""
    waits, go = os.pipe()
    children = []
    for _ in range(AT_ONCE):
        child = os.fork()
        if child == 0:
            os.read(waits, 1)
            database.opened(address)
            os._exit(0)
        children.append(child)
    os.write(go, b"x" * AT_ONCE)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def save_without_end(address: str, n: int, acknowledge: int) -> None:
    data = database.opened(address)
    while True:
        n += 1
        made = Decisions().call(f"Version {n}")
        stories.save(data, OWNER, STORY, n - 1, version(n), made)
        os.write(acknowledge, f"{n}\n".encode())


def killed(address: str, n: int, rng: random.Random) -> int:
    """The last save that a child was told of before it was killed."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        save_without_end(address, n, writes)
    os.close(writes)
    select.select([reads], [], [], 60)
    time.sleep(rng.random() * 0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads) as told:
        return int(told.read().split("\n")[-2])


def tried(address: str, kills: int) -> None:
    rng = random.Random(5)
    print(*started(address), flush=True)
    data = database.opened(address)
    stories.create(data, OWNER, STORY, version(1), Decisions().call("Version 1"))
    n = 1
    for _ in range(kills):
        database.close(data)
        told = killed(address, n, rng)
        held = stories.fetched(data, OWNER, STORY)
        n = held.version
        whole = held.articles["text"].tolist() == version(n)["text"].tolist()
        print(told, n, int(whole and held.decisions.title == f"Version {n}"), flush=True)


if __name__ == "__main__":
    for place in sys.argv[2:]:
        tried(place, int(sys.argv[1]))
