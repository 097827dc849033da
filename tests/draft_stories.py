"""Stories written to hold drafts against: their articles, a right draft, one with six errors."""

import csv
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import Story

HERE = Path(__file__).parent / "golden" / "drafts"
RAISED = ("differs", "no source among these texts")


class Planted(NamedTuple):
    """One error of a draft: what it is, the kinds of row that show it, the words it stands in."""

    error: str
    kinds: str
    words: str


def texts(name: str) -> dict[str, str]:
    """The articles of a story, by letter."""
    return {path.stem: path.read_text("utf-8") for path in sorted((HERE / name).glob("?.txt"))}


def draft(name: str, which: str) -> str:
    return (HERE / name / f"{which}.txt").read_text("utf-8")


def planted(name: str) -> list[Planted]:
    with (HERE / name / "truth.csv").open(encoding="utf-8", newline="") as file:
        return [Planted(**row) for row in csv.DictReader(file)]


def story(*articles: str, **more: str) -> Story:
    """A story of these articles, called a, b, c ..., and of those that are named."""
    known = dict(zip("abcdefghij", articles, strict=False)) | more
    return Story(pd.DataFrame({"article_id": list(known), "text": list(known.values())}))


def rows(table: pd.DataFrame, kind: str) -> list[tuple[str, str]]:
    """Words and state of the rows of one kind."""
    held = table[table["kind"] == kind]
    return list(zip(held["text"], held["state"], strict=True))


def raised(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["state"].isin(RAISED)]
