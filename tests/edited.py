"""Pairs of texts in which one holds a stretch of the other, changed as editors change wording."""

import itertools
from collections.abc import Callable, Iterator

from tests.benchmarks import bench_changes

FILLERS = "grey old narrow wooden quiet distant empty crooked ancient muddy silver hidden".split()
"""Words that change nothing of what is told."""
APART = (2, 3, 4, 5, 6, 8, 11)
"""Words from one change to the next."""
LONG = (6, 7, 8, 9, 12, 25, 60)
"""Words of a stretch that is taken over as it is."""
Words = list[str]
Edit = Callable[[Words, int], Words]


def _dropped(words: Words, apart: int) -> Words:
    return [word for n, word in enumerate(words, 1) if n % apart]


def _replaced(words: Words, apart: int) -> Words:
    return [word if n % apart else FILLERS[n % len(FILLERS)] for n, word in enumerate(words, 1)]


def _inserted(words: Words, apart: int) -> Words:
    put = (
        [word] if n % apart else [word, FILLERS[n % len(FILLERS)]]
        for n, word in enumerate(words, 1)
    )
    return list(itertools.chain.from_iterable(put))


def _swapped(words: Words, apart: int) -> Words:
    found = list(words)
    for n in range(0, len(found) - 1, max(2, apart)):
        found[n], found[n + 1] = found[n + 1], found[n]
    return found


def _misspelt(words: Words, apart: int) -> Words:
    return [word if n % apart else word[1:] + word[:1] for n, word in enumerate(words, 1)]


def _moved(words: Words, apart: int) -> Words:
    """Stretches of so many times three words, the last first."""
    starts = range(0, len(words), 3 * apart)
    return [word for at in reversed(starts) for word in words[at : at + 3 * apart]]


EDITS: dict[str, Edit] = {
    "dropped": _dropped,
    "replaced": _replaced,
    "inserted": _inserted,
    "swapped": _swapped,
    "misspelt": _misspelt,
    "moved": _moved,
    "capitals": lambda words, apart: [
        word if n % apart else word.upper() for n, word in enumerate(words, 1)
    ],
}


def pairs() -> Iterator[tuple[str, list[str]]]:
    """Each pair with its name: the second text holds a stretch of the first, changed."""
    told = bench_changes.read(bench_changes.FIRST, "stories")
    texts = [text for row in told for text in row["articles"]]
    for n, (kind, apart) in enumerate(itertools.product(EDITS, APART)):
        source, own = texts[n % len(texts)], texts[(n + 7) % len(texts)]
        yield f"{kind} {apart}", [source, _put(own, EDITS[kind](source.split(), apart))]
    for n, long in enumerate(LONG):
        source, own = texts[n], texts[(n + 7) % len(texts)]
        yield f"taken {long}", [source, _put(own, source.split()[5 : 5 + long])]


def _put(own: str, stretch: Words) -> str:
    """A text with a stretch in its middle."""
    words = own.split()
    half = len(words) // 2
    return " ".join([*words[:half], *stretch, *words[half:]])


SAID = (
    "We will open the old bridge to lorries again before the first snow falls in the valley",
    "Nobody asked us about the well",
    "The wall that we built in May has kept the water out of the lower town, and it will do so "
    "when the next flood comes, whatever the people at the ministry have to say about its costs",
    "I am tired of it",
)
"""Quotations of several lengths."""
SPEAKERS = (
    "“{}”, Rosa Lind said on Monday.",
    "Tom Crane, the clerk, said: “{}.”",
    "“{}”, it said on a wall.",
)
"""The same person as in the first text, another one, and nobody who is named."""


def quoted() -> Iterator[tuple[str, list[str]]]:
    """Pairs of texts in which the second quotes an utterance of the first with changed words."""
    for (n, said), (kind, edit), apart in itertools.product(enumerate(SAID), EDITS.items(), (2, 5)):
        for m, told in enumerate(SPEAKERS):
            first = SPEAKERS[0].format(said)
            yield (
                f"{n} {kind} {apart} {m}",
                [first, told.format(" ".join(edit(said.split(), apart)))],
            )
    for (n, said), cut in itertools.product(enumerate(SAID), (2, 4, 6, 9)):
        words = said.split()
        for part, kept in (("begin", words[:cut]), ("end", words[-cut:])):
            told = SPEAKERS[0].format(" ".join(kept))
            yield f"{n} {part} {cut}", [SPEAKERS[0].format(said), told]


def resplit() -> Iterator[tuple[str, list[str]]]:
    """Pairs of texts of which the second joins, parts, moves or leaves out sentences."""
    told = bench_changes.read(bench_changes.FIRST, "stories")
    for n, text in enumerate(text for row in told for text in row["articles"]):
        whole = [one.strip() for one in text.split(". ") if one.strip()]
        joined = [" and ".join(whole[at : at + 2]) for at in range(0, len(whole), 2)]
        parted = [part for one in whole for part in one.split(", ")]
        for name, kept in (
            ("joined", joined),
            ("parted", parted),
            ("reversed", whole[::-1]),
            ("left out", whole[::2]),
            ("turned", [*whole[2:], *whole[:2]]),
            ("twice", [*whole, *whole[:1]]),
        ):
            yield f"{n} {name}", [text, ". ".join(kept)]
