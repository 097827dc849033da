"""Names of a draft: who else has them, and which nearly equal name stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from analysis.draft.ground import Ground, Stretch
from analysis.draft.replies import DIFFERS, SAME, UNSURE, Check, Reply, check
from analysis.names.near_forms import are_near, are_near_persons, one_style, transliterated
from analysis.names.person_match import compatible
from analysis.names.person_names import fold, is_title, parse
from analysis.schema import Mention
from analysis.text.calendar import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    import pandas as pd

    from analysis.claims.sentence import Token
    from analysis.params import Params
    from analysis.text.spans import Span


def named(ground: Ground, mentions: pd.DataFrame, aside: Sequence[Span]) -> Iterator[Check]:
    """A check for every name of the draft, each form of it once, where it stands first.

    mentions: `schema.Mention` rows of the draft and its sources; aside: where the draft quotes.
    """
    every = [Mention(*row) for row in mentions.itertuples(index=False)]
    tagged = [one for one in every if one.article_id == ground.draft_id]
    own = sorted([*tagged, *_untagged(ground, tagged)], key=lambda one: one.start)
    known = {source: [m for m in every if m.article_id == source] for source in ground.sources}
    seen: set[str] = set()
    for one in own:
        quoted = any(start <= one.start < stop for start, stop in aside)
        if fold(one.surface) not in seen and not quoted:
            seen.add(fold(one.surface))
            found = [v for s in ground.sources if (v := _reply(ground, one, s, known[s]))]
            yield check("name", (one.start, one.stop), found or _instead(ground, one, own, known))


def _untagged(ground: Ground, tagged: Sequence[Mention]) -> Iterator[Mention]:
    """Words with capitals that the language model took for no name; they have no type.

    A weekday or a month is a date, and a word that opens a sentence alone no name. A single word
    counts where no source has it: what it is, nobody can say.
    """
    text = ground.texts[ground.draft_id]
    dates = {*WEEKDAYS, *MONTHS}
    for claim in ground.claims(ground.draft_id):
        for held in _runs(claim.tokens):
            start, stop = held[0].start, held[-1].stop
            known = any(one.start < stop and start < one.stop for one in tagged)
            alone = len(held) == 1 and (
                start == claim.tokens[0].start or _is_known(ground, held[0])
            )
            if not known and not alone and not dates & {token.word for token in held}:
                yield Mention(ground.draft_id, start, stop, text[start:stop], "", -1, "")


_SHORTEST = 4
"""Letters of a single word with a capital that may be a name; shorter ones are abbreviations."""


def _is_known(ground: Ground, token: Token) -> bool:
    """Whether a word is short, or some source has it in large or small letters."""
    held = (ground.texts[source] for source in ground.sources)
    return len(token.word) < _SHORTEST or any(_written(token.word, text) for text in held)


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of words with capitals, titles aside."""
    for is_name, run in groupby(_parted(tokens), key=lambda token: token is not None):
        if is_name:
            yield [token for token in run if token is not None]


def _parted(tokens: Sequence[Token]) -> Iterator[Token | None]:
    """The words of a sentence that have capitals; None where a run of them ends."""
    for token in tokens:
        if token.breaks:
            yield None
        is_name = token.capital and token.content and not is_title(token.word)
        yield token if is_name else None


def _reply(ground: Ground, one: Mention, source: str, held: Sequence[Mention]) -> Reply | None:
    """What one article has: the name, one that is nearly the same, or neither."""
    place = _written(one.surface, ground.texts[source])
    if place:
        return Reply(SAME, Stretch(source, *place), one.surface, one.surface, 1.0)
    same = next((m for m in held if _is_form(one, m, held)), None)
    if same:
        return Reply(SAME, _place(same), one.surface, same.surface, 0.9)
    short = next((m for m in held if _is_short(one, m)), None)
    if short:
        why = f"The nearest text has “{short.surface}”, which may be a form of it."
        return Reply(UNSURE, _place(short), one.surface, short.surface, 0.85, why)
    near = [m for m in held if _is_near(one, m, ground.params)]
    if not near:
        return None
    best = max(near, key=lambda m: (len(m.surface), ground.near(_place(one), _place(m))))
    return Reply(DIFFERS, _place(best), one.surface, best.surface, 0.8)


def _place(one: Mention) -> Stretch:
    return Stretch(one.article_id, one.start, one.stop)


def _written(name: str, text: str) -> Span | None:
    """Where a text has a name as written, case aside."""
    bare = re.sub(r"['’]s?$", "", name)
    words = r"\s+".join(re.escape(word) for word in bare.split())
    found = re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def _is_form(one: Mention, other: Mention, held: Sequence[Mention]) -> bool:
    """Whether a name is a form of another: all its words are used, or it is house style."""
    if {one.type, other.type} <= _OF_PLACES and _one_people(one.surface, other.surface):
        return True
    if one.type != other.type:
        return False
    if one.type == "PERSON":
        forms = [m.surface for m in held if m.entity_id == other.entity_id]
        used = {token for form in forms for token in parse(form).tokens}
        return one.entity_id == other.entity_id and set(parse(one.surface).tokens) <= used
    long_ = min(len(one.surface), len(other.surface)) >= _TRANSLITERATED
    style = one_style(one.surface, other.surface) or (
        long_ and transliterated(one.surface, other.surface)
    )
    return style or one.entity_id == other.entity_id


def _is_short(one: Mention, other: Mention) -> bool:
    """Whether two persons' names may be forms of one: Bob and Robert Day."""
    both = other.type == "PERSON" and one.type in {"PERSON", ""}
    return both and compatible(parse(one.surface), parse(other.surface))


_TRANSLITERATED = 6
"""Letters from which equal consonants make one name: Jazira and Jazeera, not Brno and Bern."""
_OF_PLACES = frozenset(("GPE", "LOC", "NORP"))
_ENDING = re.compile(r"(?:land|i?ans?|eans?|ish|ese|ch|ic|ia|is?|y|es?|a|s)$")
"""What follows the stem that a place and its people share: Scotland, Scottish."""
_STEM = 3
"""Letters of the shortest such stem: Iran."""


def _one_people(one: str, other: str) -> bool:
    """Whether two words name a place and its people.

    >>> _one_people("Scotland", "Scottish"), _one_people("Austria", "Australians")
    (True, False)
    >>> _one_people("Iran", "Iranians")
    True
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    if len(short) >= _STEM and long.startswith(short) and _ENDING.fullmatch(long[len(short) :]):
        return True
    a, b = sorted((_stem(one), _stem(other)), key=len)
    return len(a) >= _STEM and b.startswith(a) and len(b) - len(a) <= 1


def _stem(name: str) -> str:
    return re.sub(r"(.)\1$", r"\1", _ENDING.sub("", fold(name)))


def _is_near(one: Mention, other: Mention, params: Params) -> bool:
    """Whether two names are nearly spelt alike, or two persons share a surname."""
    if one.type not in {other.type, ""}:
        return False
    if other.type != "PERSON":
        return are_near(fold(one.surface), fold(other.surface), params)
    a, b = parse(one.surface).tokens, parse(other.surface).tokens
    if not a or not b:
        return False
    return are_near_persons(one.surface, other.surface, params) or _share(a, b)


def _share(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names have one surname, or one given name and surnames much alike."""
    full = len(a) > 1 and len(b) > 1
    return full and (a[-1] == b[-1] or (a[0] == b[0] and a[-1][0] == b[-1][0]))


def _instead(
    ground: Ground, one: Mention, own: Sequence[Mention], known: dict[str, list[Mention]]
) -> list[Reply]:
    """Other names of that type that stand in its place and that the draft has nowhere."""
    used = {m.entity_id for m in own}
    near = (
        (ground.near(_place(one), _place(m)), m)
        for held in known.values()
        for m in held
        if m.type == one.type and m.entity_id not in used
    )
    best: dict[str, Reply] = {}
    for score, m in sorted(near, key=lambda pair: pair[0]):
        if score >= ground.params.draft_answers:
            best[m.article_id] = Reply(DIFFERS, _place(m), one.surface, m.surface, score)
    return list(best.values())
