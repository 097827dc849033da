"""Full names that differ by a few letters in every part, wherever they stand (Oonagh Pirrie).

Assumes that two names of two words with nearly the same letters in both, of which neither article
has the other's, may be one person's. Names that share a word are left to sentences that answer each
other and to `near_names`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.names.near_forms import both_alike

if TYPE_CHECKING:
    from analysis.claims.pairs import Place
    from analysis.claims.sentence import Claim
    from analysis.claims.subjects import Name, Roles
    from analysis.params import Params

_CROWD = 60
"""Names with the same initials that are compared; more would cost quadratic time."""


class Form(NamedTuple):
    """The first place of a full name in an article."""

    sentence: Claim
    name: Name


def forms(
    sentences: dict[Place, Claim], known_roles: dict[Place, Roles]
) -> dict[str, dict[tuple[str, ...], Form]]:
    """The full names of each article, each at its first place."""
    found: dict[str, dict[tuple[str, ...], Form]] = defaultdict(dict)
    for place, sentence in sentences.items():
        for name in known_roles[place].names:
            if len(name.words) == 2:
                found[sentence.article_id].setdefault(name.words, Form(sentence, name))
    return found


def near_forms(
    sentences: dict[Place, Claim], known_roles: dict[Place, Roles], params: Params
) -> Iterator[tuple[Form, Form]]:
    """Two forms of what may be one name, the earlier article first."""
    least = params.form_alike
    known = forms(sentences, known_roles)
    initials: dict[str, list[Form]] = defaultdict(list)
    for of_article in known.values():
        for words, form in of_article.items():
            initials[words[0][0] + words[1][0]].append(form)
    for group in initials.values():
        for one, two in combinations(group[:_CROWD], 2):
            if _differ(one, two, known) and both_alike(one.name.words, two.name.words, least):
                yield one, two


def _differ(one: Form, two: Form, known: dict[str, dict[tuple[str, ...], Form]]) -> bool:
    """Whether two articles have one form each."""
    article_a, article_b = one.sentence.article_id, two.sentence.article_id
    return (
        article_a != article_b
        and one.name.words not in known[article_b]
        and two.name.words not in known[article_a]
    )
