"""Archives that tests make, by rules of their own where they ask for it."""

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from analysis import Params
from analysis.archive import adding, manifest, stored
from analysis.archive.incoming import Incoming
from analysis.archive.rules import ArchiveRules
from analysis.reuse.wording import least_words

IN_ARCHIVE = Params(story_size=0, dense_limit=1, passage_kinds=("verbatim", "edited"))
"""A story judged as an archive is, however small; its floor follows from the number of texts."""


def floor_of(n: int) -> int:
    """Words that a passage of such a story of n texts needs."""
    return least_words(n, IN_ARCHIVE)


def exact(floor: int) -> ArchiveRules:
    """Every sequence kept, every pair looked at."""
    return ArchiveRules(floor, window=1, pairs_up_to=10**9, least_run=5)


def quiet(_: str) -> None:
    """Progress that nobody reads."""


def rows(texts: Mapping[str, str], outlets: Iterable[str] = ()) -> list[Incoming]:
    """Texts by name as articles, in the order given."""
    named = [*outlets, *[""] * len(texts)]
    return [Incoming(name, named[n], f"Title {n}", "", "", text)
            for n, (name, text) in enumerate(texts.items())]  # fmt: skip


def made(at: Path, *parts: Iterable[Incoming], rules: ArchiveRules | None = None) -> Path:
    """An archive with a batch for each part."""
    held = manifest.create(at, 100)
    manifest.write(at, replace(held, rules=rules or held.rules))
    for part in parts:
        adding.add(at, part, quiet)
    return at


def passages(at: Path) -> list[tuple[object, ...]]:
    """All passages of an archive, sorted; articles by number."""
    n = len(manifest.read(at).batches)
    tables = [
        stored.read(manifest.table(at, "passages", k)) for k in range(1, n + 1)
    ]
    return sorted(tuple(row.values()) for table in tables for row in table.to_pylist())


def like_news(n: int, seed: int = 1) -> dict[str, str]:
    """n articles of a subject each, with passages taken from earlier ones, some reworked."""
    rng = random.Random(seed)
    syllables = re.findall("..", "denfolgrihejukelammorniostpelquirudseltamurbvinwexyor")
    known = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(900)]
    texts: list[str] = []
    for _ in range(n):
        said = [_sentence(rng, known) for _ in range(rng.randint(5, 9))]
        if texts and rng.random() < 0.6:
            words = rng.choice(texts).split()
            at = rng.randrange(max(1, len(words) - 30))
            taken = words[at : at + rng.randint(12, 40)]
            if rng.random() < 0.5:
                taken[len(taken) // 2] = "otherwise"
            said.insert(rng.randrange(1, len(said)), " ".join(taken))
        texts.append("\n".join([*said, "Read more of us on the pages of the weekly paper"]))
    return {f"a{k:04d}": text for k, text in enumerate(texts)}


def _sentence(rng: random.Random, known: list[str]) -> str:
    small = "the of and in to for with that was on".split()
    words = [rng.choice(small if rng.random() < 0.4 else known) for _ in range(rng.randint(9, 20))]
    return " ".join(words).capitalize() + "."
