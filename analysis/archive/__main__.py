"""`python -m analysis.archive COMMAND ARCHIVE ...`: an archive made, filled, searched."""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

from analysis.archive import adding, checking, lookup, manifest, sampling
from analysis.archive.engines.base import Opens
from analysis.archive.engines.duck import DuckEngine
from analysis.archive.engines.spark import spark
from analysis.archive.incoming import incoming
from analysis.archive.rules import ArchiveRules
from analysis.archive.schema import PUBLISHED
from analysis.errors import CopytasterError, UnreadableTable, UnusableArchive
from analysis.export import write_tables

_STEPS = {
    "post": "reading words",
    "shared": "looking for footers and repeated lines",
    "fresh_idx": "sorting sequences of words",
    "seeds": "looking for pairs",
    "fresh_passages": "comparing pairs",
    "lookup": "writing the look-up",
    "near": "joining passages of one text",
    "given": "writing tables",
}
"""What is told of a long step, by its table; short ones are passed over."""


_FEW = 5
"""Problems of one kind that are said one by one."""
_NUMBERS = re.compile(r"[0-9][0-9,]*")


def main(arguments: list[str] | None = None) -> int:
    """Does one thing with an archive and says what came of it; 1 when it could not be done."""
    asked = _parser().parse_args(arguments)
    try:
        do: Callable[[argparse.Namespace], str] = asked.do
        print(do(asked))
    except CopytasterError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        why = (error.strerror or "unknown").lower()
        print(f"{asked.archive.name} could not be written ({why}).", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis.archive", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    new = _command(commands, "new", _new, "makes an empty archive")
    new.add_argument(
        "--expect", type=_count, required=True, metavar="N", help="articles it may come to hold"
    )
    new.add_argument(
        "--keep-one-of", type=_count, default=ArchiveRules.window, metavar="N",
        help="neighbouring sequences of words of which one is kept; 4: less than half the disk, "
        "and short passages are missed",
    )  # fmt: skip
    add = _command(commands, "add", _add, "adds articles as one batch")
    add.add_argument(
        "source", type=Path, nargs="+", help="folders of texts; .csv, .tsv, .jsonl, .parquet"
    )
    _command(commands, "baseline", _baseline, "says what its shortcuts cost on its own text")
    groups = _command(commands, "groups", _groups, "joins passages of one text")
    publish = _command(commands, "publish", _publish, "writes the tables that others read")
    publish.add_argument("--out", type=Path, help="a folder for them as Parquet and CSV as well")
    for command in (add, groups, publish):
        _with_engine(command)
    find = _command(commands, "find", _find, "says where else the wording of texts stands")
    find.add_argument("source", type=Path, nargs="+", help="texts, as for add")
    find.add_argument("--out", type=Path, help="a folder for what is found, as CSV")
    _command(commands, "check", _check, "says what an archive holds and whether it is whole")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    do: Callable[[argparse.Namespace], str],
    said: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=said, description=said)
    command.add_argument("archive", type=Path, metavar="ARCHIVE", help="the archive's folder")
    command.set_defaults(do=do)
    return command


def _with_engine(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--engine", choices=["duck", "spark"], default="duck", help="this machine, or a cluster"
    )
    where = command.add_mutually_exclusive_group()
    where.add_argument("--master", default="", metavar="URL", help="spark://host:7077, yarn")
    where.add_argument("--remote", default="", metavar="URL", help="Spark Connect, sc://host:15002")


def _engine(asked: argparse.Namespace) -> Opens:
    """What runs the statements.

    Raises:
        UnusableArchive: when a cluster is named, but not the engine for it.
    """
    if asked.engine == "spark":
        return spark(asked.master, asked.remote)
    if asked.master or asked.remote:
        message = "--master and --remote name a cluster of Spark: add --engine spark."
        raise UnusableArchive(message)
    return DuckEngine


def _count(words: str) -> int:
    """A number of articles; 1_000_000 and 1,000,000 are read too."""
    plain = words.replace(",", "").replace("_", "")
    if not plain.isdecimal() or not 0 < int(plain) < 10**10:
        message = f"{words} is no number of them"
        raise argparse.ArgumentTypeError(message)
    return int(plain)


def _tell(step: str) -> None:
    """A line of progress, with the time of day."""
    said = _STEPS.get(step, step if " " in step else "")
    if said:
        print(f"{time.strftime('%H:%M:%S')} {said}", file=sys.stderr, flush=True)


def _warn(problem: str) -> None:
    print(problem, file=sys.stderr)


class _Problems:
    """Says what could not be read: a few of each kind, and in the end how many more there are."""

    def __init__(self) -> None:
        self._n: Counter[str] = Counter()

    def __call__(self, problem: str) -> None:
        """Says a problem, unless `_FEW` of its kind were said: the same but for its numbers."""
        kind = _NUMBERS.sub("...", problem)
        self._n[kind] += 1
        if self._n[kind] <= _FEW:
            _warn(problem)

    def end(self) -> None:
        """Says how many were not."""
        for kind, n in self._n.items():
            if n > _FEW:
                _warn(f"And {n - _FEW:,} more: {kind}")


def _new(asked: argparse.Namespace) -> str:
    made = manifest.create(asked.archive, asked.expect, asked.keep_one_of)
    return (
        f"{asked.archive} is made, for about {asked.expect:,} articles. A passage needs "
        f"{made.rules.floor} words there."
    )


def _add(asked: argparse.Namespace) -> str:
    manifest.read(asked.archive)
    told = _Problems()
    rows = (row for source in asked.source for row in incoming(source, told))
    made = adding.add(asked.archive, rows, _tell, _engine(asked))
    told.end()
    known = f" {made.known:,} were there already." if made.known else ""
    return f"{made.articles:,} articles added, {made.passages:,} passages found.{known}"


def _baseline(asked: argparse.Namespace) -> str:
    held = manifest.read(asked.archive)
    rows = sampling.recall(asked.archive, held)
    n = min(held.articles, sampling.SAMPLE)
    lines = [f"{row.words:>14} words  {row.passages:>8,}  {_share(row)}" for row in rows]
    first = f"Passages that a story of the {n:,} articles that came last finds, found here too:"
    return "\n".join([first, *lines])


def _share(row: sampling.Recall) -> str:
    return f"{row.found / row.passages:.3f}" if row.passages else "-"


def _groups(asked: argparse.Namespace) -> str:
    return f"{adding.group(asked.archive, _tell, _engine(asked)):,} groups."


def _publish(asked: argparse.Namespace) -> str:
    folder = adding.publish(asked.archive, _tell, _engine(asked))
    if not asked.out:
        return f"Published in {folder}."
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in PUBLISHED:
        rows = pq.read_table(folder / f"{name}.parquet")
        pq.write_table(rows, asked.out / f"{name}.parquet")
        write_tables({name: rows.to_pandas()}, asked.out)
    return f"Published; {', '.join(PUBLISHED)} as Parquet and CSV in {asked.out}."


def _find(asked: argparse.Namespace) -> str:
    opened = lookup.open_lookup(asked.archive)
    told = _Problems()
    rows = [row for source in asked.source for row in incoming(source, told)]
    told.end()
    if not rows:
        message = "None of these texts could be read, so nothing was looked for."
        raise UnreadableTable(message)
    found = lookup.find(opened, {row.article_id: row.text for row in rows})
    if asked.out:
        write_tables({"articles": found.articles, "passages": found.passages}, asked.out)
    if found.articles.empty:
        return f"No passage of {found.floor} words or more stands in this archive."
    shown = found.articles.head(20)[["day", "outlet", "title", "article_id", "n_words", "in_texts"]]
    days = sorted(day for day in found.articles["day"] if day)
    first = f"; the earliest dated here is {days[0]}" if days else ""
    n = len(found.articles)
    held = f"{n} archived articles" if n > 1 else "1 archived article"
    return f"Wording of these texts stands in {held}{first}.\n{shown.to_string(index=False)}"


def _check(asked: argparse.Namespace) -> str:
    held = manifest.read(asked.archive)
    faults = checking.faults(asked.archive, held)
    for fault in faults:
        _warn(fault)
    told = (
        f"{held.articles:,} articles in {len(held.batches)} batches; a passage needs "
        f"{held.rules.floor} words."
    )
    return f"{told} {len(faults) or 'No'} faults."


if __name__ == "__main__":
    sys.exit(main())
