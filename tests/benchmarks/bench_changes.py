"""How many planted changes are found, and how many alarms are raised where nothing changed.

    python -m tests.benchmarks.bench_changes

Findings are claims of `Story.conflicts`, with the rows of `quote_variants` (speaker, said of,
pronoun, meaning, altered) and `near_names` for the kinds of change that belong to those tables. A
finding is right when it touches a planted change.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis import Story

FIRST = Path(__file__).parents[1] / "golden" / "changes"
LATER = tuple(FIRST / name for name in ("second", "third", "fourth", "fifth", "sixth"))
SAID = ("speaker", "said of", "pronoun", "meaning", "altered", "marks dropped")


class Figures(NamedTuple):
    """What one folder of test sets gives."""

    honest: int
    alarmed: int
    planted: int
    found: int
    missed: list[str]
    wrong_in_pairs: int
    wrong_in_story: list[int]
    wrong_in_five: list[int]
    found_in_story: list[int]
    planted_in_story: list[int]


class Span(NamedTuple):
    """A stretch of one article."""

    article_id: str
    start: int
    stop: int


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def story(texts: list[str]) -> Story:
    ids = [f"{n:02d}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": texts}))


def findings(of: Story, with_speech: bool) -> list[list[Span]]:
    """The spans of every finding, `conflicts` first; with_speech adds what needs a parse."""
    table = of.conflicts
    found = [_sides(rows) for _, rows in table.groupby("claim_id", sort=False)]
    if not with_speech:
        return found
    quoted = of.quote_variants
    found += [_sides(row.to_frame().T) for _, row in quoted[quoted["change"].isin(SAID)].iterrows()]
    return found + _names(of)


def _sides(rows: pd.DataFrame) -> list[Span]:
    sides = [rows[[f"article_{s}", f"start_{s}", f"stop_{s}"]].to_numpy().tolist() for s in "ab"]
    return [Span(*place) for side in sides for place in side]


def _names(of: Story) -> list[list[Span]]:
    mentions = of.mentions
    places = dict(list(mentions.groupby("entity_id")))
    pairs = zip(of.near_names["entity_a"], of.near_names["entity_b"], strict=True)
    return [
        [
            Span(*place)
            for entity in pair
            for place in places[entity][["article_id", "start", "stop"]].to_numpy().tolist()
        ]
        for pair in pairs
    ]


def touches(spans: list[Span], planted: list[Span]) -> bool:
    """Whether a finding meets one of the planted spans."""
    return any(
        one.article_id == two.article_id and one.start < two.stop and two.start < one.stop
        for one in spans
        for two in planted
    )


def places(article_id: str, text: str, words: str) -> list[Span]:
    return [Span(article_id, m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def measure(folder: Path, with_speech: bool = True) -> Figures:
    """All figures of one folder of test sets."""
    honest, planted, stories = (read(folder, name) for name in ("honest", "planted", "stories"))
    alarmed = [row["id"] for row in honest if findings(story([row["a"], row["b"]]), with_speech)]
    missed, wrong = [], 0
    for row in planted:
        spans = [*places("00", row["a"], row["words_a"]), *places("01", row["b"], row["words_b"])]
        hits = [
            touches(found, spans) for found in findings(story([row["a"], row["b"]]), with_speech)
        ]
        wrong += hits.count(False)
        missed += [] if any(hits) else [row["id"]]
    told = [_story(row, with_speech) for row in stories]
    counts = (len(honest), len(alarmed), len(planted), len(planted) - len(missed))
    columns = [[row[n] for row in told] for n in range(4)]
    return Figures(*counts, missed, wrong, *columns)


def _story(row: dict[str, Any], with_speech: bool) -> tuple[int, int, int, int]:
    """Wrong findings in all, wrong ones among the first five, planted changes found, planted."""
    texts = row["articles"]
    planted = [
        places(f"{change['article']:02d}", texts[change["article"]], change["words"])
        for change in row["planted"]
    ]
    found = findings(story(texts), with_speech)
    right = [any(touches(spans, one) for one in planted) for spans in found]
    reached = sum(any(touches(spans, one) for spans in found) for one in planted)
    return right.count(False), right[:5].count(False), reached, len(planted)


if __name__ == "__main__":
    for folder in (FIRST, *LATER):
        name = "first" if folder == FIRST else folder.name
        print(json.dumps({"set": name, **measure(folder)._asdict()}), flush=True)
