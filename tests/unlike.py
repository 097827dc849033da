"""Articles of real length that share nothing much, to see what a story costs as it grows.

Words of general use come from the lists of the project, frequent ones more often; every article has
a subject, persons and figures of its own, as unrelated news has.
"""

import random
import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

import pandas as pd

from analysis.text import wordlists
from analysis.text.wordlists import marked, marks, words

_LISTS = "antonyms synonyms event_verbs acts_of_speech stances same_things page_furniture".split()
_MARKED = (
    "place_words kind, body_words body, nouns other, nouns field, nouns common, nouns label, "
    "cue_words noun, cue_words adjective"
).split(", ")
"""Lists, and what is taken of them."""
_SYLLABLES = "den fol gri hest jun kel lam mor nib ost pel quin rud sel tam urb vin wex yor".split()
_BEFORE = "the a this that each their its one another some his her our any such".split()
_BETWEEN = "in with for against from under near through without over after before into at".split()
_AND = "and but while because although when where so which as until since".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March April May June July August October November".split()


@cache
def _general() -> tuple[list[str], list[float]]:
    """Words of general use and how often each stands, summed up (Zipf's law)."""
    lines = [line for name in _LISTS for line in _lines(name)]
    lines += [word for one in _MARKED for word in marked(*one.split())]
    found = {part for line in lines for part in re.findall("[a-z]+", line)}
    known = sorted(word for word in found if len(word) > 3)
    random.Random(0).shuffle(known)
    return known, list(accumulate(1 / (rank + 30) for rank in range(len(known))))


def _lines(name: str) -> Iterable[str]:
    """The lines of a list as they stand, of whatever kind it is."""
    read = getattr(wordlists, wordlists.declared(name))(name)
    return (str(line) for line in read)


class _Writer:
    """One article in the making."""

    def __init__(self, seed: str) -> None:
        self.rng = random.Random(seed)
        self.subject = [self._invented() for _ in range(14)]
        given = sorted(marks("given_names"))
        self.persons = [
            f"{self.rng.choice(given).title()} {self._invented().title()}" for _ in range(3)
        ]
        self.place = self.rng.choice(sorted(words("places"))).title()

    def _invented(self) -> str:
        return "".join(self.rng.choices(_SYLLABLES, k=self.rng.randint(2, 4)))

    def _word(self) -> str:
        if self.rng.random() < 0.3:
            return self.rng.choice(self.subject)
        known, sums = _general()
        return self.rng.choices(known, cum_weights=sums)[0]

    def _thing(self) -> str:
        rng = self.rng
        figure = f"{rng.choice([rng.randint(2, 99), rng.randint(100, 99_999)]):,}"
        return rng.choices(
            (
                f"{rng.choice(_BEFORE)} {self._word()}",
                f"{rng.choice(_BEFORE)} {self._word()} {self._word()}",
                f"{figure} {self._word()}",
                rng.choice((f"${figure}", f"{figure} miles", f"{rng.randint(2, 98)} per cent")),
                rng.choice(self.persons),
                self.place,
            ),
            weights=(40, 30, 6, 5, 9, 5),
        )[0]

    def _clause(self) -> str:
        more = (
            f"{self.rng.choice(_BETWEEN)} {self._thing()}" for _ in range(self.rng.randint(1, 3))
        )
        return " ".join([self._thing(), self._word(), self._thing(), *more])

    def sentence(self) -> str:
        rng, person = self.rng, self.rng.choice(self.persons)
        said = f"{self._clause()}, {rng.choice(_AND)} {self._clause()}"
        day, date = rng.choice(_DAYS), f"{rng.randint(1, 28)} {rng.choice(_MONTHS)}"
        whole = rng.choices(
            (
                said,
                f"“{said},” said {person}",
                f"{person} told reporters that {self._clause()}",
                f"on {day} {said}",
                f"on {date} {said}",
                f"{person}, {rng.randint(20, 80)}, {self._word()} {self._thing()}",
            ),
            weights=(60, 8, 6, 6, 3, 3),
        )[0]
        return re.sub("[a-z]", lambda first: first.group().upper(), whole, count=1) + "."


def text(n_words: int, seed: str) -> str:
    """One article, a paragraph to each three sentences."""
    writer, sentences = _Writer(seed), []
    while sum(len(sentence.split()) for sentence in sentences) < n_words:
        sentences.append(writer.sentence())
    paragraphs = (" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
    return "\n\n".join(paragraphs)


def unlike(n: int, n_words: int = 600, seed: int = 1) -> pd.DataFrame:
    """n articles of about n_words words, the same ones for a seed; more only adds to them."""
    ids = [f"article{number:04d}" for number in range(n)]
    return pd.DataFrame({"article_id": ids, "text": [text(n_words, f"{seed} {i}") for i in ids]})
