"""What the story says only of a company: shares, staff, branches, and "it" for who speaks.

Assumes that shares are held in companies, that staff and branches are a company's own, and that a
person who speaks is not "it". Fails on a person named as a business ("staff at Ann Lee").
"""

from __future__ import annotations

import re

from analysis.text.wordlists import marked

SURE = 12
"""Votes of a clue that outweighs two places where a model and a given name say "person"."""
LIKELY = 4
"""Votes of a clue that decides where nothing else speaks."""

_HOLDINGS = (
    r"(?:shares?|stocks?|stakes?|holdings?|shareholders?|investors?|investments?|bonds|flotation"
    r"|takeover|acquisition|subsidiary|subsidiaries|divisions?|branches|stores|outlets|franchises"
    r"|customers|bosses|executives|employees|delisting|administrators|creditors)"
)
_THINGS = (
    r"(?:staff|employees|workers|stores|shops|branches|outlets|factories|plants|customers|offices"
    r"|shareholders|subsidiaries|restaurants|hotels|depots|showrooms|clients)"
)
_MONEY = (
    r"(?:shares?|stocks?|shareholders?|profits?|revenues?|sales|turnover|earnings|customers|stores"
    r"|branches|factories|factory|headquarters|workforce|subsidiary|subsidiaries|share price"
    r"|bosses|executives|employees|workers|staff|board|market value|chief executive|products?)"
)
_TELLS = (
    r"(?:said|says|announced|announces|confirmed|added|warned|reported|claimed|admitted|insisted"
    r"|revealed|promised|pledged|declared|told [\w ]{1,30}?)"
)
_ACTS = (
    r"(?:would|will|could|may|might|had|has|plan(?:s|ned)|expect(?:s|ed)|intend(?:s|ed)|hope[sd]"
    r"|want(?:s|ed)|aim(?:s|ed)|did|does|was|is)"
)
_NOBODY = (
    r"(?:not )?(?:be|been|a|an|the|take|taken|time|become|mean|meant|seem|appear|cost|happen"
    r"|make|made"
    r"|come|rain\w*|snow\w*|getting|taking|looking|work|worked|help|too|very|so|like|clear|unclear|likely|unlikely"
    r"|possible"
    r"|wrong|right|good|bad|hard|difficult|important|up|in|on|all|just|only|about|going|gone)\b"
)
_IT = re.compile(
    rf"\s*,?\s*{_TELLS}(?: on \w+| late \w+| in a statement| today| yesterday| this week)?"
    rf"(?: that)? (?:it {_ACTS} (?:not |no longer |to |also |now )*(?!{_NOBODY})\w+|its\b)"
)
_OWN = re.compile(
    r"\s+(?:(?:is|are|was|has|had|will|would|plans?|said|says) )?(?:\w+ ){1,3}its (?!own\b)\w+"
)
_HAS = re.compile(
    r"(?:,? which)?\s+(?:(?:currently|already|now) )?(?:has|had|employs|employed|operates|operated"
    rf"|owns|runs|opened|closed) (?:[\w,-]+ ){{0,4}}?{_THINGS}\b"
    r"|\s+employ(?:s|ed) (?:[\w,-]+ ){1,3}people\b"
)
_ITS_MONEY = re.compile(rf"(?:['’]s?)? {_MONEY}\b")
_MOVES = re.compile(
    r"(?:['’]s?)? (?:shares?|stocks?|share price) (?:\w+ )?(?:fell|rose|closed|dropped|jumped"
    r"|slid|sank"
    r"|gained|lost|climbed|plunged|soared|slipped|tumbled|edged|were|was|have|had|price)\b"
)
_BEFORE = re.compile(rf"\b{_HOLDINGS} (?:in|of|at) (?:the )?$", re.IGNORECASE)
_KIND = re.compile(r"\b(?:the |a |an )?([a-z][\w-]+) $")
_OWNED = re.compile(r"['’]s?\b|['’]\s")


def company_votes(before: str, after: str) -> int:
    """Votes for a body from the text right before and after a name.

    >>> company_votes("Shares in ", " fell by a tenth.")
    12
    >>> [company_votes("", f" said it would {more}.") for more in ("close the plant", "be so")]
    [4, 0]
    >>> company_votes("He met ", " on Monday.")
    0
    """
    held = _BEFORE.search(before) and not _OWNED.match(after)
    votes = SURE * bool(held or _HAS.match(after) or _MOVES.match(after))
    votes += LIKELY * bool(_IT.match(after)) + LIKELY * bool(_ITS_MONEY.match(after))
    votes += LIKELY * _is_of_a_kind(before)
    return votes + LIKELY // 2 * bool(_OWN.match(after) and not _IT.match(after))


def speaks_as_it(after: str) -> bool:
    """Whether the name speaks of itself as "it"."""
    return bool(_IT.match(after))


def _is_of_a_kind(before: str) -> bool:
    """Whether a kind of body stands right before: "the retailer", "energy firm"."""
    kind = _KIND.search(before)
    return bool(kind and kind.group(1) in marked("body_words", "body"))
