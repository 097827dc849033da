"""The parts of a person's name as a news text writes it."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from analysis.text import he_or_she
from analysis.text.wordlists import marked, marks, words

_GENERATIONS = {"jr": 2, "junior": 2, "sr": 1, "senior": 1, "ii": 2, "iii": 3, "iv": 4}
_SPACED = (
    (" .", "."),
    (" ,", ","),
    (" '", "'"),
    (" - ", "-"),
    ("( ", "("),
    (" )", ")"),
    ("`` ", '"'),
    (" ''", '"'),
)
_ASIDE = re.compile(
    r"""\(([^()]{1,40})\)|["“]([^"“”]{1,40})["”]|(?<!\w)['‘]([^'‘’"]{1,40})['’](?!\w)"""
)
_TOKEN = re.compile(r"[^\W\d_](?:\.(?:[^\W\d_]\.)+|[\w'’-]*\.?)")
_PREFIXED = re.compile(r"[a-zà-þ]{1,4}['’-][A-ZÀ-Þ]")
_LONGEST = 300
"""Characters of a written form that are read; no name is longer."""


class PersonName(NamedTuple):
    """A name in parts, folded; `tokens` in order, without titles and nicknames.

    `nicknames` are the words in brackets or marks; `generation` is 0 when unsaid; `gender` is "m",
    "f" or "", as the title says.
    """

    tokens: tuple[str, ...]
    nicknames: tuple[str, ...] = ()
    generation: int = 0
    gender: str = ""


def fold(text: str) -> str:
    """Case, accents, full stops and the style of apostrophes aside.

    >>> fold("José O’Neill Jr.")
    "jose o'neill jr"
    """
    if not text.isascii():
        text = "".join(
            c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
        )
    return " ".join(text.lower().replace("’", "'").replace(".", "").split())


@functools.lru_cache(maxsize=20_000)
def parse(text: str) -> PersonName:
    """The name within a written form: titles, descriptions and possessives set aside.

    Assumes that a name is a run of capitalised words and that titles and the employer stand before
    it. Fails on names in lower case and on surnames that are also titles when another name follows
    ("Stephen King Jones").

    >>> parse("former President Bill Clinton's").tokens
    ('bill', 'clinton')
    >>> parse('Luis Gerardo ( Jerry ) Ortiz, 35')
    PersonName(tokens=('luis', 'gerardo', 'ortiz'), nicknames=('jerry',), generation=0, gender='')
    """
    tidy = _tidy(text)
    asides = (next(filter(None, m.groups())) for m in _ASIDE.finditer(tidy))
    parts = [_TOKEN.findall(part) for part in _ASIDE.sub(" ", tidy).split(",")]
    return PersonName(
        _name_among(parts),
        tuple(word for aside in asides for word in _nickname(aside)),
        _generation(parts),
        he_or_she.of_titles(fold(word) for part in parts for word in part),
    )


def _tidy(text: str) -> str:
    """Spacing of tokenised text undone; "Lohan's lawyer, X" cut to what follows the possessive."""
    text = " ".join(text[:_LONGEST].replace("’", "'").split())
    for old, new in _SPACED:
        text = text.replace(old, new)
    text = re.sub(r"([a-z]\.)([A-Z])", r"\1 \2", text)
    text = re.sub(r"^.*\w's?\s+(?=\S*[a-z])(?=.*[A-Z])", "", text)
    return re.sub(r"'s?$", "", text.strip(" '\"“”‘.,;:"))


def _nickname(aside: str) -> list[str]:
    """The capitalised words of one or two in brackets or marks."""
    inside = aside.split()
    return [fold(word) for word in inside if word[:1].isupper()] if len(inside) <= 2 else []


def _generation(parts: list[list[str]]) -> int:
    endings = (fold(part[-1]) for part in parts if part)
    return next((_GENERATIONS[ending] for ending in endings if ending in _GENERATIONS), 0)


def _name_among(parts: list[list[str]]) -> tuple[str, ...]:
    """The first run of capitals that opens with a given name, else the last with a title.

    Else the first of all.
    A run that ends in a title is a description ("Foundation Trustee, Regina Benjamin") when
    another one follows.
    """
    runs = [run for part in parts for run in _runs(part)]
    named = [run for run in runs if not is_title(run[-1])] or runs
    bare = [tokens for tokens in map(_bare, named) if tokens]
    full = [tokens for tokens in bare if len(tokens) > 1 and is_given(tokens[0])]
    titled = [_bare(run) for run in named if len(run) > 1 and is_title(run[0])]
    return next(filter(None, [*full, *reversed(titled), *bare]), tuple(map(fold, parts[0][:1])))


def _runs(part: list[str]) -> list[list[str]]:
    """The runs of capitalised words; particles inside a run belong to it."""
    runs: list[list[str]] = [[]]
    for n, word in enumerate(part):
        goes_on = runs[-1] and any(map(is_capital, part[n + 1 : n + 3]))
        if is_capital(word) or (goes_on and word.lower() in marked("particles", "particle")):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def is_capital(word: str) -> bool:
    """Whether a word opens with a capital, or with one behind a particle: "al-Rahman", "d'Arcy".

    >>> is_capital("Lee"), is_capital("al-Rahman"), is_capital("well-known")
    (True, True, False)
    """
    return word[:1].isupper() or bool(_PREFIXED.match(word))


def _bare(run: list[str]) -> tuple[str, ...]:
    """The folded words of a run without suffixes and what stands before the last title."""
    while len(run) > 1 and fold(run[-1]) in words("name_suffixes"):
        run = run[:-1]
    cut = max((n for n, word in enumerate(run[:-1]) if is_title(word)), default=-1)
    return tuple(piece for word in run[cut + 1 :] for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    """A word as folded tokens: "J.W." is two.

    >>> _pieces("J.W."), _pieces("O'Neill")
    (['j', 'w'], ["o'neill"])
    """
    if re.fullmatch(r"(?:[^\W\d_]\.){2,}", word):
        return [fold(letter) for letter in word.split(".") if letter]
    folded = fold(word)
    return [folded] if folded else []


def is_title(word: str) -> bool:
    """Whether a word is a title, an office or an occupation.

    >>> is_title("Sen."), is_title("president-elect"), is_title("Dale")
    (True, True, False)
    """
    return fold(word) in marked("titles", "title")


def titles(text: str) -> frozenset[str]:
    """The titles and occupations beside a person's name.

    >>> sorted(titles("former Deputy Mayor Ann Lee"))
    ['deputy', 'former', 'mayor']
    """
    return frozenset(fold(word) for word in text[:_LONGEST].split() if is_title(word))


def is_given(word: str) -> bool:
    """Whether a folded word is a given name or opens with one and a hyphen.

    >>> is_given("mary"), is_given("city"), is_given("jean-luc")
    (True, False, True)
    """
    one = word if word in marked("given_names", "m") else word.partition("-")[0]
    return one in marks("given_names")
