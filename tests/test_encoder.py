"""The encoder: what it says of sentences and words, and that it needs nothing but its own files."""

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from analysis.encoder import model, words
from analysis.errors import MissingModel

FOLDER = Path(__file__).resolve().parents[1] / "data" / "encoder"


def spans(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at))
    return found


def answers(a: str, b: str) -> dict[str, str]:
    """Which word of b answers which of a."""
    one, two = model.encode([a, b])
    likeness = words.vectors(one, spans(a)) @ words.vectors(two, spans(b)).T
    told = words.mutual(likeness, 0.0)
    return {a.split()[n].strip(".,"): b.split()[m].strip(".,") for n, m in told}


def test_the_tokenizer_is_the_official_one():
    digest = hashlib.sha256((FOLDER / "tokenizer.json").read_bytes()).hexdigest()
    assert digest == "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


def test_sentences_of_one_meaning_come_nearer_than_sentences_of_one_topic():
    said = ["The ferry sank off the coast.", "A boat went down at sea.", "Ferry fares will rise."]
    a, b, c = (one.vector for one in model.encode(said))
    assert a @ b > a @ c


def test_words_that_speak_of_one_thing_answer_each_other():
    told = answers("At least 31 miners were hurt in the fire.", "The blaze left 40 miners injured.")
    assert told["31"] == "40"
    assert told["hurt"] == "injured"


def test_the_order_of_the_texts_and_their_company_change_nothing_that_counts():
    texts = ["One short line.", "A much longer line that is read beside the short one, once."]
    alone = [model.encode([text])[0].vector for text in texts]
    together = [one.vector for one in reversed(model.encode(texts[::-1]))]
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))


def test_an_empty_text_and_a_very_long_one_are_read():
    empty, long = model.encode(["", "word " * 5000])
    assert empty.pieces.shape[0] == 0
    assert long.pieces.shape == (model.MOST_PIECES - 2, model.WIDTH)
    assert np.isfinite(empty.vector).all()


def test_no_text_at_all_is_no_vector():
    assert model.encode([]) == []


def test_a_word_that_no_piece_covers_has_an_empty_vector():
    one = model.encode(["A line."])[0]
    assert not words.vectors(one, [(500, 510)]).any()


def test_no_words_answer_nothing():
    assert words.mutual(np.zeros((0, 3)), 0.0) == []


def test_a_missing_model_is_told_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(model, "_FOLDER", tmp_path)
    model._session.cache_clear()
    with pytest.raises(MissingModel, match="data/encoder"):
        model._session()
    model._session.cache_clear()


def test_opening_the_package_does_not_import_it():
    program = (
        "import sys, analysis.story\n"
        "print('onnxruntime' in sys.modules, 'tokenizers' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


def test_a_word_is_the_mean_of_the_pieces_that_cover_any_of_it_and_of_no_neighbour():
    pieces = np.eye(4, model.WIDTH, dtype=np.float32)
    starts, stops = np.array([0, 2, 4, 8]), np.array([2, 4, 7, 9])
    one = model.Encoded(pieces[0], pieces, starts, stops)
    found = words.vectors(one, [(2, 4), (2, 7), (3, 5), (7, 8), (4, 8)])
    covered = [[round(float(share), 3) for share in row[:4]] for row in found]
    half = round(2**-0.5, 3)
    assert covered == [[0, 1, 0, 0], [0, half, half, 0], [0, half, half, 0], [0] * 4, [0, 0, 1, 0]]
