"""Which texts were written separately: next to no words in common with any, much of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.lineage.credits import OUTLET, REPUBLISHED, plain
from analysis.lineage.pieces import SEPARATE, piece
from analysis.lineage.relation import SOME, STRONG
from analysis.text.calendar import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from analysis.lineage.measures import Details, Measures
    from analysis.lineage.order import About
    from analysis.lineage.stretches import IdPair
    from analysis.lineage.traits import Detail
    from analysis.params import Kinship
    from analysis.schema import LineageEvidence


class Standalone(NamedTuple):
    """How far one text stands apart from all others.

    words, run: most words outside marks that it has in common with any, and the longest run of
    them; own: the details that no other has; strength: strong, some or empty.
    """

    words: int
    run: int
    n_details: int
    own: tuple[Detail, ...]
    strength: str


def apart(
    pairs: Mapping[IdPair, Measures],
    read: Details,
    n_words: Mapping[str, int],
    of: Mapping[str, About],
    p: Kinship,
) -> dict[str, Standalone]:
    """How far each text stands apart."""
    words: dict[str, int] = {}
    runs: dict[str, int] = {}
    for (a, b), pair in pairs.items():
        for one in (a, b):
            words[one] = max(words.get(one, 0), pair.plain_words)
            runs[one] = max(runs.get(one, 0), pair.plain_run.n_words)
    found = {}
    for traits, held in zip(read.traits, read.held, strict=True):
        one = traits.article_id
        own = tuple(d for d, n in zip(traits.details, held.sum(axis=1), strict=True) if n <= 1)
        bare = Standalone(words.get(one, 0), runs.get(one, 0), len(traits.details), own, "")
        strength = _strength(bare, n_words[one], of[one], p) if len(of) > 1 else ""
        found[one] = bare._replace(strength=strength)
    return found


def _strength(one: Standalone, n_words: int, known: About, p: Kinship) -> str:
    share = len(one.own) / max(one.n_details, 1)
    is_bare = one.words <= p.apart_words and one.run <= p.apart_run
    if not is_bare or share < p.apart_own_some or len(one.own) < p.apart_details / 2:
        return ""
    is_rich = len(one.own) >= p.apart_details and share >= p.apart_own
    is_heard = len(one.own) >= p.apart_voice or any(d.kind == "saying" for d in one.own)
    sure = is_rich and is_heard and n_words >= p.apart_length
    return STRONG if sure and not _is_credited(known, p) else SOME


def _is_credited(known: About, p: Kinship) -> bool:
    """Whether a text says that it comes from elsewhere; its own agency's name does not say so."""
    if any(one.kind == REPUBLISHED for one in known.credits):
        return True
    outlets = {plain(one.name) for one in known.credits if one.kind == OUTLET}
    return len(outlets) > p.apart_outlets


_SHOWN = 5
"""Details named; the rest are counted."""
_WORDS = 8
"""Words of a saying by which it is known again."""
_CUES = (("details of its own", ("name", "figure")), ("a voice of its own", ("saying",)))


def evidence(
    found: Mapping[str, Standalone], texts: Mapping[str, str]
) -> Iterator[LineageEvidence]:
    """What shows that a text was written separately, where anything does."""
    for article, one in found.items():
        for cue, kinds in _CUES if one.strength else ():
            own = [d for d in one.own if d.kind in kinds]
            if own:
                why = _why([texts[article][d.start : d.stop] for d in own])
                place = own[0].start, own[0].stop
                yield piece((article, None), SEPARATE, cue, article, why, (place, None))


def _why(own: Sequence[str]) -> str:
    """How many details no other text has, and the first of them."""
    named = [word for word in own if word.lower() not in (*MONTHS, *WEEKDAYS)]
    listed = "; ".join(map(_begun, named[:_SHOWN])) + ("; …" if len(named) > _SHOWN else "")
    return f"{len(own)} that no other text of the story has: {listed}"


def _begun(detail: str) -> str:
    """A detail, or the beginning of one that is long, without the marks around it."""
    words = detail.strip(",.;:\"'“”‘’ ").split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
