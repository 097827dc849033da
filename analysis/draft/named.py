"""Names of a draft: who else has them, and which nearly equal name stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.draft.ground import Ground, Stretch
from analysis.draft.verdicts import DIFFERS, SAME, Check, Verdict, check
from analysis.names.near_forms import are_near, are_near_persons, one_style, transliterated
from analysis.names.person_match import compatible
from analysis.names.person_names import fold, parse
from analysis.schema import Mention

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params
    from analysis.text.spans import Span


def named(ground: Ground, mentions: pd.DataFrame, aside: Sequence[Span]) -> Iterator[Check]:
    """A check for every name of the draft, each form of it once, where it stands first.

    mentions: `schema.Mention` rows of the draft and its sources; aside: where the draft quotes.
    """
    every = [Mention(*row) for row in mentions.itertuples(index=False)]
    own = [one for one in every if one.article_id == ground.draft_id]
    known = {source: [m for m in every if m.article_id == source] for source in ground.sources}
    seen: set[str] = set()
    for one in own:
        quoted = any(start <= one.start < stop for start, stop in aside)
        if fold(one.surface) not in seen and not quoted:
            seen.add(fold(one.surface))
            found = [v for s in ground.sources if (v := _verdict(ground, one, s, known[s]))]
            yield check("name", (one.start, one.stop), found or _instead(ground, one, own, known))


def _verdict(ground: Ground, one: Mention, source: str, held: Sequence[Mention]) -> Verdict | None:
    """What one article has: the name, one that is nearly the same, or neither."""
    place = _written(one.surface, ground.texts[source])
    if place:
        return Verdict(SAME, Stretch(source, *place), one.surface, one.surface, 1.0)
    same = next((m for m in held if _is_form(one, m, held)), None)
    if same:
        return Verdict(SAME, _place(same), one.surface, same.surface, 0.9)
    near = [m for m in held if _is_near(one, m, ground.params)]
    if not near:
        return None
    best = max(near, key=lambda m: (len(m.surface), ground.near(_place(one), _place(m))))
    return Verdict(DIFFERS, _place(best), one.surface, best.surface, 0.8)


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
        whole = one.entity_id == other.entity_id and set(parse(one.surface).tokens) <= used
        return whole or compatible(parse(one.surface), parse(other.surface))
    style = one_style(one.surface, other.surface) or transliterated(one.surface, other.surface)
    return style or one.entity_id == other.entity_id


_OF_PLACES = frozenset(("GPE", "LOC", "NORP"))
_ENDING = re.compile(r"(?:land|i?ans?|eans?|ish|ese|ch|ic|ia|is?|y|es?|a|s)$")
"""What follows the stem that a place and its people share: Scotland, Scottish."""
_STEM = 3
"""Letters of the shortest such stem: Iran."""


def _one_people(one: str, other: str) -> bool:
    """Whether two words name a place and its people.

    >>> _one_people("Scotland", "Scottish"), _one_people("Austria", "Australians")
    (True, False)
    """
    a, b = sorted((_stem(one), _stem(other)), key=len)
    return len(a) >= _STEM and b.startswith(a) and len(b) - len(a) <= 1


def _stem(name: str) -> str:
    return re.sub(r"(.)\1$", r"\1", _ENDING.sub("", fold(name)))


def _is_near(one: Mention, other: Mention, params: Params) -> bool:
    """Whether two names are nearly spelt alike, or two persons share a surname."""
    if one.type != other.type:
        return False
    if one.type != "PERSON":
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
) -> list[Verdict]:
    """Other names of that type that stand in its place and that the draft has nowhere."""
    used = {m.entity_id for m in own}
    near = (
        (ground.near(_place(one), _place(m)), m)
        for held in known.values()
        for m in held
        if m.type == one.type and m.entity_id not in used
    )
    best: dict[str, Verdict] = {}
    for score, m in sorted(near, key=lambda pair: pair[0]):
        if score >= ground.params.draft_answers:
            best[m.article_id] = Verdict(DIFFERS, _place(m), one.surface, m.surface, score)
    return list(best.values())
