"""Numbers held against each other by meaning: how much is looked at."""

import pandas as pd

from analysis import Story
from analysis.claims.numbers import alike


def test_long_lists_of_numbers_are_not_held_against_each_other_pair_by_pair(monkeypatch):
    asked: list[None] = []
    honest = alike.agreement
    monkeypatch.setattr(alike, "agreement", lambda *sides: asked.append(None) or honest(*sides))

    def looks(n: int) -> int:
        asked.clear()
        texts = [
            " ".join(f"Fire {k} in Larkholm hurt {k * 7 + add} people." for k in range(10, n + 10))
            for add in (0, 3)
        ]
        assert Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).conflicts is not None
        return len(asked)

    few = looks(20)
    assert few > 0
    assert looks(200) <= 10 * few
