"""How many origins, and how many voices, stand behind a finding."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.schema import ClaimOrigin, table

if TYPE_CHECKING:
    import pandas as pd


def claim_origins(
    findings: pd.DataFrame, readings: pd.DataFrame, origins: pd.DataFrame, quotations: pd.DataFrame
) -> pd.DataFrame:
    """`schema.ClaimOrigin` rows, one a finding; a draft, which has no origin, does not count."""
    strong = dict(zip(origins["article_id"], origins["origin_id"], strict=True))
    wide = dict(zip(origins["article_id"], origins["origin_id_wide"], strict=True))
    spoken = _spoken(quotations)
    articles: dict[int, set[str]] = defaultdict(set)
    speakers: dict[int, set[str]] = defaultdict(set)
    columns = ("finding_id", "article_id", "start", "stop")
    for finding, article, start, stop in zip(*(readings[c] for c in columns), strict=True):
        if article not in strong:
            continue
        articles[finding].add(article)
        speakers[finding] |= {
            name for a, b, name in spoken.get(article, []) if a < stop and start < b
        }
    return table(
        ClaimOrigin,
        [
            (
                n,
                len(articles[n]),
                len({wide[one] for one in articles[n]}),
                len({strong[one] for one in articles[n]}),
                len(speakers[n]),
            )
            for n in sorted(findings["finding_id"].tolist())
        ],
    )


def _spoken(quotations: pd.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    """Where somebody with a name is quoted, by article."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    columns = ("article_id", "start", "stop", "speaker", "kind")
    for article, start, stop, speaker, kind in zip(*(quotations[c] for c in columns), strict=True):
        if speaker and kind != "indirect":
            found[article].append((start, stop, speaker))
    return found
