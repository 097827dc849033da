"""Word lists kept as text files in data/words, each read in the one way that it declares.

A list holds one entry a line, below comments that say what it is and where it comes from. Its
comments may hold `Read as: groups` (or `mapping`, `marks`, `scales`, `weights`); without, it is
`words`.
"""

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "words"
_DECLARED = re.compile(r"^# Read as: (\w+)", re.MULTILINE)


class Scale(NamedTuple):
    """Words held against each other: the forms of each level or side, and the line they are on."""

    line: str
    levels: tuple[tuple[str, ...], ...]


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of a list, one a line.

    >>> "oslo" in words("places")
    True
    """
    return frozenset(_lines(name, "words"))


@functools.cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list, each with its forms (`form|form`), in the order of the alphabet.

    >>> ("united nations", "un") in groups("same_things")
    True
    """
    return tuple(tuple(line.split("|")) for line in sorted(_lines(name, "groups")))


@functools.cache
def mapping(name: str) -> Mapping[str, str]:
    """What each form stands for, from lines of `form|form = what`.

    >>> mapping("currencies")["euros"]
    'EUR'
    """
    pairs = (line.partition(" = ") for line in _lines(name, "mapping"))
    return {form: what for forms, _, what in pairs for form in forms.split("|")}


@functools.cache
def marks(name: str) -> Mapping[str, frozenset[str]]:
    """The marks that each form bears, from lines of `form = mark mark`, as the list explains them.

    >>> sorted(marks("cue_words")["ask"])
    ['pressed', 'to']
    """
    pairs = (line.partition(" = ") for line in _lines(name, "marks"))
    return {form: frozenset(borne.split()) for form, _, borne in pairs}


@functools.cache
def marked(name: str, mark: str) -> frozenset[str]:
    """The forms of a list that bear a mark.

    >>> "warn" in marked("cue_words", "pressed"), "warn" in marked("cue_words", "admitted")
    (True, False)
    """
    return frozenset(form for form, borne in marks(name).items() if mark in borne)


@functools.cache
def scales(name: str) -> tuple[Scale, ...]:
    """Words held against each other, in the order of the alphabet.

    The levels of a line go down from the strongest (`all|every > some`), or stand on two sides
    (`open <> closed`); a mark in front of them (`=`, `!`, `~`) is explained in the list.

    >>> next(scale.levels for scale in scales("antonyms") if scale.line == "! solved <> unsolved")
    (('solved',), ('unsolved',))
    """
    return tuple(Scale(line, _levels(line)) for line in sorted(_lines(name, "scales")))


@functools.cache
def weights(name: str) -> Mapping[str, float]:
    """The fitted weight of each feature, from lines of feature, tab, weight.

    >>> "" in weights("report_weights")
    True
    """
    pairs = (line.rpartition("\t") for line in _lines(name, "weights"))
    return {feature: float(weight) for feature, _, weight in pairs}


def declared(name: str) -> str:
    """How a list says that it is to be read.

    >>> declared("places"), declared("same_things")
    ('words', 'groups')
    """
    match = _DECLARED.search(_text(name))
    return match.group(1) if match else "words"


def _levels(line: str) -> tuple[tuple[str, ...], ...]:
    sides = re.split(" > | <> ", line.lstrip("!=~ "))
    return tuple(tuple(side.split("|")) for side in sides)


def _lines(name: str, kind: str) -> list[str]:
    """The entries of a list that declares this kind.

    Raises:
        ValueError: The list declares another.
    """
    if declared(name) != kind:
        message = f"data/words/{name}.txt declares {declared(name)} and is read as {kind}"
        raise ValueError(message)
    lines = (line for line in _text(name).splitlines() if not line.startswith("#"))
    return [line.strip(" ") for line in lines if line.strip()]


def _text(name: str) -> str:
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
