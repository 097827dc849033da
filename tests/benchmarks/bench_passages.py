"""Who finds shared wording how fast, and what each finds.

`python tests/benchmarks/bench_passages.py` makes up articles with planted copies (exact, light,
heavy edits), the same for all. Ratios are CPU seconds against one `lower` and `re.findall` pass
over the texts, all in one process; a peer that is slow by nature gets fewer articles, and its ratio
is taken over the same ones. text-matcher is compared where it is installed: `make bench` puts it,
as `peers.txt` says, in a folder of its own, `.venv/peers`.
"""

import contextlib
import difflib
import importlib.util
import io
import itertools
import json
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.append(str(Path(__file__).resolve().parents[2] / ".venv" / "peers"))

from analysis import Params, Story

Span = tuple[int, int]
Finder = Callable[[list[str]], dict[tuple[int, int], list[Span]]]
EDITS = (0.0, 0.05, 0.15)


class Copy(NamedTuple):
    """A planted copy: where it stands in article `copy`, and the article it was taken from."""

    source: int
    copy: int
    start: int
    stop: int


def made_up(n: int, seed: int = 1) -> tuple[list[str], list[Copy]]:
    """Articles of 400 words, every fifth with a stretch of 60 words of the one before it."""
    rng = random.Random(seed)
    vocabulary = ["".join(rng.choices("aeioulnrst", k=rng.randint(2, 9))) for _ in range(8000)]
    texts: list[str] = []
    copies: list[Copy] = []
    for number in range(n):
        words = [vocabulary[int(8000 * rng.random() ** 3)] for _ in range(400)]
        if number % 5 == 4:
            at = rng.randrange(300)
            rate = EDITS[number // 5 % len(EDITS)]
            stretch = texts[-1].split()[at : at + 60]
            changed = [rng.choice(vocabulary) if rng.random() < rate else w for w in stretch]
            before = len(" ".join(words[:100])) + 1
            words[100:100] = changed
            copies.append(Copy(number - 1, number, before, before + len(" ".join(changed))))
        texts.append(" ".join(words))
    return texts, copies


def copytaster(texts: list[str]) -> dict[tuple[int, int], list[Span]]:
    """This package, exact and edited passages of all pairs at once."""
    ids = [f"{n:06d}" for n in range(len(texts))]
    articles = pd.DataFrame({"article_id": ids, "text": texts})
    table = Story(articles, Params(passage_kinds=("verbatim", "edited"))).passages
    found: dict[tuple[int, int], list[Span]] = {}
    columns = ["article_a", "article_b", "start_b", "stop_b"]
    for a, b, start, stop in table[columns].itertuples(index=False):
        found.setdefault((int(a), int(b)), []).append((start, stop))
    return found


def each_pair(compare: Callable[[str, str], list[Span]]) -> Finder:
    """A finder that compares every pair by itself, as most tools do."""

    def finder(texts: list[str]) -> dict[tuple[int, int], list[Span]]:
        pairs = itertools.combinations(range(len(texts)), 2)
        return {(a, b): compare(texts[a], texts[b]) for a, b in pairs}

    return finder


def with_difflib(one: str, two: str) -> list[Span]:
    """Matching blocks of 25 characters and more."""
    blocks = difflib.SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return [(block.b, block.b + block.size) for block in blocks if block.size >= 25]


def with_rapidfuzz(one: str, two: str) -> list[Span]:
    """Equal stretches of 25 characters and more of the longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    codes = [code for code in LCSseq.opcodes(one, two) if code.tag == "equal"]
    spans = [(code.dest_start, code.dest_end) for code in codes]
    return [(start, stop) for start, stop in spans if stop - start >= 25]


def with_text_matcher(one: str, two: str) -> list[Span]:
    """text-matcher with its defaults, but for stop words, whose list would have to be fetched."""
    matcher: Any = importlib.import_module("text_matcher.matcher")
    sides = [
        matcher.Text(text, name, removeStopwords=False) for text, name in ((one, "a"), (two, "b"))
    ]
    with contextlib.redirect_stdout(io.StringIO()):
        found = matcher.Matcher(*sides).match()
    return [tuple(span) for span in found[2]]


def recall(copies: list[Copy], found: dict[tuple[int, int], list[Span]]) -> float:
    """Part of the planted copies that are covered at least by half."""
    hits = 0
    for copy in copies:
        spans = sorted(found.get((copy.source, copy.copy), []))
        covered = sum(max(0, min(copy.stop, b) - max(copy.start, a)) for a, b in spans)
        hits += covered >= 0.5 * (copy.stop - copy.start)
    return hits / max(1, len(copies))


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds, and what the work gave."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def line(name: str, finder: Finder, n: int) -> dict[str, object]:
    """One finder on n articles: its ratio, what it finds, and pairs without a planted copy."""
    texts, copies = made_up(n)
    floor = min(cpu(lambda: [re.findall(r"\w+", t.lower()) for t in texts])[0] for _ in range(3))
    seconds, found = cpu(lambda: finder(texts))
    planted = {(copy.source, copy.copy) for copy in copies}
    strange = sum(bool(spans) for pair, spans in found.items() if pair not in planted)
    ratio = round(seconds / max(floor, 1e-6), 1)
    return {
        "who": name,
        "articles": n,
        "times_findall": ratio,
        "recall": round(recall(copies, found), 3),
        "unplanted_pairs": strange,
    }


def main() -> None:
    """Print one JSON line for each finder and size."""
    copytaster(made_up(10)[0])
    runs: list[tuple[str, Finder, tuple[int, ...]]] = [
        ("copytaster", copytaster, (20, 200, 2000)),
        ("rapidfuzz LCSseq", each_pair(with_rapidfuzz), (20, 100)),
        ("difflib", each_pair(with_difflib), (10,)),
    ]
    if importlib.util.find_spec("text_matcher"):
        runs.append(("text-matcher", each_pair(with_text_matcher), (10,)))
    for name, finder, sizes in runs:
        for n in sizes:
            print(json.dumps(line(name, finder, n)), flush=True)


if __name__ == "__main__":
    main()
