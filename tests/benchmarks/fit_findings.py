"""Fits data/words/finding_weights.txt: tests/benchmarks/fit_findings.py PACK.jsonl.gz WEIGHTS.txt.

A row of the pack is a story: `articles`, and `discrepancies` of a `kind` and `weight`, each with
`readings` of two or more `side`s. A finding is right when its readings meet two sides of one
discrepancy of a fitting kind. Prints what the fit says of stories that it has not seen (each story
left out once), then fits on all and writes the weights. The pairs of short reports of
tests/golden/changes, with one planted change or with honest rewording, are learned from as well,
each for a fifth: of plain slips in like sentences the stories have few. Its fifth set is left out.
"""

import collections
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from analysis import Story
from analysis.findings import Draft, confidence, drafts, evidence
from tests.benchmarks import bench_changes

STRENGTH = 0.5
"""Inverse of the penalty; .15 to 3 give first findings of the same precision within .03."""
LEAST = 0.01
PLANTED, UNREAD = 0.2, "fifth"
"""How much a draft of the project's own pairs counts, and the set that is not learned from."""
HEAD = """# Weights of the regression that says how often a finding with such evidence is right:
# feature, tab, weight. Origin: fitted by this project (tests/benchmarks/fit_findings.py) on stories
# whose disagreements one careful reader listed and on tests/golden/changes; no feature is a word.
# Read as: weights.
"""
FITS = {
    "number": "number date place", "date": "date number",
    "negation": "negation strength status cause other quote hedge",
    "meaning": "negation strength status cause other quote relation",
    "hedge": "hedge status negation strength",
    "strength": "strength hedge negation number status other", "status": "status date negation",
    "updated": "status date number negation", "subject": "speaker relation name other cause",
    "speaker": "speaker relation name", "pronoun": "speaker relation name other",
    "altered": "quote marks negation speaker number name", "quote meaning": "quote marks negation",
    "marks dropped": "marks quote hedge", "said of": "said_of negation",
    "name?": "name place relation", "same name?": "name place",
}  # fmt: skip
"""The kinds of discrepancy that a finding of a kind may stand for."""


class Example(NamedTuple):
    """One draft with its story, its features, what it meets, and how much it counts."""

    story: str
    draft: Draft
    features: dict[str, float]
    met: frozenset[str]
    weight: float = 1.0


def sides(draft: Draft, readings: list[dict]) -> set[str]:
    """The sides of a discrepancy that a draft's places meet."""
    return {
        reading["side"]
        for reading in readings
        for spot in draft.spots
        if spot.article_id == reading["article_id"]
        and spot.start < reading["stop"]
        and reading["start"] < spot.stop
    }


def met(draft: Draft, listed: list[dict]) -> frozenset[str]:
    """The discrepancies that a draft meets, mere style aside."""
    return frozenset(
        one["id"]
        for one in listed
        if one["weight"] != "style"
        and one["kind"] in FITS.get(draft.kind, one["kind"]).split()
        and len(sides(draft, one["readings"])) > 1
    )


def examples(path: str) -> Iterator[Example]:
    """Every draft of every story of a pack."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        columns = [(one["article_id"], one["text"]) for one in row["articles"]]
        story = Story(pd.DataFrame(columns, columns=["article_id", "text"]))
        for draft, features in featured(story):
            yield Example(row["id"], draft, features, met(draft, row["discrepancies"]))


def featured(story: Story) -> Iterator[tuple[Draft, dict[str, float]]]:
    """Every draft of a story with its features."""
    made = drafts(story.articles, story.sources)
    told = evidence.evidence(made, story.articles, story.sources.origin)
    yield from zip(made, map(confidence.features, told), strict=True)


def planted() -> Iterator[Example]:
    """Every draft of the project's own pairs; one is right that touches the planted change."""
    for folder in (bench_changes.FIRST, *bench_changes.LATER):
        rows = [] if folder.name == UNREAD else bench_changes.read(folder, "planted")
        rows += [] if folder.name == UNREAD else bench_changes.read(folder, "honest")
        for row in rows:
            spans = [
                place
                for article, side in (("00", "a"), ("01", "b"))
                if f"words_{side}" in row
                for place in bench_changes.places(article, row[side], row[f"words_{side}"])
            ]
            for draft, features in featured(bench_changes.story([row["a"], row["b"]])):
                spots = [bench_changes.Span(*spot[:3]) for spot in draft.spots]
                hit = bench_changes.touches(spots, spans)
                found = frozenset([row["id"]]) if hit else frozenset()
                yield Example("planted", draft, features, found, PLANTED)


def fitted(known: list[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """The regression on some examples."""
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([one.features for one in known])
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=5000)
    right = [bool(one.met) for one in known]
    return vectorizer, model.fit(table, right, sample_weight=[one.weight for one in known])


def unseen(known: list[Example]) -> np.ndarray:
    """The confidence of each example by a fit without its story."""
    sure = np.zeros(len(known))
    for name in sorted({one.story for one in known} - {"planted"}):
        inside = np.array([one.story == name for one in known])
        vectorizer, model = fitted([one for one in known if one.story != name])
        table = vectorizer.transform([one.features for one in known if one.story == name])
        sure[inside] = model.predict_proba(table)[:, 1]
    return sure


def told(known: list[Example], sure: np.ndarray, bar: float) -> str:
    """Precision of the first five of each story from a confidence on, and what they find."""
    first = right = shown = shown_right = 0
    found = set()
    for name in sorted({one.story for one in known} - {"planted"}):
        rows = [n for n, one in enumerate(known) if one.story == name and sure[n] >= bar]
        rows.sort(key=lambda n: -sure[n])
        first += len(rows[:5])
        right += sum(bool(known[n].met) for n in rows[:5])
        shown += len(rows)
        shown_right += sum(bool(known[n].met) for n in rows)
        found |= {(name, one) for n in rows for one in known[n].met}
    return (
        f"from {bar:.2f}: {right} of {first} of the first five right "
        f"({right / max(1, first):.2f}); {shown_right} of {shown} shown; {len(found)} found"
    )


def main(pack: str, weights: str) -> None:
    """Says what unseen stories would see, then writes the weights."""
    known = [*examples(pack), *planted()]
    sure = unseen(known)
    print(f"{len(known)} drafts, {sum(bool(one.met) for one in known)} right")
    for bar in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        print(told(known, sure, bar))
    counted = collections.Counter((one.draft.kind, bool(one.met)) for one in known)
    print(sorted(counted.items()))
    vectorizer, model = fitted(known)
    names = vectorizer.get_feature_names_out()
    rows = sorted(zip(names, model.coef_[0], strict=True))
    lines = [f"{name}\t{value:.3f}" for name, value in rows if abs(value) >= LEAST]
    Path(weights).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
