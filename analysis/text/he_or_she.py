"""He or she: the gender that a pronoun, a form of address or a given name tells, as "m" or "f"."""

from collections.abc import Iterable

from analysis.text.wordlists import mapping, marked

PRONOUN = {"m": "he", "f": "she", "": ""}
"""The pronoun of each gender, as it is shown to an editor."""


def of_pronoun(word: str) -> str:
    """The gender of a folded pronoun; empty for any other word.

    >>> [of_pronoun(word) for word in ("him", "herself", "they")]
    ['m', 'f', '']
    """
    return mapping("pronouns").get(word, "")


def of_titles(titles: Iterable[str]) -> str:
    """The gender that folded titles and occupations tell; empty where none or both do.

    >>> [of_titles(titles) for titles in (["lord", "mayor"], ["duchess"], ["mr", "mrs"])]
    ['m', 'f', '']
    """
    told = {mapping("title_genders").get(title) for title in titles}
    return _either("m" in told, "f" in told)


def of_address(word: str) -> str:
    """The gender of a folded form of address; King, Prince and Sister may be surnames or given.

    >>> [of_address(word) for word in ("ms", "dr", "king")]
    ['f', '', '']
    """
    return of_titles([word]) if word in marked("titles", "address") else ""


def of_given(name: str) -> str:
    """What a folded given name suggests; empty where both or neither bear it.

    >>> [of_given(name) for name in ("roger", "xqz")]
    ['m', '']
    """
    return _either(name in marked("given_names", "m"), name in marked("given_names", "f"))


def _either(his: bool, hers: bool) -> str:
    return "" if his == hers else "m" if his else "f"
