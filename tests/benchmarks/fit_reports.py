"""Fits data/words/report_weights.txt: tests/benchmarks/fit_reports.py PACK.jsonl.gz WEIGHTS.txt.

A row of the pack holds `text` and `attributions`, each with `content` as lists of [start, stop]. A
candidate counts as a report when it shares 30% of its characters (intersection over union) with the
content of one attribution.
"""

import collections
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.quotes import candidates, direct, features
from analysis.quotes.layout import layout as lay_out
from analysis.text import language

SHARED, SEEN, STRENGTH, LEAST = 0.3, 5, 0.3, 0.015
HEAD = """# Weights of the logistic regression that decides whether a clause is a report: feature,
# tab, weight; the first line is the constant. Origin: fitted by this project on the training half
# of PolNeAR (tests/benchmarks/fit_reports.py); the features are grammar, closed-class words and the
# base forms of the cue lists in this folder.
# Read as: weights.
"""


def characters(spans: object) -> set[int]:
    """The places that some stretches cover."""
    return {place for start, stop in spans for place in range(start, stop)}


def examples(path: str) -> Iterator[tuple[dict[str, int], bool]]:
    """The features of every candidate of a pack, and whether it is a report."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row, doc in zip(rows, language.model().pipe(row["text"] for row in rows), strict=True):
        layout = lay_out(row["text"], doc)
        spoken = set().union(*(characters(one.segments) for one in direct.direct(layout)))
        wanted = [characters(one["content"]) for one in row["attributions"]]
        for one in candidates.candidates(layout):
            held = characters(one.content)
            if len(held & spoken) <= len(held) / 2:
                shared = max((len(held & w) / len(held | w) for w in wanted), default=0.0)
                yield dict.fromkeys(features.features(layout, one), 1), shared >= SHARED


def main(pack: str, target: str) -> None:
    """Fit and write."""
    every = list(examples(pack))
    seen = collections.Counter(name for found, _ in every for name in found)
    known = [{name: 1 for name in found if seen[name] >= SEEN} for found, _ in every]
    table = DictVectorizer()
    matrix = table.fit_transform(known)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, max_iter=400, solver="liblinear")
    model.fit(matrix, [is_report for _, is_report in every])
    weights = sorted(zip(table.get_feature_names_out(), model.coef_[0], strict=True))
    lines = [
        f"\t{model.intercept_[0]:.2f}",
        *(f"{n}\t{w:.2f}" for n, w in weights if abs(w) >= LEAST),
    ]
    Path(target).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
