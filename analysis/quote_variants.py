"""One utterance across articles, and what changed in it on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.schema import QuoteVariant, table

if TYPE_CHECKING:
    import pandas as pd


def quote_variants(articles: pd.DataFrame, quotations: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """`schema.QuoteVariant` rows."""
    return table(QuoteVariant, [])
