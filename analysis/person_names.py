"""The parts of a person's name as a news text writes it, and whether two written forms may be one name."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from analysis.wordlists import words

_SUFFIXES = frozenset("jr sr ii iii iv junior senior phd md esq obe mbe cbe qc kc".split())
_GENERATIONS = {"jr": 2, "junior": 2, "sr": 1, "senior": 1, "ii": 2, "iii": 3, "iv": 4}
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le lo los el al bin ibn ben van von der den ter ten y e st".split()
)
_HIS = frozenset(
    "mr sir lord king prince duke baron father brother uncle congressman councilman spokesman businessman".split()
)
_HERS = frozenset(
    "mrs ms miss dame lady queen princess duchess baroness sister aunt actress congresswoman councilwoman spokeswoman "
    "businesswoman chairwoman".split()
)
_SPACED = ((" .", "."), (" ,", ","), (" '", "'"), (" - ", "-"), ("( ", "("), (" )", ")"), ("`` ", '"'), (" ''", '"'))
_ASIDE = re.compile(r"""\(([^()]{1,40})\)|["“]([^"“”]{1,40})["”]|(?<![\w])['‘]([^'‘’"]{1,40})['’](?!\w)""")
_TOKEN = re.compile(r"[^\W\d_](?:\.(?:[^\W\d_]\.)+|[\w'’-]*\.?)", re.UNICODE)


class PersonName(NamedTuple):
    """A name in parts, folded: no case, accents or full stops. `tokens` in order, without titles and nicknames.

    `nicknames` are the words in brackets or marks; `generation` is 0 when unsaid; `gender` is "m", "f" or "".
    """

    tokens: tuple[str, ...]
    nicknames: tuple[str, ...] = ()
    generation: int = 0
    gender: str = ""


def titles(text: str) -> frozenset[str]:
    """The titles and occupations named before a person's name.

    >>> sorted(titles("former Deputy Mayor Ann Lee"))
    ['deputy', 'former', 'mayor']
    """
    return frozenset(fold(word) for word in text[:300].split() if is_title(word))


def blend(text: str) -> tuple[str, ...]:
    """The beginnings of names within one word of several capitals: initials and blends.

    >>> blend("LiLo"), blend("JFK"), blend("Lee")
    (('li', 'lo'), ('j', 'f', 'k'), ())
    """
    found = re.findall(r"[A-Z][a-z]*", text) if re.fullmatch(r"(?:[A-Z][a-z]{0,3}\.?-?){2,3}", text) else []
    return tuple(part.lower() for part in found)


def begins(parts: tuple[str, ...], form: PersonName) -> bool:
    """Whether a blend's parts begin the given name and the surname, three parts also the name between.

    >>> begins(("j", "lo"), parse("Jennifer Lopez"))
    True
    """
    names = form.tokens if len(form.tokens) == len(parts) else (form.tokens[0], form.tokens[-1])
    return len(names) == len(parts) and all(name.startswith(part) for name, part in zip(names, parts, strict=True))


def given_gender(form: PersonName) -> str:
    """What a given name alone suggests: "m", "f", or "" when both or neither bear it."""
    hers, his = (form.tokens[0] in words(f"given_names_{kind}") for kind in ("female", "male"))
    return "" if hers == his else "f" if hers else "m"


def fold(text: str) -> str:
    """Case, accents, full stops and the style of apostrophes aside.

    >>> fold("José O’Neill Jr.")
    "jose o'neill jr"
    """
    flat = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(flat.lower().replace("’", "'").replace(".", "").split())


@functools.lru_cache(maxsize=20_000)
def parse(text: str) -> PersonName:
    """The name within a written form: titles, descriptions and possessives set aside.

    Assumes that a name is a run of capitalised words and that titles and the employer stand before it. Fails on names in
    lower case and on surnames that are also titles when another name follows ("Stephen King Jones").

    >>> parse("former President Bill Clinton's").tokens
    ('bill', 'clinton')
    >>> parse('Luis Gerardo ( Jerry ) Ortiz, 35')
    PersonName(tokens=('luis', 'gerardo', 'ortiz'), nicknames=('jerry',), generation=0, gender='')
    """
    tidy = _tidy(text)
    nicknames = tuple(word for m in _ASIDE.finditer(tidy) for word in _nickname(next(filter(None, m.groups()))))
    parts = [_TOKEN.findall(part) for part in _ASIDE.sub(" ", tidy).split(",")]
    leading = {fold(word) for part in parts for word in part}
    generation = next((_GENERATIONS[f] for part in parts for f in map(fold, part[-1:]) if f in _GENERATIONS), 0)
    return PersonName(_name_among(parts), nicknames, generation, _gender(leading))


def _name_among(parts: list[list[str]]) -> tuple[str, ...]:
    """The name among the parts between commas: the first run that opens with a given name, else the first run.

    A part that ends in a title is a description ("Foundation Trustee, Regina Benjamin") when another run follows.
    """
    runs = [run for part in parts for run in _runs(part)]
    named = [run for run in runs if not is_title(run[-1])] or runs
    bare = [tokens for tokens in map(_bare, named) if tokens]
    full = (tokens for tokens in bare if len(tokens) > 1 and is_given(tokens[0]))
    return next(full, bare[0] if bare else tuple(map(fold, parts[0][:1])))


def is_given(word: str) -> bool:
    """Whether a folded word is a given name.

    >>> is_given("mary"), is_given("city")
    (True, False)
    """
    return word in words("given_names_female") or word in words("given_names_male")


def _tidy(text: str) -> str:
    """Spacing of tokenised text undone; "Lohan's lawyer, X" cut to what follows; the closing possessive dropped."""
    text = " ".join(text[:300].replace("’", "'").split())
    for old, new in _SPACED:
        text = text.replace(old, new)
    text = re.sub(r"([a-z]\.)([A-Z])", r"\1 \2", text)
    text = re.sub(r"^.*\w's?\s+(?=\S*[a-z])(?=.*[A-Z])", "", text)
    return re.sub(r"'s?$", "", text.strip(" '\"“”‘.,;:"))


def _nickname(aside: str) -> list[str]:
    return [fold(word) for word in aside.split() if word[:1].isupper()] if len(aside.split()) <= 2 else []


def _runs(part: list[str]) -> list[list[str]]:
    """The runs of capitalised words; particles inside a run belong to it."""
    runs: list[list[str]] = [[]]
    for n, word in enumerate(part):
        inside = word.lower() in _PARTICLES and runs[-1] and any(w[:1].isupper() for w in part[n + 1 : n + 3])
        if word[:1].isupper() or inside:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def is_title(word: str) -> bool:
    """Whether a word is a title, an office or an occupation.

    >>> is_title("Sen."), is_title("president-elect"), is_title("Homan")
    (True, True, False)
    """
    return fold(word) in words("titles")


def _bare(run: list[str]) -> tuple[str, ...]:
    """The folded words of a run without suffixes and without what stands before the last title; initials apart."""
    while len(run) > 1 and fold(run[-1]) in _SUFFIXES:
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


def _gender(leading: set[str]) -> str:
    hers, his = bool(leading & _HERS), bool(leading & _HIS)
    return "" if hers == his else "f" if hers else "m"


@functools.cache
def _short_forms() -> dict[str, frozenset[str]]:
    """For each given name the lines of the nickname list on which it stands."""
    lines: dict[str, set[str]] = {}
    for line in words("nicknames"):
        for form in line.split("|"):
            lines.setdefault(form, set()).add(line)
    return {form: frozenset(where) for form, where in lines.items()}


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, a usual short form, or an initial.

    >>> same_given("bill", "william"), same_given("j", "john"), same_given("tim", "tom")
    (True, True, False)
    """
    if a == b or (1 in {len(a), len(b)} and a[:1] == b[:1]):
        return True
    forms = _short_forms()
    return any(_head(line) in {a, b} for line in forms.get(a, frozenset()) & forms.get(b, frozenset()))


def _head(line: str) -> str:
    return line.split("|")[0]


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether two names of two words or more can be one person's, as far as the words tell.

    >>> compatible(parse("John W. Henry"), parse("John Henry"))
    True
    >>> compatible(parse("Tim Homan"), parse("Tom Homan"))
    False
    """
    if (a.generation and b.generation and a.generation != b.generation) or not same_gender(a, b):
        return False
    if a.tokens == b.tokens or "".join(a.tokens) == "".join(b.tokens):
        return True
    short, long = sorted((a, b), key=lambda name: len(name.tokens))
    n = len(short.tokens)
    if n < len(long.tokens) and short.tokens in {long.tokens[-n:], long.tokens[:n]}:
        return True
    return (
        short.tokens[-1] == long.tokens[-1]
        and _first_fits(short, long)
        and _middle_fits(short.tokens[1:-1], long.tokens[1:-1])
    )


def same_gender(a: PersonName, b: PersonName) -> bool:
    """Whether no title of one contradicts a title of the other."""
    return not (a.gender and b.gender and a.gender != b.gender)


def _first_fits(a: PersonName, b: PersonName) -> bool:
    return same_given(a.tokens[0], b.tokens[0]) or a.tokens[0] in b.nicknames or b.tokens[0] in a.nicknames


def _middle_fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each middle name of the shorter form stands, in order, in the longer, if only as an initial."""
    rest = iter(long)
    return all(any(same_given(name, other) for other in rest) for name in short)
