"""Writes docs/figures.md from what benchmarks print: each has a block there, the rest is by hand.

A block begins with `<!-- NAME: written by make bench -->` and ends with `<!-- end of NAME -->`.
What stands around it (what is measured, on which pack, how to read it) is never touched.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from platform import python_version
from typing import Any

Row = Mapping[str, Any]
"""One figure or one set of figures, by name."""

_LIBRARIES = {"scikit-learn": "scikit-learn", "spaCy": "spacy", "NumPy": "numpy"}


def begins(name: str) -> str:
    """The line above a block."""
    return f"<!-- {name}: written by make bench -->"


def ends(name: str) -> str:
    """The line below a block."""
    return f"<!-- end of {name} -->"


def rows(lines: Iterable[str]) -> list[Row]:
    """What a benchmark printed, a JSON object a line; other lines are remarks and left out."""
    return [json.loads(line) for line in lines if line.startswith("{")]


def today() -> str:
    """When this is measured, and on what."""
    now = datetime.now(tz=UTC)
    libraries = ", ".join(f"{shown} {version(name)}" for shown, name in _LIBRARIES.items())
    return f"Measured {now.day} {now:%B %Y}: Python {python_version()}, {libraries}."


def table(figures: Sequence[Row]) -> str:
    """A Markdown table with a column for every name that any row has, in the order of meeting."""
    columns = list(dict.fromkeys(name for row in figures for name in row))
    lines = [columns, ["---"] * len(columns)]
    lines += [[cell(row.get(name)) for name in columns] for row in figures]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(value: object) -> str:
    """A value as it stands in a table: lists in one cell, nothing for what was not measured."""
    if value is None or value == []:
        return "-"
    if isinstance(value, list):
        return ", ".join(map(cell, value))
    said = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return said.replace("|", "\\|").replace("\n", " ")


def rewritten(document: str, name: str, figures: Sequence[Row], when: str) -> str:
    """The document with the block of a benchmark written anew; without figures as it was.

    A benchmark that has no block yet gets one at the end, under a heading of its name.
    """
    if not figures:
        return document
    if begins(name) not in document:
        document = f"{document.rstrip()}\n\n## {name}\n\n{begins(name)}\n{ends(name)}\n"
    block = f"{begins(name)}\n{when}\n\n{table(figures)}\n{ends(name)}"
    pattern = re.compile(f"{re.escape(begins(name))}.*?{re.escape(ends(name))}", re.DOTALL)
    return pattern.sub(lambda _: block, document, count=1)
