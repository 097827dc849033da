"""No pattern takes quadratic time: each is tried on long runs of blanks, digits, marks and words.

A pattern that only ever reads the beginning of a text (`match` and `fullmatch` of a whole string)
is tried there; every other one is tried from each place of the text.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import analysis

N = 1_000
"""Characters of a run, which is held against one four times as long."""
GROWTH = 8
"""Times the cost of four times the characters: linear is 4, quadratic 16, whatever the machine."""
SURE = 0.01
"""Seconds that are long enough to be told from a clock's own faults: runs grow until then."""
YARDSTICK = re.compile(r"[^\0]")
WORTH = 300
"""Times what the yardstick takes for four runs, beyond which a pattern given few characters at a
time costs too much."""
VERBS = {f"re.{verb}" for verb in "search match fullmatch sub split findall finditer".split()}
PIECES = (
    *"\n 1A-.,'\"a(“é",
    *(
        " \n",
        "\u00a0",
        "1,",
        "1 ",
        "1-1 ",
        "a ",
        "A ",
        "A.",
        "Aa ",
        "a-",
        ", ",
        "''a",
        "a hundred and ",
    ),
)


class Tried(NamedTuple):
    """A pattern, where it stands, and whether it only reads the beginning of what it is given."""

    pattern: re.Pattern[str]
    anchored: bool


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(analysis.__path__, "analysis."):
        if not (module.name.endswith("__main__") or ".migrations." in module.name):
            yield module.name


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(Path(importlib.import_module(module).__file__).read_text("utf-8"))


def held(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a value, its parts, or what a function without arguments keeps."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from held(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from held(part)
    elif hasattr(value, "cache_info") and not inspect.signature(value).parameters:
        yield from held(value()) if "Pattern" in str(value.__annotations__.get("return")) else ()


def anchored(module: str, name: str) -> bool:
    """Whether a name's every use is `match` or `fullmatch` of a whole string."""
    calls = [node for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    whole = [
        node
        for node in calls
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in {"match", "fullmatch"}
        and len(node.args) == 1
        and name in {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)}
    ]
    loads = [
        node
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]
    return bool(whole) and len(whole) == len(loads)


def inline(module: str) -> Iterator[tuple[str, Tried]]:
    """Patterns written where they are used."""
    for node in ast.walk(tree(module)):
        if not isinstance(node, ast.Call) or ast.unparse(node.func) not in VERBS or not node.args:
            continue
        verb, first = node.func.attr, node.args[0]
        if isinstance(first, ast.Constant):
            whole = verb in {"match", "fullmatch"}
            yield f"{module}:{first.value}", Tried(re.compile(first.value), whole)


def patterns() -> dict[str, Tried]:
    found = {}
    for module in modules():
        for name, value in vars(importlib.import_module(module)).items():
            if not name.startswith("__"):
                for n, pattern in enumerate(held(value)):
                    found[f"{module}.{name}.{n}"] = Tried(pattern, anchored(module, name))
        found.update(inline(module))
    return {name.removeprefix("analysis."): tried for name, tried in found.items()}


PATTERNS = patterns()
WINDOWS = {
    "names.name_search._OPENS.0": 5,
    r"names.name_search:(\S+) $": 30,
    "names.name_types._CLUES_AFTER.0": 80,
    "names.name_types._CLUES_AFTER.1": 80,
    "names.name_types._CLUES_AFTER.2": 80,
    "names.name_types._CLUES_AFTER.3": 80,
    "names.company_clues._KIND.0": 80,
    "names.company_clues._IT.0": 80,
    "names.name_spans._TAIL.0": 300,
    "names.name_spans._SMALL_END.0": 300,
    "names.name_spans._MEMBER.0": 300,
    "names.near_forms._GLUE.0": 300,
    r"names.extents:\S+ ": 300,
    "quotes.extract._NOTE.0": 300,
    "text.normalize._POSSESSIVE.0": 1500,
    r"text.sentences:[\w.]*$": 60,
    "claims.numbers.labels._CODE.0": 40,
    "facts.quantities._NAMED.0": 60,
}
"""Patterns that are given a few characters of a text at a time, and how many at most."""
SEARCHED = sorted(PATTERNS.keys() - WINDOWS.keys())


def pieces(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """What the runs are made of: marks, letters and words of the pattern itself."""
    source = pattern.pattern
    source = source if isinstance(source, str) else source.decode("latin-1")
    known = re.findall(r"[a-zA-Z]{2,}", source)[:2]
    return (*PIECES, *(word + end for word in known for end in (" ", "\n")))


def seconds(tried: Tried, piece: str, n: int) -> float:
    """This thread's processor time for a run of n characters that ends in what none looks for."""
    text: str | bytes = (piece * (n // len(piece) + 1))[:n] + "\0x\0"
    if isinstance(tried.pattern.pattern, bytes):
        text = text.encode()
    start = time.thread_time()
    if tried.anchored:
        tried.pattern.match(text), tried.pattern.fullmatch(text)
    else:
        all(tried.pattern.finditer(text))
    return time.thread_time() - start


def least(tried: Tried, piece: str, n: int, times: int) -> float:
    """The least of several measurements: others on the machine only ever add to one."""
    return min(seconds(tried, piece, n) for _ in range(times))


def is_slow(tried: Tried, piece: str, n: int = N) -> bool:
    """Whether four times the characters cost much more than four times as much, at every length.

    What looks slow is measured anew, more often and on longer runs: others on the machine add to
    a measurement, and a clock that once told too little must not count against a pattern for ever.
    """
    for times in (2, 5, 15, 30, 90):
        short, long = least(tried, piece, n, times), least(tried, piece, 4 * n, times)
        if long <= GROWTH * short:
            return False
        if long < SURE:
            n *= 2
    return True


@pytest.mark.parametrize("name", SEARCHED)
def test_a_pattern_takes_no_quadratic_time(name):
    tried = PATTERNS[name]
    assert not [piece for piece in pieces(tried.pattern) if is_slow(tried, piece)]


@pytest.mark.parametrize("name", WINDOWS)
def test_a_pattern_that_is_given_few_characters_costs_little_for_them(name):
    tried, n = PATTERNS[name], WINDOWS[name]
    most = WORTH * least(Tried(YARDSTICK, anchored=False), "a", 4 * N, 3)
    assert not [
        piece
        for piece in pieces(tried.pattern)
        if min(seconds(tried, piece, n) for _ in range(2)) > most
    ]


@pytest.mark.parametrize("pattern", [r"\s+$", r"\s*,\s+", r"(?:a|b|\s)+x"])
def test_a_quadratic_pattern_would_be_found(pattern):
    tried = Tried(re.compile(pattern), anchored=False)
    assert any(is_slow(tried, " ") for _ in range(5)), "others may slow the short run, not always"


def test_a_clock_that_once_tells_too_little_counts_against_no_pattern(monkeypatch):
    told = iter([0.0, 0.0, 1e-4, 1e-4])
    monkeypatch.setattr(
        sys.modules[__name__],
        "seconds",
        lambda tried, piece, n: next(told, n * 1e-8),
    )
    assert not is_slow(Tried(re.compile("a"), anchored=False), " ")


@pytest.mark.parametrize(
    "pattern", [r"\s+$", r"(?<!\s)\s*+,", "(?:" + "|".join(map(str, range(999))) + ")"]
)
def test_a_linear_pattern_is_let_pass_however_dear(pattern):
    assert not is_slow(Tried(re.compile(pattern), anchored=pattern == r"\s+$"), " ")


def test_all_patterns_are_tried():
    assert len(SEARCHED) > 150
    assert set(WINDOWS) <= set(PATTERNS)
