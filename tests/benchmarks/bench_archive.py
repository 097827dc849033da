"""What an archive finds, and what it takes, against a story of the same articles.

    python -m tests.benchmarks.bench_archive [N ...]

Articles are chains of words with planted copies, of 10 to 20 words (word for word, and with one
word in eight changed) and of 20 to 200. ARCHIVE_TEXT names a folder or table of real articles whose
words and their neighbours are used; without it words are made up. Each part is a process of its
own, which reads its articles from a table: an archive row by row, a story all at once. Ratios are
of CPU seconds; times of a search are by the clock, so nothing else should run.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from analysis import Params, Story
from analysis.archive import adding, lookup, manifest, results
from analysis.archive.incoming import Incoming, incoming
from analysis.archive.rules import floor_for
from tests.archives import exact, floor_of, quiet

SIZES = (1000, 4000)
EXACT = 2000
HOLDERS = 1000
STORY = Params(passage_kinds=("verbatim", "edited"))
MUST = {
    "rows that differ in exact mode": "0", "CPU / story": "5.5 at 20,000, 3.5 at 100,000",
    "peak memory / story": ".6 at 100,000", "growth of CPU": "1.2", "recall below story": ".002",
    "CPU of 1% more / all": ".12", "find, p95 ms": "100", "copies found": ".99",
    "page questions, p95 ms": "20", "memory of pages, MB": "60",
    "one text in 1,000: articles of its group": "1000", "one text in 1,000: pairs a holder": "20",
}  # fmt: skip
"""Bounds of figures, most at most."""


class Plant(NamedTuple):
    """A planted copy: articles by number, words, and whether one word in eight was changed."""

    source: int
    copy: int
    words: int
    is_edited: bool


def chain() -> Callable[[random.Random, int], list[str]]:
    """What draws so many words in a row, each one that may follow the one before it."""
    named = os.environ.get("ARCHIVE_TEXT")
    if not named:
        rng = random.Random(0)
        known = ["".join(rng.choices("aeioulnrst", k=rng.randint(2, 9))) for _ in range(8000)]
        return lambda rng, n: [known[int(8000 * rng.random() ** 3)] for _ in range(n)]
    words = [word for one in incoming(Path(named), print) for word in one.text.split()][:3_000_000]
    after = defaultdict(list)
    for one, two in pairwise(words):
        after[one].append(two)

    def draw(rng: random.Random, n: int) -> list[str]:
        drawn = [rng.choice(words)]
        while len(drawn) < n:
            jumps = rng.random() < 0.08 or drawn[-1] not in after
            drawn.append(rng.choice(words if jumps else after[drawn[-1]]))
        return drawn

    return draw


def made_up(n: int) -> tuple[list[str], list[Plant]]:
    """Articles of about 400 words, every third with a stretch of one of the hundred before it."""
    rng, draw = random.Random(n), chain()
    texts, plants = list[str](), list[Plant]()
    for number in range(n):
        words = draw(rng, rng.randint(200, 600))
        if number % 3 == 2:
            source = rng.randrange(max(0, number - 100), number)
            size = rng.randint(10, 20) if rng.random() < 0.5 else rng.randint(20, 200)
            taken, is_edited = texts[source].split(), rng.random() < 0.5
            first = rng.randrange(max(1, len(taken) - size))
            taken = taken[first : first + size]
            if is_edited:
                places = range(rng.randrange(8), len(taken), 8)
                for place, word in zip(places, draw(rng, len(places)), strict=False):
                    taken[place] = word
            at = rng.randrange(len(words))
            words[at:at] = taken
            plants.append(Plant(source, number, len(taken), is_edited))
        texts.append(" ".join(words))
    return texts, plants


def as_incoming(texts: list[str], first: int = 0) -> Iterator[Incoming]:
    """Texts as articles that come in."""
    for n, text in enumerate(texts, first):
        yield Incoming(f"d{n:07d}", f"outlet {n % 20}", "", "", f"2026-01-{n % 28 + 1:02d}", text)


# --- parts, a process each: given a table of articles and the archive; what they print ---


def _make(table: Path, n: int) -> dict[str, Any]:
    """The articles of a size, those that come later, and the planted copies, beside each other."""
    texts, plants = made_up(n)
    write(table, as_incoming(texts))
    more = n // 100
    write(later(table), as_incoming(made_up(more + 100)[0][:more], n))
    table.with_suffix(".json").write_text(json.dumps(plants), "utf-8")
    return {}


def write(table: Path, rows: Iterable[Incoming]) -> None:
    """Articles as a table that an archive takes."""
    pd.DataFrame(rows, columns=Incoming._fields).to_parquet(table, index=False)


def later(table: Path) -> Path:
    """The table of the articles that come a day later."""
    return table.with_stem(f"{table.stem}-later")


def plants_of(table: Path) -> list[Plant]:
    """The planted copies of a table."""
    return [Plant(*one) for one in json.loads(table.with_suffix(".json").read_text("utf-8"))]


def _story(table: Path, _: Path) -> dict[str, Any]:
    texts = pd.read_parquet(table, columns=["text"])["text"].tolist()
    seconds, passages = cpu(lambda: story_of(texts, STORY).passages)
    return {"cpu": seconds, "peak": peak(), "pairs": pairs_of(passages)}


def _add(table: Path, at: Path) -> dict[str, Any]:
    manifest.create(at, pq.read_metadata(table).num_rows)
    seconds, _ = cpu(lambda: adding.add(at, incoming(table, print), quiet))
    top = peak()
    adding.publish(at, quiet)
    rows = pd.read_parquet(results.open(at).folder / "mirrored.parquet")
    rows = rows[rows["doc"] < rows["other"]]
    found = np.unique(rows[["doc", "other"]].to_numpy(), axis=0).tolist()
    return {"cpu": seconds, "peak": top, "pairs": found}


def _more(table: Path, at: Path) -> dict[str, Any]:
    return {"cpu": cpu(lambda: adding.add(at, incoming(later(table), print), quiet))[0]}


def _find(table: Path, at: Path) -> dict[str, Any]:
    """Stories of five archived texts; a copy is found when the text it came from leads to it."""
    texts = pd.read_parquet(table, columns=["text"])["text"]
    plants = [one for one in plants_of(table) if one.words >= 20]
    chosen = random.Random(1).sample(plants, 60)
    opened, walls, seconds, hits = lookup.open_lookup(at), [], [], 0
    for n, one in enumerate(chosen):
        docs = [one.source, *random.Random(n).sample(range(len(texts)), 4)]
        story = {str(doc): texts[doc] for doc in docs}
        before, started = time.perf_counter(), time.process_time()
        found = lookup.find(opened, story)
        walls.append(1000 * (time.perf_counter() - before))
        seconds.append(1000 * (time.process_time() - started))
        hits += one.copy in set(found.articles["doc"])
    return {"p95": percentile(walls[5:]), "cpu": float(np.median(seconds[5:])), "hits": hits / 60}


def _pages(_: Path, at: Path) -> dict[str, Any]:
    before, opened = resident(), results.open(at)
    rows = opened.groups().rows
    walls = []
    for n in range(60):
        grp = int(rows["grp"].iloc[n % len(rows)])
        doc = int(opened.group(grp).holders["doc"].iloc[0])
        asked = results.GroupFilter(outlets=2, words=12)
        for ask in (partial(opened.groups, asked), partial(opened.group, grp),
                    partial(opened.passages, doc)):  # fmt: skip
            started = time.perf_counter()
            ask()
            walls.append(1000 * (time.perf_counter() - started))
    return {"p95": percentile(walls), "memory": resident() - before}


def _exact(_: Path, at: Path) -> dict[str, Any]:
    """Every sequence, every pair: rows of one side that the other lacks."""
    texts = sorted(made_up(EXACT)[0])
    judged = Params(story_size=0, dense_limit=1, passage_kinds=STORY.passage_kinds)
    manifest.create(at, len(texts))
    held = manifest.read(at)
    manifest.write(at, replace(held, rules=exact(floor_of(len(texts)))))
    adding.add(at, as_incoming(texts), quiet)
    adding.publish(at, quiet)
    rows = pd.read_parquet(results.open(at).folder / "mirrored.parquet")
    rows = rows[rows["doc"] < rows["other"]]
    places = ["start", "stop", "other_start", "other_stop", "n_words"]
    own = set(rows[["doc", "other", *places]].itertuples(index=False, name=None))
    table = story_of(texts, judged).passages
    told = zip(*(table[name].str[1:].astype(int) for name in ("article_a", "article_b")),
               *(table[name] for name in ("start_a", "stop_a", "start_b", "stop_b", "n_words")),
               strict=True)  # fmt: skip
    return {"differ": len(own ^ set(told)), "rows": len(own)}


def _wire(_: Path, at: Path) -> dict[str, Any]:
    """One report in so many articles, each with words of its own before and behind it."""
    rng, draw = random.Random(4), chain()
    wire = draw(rng, 120)
    texts = [" ".join([*draw(rng, 80), *wire, *draw(rng, 80)]) for _ in range(HOLDERS)]
    manifest.create(at, HOLDERS)
    adding.add(at, as_incoming(texts), quiet)
    adding.publish(at, quiet)
    opened = results.open(at)
    table = pd.read_parquet(opened.folder / "mirrored.parquet")
    biggest = opened.groups().rows.iloc[0]
    own = table[table["grp"] == biggest["grp"]][["doc", "other"]].drop_duplicates()
    return {"articles": int(biggest["n_articles"]), "pairs": len(own) / 2 / HOLDERS}


PARTS = {part.__name__[1:]: part for part in (_story, _add, _more, _find, _pages, _exact, _wire)}


def story_of(texts: list[str], params: Params) -> Story:
    """Texts as a story."""
    ids = [f"d{n:07d}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": texts}), params)


def pairs_of(table: pd.DataFrame) -> list[list[int]]:
    """Pairs of articles with a passage, by number, the lower one first."""
    sides = table[["article_a", "article_b"]].drop_duplicates()
    return [sorted((int(a[1:]), int(b[1:]))) for a, b in sides.itertuples(index=False)]


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of a piece of work, and what it gave."""
    started = time.process_time()
    made = work()
    return time.process_time() - started, made


def peak() -> float:
    """Megabytes of memory that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident() -> float:
    """Megabytes of memory of its own that this process has now; Linux tells."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


def percentile(values: list[float]) -> float:
    """What 95 in 100 of the values do not exceed."""
    return float(np.percentile(values, 95))


def run(part: str, table: Path, at: Path) -> dict[str, Any]:
    """What a part of the benchmark gives, by a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_archive", "--part", part]
    done = subprocess.run([*command, "--table", str(table), "--at", str(at)], capture_output=True,
                          text=True, check=True)  # fmt: skip
    return dict(json.loads(done.stdout.splitlines()[-1]))


def told(figure: str, value: float, n: int | str) -> None:
    """Prints one figure."""
    row = {"figure": figure, "articles": n, "value": round(value, 4), "must": MUST.get(figure)}
    print(json.dumps(row), flush=True)


def recalls(n: int, plants: list[Plant], story: dict[str, Any], add: dict[str, Any]) -> None:
    """Prints how many planted copies lead to their sources, by their words."""
    of = {name: {tuple(pair) for pair in made["pairs"]} for name, made in
          (("story", story), ("archive", add))}  # fmt: skip
    told("floor, words", floor_for(n), n)
    shares: dict[str, float] = {}
    for name, pairs in of.items():
        hit = [((one.source, one.copy) in pairs, one) for one in plants]
        shares[name] = float(np.mean([is_found for is_found, _ in hit]))
        for kind in (False, True):
            short = [found for found, one in hit if one.words <= 20 and one.is_edited == kind]
            said = "one word in 8 changed" if kind else "word for word"
            told(f"recall of 10-20 planted words, {said}: {name}", float(np.mean(short)), n)
    told("recall below story", shares["story"] - shares["archive"], n)
    told("pairs of a story that are found", len(of["story"] & of["archive"]) / len(of["story"]), n)


def measured(n: int, folder: Path) -> dict[str, Any]:
    """Prints all figures of one size; CPU of adding and of a search."""
    at, table = folder / f"archive{n}", folder / f"articles{n}.parquet"
    _make(table, n)
    story, add = run("story", table, at), run("add", table, at)
    told("CPU / story", add["cpu"] / story["cpu"], n)
    told("peak memory, MB", add["peak"], n)
    told("peak memory / story", add["peak"] / story["peak"], n)
    recalls(n, plants_of(table), story, add)
    pages, find = run("pages", table, at), run("find", table, at)
    told("page questions, p95 ms", pages["p95"], n)
    told("memory of pages, MB", pages["memory"], n)
    told("find, p95 ms", find["p95"], n)
    told("find, median ms of CPU", find["cpu"], n)
    told("copies found", find["hits"], n)
    told("CPU of 1% more / all", run("more", table, at)["cpu"] / add["cpu"], n)
    return {"add": add["cpu"] / n, "find": find["cpu"]}


def main() -> None:
    """Prints a JSON line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--table", type=Path)
    parser.add_argument("--at", type=Path)
    asked = parser.parse_args()
    if asked.part:
        print(json.dumps(PARTS[asked.part](asked.table, asked.at)))
        return
    with tempfile.TemporaryDirectory(prefix="copytaster-archive-") as folder:
        nothing, own = Path(), Path(folder)
        made = [measured(n, own) for n in asked.sizes]
        for (one, two), n in zip(pairwise(made), asked.sizes[1:], strict=True):
            told("growth of CPU", two["add"] / one["add"], n)
            told("growth of CPU of a search", two["find"] / one["find"], n)
        differ = run("exact", nothing, own / "exact")["differ"]
        told("rows that differ in exact mode", differ, EXACT)
        wire = run("wire", nothing, own / "wire")
        told("one text in 1,000: articles of its group", wire["articles"], HOLDERS)
        told("one text in 1,000: pairs a holder", wire["pairs"], HOLDERS)


if __name__ == "__main__":
    main()
