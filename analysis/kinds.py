"""Kinds of difference between articles: one row each, the most serious first.

The opening page, Facts and Quotes list kinds in this order and call them by these names. Assumes
that what is more likely to mislead a reader is more serious: a meaning turned round, words changed
inside quotation marks, a figure, the status of an event, then shades of strength and certainty,
then names that may be one; everyday editing comes last. No name says which version came first: a
code may (`marks dropped`), for codes in tables stay as they are.
"""

from enum import Enum
from typing import NamedTuple


class Need(Enum):
    """What a difference of a kind needs before it is raised, beside its own words."""

    ALIGNMENT = "sentences that are aligned: among many articles chance brings it about"
    CLOSE_WORDS = "one more word in common around its words, in sentences that are not aligned"


class Kind(NamedTuple):
    """One kind of difference.

    `code`: what tables call it. `sign` and `name`: what it looks like and is called on screen.
    `page`: the page that lists all of its kind. `topic`: what differs, in a list of topics.
    `is_urgent`: set in the alarm colour. `is_finding`: whether it is worth a finding; if not, it is
    everyday editing and stays in its own table.
    """

    code: str
    sign: str
    name: str
    page: str
    topic: str = ""
    is_urgent: bool = False
    is_finding: bool = True
    needs: frozenset[Need] = frozenset()


_TURNED = frozenset(Need)
_LOOSE = frozenset((Need.CLOSE_WORDS,))

KINDS = (
    Kind(
        "meaning", "⇄", "Meaning differs", "Facts", "meaning", is_urgent=True,
        needs=frozenset((Need.ALIGNMENT,)),
    ),
    Kind(
        "quote meaning", "❝", "Meaning of a quotation differs", "Quotes", "quotations",
        is_urgent=True,
    ),
    Kind(
        "negation", "⇄", "Denied in one, stated in the other", "Facts", "denials", is_urgent=True,
        needs=_TURNED,
    ),
    Kind("altered", "❝", "Quotation altered", "Quotes", "quotations", is_urgent=True),
    Kind(
        "marks dropped", "❝", "Marks in one, none in the other", "Quotes", "quotation marks",
        is_urgent=True,
    ),
    Kind("speaker", "❝", "Different speaker", "Quotes", "speakers", is_urgent=True),
    Kind("number", "≠", "Numbers disagree", "Facts", "figures", is_urgent=True),
    Kind("date", "≠", "Dates disagree", "Facts", "dates", is_urgent=True),
    Kind(
        "subject", "≠", "Different person or organisation", "Facts", "who acts",
        needs=frozenset((Need.ALIGNMENT, Need.CLOSE_WORDS)),
    ),
    Kind("status", "≠", "Event status: planned or done", "Facts", "event status", needs=_LOOSE),
    Kind("updated", "↻", "Versions of one text differ", "Facts", "stage of the news"),
    Kind("name?", "@", "Different name in the same position", "Facts", "names"),
    Kind("strength", "≠", "Stronger or weaker", "Facts", "strength"),
    Kind("hedge", "≠", "Certainty differs", "Facts", "certainty", needs=_LOOSE),
    Kind("pronoun", "❝", "Different pronoun", "Quotes", "pronouns"),
    Kind("same name?", "@", "Same person or organisation?", "Entities", "names"),
    Kind(
        "said of", "❝", "Contradicts what another article says of the speaker", "Quotes",
        "speakers", is_finding=False,
    ),
    Kind(
        "attribution not carried", "❝", "Speaker named in one, not in the other", "Quotes",
        "quotations", is_finding=False,
    ),
    Kind("context dropped", "❝", "More sentences in one", "Quotes", "quotations", is_finding=False),
    Kind(
        "shortened", "❝", "Longer in one, shorter in the other", "Quotes", "quotations",
        is_finding=False,
    ),
    Kind("cue", "❝", "Different reporting verb", "Quotes", "quotations", is_finding=False),
)  # fmt: skip
"""Every kind, the most serious first."""

_BY_CODE = {kind.code: kind for kind in KINDS}
_SEVERITY = {kind.code: n for n, kind in enumerate(KINDS)}
_OF_QUOTES = {"meaning": "quote meaning"}
"""Changes in `quote_variants` that share their code with a kind of conflict."""


def kind(code: str) -> Kind:
    """The row of a kind; a code that no row has is its own name, at the end of the order.

    >>> kind("hedge").name, kind("unheard of").name
    ('Certainty differs', 'unheard of')
    """
    return _BY_CODE.get(code) or Kind(code, "≠", code, "", code)


def severity(code: str) -> int:
    """The place of a kind in the order of all kinds: 0 is the most serious.

    >>> severity("meaning") < severity("hedge") < severity("unheard of")
    True
    """
    return _SEVERITY.get(code, len(KINDS))


def of_change(change: str) -> Kind:
    """The kind of a change in `quote_variants`.

    >>> of_change("meaning").code, of_change("cue").code
    ('quote meaning', 'cue')
    """
    return kind(_OF_QUOTES.get(change, change))


def changes() -> tuple[str, ...]:
    """The changes that `quote_variants` knows, the most serious first."""
    back = {code: change for change, code in _OF_QUOTES.items()}
    return tuple(back.get(kind.code, kind.code) for kind in KINDS if kind.page == "Quotes")


def needing(need: Need) -> frozenset[str]:
    """The codes of the kinds with a need.

    >>> sorted(needing(Need.ALIGNMENT))
    ['meaning', 'negation', 'subject']
    """
    return frozenset(kind.code for kind in KINDS if need in kind.needs)
