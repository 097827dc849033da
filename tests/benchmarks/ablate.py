"""Which yes/no rules of `analysis.claims` decide anything: a rule must earn its line.

    python -m tests.benchmarks.ablate

Each rule (a function that returns a bool or an objection) is held at the answer that it mostly
gives, and the rows of `Story.conflicts` and of the event clock that come or go are counted: on the
sets of changes read by whoever wrote the rules, on the set that nobody read (`UNREAD`), on the demo
and, where they are there, on a third of the labelled clusters. Rules that only `Story._answers`
asks are not held.
"""

from __future__ import annotations

import functools
import gzip
import importlib
import inspect
import json
import pkgutil
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

import analysis.claims
from analysis import Story, read_articles
from analysis.claims import clock, conflicts, contradictions
from analysis.encoder import model
from tests.benchmarks import bench_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

UNREAD = "fifth"
HERE = Path(__file__).resolve()
DEMO = HERE.parents[2] / "data" / "sanctuary_city"
CLUSTERS = HERE.parents[3] / "shared" / "corpora" / "clusters" / "dev.jsonl.gz"
"""Lines with cluster, id and text."""
_EVERY = 3
"""One cluster in so many is asked."""
_ANSWERS = ("bool", bool, "Objection")
"""What the functions that are rules say that they return."""
SETS = ("read", "unread", "demo", "clusters")

Rule = tuple[str, str]
Rows = frozenset[tuple[Any, ...]]


class Prepared(NamedTuple):
    """What the conflicts of one story are made from, and the set that it belongs to."""

    group: str
    story: Story


class Decided(NamedTuple):
    """How often a rule was asked and said yes, and the rows that it decides in each set."""

    rule: Rule
    asked: int
    yes: int
    rows: dict[str, int]


class Holder:
    """Every rule behind a door that counts its answers and may hold one of them."""

    def __init__(self) -> None:
        self.at = -1
        self.held: dict[Rule, bool] = {}
        self.asked: Counter[Rule] = Counter()
        self.yes: Counter[Rule] = Counter()
        self.where: dict[tuple[Rule, bool], set[int]] = defaultdict(set)

    def door(self, rule: Rule, asked: Callable[..., Any]) -> Callable[..., Any]:
        objects = asked.__annotations__["return"] == "Objection"

        @functools.wraps(asked)
        def answer(*given: Any, **named: Any) -> Any:
            if rule in self.held:
                return "held" * self.held[rule] if objects else self.held[rule]
            said = asked(*given, **named)
            self.asked[rule] += 1
            self.yes[rule] += bool(said)
            self.where[rule, bool(said)].add(self.at)
            return said

        return answer

    def mostly(self, rule: Rule) -> bool:
        return self.yes[rule] * 2 > self.asked[rule]


def main() -> None:
    """Prints every rule with the rows that it decides, those that decide least first."""
    once = functools.cache(lambda text, encode=model.encode: encode([text])[0])
    model.encode = lambda texts: [once(text) for text in texts]
    found = sorted(decided(list(stories())), key=lambda one: sum(one.rows.values()))
    for one in found:
        counts = " ".join(f"{name} {one.rows[name]}" for name in SETS)
        print(
            f"{'.'.join(one.rule):58} asked {one.asked} yes {one.yes} decides {counts}", flush=True
        )


def stories() -> Iterator[Prepared]:
    """All stories that are asked."""
    for folder in (bench_changes.FIRST, *bench_changes.LATER):
        group = "unread" if folder.name == UNREAD else "read"
        pairs = [*bench_changes.read(folder, "honest"), *bench_changes.read(folder, "planted")]
        texts = [[row["a"], row["b"]] for row in pairs]
        texts += [row["articles"] for row in bench_changes.read(folder, "stories")]
        yield from (Prepared(group, bench_changes.story(some)) for some in texts)
    yield Prepared("demo", Story(read_articles(DEMO)[0]))
    yield from (Prepared("clusters", Story(table)) for table in _clusters())


def _clusters() -> list[pd.DataFrame]:
    if not CLUSTERS.exists():
        return []
    with gzip.open(CLUSTERS, "rt", encoding="utf-8") as lines:
        told = pd.DataFrame([json.loads(line) for line in lines])
    kept = sorted(told["cluster"].unique())[::_EVERY]
    renamed = told.rename(columns={"id": "article_id"})
    return [renamed.loc[renamed["cluster"] == one, ["article_id", "text"]] for one in kept]


def decided(prepared: list[Prepared]) -> Iterator[Decided]:
    """The rows that each rule decides."""
    holder, modules = Holder(), _modules()
    base = _rows(prepared, range(len(prepared)), holder)
    rules = dict(_rules(modules))
    _shut(modules, rules, holder)
    _rows(prepared, range(len(prepared)), holder)
    for rule in rules:
        usual = holder.mostly(rule)
        where = sorted(holder.where[rule, not usual])
        holder.held = {rule: usual}
        counts = dict.fromkeys(SETS, 0)
        for n, rows in _rows(prepared, where, holder).items():
            counts[prepared[n].group] += len(rows ^ base[n])
        holder.held = {}
        yield Decided(rule, holder.asked[rule], holder.yes[rule], counts)


def _rows(prepared: list[Prepared], places: Iterable[int], holder: Holder) -> dict[int, Rows]:
    """The conflicts and the event clock of some stories, each row by what it says where."""
    found: dict[int, Rows] = {}
    for holder.at in places:
        found[holder.at] = _of_story(prepared[holder.at].story)
    return found


def _of_story(story: Story) -> Rows:
    given = story._answers, story._claims
    flips = contradictions.flips(*given, story.params)
    weighed = conflicts.weigh(*given, story.facts, flips, story.params)
    table = conflicts.conflicts(weighed)
    places = ("kind", "article_a", "start_a", "trigger_a", "article_b", "start_b", "trigger_b")
    told = clock.event_clock(story._claims, story.facts, story.params)
    events = told[["article_id", "state", "trigger", "start"]]
    return frozenset([*_tuples(table[list(places)]), *_tuples(events)])


def _tuples(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return table.itertuples(index=False, name=None)


def _modules() -> list[ModuleType]:
    walked = pkgutil.walk_packages(analysis.claims.__path__, "analysis.claims.")
    return [importlib.import_module(found.name) for found in walked]


def _rules(modules: list[ModuleType]) -> Iterator[tuple[Rule, Callable[..., bool]]]:
    for module in modules:
        for name, made in inspect.getmembers(module, inspect.isfunction):
            own = made.__module__ == module.__name__
            if own and made.__annotations__.get("return") in _ANSWERS:
                yield (module.__name__.removeprefix("analysis.claims."), name), made


def _shut(modules: list[ModuleType], rules: dict[Rule, Callable[..., bool]], by: Holder) -> None:
    """Puts the doors in place of the rules, wherever they are asked."""
    doors = {made: by.door(rule, made) for rule, made in rules.items()}
    for module in modules:
        for name, made in inspect.getmembers(module, inspect.isfunction):
            if made in doors:
                setattr(module, name, doors[made])


if __name__ == "__main__":
    main()
