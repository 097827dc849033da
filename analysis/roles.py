"""Who does what in a sentence: names, who speaks, who acts on whom, he or she."""

import functools
import unicodedata
from typing import NamedTuple

from analysis import claims
from analysis.claims import Claim, Flip
from analysis.dates import MONTHS, WEEKDAYS
from analysis.stems import stem
from analysis.wordlists import words

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_NATIONAL = ("ian", "ean", "ish", "ese", "an", "ch", "ic", "i", "s")
"""Endings of words for people and language of a place; such words belong to the place's name."""


class Name(NamedTuple):
    """One run of capitalised words: token places first..last-1, and the folded words without titles.

    opening: a single word at the start of a sentence, which may be no name at all.
    """

    first: int
    last: int
    words: tuple[str, ...]
    opening: bool = False


class Roles(NamedTuple):
    """Names in order, who speaks (stems, token places, whether a name), who acts on whom, and the pronouns of one sentence."""

    names: tuple[Name, ...]
    speaker: Name | None
    spoken_by_name: bool
    acts: tuple[tuple[int, str, int], ...]
    he: tuple[int, ...]
    she: tuple[int, ...]


@functools.cache
def _no_name() -> frozenset[str]:
    return frozenset([*words("grammar_words"), *MONTHS, *WEEKDAYS, "i", "mr", "mrs", "ms", "dr", "sir"])


@functools.cache
def _titles() -> frozenset[str]:
    return words("titles")


@functools.cache
def _saying() -> frozenset[str]:
    return frozenset(stem(word) for word in words("cues_said") | words("cues_claimed") if " " not in word)


def read(sentence: Claim) -> Roles:
    """The roles of one sentence."""
    names = tuple(_names(sentence))
    speaker, named = _speaker(sentence, names)
    he = tuple(n for n, token in enumerate(sentence.tokens) if token.word in _HE)
    she = tuple(n for n, token in enumerate(sentence.tokens) if token.word in _SHE)
    return Roles(names, speaker, named, tuple(_acts(sentence, names)), he, she)


def _names(sentence: Claim) -> list[Name]:
    """Runs of capitalised words, titles left out."""
    found: list[Name] = []
    run: list[int] = []
    for n, token in enumerate(sentence.tokens):
        named = token.capital and token.word not in _no_name() and not token.word.startswith("i'")
        if run and (not named or token.breaks):
            found += _name(sentence, run)
            run = []
        if named:
            run.append(n)
    return [*found, *(_name(sentence, run) if run else [])]


def _name(sentence: Claim, run: list[int]) -> list[Name]:
    bare = tuple(sentence.tokens[n].word for n in run if sentence.tokens[n].word not in _titles())
    opening = run == [0] and len(sentence.tokens) > 1
    return [Name(run[0], run[-1] + 1, tuple(word.removesuffix("'s") for word in bare), opening)] if bare else []


def _speaker(sentence: Claim, names: tuple[Name, ...]) -> tuple[Name | None, bool]:
    """The words beside the first verb of saying: the name or the role before it, or the name after it."""
    sure = tuple(name for name in names if not name.opening)
    for n, token in enumerate(sentence.tokens):
        if token.stem not in _saying() or not token.content or token.capital:
            continue
        after = next((name for name in sure if n < name.first <= n + 3 and not _breaks(sentence, n, name.first)), None)
        before = next((name for name in reversed(sure) if name.last == n), None)
        if before or after:
            return before or after, True
        role = _role(sentence, n)
        if role:
            return role, False
    return None, False


def _role(sentence: Claim, verb: int) -> Name | None:
    """The content words that stand between an article and a verb of saying (the health minister said)."""
    at = verb
    while at > 0 and sentence.tokens[at - 1].content and not sentence.tokens[at].breaks and verb - at < 4:
        at -= 1
    before = sentence.tokens[at - 1].word if at else ""
    if before not in {"the", "a", "an", "its", "their"} or verb - at < 2:
        return None
    return Name(at, verb, tuple(sentence.tokens[n].stem for n in range(at, verb)))


def _breaks(sentence: Claim, first: int, last: int) -> bool:
    return any(token.breaks for token in sentence.tokens[first + 1 : last + 1])


def _acts(sentence: Claim, names: tuple[Name, ...]) -> list[tuple[int, str, int]]:
    """Pairs of names with one verb between them: places of actor and target and the verb's stem; "by" turns them round."""
    found = []
    for left, right in zip(names, names[1:], strict=False):
        between = sentence.tokens[left.last : right.first]
        content = [token for token in between if token.content]
        if (left.opening and right.opening) or len(between) > 5 or not content or any(token.breaks for token in between) or sentence.tokens[right.first].breaks:
            continue
        passive = between[-1].word == "by" or between[-1].word == "the" and len(between) > 1 and between[-2].word == "by"
        ends = (right.first, left.first) if passive else (left.first, right.first)
        found.append((ends[0], content[0].stem, ends[1]))
    return found


def swapped(a: Claim, of_a: Roles, b: Claim, of_b: Roles) -> list[Flip]:
    """Two names that act on each other the other way round.

    Assumes that one verb stands between the two names; turns a passive with "by" round. Fails on relative clauses.
    """
    for actor, verb, target in of_a.acts:
        for actor_b, verb_b, target_b in of_b.acts:
            if verb != verb_b or _same(a, of_a, actor, b, of_b, actor_b) or not _same(a, of_a, actor, b, of_b, target_b) or not _same(a, of_a, target, b, of_b, actor_b):
                continue
            name_a, name_b = _at(of_a, actor), _at(of_b, actor_b)
            said_a, said_b = claims.words_of(a, name_a.first, name_a.last), claims.words_of(b, name_b.first, name_b.last)
            why = f"One text has “{said_a}” act, the other “{said_b}”."
            return [Flip("subject", (name_a.first, name_a.last), (name_b.first, name_b.last), why)]
    return []


def _at(roles: Roles, first: int) -> Name:
    return next(name for name in roles.names if name.first == first)


def _same(a: Claim, of_a: Roles, first: int, b: Claim, of_b: Roles, other: int) -> bool:
    return bool(set(_at(of_a, first).words) & set(_at(of_b, other).words))


def speaker(a: Claim, of_a: Roles, b: Claim, of_b: Roles, known: frozenset[str]) -> list[Flip]:
    """The same words said by someone else; `known` holds the capitalised words of both articles.

    Assumes that the rest of the two sentences is nearly the same; a name is never held against a role, nor a name of one
    word against a longer one, since both may be one person or a person and a firm.
    """
    one, two = of_a.speaker, of_b.speaker
    if one is not None and two is not None and len(one.words) == len(two.words) == 1 and not {*one.words, *two.words} <= known:
        return []
    if one is None or two is None or of_a.spoken_by_name != of_b.spoken_by_name or _related(one, two, a, b):
        return []
    rest_a = a.stems - {a.tokens[n].stem for n in range(one.first, one.last)}
    rest_b = b.stems - {b.tokens[n].stem for n in range(two.first, two.last)}
    if len(rest_a & rest_b) < max(3, 0.75 * min(len(rest_a), len(rest_b))):
        return []
    said_a, said_b = claims.words_of(a, one.first, one.last), claims.words_of(b, two.first, two.last)
    why = f"The same is said by “{said_a}” in one text and by “{said_b}” in the other."
    return [Flip("subject", (one.first, one.last), (two.first, two.last), why)]


def _related(one: Name, two: Name, a: Claim, b: Claim) -> bool:
    stems_a, stems_b = {token.stem for token in a.tokens}, {token.stem for token in b.tokens}
    mine, theirs = {stem(word) for word in one.words}, {stem(word) for word in two.words}
    different_size = (len(one.words) == 1) != (len(two.words) == 1)
    alike = any(_ratio(x, y) >= 0.6 for x in mine for y in theirs)
    return different_size or alike or bool(mine & stems_b) or bool(theirs & stems_a)


def pronoun(a: Claim, of_a: Roles, b: Claim, of_b: Roles) -> list[Flip]:
    """He in one sentence where the other has she.

    Assumes that each sentence has one gender only, that half of all their words are shared, and the word beside too.
    """
    if 2 * len(a.stems & b.stems) < len(a.stems | b.stems):
        return []
    for mine, theirs, none_a, none_b in ((of_a.he, of_b.she, of_a.she, of_b.he), (of_a.she, of_b.he, of_a.he, of_b.she)):
        beside = mine and theirs and claims.around(a, mine[0], 1) & claims.around(b, theirs[0], 1)
        if beside and not none_a and not none_b:
            why = f"“{a.tokens[mine[0]].word}” in one text is “{b.tokens[theirs[0]].word}” in the other."
            return [Flip("subject", (mine[0], mine[0] + 1), (theirs[0], theirs[0] + 1), why)]
    return []


def near_names(a: Claim, of_a: Roles, b: Claim, of_b: Roles, known_a: frozenset[str], known_b: frozenset[str]) -> list[Flip]:
    """Names that nearly agree, where neither article knows the other's form.

    Assumes that a name written in one article only, beside a shared part (Marit Solheim, Marit Solberg) or between the
    same words (in Brno found, in Bern found), may be a slip. Two real people of one surname look the same.
    """
    found = []
    for one in of_a.names:
        for two in of_b.names:
            lone_a, lone_b = set(one.words) - known_b, set(two.words) - known_a
            if lone_a and lone_b and not one.opening and not two.opening and _alike(one, two, lone_a, lone_b, a, b):
                said_a, said_b = claims.words_of(a, one.first, one.last), claims.words_of(b, two.first, two.last)
                why = f"“{said_a}” in one text stands where the other has “{said_b}”: perhaps one name in two spellings."
                found.append(Flip("name?", (one.first, one.last), (two.first, two.last), why))
    return found[:1]


def _alike(one: Name, two: Name, lone_a: set[str], lone_b: set[str], a: Claim, b: Claim) -> bool:
    if len(lone_a) > 1 or len(lone_b) > 1 or len(one.words) != len(two.words):
        return False
    word_a, word_b = lone_a.pop(), lone_b.pop()
    if _one_place(word_a, word_b) or _one_person(word_a, word_b):
        return False
    if set(one.words) & set(two.words):
        return len(one.words) == 2 or _ratio(word_a, word_b) >= 0.6
    return min(len(word_a), len(word_b)) >= 4 and _ratio(word_a, word_b) >= 0.6 and word_a[0] == word_b[0] and _same_slot(one, two, a, b)


def _one_place(word_a: str, word_b: str) -> bool:
    """Whether one word may be the adjective or plural of the other (Belgium, Belgian)."""
    word_a, word_b = _plain(word_a), _plain(word_b)
    national = word_a.endswith(_NATIONAL) or word_b.endswith(_NATIONAL)
    return stem(word_a) == stem(word_b) or (word_a[:4] == word_b[:4] and national)


def _plain(word: str) -> str:
    """A word without accents (Vendôme, Vendome)."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark))


@functools.cache
def _nicknames() -> dict[str, frozenset[str]]:
    """The short forms of each given name, from the list that names of persons are joined with."""
    found: dict[str, frozenset[str]] = {}
    for line in words("nicknames"):
        forms = frozenset(line.split("|"))
        found.update({form: found.get(form, frozenset()) | forms for form in forms})
    return found


def _one_person(word_a: str, word_b: str) -> bool:
    """Whether two given names are forms of one (Tim, Timothy)."""
    return word_b in _nicknames().get(word_a, frozenset()) or word_a.startswith(word_b) or word_b.startswith(word_a)


def _ratio(word_a: str, word_b: str) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    return float(Indel.normalized_similarity(word_a, word_b))


def _same_slot(one: Name, two: Name, a: Claim, b: Claim) -> bool:
    before = [c.tokens[n.first - 1].stem if n.first else "" for c, n in ((a, one), (b, two))]
    after = [c.tokens[n.last].stem if n.last < len(c.tokens) else "" for c, n in ((a, one), (b, two))]
    return before[0] == before[1] or after[0] == after[1]
