"""The sentence encoder: all-MiniLM-L6-v2 (Wang et al. 2020), eight-bit, run by onnxruntime.

It is loaded once, when it is first needed, and nothing is ever fetched. English only.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.errors import MissingModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "encoder"
WIDTH = 384
"""Numbers in a vector."""
MOST_PIECES = 256
"""Word pieces of one text that are read; the rest of a longer one is left out."""


class Encoded(NamedTuple):
    """One text as the encoder reads it.

    vector: float32 (WIDTH,), of length 1. pieces: float32 (n_pieces, WIDTH), in context. starts,
    stops: int64 (n_pieces,), the characters of the text that each piece covers.
    """

    vector: np.ndarray
    pieces: np.ndarray
    starts: np.ndarray
    stops: np.ndarray


@functools.lru_cache(maxsize=1)
def _session() -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions

    path = _FOLDER / "minilm.onnx"
    if not path.exists():
        message = (
            f"Sentences cannot be compared: {path.name} is missing from data/encoder. "
            "Get the whole of the project once more."
        )
        raise MissingModel(message)
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    return InferenceSession(path, options, providers=["CPUExecutionProvider"])


@functools.lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(_FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return tokenizer


@functools.lru_cache(maxsize=1)
def whole_words() -> frozenset[str]:
    """The words that the encoder knows as a whole, in small letters: some 20,000 common ones."""
    return frozenset(word for word in _tokenizer().get_vocab() if word.isalpha())


def encode(texts: Sequence[str]) -> list[Encoded]:
    """Every text read by the encoder, in the order given; about 3 ms of CPU for a sentence.

    Each is read alone: eight-bit arithmetic takes its scale from all that is read at once, so in
    one run the vectors of a text would depend on its company (by up to .02), and cost the same.

    Raises:
        MissingModel: when the model's file is not there.

    >>> hurt, injured, river = encode(["Two were hurt.", "Two were injured.", "The river rose."])
    >>> bool(hurt.vector @ injured.vector > 0.6 > hurt.vector @ river.vector)
    True
    """
    pieces = _tokenizer().encode_batch([text or " " for text in texts])
    return [_read(one) for one in pieces]


def _read(one: Encoding) -> Encoded:
    """One text, without the encoder's own marks at its beginning and end."""
    ids = np.array([one.ids], np.int64)
    given = {"ids": ids, "mask": np.ones_like(ids), "at": np.arange(ids.shape[1])}
    sentence, tokens = _session().run(["sentence", "tokens"], given)
    kept = np.flatnonzero(np.array(one.special_tokens_mask) == 0)
    places = np.array(one.offsets, np.int64).reshape(-1, 2)[kept]
    vector = sentence[0] / np.linalg.norm(sentence[0])
    return Encoded(vector, tokens[0][kept], places[:, 0], places[:, 1])
