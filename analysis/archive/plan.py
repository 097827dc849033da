"""The order of the statements: a batch added, groups made, tables published.

Each step writes one table. A table that is whole and made from the same is not made again, so what
was broken off goes on where it stopped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from analysis.archive import grouping, kernels, manifest, schema, statements
from analysis.archive.engines.base import Engine
from analysis.archive.kernels import Kernel
from analysis.archive.manifest import Manifest
from analysis.archive.rules import PARAMS, ArchiveRules

Tell = Callable[[str], object]
WORK = "work"


@dataclass(frozen=True)
class Run:
    """Steps over one engine. seed: what every table depends on; made: tables made, not found."""

    engine: Engine
    folder: Path
    seed: str
    tell: Tell

    def sql(self, name: str, query: str, at: Path | None = None) -> None:
        """Makes a table of a query, unless it is there."""
        self._step(name, (query,), at, lambda to: self.engine.sql(name, query, to))

    def map(
        self, name: str, query: str, kernel: Kernel, kind: pa.Schema, at: Path | None = None
    ) -> None:
        """Makes a table of a query by a kernel, unless it is there."""
        made_by = (query, kernel.__qualname__)
        self._step(name, made_by, at, lambda to: self.engine.map(name, query, kernel, kind, to))

    def _step(
        self, name: str, parts: tuple[str, ...], at: Path | None, make: Callable[[Path], None]
    ) -> None:
        folder = at or self.folder / name
        fingerprint = manifest.digest(self.seed, name, *parts)
        if manifest.is_made(folder, fingerprint):
            self.engine.load(name, [folder])
            return
        self.tell(name)
        manifest.begin(folder)
        make(folder)
        manifest.mark(folder, fingerprint)


def index_batch(run: Run, archive: Path, rules: ArchiveRules, batch: int) -> None:
    """The sequences of a batch, without what is set aside in it."""
    at = {name: manifest.table(archive, name, batch) for name in schema.KEPT}
    run.engine.load("fresh", [at["articles"]])
    run.map("post", statements.texts("fresh"), kernels.postings(rules), schema.POSTINGS)
    if batch == 1:
        baseline(run, archive, rules)
    run.engine.load("stock", [archive / "stock"])
    asides = kernels.asides(rules)
    run.map("fresh_aside", statements.standing(), asides, schema.ASIDE, at["aside"])
    run.map("gone", statements.spans_aside(), kernels.gone(rules), schema.GONE)
    run.sql("fresh_idx", statements.index(), at["index"])


def baseline(run: Run, archive: Path, rules: ArchiveRules) -> None:
    """Which sequences are standing text, told by all articles and their sequences (`post`)."""
    at = archive / "stock"
    if run.engine.scalar("SELECT COUNT(*) FROM articles") < PARAMS.standing_from:
        run.sql("stock", statements.no_stock(), at)
        return
    run.sql("shared", statements.shared())
    run.map("short", statements.common(), kernels.short_places(rules), schema.SHORT)
    run.map("heads", statements.texts("articles"), kernels.heads, schema.HEADS)
    run.sql("ranks", statements.ranks())
    run.sql("links", statements.links())
    run.sql("strange", statements.strange())
    run.sql("told", statements.told())
    run.sql("stock", statements.stock(), at)


def pair_batch(run: Run, archive: Path, rules: ArchiveRules, batch: int, since: int) -> None:
    """What the articles of a batch share with each other and with all before; since: its first."""
    load_batches(run.engine, archive, "index", batch, "idx")
    load_batches(run.engine, archive, "aside", batch)
    run.sql("seeds", statements.seeds(rules, since))
    run.sql("pairs", statements.pairs(rules, since))
    at = manifest.table(archive, "passages", batch)
    run.map("fresh_passages", statements.compared(), kernels.passages(rules), schema.PASSAGES, at)


def load_batches(engine: Engine, archive: Path, name: str, last: int, called: str = "") -> None:
    """A table of all batches up to one."""
    engine.load(called or name, [manifest.table(archive, name, n) for n in range(1, last + 1)])


def groups(run: Run, archive: Path, held: Manifest) -> None:
    """Passages of one text, over all batches; makes the tables `sides`, `grouped`."""
    for name in ("articles", "passages"):
        load_batches(run.engine, archive, name, len(held.batches))
    run.sql("sides", grouping.sides())
    run.sql("near", grouping.near())
    run.sql("edges", grouping.edges())
    run.sql("grouped", grouping.grouped(_stars(run, "edges")))
    run.sql("held", grouping.held())


def _stars(run: Run, now: str) -> str:
    """The table in which each joined passage is beside the lowest of its set."""
    for n in range(1, 100):
        run.sql(f"large{n}", grouping.large_star(now))
        run.sql(f"small{n}", grouping.small_star(f"large{n}"))
        same = _are_same(run, f"small{n}", now)
        now = f"small{n}"
        if same:
            break
    return now


def _are_same(run: Run, one: str, two: str) -> bool:
    sizes = {manifest.n_rows(run.folder / name) for name in (one, two)}
    return len(sizes) == 1 and not run.engine.scalar(grouping.changed(one, two))


def publish(run: Run, at: Path) -> None:
    """The tables that others read, from those of `groups`, one folder each in `at`."""
    run.map("given", grouping.forms(), kernels.as_given, schema.GIVEN)
    for name, query in _published():
        run.sql(name if name != "articles" else "known", query, at / name)


def _published() -> Sequence[tuple[str, str]]:
    return [(name, getattr(grouping, name)()) for name in schema.PUBLISHED]
